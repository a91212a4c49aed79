#include "gui/windowfixture.h"

#include "pages/page.h"

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::WindowFixture;

namespace {

/// With a forecast of both models.
engine::Snapshot both(const WindowFixture& f, double adaptive = 0.541)
{
    engine::Snapshot snapshot = f.trained(0.527);
    snapshot.adaptiveForecast = support::FakeEngine::forecast(adaptive, f.clock.now(), 26'123.45);
    return snapshot;
}

QString pageInSight(const WindowFixture& f)
{
    return f.find<QStackedWidget>(u"pages"_s)->currentWidget()->objectName();
}

template <typename T>
T* in(const WindowFixture& f, const QString& page, const QString& name)
{
    T* found = f.find<QWidget>(page)->findChild<T*>(name);
    if (!found)
        qFatal("no %s in %s", qPrintable(name), qPrintable(page));
    return found;
}

engine::JobStatus job(engine::JobKind kind, const char* id)
{
    engine::JobStatus status;
    status.id = id;
    status.kind = kind;
    status.done = 1;
    status.total = 4;
    return status;
}

} // namespace

/// Turning the pages, whose forecast comes first, and what pages ask of the engine.
class TestWindowPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAdaptiveForecastComesFirst()
    {
        WindowFixture f;
        f.engine.show(both(f));
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"54.1 %"_s);
        QCOMPARE(f.text(u"modelLabel"_s), u"Adaptive model"_s);
        QCOMPARE(f.text(u"otherLabel"_s), u"Simple model: 52.7 %"_s);
    }

    void theReaderCanTurnThatRoundAndItIsRemembered()
    {
        WindowFixture f;
        f.engine.show(both(f));
        f.trigger(u"leadSimpleAction"_s);
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"52.7 %"_s);
        QCOMPARE(f.text(u"otherLabel"_s), u"Adaptive model: 54.1 %"_s);
        gui::MainWindow again(f.engine, f.clock, f.settings, {u"9.8.7"_s, {}, {}, false});
        QCOMPARE(again.findChild<QLabel*>(u"numberLabel"_s)->text(), u"52.7 %"_s);
        QVERIFY(again.findChild<QAction*>(u"leadSimpleAction"_s)->isChecked());
    }

    void whereOnlyOneHasAForecastThatOneLeads()
    {
        WindowFixture f;
        f.engine.show(f.trained(0.527));
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"52.7 %"_s);
        QCOMPARE(f.text(u"otherLabel"_s), u"Adaptive model: needs 61 steps without a hole"_s);
        engine::Snapshot snapshot = both(f);
        snapshot.forecast = core::failure(core::ErrorKind::NoModel, "no model has been trained");
        snapshot.model = nullptr;
        snapshot.usableRows = 7;
        f.engine.show(snapshot);
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"54.1 %"_s);
        QCOMPARE(f.text(u"otherLabel"_s), u"Simple model: 7 of 40 usable rows to train on"_s);
    }

    void whileNeitherHasOneBothSayWhatTheyWaitFor()
    {
        WindowFixture f;
        engine::Snapshot snapshot = f.prices(20);
        snapshot.usableRows = 7;
        f.engine.show(snapshot);
        QTRY_VERIFY(f.text(u"headlineLabel"_s).contains(u"7 of 40"_s));
        QCOMPARE(f.text(u"otherLabel"_s), u"Adaptive model: needs 61 steps without a hole"_s);
    }

    void anOldForecastOfTheOtherModelIsGreyAsWell()
    {
        WindowFixture f;
        f.engine.show(both(f));
        QTRY_COMPARE(f.text(u"otherLabel"_s), u"Simple model: 52.7 %"_s);
        QVERIFY(f.find<QLabel>(u"otherLabel"_s)->property("role").toString().isEmpty());
        const engine::Snapshot old = both(f);
        f.clock.advance(1h);
        f.engine.show(old);
        QTRY_COMPARE(f.find<QLabel>(u"otherLabel"_s)->property("role").toString(), u"greyed"_s);
    }

    void whatATradeCostsIsBesideTheProbability()
    {
        WindowFixture f;
        engine::Snapshot snapshot = both(f);
        QVERIFY(!f.shows(u"costLabel"_s));
        snapshot.adaptiveForecast->breakEven = {.accuracy = 0.75, .costBp = 5, .meanAbsoluteMoveBp = 10};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.text(u"costLabel"_s).contains(u"5.0 bp"_s));
        QVERIFY(f.text(u"costLabel"_s).contains(u"75.0 %"_s));
        snapshot.adaptiveForecast->breakEven = {.accuracy = 1.5, .costBp = 20, .meanAbsoluteMoveBp = 10};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.text(u"costLabel"_s).contains(u"no forecast pays"_s));
    }

    void withoutPricesThereIsNothingToTurnTo()
    {
        WindowFixture f;
        QCOMPARE(pageInSight(f), u"welcomePage"_s);
        QVERIFY(!f.shows(u"pageTabs"_s));
        QVERIFY(!f.find<QAction>(u"modelPageAction"_s)->isEnabled());
        f.engine.show(f.prices(3));
        QTRY_COMPARE(pageInSight(f), u"chartPage"_s);
        QVERIFY(f.shows(u"pageTabs"_s));
    }

    void pagesAreTurnedByActionsAndByTabs()
    {
        WindowFixture f;
        f.engine.show(both(f));
        QTRY_VERIFY(f.shows(u"pageTabs"_s));
        const auto* tabs = f.find<QTabBar>(u"pageTabs"_s);
        const std::pair<QString, QString> pages[]{
            {u"modelPageAction"_s, u"modelPage"_s},           {u"scorecardPageAction"_s, u"scorecardPage"_s},
            {u"evaluationPageAction"_s, u"evaluationPage"_s}, {u"backtestPageAction"_s, u"backtestPage"_s},
            {u"leakLabPageAction"_s, u"leakLabPage"_s},       {u"pricesPageAction"_s, u"chartPage"_s}};
        QCOMPARE(tabs->count(), int(std::size(pages)));
        for (const auto& [action, page] : pages) {
            f.trigger(action);
            QCOMPARE(pageInSight(f), page);
            QCOMPARE(tabs->tabText(tabs->currentIndex()), f.find<QAction>(action)->text().remove(u'&'));
        }
        f.find<QTabBar>(u"pageTabs"_s)->setCurrentIndex(1);
        QCOMPARE(pageInSight(f), u"modelPage"_s);
        QVERIFY(f.find<QAction>(u"modelPageAction"_s)->isChecked());
        gui::MainWindow again(f.engine, f.clock, f.settings, {u"9.8.7"_s, {}, {}, false});
        QCOMPARE(again.findChild<QStackedWidget*>(u"pages"_s)->currentWidget()->objectName(), u"modelPage"_s);
    }

    void anEmptyPageHasNothingToSave()
    {
        WindowFixture f;
        f.engine.show(both(f));
        QTRY_VERIFY(f.find<QAction>(u"saveChartAction"_s)->isEnabled());
        f.trigger(u"evaluationPageAction"_s);
        for (const auto& name : {u"copyChartAction"_s, u"saveChartAction"_s, u"saveDataAction"_s,
                                 u"fitAction"_s, u"saveReportAction"_s})
            QVERIFY2(!f.find<QAction>(name)->isEnabled(), qPrintable(name));
        f.trigger(u"pricesPageAction"_s);
        QVERIFY(f.find<QAction>(u"fitAction"_s)->isEnabled());
    }

    void whatPagesAskForReachesTheEngine()
    {
        WindowFixture f;
        f.engine.show(both(f));
        QTRY_VERIFY(f.shows(u"pageTabs"_s));
        in<QPushButton>(f, u"evaluationPage"_s, u"evaluateButton"_s)->click();
        in<QPushButton>(f, u"backtestPage"_s, u"runButton"_s)->click();
        in<QPushButton>(f, u"leakLabPage"_s, u"runButton"_s)->click();
        const std::vector<std::string> calls = f.engine.calls();
        QCOMPARE(calls.size(), std::size_t{3});
        QVERIFY(QString::fromStdString(calls[0]).startsWith(u"evaluate"_s));
        QVERIFY(QString::fromStdString(calls[1]).startsWith(u"backtest"_s));
        QVERIFY(QString::fromStdString(calls[2]).startsWith(u"leak"_s));
    }

    void workOfAPageIsShownAtTheSideAndCanBeStopped()
    {
        WindowFixture f;
        engine::Snapshot snapshot = both(f);
        snapshot.jobs = {job(engine::JobKind::Evaluate, "evaluate-1"),
                         job(engine::JobKind::LeakLab, "leak-2")};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"pageTabs"_s));
        f.trigger(u"evaluationPageAction"_s);
        QTRY_VERIFY(!in<QPushButton>(f, u"evaluationPage"_s, u"evaluateButton"_s)->isEnabled());
        for (QPushButton* cancel :
             f.find<QWidget>(u"side"_s)->findChildren<QPushButton*>(u"cancelButton"_s)) {
            if (cancel->isVisible())
                cancel->click();
        }
        QCOMPARE(f.engine.calls(), (std::vector<std::string>{"cancel evaluate-1", "cancel leak-2"}));
    }

    void anotherWindowGoesOnWithWhatWasChosen()
    {
        WindowFixture f;
        engine::Snapshot snapshot = both(f);
        snapshot.jobs = {job(engine::JobKind::Evaluate, "evaluate-1")};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"evaluateJob"_s));
        snapshot.jobs[0].state = engine::JobState::Done;
        f.engine.show(snapshot);
        f.trigger(u"predictAction"_s); // reads at once
        auto* step = in<QComboBox>(f, u"evaluationPage"_s, u"stepBox"_s);
        step->setCurrentIndex(step->findData(u"sample"_s));
        auto* threshold = in<QDoubleSpinBox>(f, u"backtestPage"_s, u"thresholdBox"_s);
        threshold->setValue(57.5);
        f.trigger(u"evaluationPageAction"_s);
        gui::MainWindow again(f.engine, f.clock, f.settings, {u"9.8.7"_s, {}, {}, false});
        again.takeOver(*f.window);
        const auto* page = again.findChild<QWidget*>(u"evaluationPage"_s);
        QCOMPARE(page->findChild<QComboBox*>(u"stepBox"_s)->currentData().toString(), u"sample"_s);
        QCOMPARE(again.findChild<QWidget*>(u"backtestPage"_s)
                     ->findChild<QDoubleSpinBox*>(u"thresholdBox"_s)
                     ->value(),
                 57.5);
        const auto* card = again.findChild<QWidget*>(u"evaluateJob"_s);
        QVERIFY(!card->isHidden()); // what came of it stays to be read
        QCOMPARE(card->findChild<QLabel*>(u"titleLabel"_s)->text(), u"Evaluation finished"_s);
    }

    void onlyTheNewestThatEndedWellStays()
    {
        WindowFixture f;
        engine::Snapshot snapshot = both(f);
        snapshot.jobs = {job(engine::JobKind::Evaluate, "evaluate-1"),
                         job(engine::JobKind::LeakLab, "leak-2"),
                         job(engine::JobKind::Backtest, "backtest-3")};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"evaluateJob"_s) && f.shows(u"leak_labJob"_s));
        for (std::size_t i = 0; i < snapshot.jobs.size(); ++i) {
            snapshot.jobs[i].state = i == 2 ? engine::JobState::Failed : engine::JobState::Done;
            snapshot.jobs[i].ended = f.clock.now() - (9 - static_cast<int>(i)) * 1s;
        }
        f.engine.show(snapshot);
        QTRY_VERIFY(!f.shows(u"evaluateJob"_s));
        QVERIFY(f.shows(u"leak_labJob"_s));
        QVERIFY(f.shows(u"backtestJob"_s)); // a failure stays until it is read
    }

    void theScorecardOpensOnTheModelThatLeads()
    {
        WindowFixture f;
        f.engine.show(both(f));
        const auto* model = in<QComboBox>(f, u"scorecardPage"_s, u"modelBox"_s);
        QCOMPARE(model->currentData().toString(), u"adaptive"_s);
        f.trigger(u"leadSimpleAction"_s);
        QCOMPARE(model->currentData().toString(), u"seed"_s);
        gui::MainWindow again(f.engine, f.clock, f.settings, {u"9.8.7"_s, {}, {}, false});
        QCOMPARE(again.findChild<QWidget*>(u"scorecardPage"_s)
                     ->findChild<QComboBox*>(u"modelBox"_s)
                     ->currentData()
                     .toString(),
                 u"seed"_s);
    }

    void expertsHaveNamesForPeople()
    {
        WindowFixture f;
        const auto* models = in<QComboBox>(f, u"evaluationPage"_s, u"modelBox"_s);
        const int half = models->findData(u"seed-half"_s);
        QVERIFY(half >= 0);
        for (int i = 0; i < models->count(); ++i)
            QVERIFY2(!models->itemText(i).contains(u"-half"_s) &&
                         !models->itemText(i).contains(u"learned-"_s),
                     qPrintable(models->itemText(i)));
        QVERIFY(models->itemText(half).contains(u"Simple model"_s));
    }

    void tooFewPricesToJudgeAreTold()
    {
        WindowFixture f;
        f.engine.show(both(f));
        QTRY_VERIFY(f.shows(u"pageTabs"_s));
        in<QPushButton>(f, u"evaluationPage"_s, u"evaluateButton"_s)->click();
        QVERIFY(f.engine.answerEvaluate(core::failure(core::ErrorKind::NotEnoughData, "too few steps")));
        QTRY_VERIFY(f.shows(u"messageBar"_s));
        bool said = false;
        for (const QLabel* label : f.find<QWidget>(u"messageBar"_s)->findChildren<QLabel*>())
            said = said || label->text().contains(u"too few prices in a row"_s);
        QVERIFY(said);
    }
};

QTEST_MAIN(TestWindowPages)
#include "tst_windowpages.moc"
