#include "app/window/translations.h"
#include "pages/backtestpage.h"
#include "pages/backtestview.h"
#include "pages/judged.h"
#include "pages/pagefixture.h"

#include <QDoubleSpinBox>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using pages::BacktestPage;
using Fixture = tests::PageFixture<BacktestPage>;

namespace {

/// A few days of minutes that know nothing, traded once.
const engine::BacktestPtr& traded()
{
    static const engine::BacktestPtr report = tests::backtest(
        tests::minutes(3, tests::kNow), {.model = "seed", .options = {.threshold = 0.51, .randomRuns = 100}},
        tests::kNow - std::chrono::hours(2));
    return report;
}

engine::BacktestRequest asked(const Fixture& f)
{
    engine::BacktestRequest request;
    request.model.clear();
    const auto connection =
        QObject::connect(f.page, &BacktestPage::backtestRequested,
                         [&request](const engine::BacktestRequest& one) { request = one; });
    f.click(u"runButton"_s);
    QObject::disconnect(connection);
    return request;
}

} // namespace

class TestBacktestPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_translations.use(u"en"_s); }

    void emptyItSaysWhatItWillShow()
    {
        Fixture f;
        QVERIFY(f.shows(u"emptyCard"_s) && !f.shows(u"results"_s) && !f.page->hasContent());
        QVERIFY(f.text(u"emptyLabel"_s).contains(u"Run backtest"_s));
        QVERIFY(f.find<QAbstractButton>(u"runButton"_s)->isEnabled());
    }

    void whileItRunsThereIsNoSecondRun()
    {
        Fixture f;
        f.run(engine::JobKind::Evaluate);
        QVERIFY(f.find<QAbstractButton>(u"runButton"_s)->isEnabled());
        f.run(engine::JobKind::Backtest);
        QVERIFY(!f.find<QAbstractButton>(u"runButton"_s)->isEnabled() && f.shows(u"runningLabel"_s));
    }

    void theRequestCarriesWhatWasChosen()
    {
        Fixture f;
        const engine::BacktestRequest standard = asked(f);
        QCOMPARE(standard.model, std::string("adaptive"));
        QVERIFY(!standard.step && !standard.options.shortToo);
        QCOMPARE(standard.options.threshold, evaluation::BacktestOptions().threshold);
        QCOMPARE(standard.options.feeBp, evaluation::BacktestOptions().feeBp);
        QCOMPARE(standard.options.slippageBp, evaluation::BacktestOptions().slippageBp);
        f.choose(u"modelBox"_s, u"prior"_s);
        f.choose(u"stepBox"_s, u"15m"_s);
        f.find<QDoubleSpinBox>(u"thresholdBox"_s)->setValue(52.5);
        f.find<QDoubleSpinBox>(u"feeBox"_s)->setValue(7.5);
        f.find<QDoubleSpinBox>(u"slippageBox"_s)->setValue(0);
        f.find<QComboBox>(u"directionBox"_s)->setCurrentIndex(1);
        const engine::BacktestRequest chosen = asked(f);
        QCOMPARE(chosen.model, std::string("prior"));
        QVERIFY(chosen.step == core::Step::fromName("15m") && chosen.options.shortToo);
        QCOMPARE(chosen.options.threshold, 0.525);
        QCOMPARE(chosen.options.feeBp, 7.5);
        QCOMPARE(chosen.options.slippageBp, 0.0);
    }

    /// What the boxes let through, the engine takes.
    void theBoxesEndWhereTheOptionsDo()
    {
        Fixture f;
        const auto* threshold = f.find<QDoubleSpinBox>(u"thresholdBox"_s);
        QVERIFY(threshold->minimum() >= 50.0 && threshold->maximum() < 100.0);
        for (const QString& name : {u"feeBox"_s, u"slippageBox"_s}) {
            const auto* box = f.find<QDoubleSpinBox>(name);
            QVERIFY(box->minimum() >= 0.0 && box->maximum() <= 1000.0);
        }
    }

    void theFiguresAreTheReports()
    {
        Fixture f;
        f.snapshot.backtest = traded();
        f.present();
        const evaluation::Backtest& result = traded()->result;
        const plots::Figure& equity = f.figure(u"equityCard"_s);
        QCOMPARE(equity.curves.back().points.size(), result.curve.size());
        QCOMPARE(equity.curves.back().points.back().y(), 100.0 * (result.curve.back().equity - 1.0));
        QCOMPARE(equity.bands.front().low.size(), result.band->low.size());
        QCOMPARE(f.figure(u"drawdownCard"_s).curves.back().points.back().y(),
                 -100.0 * result.curve.back().drawdown);
        const plots::Figure& returns = f.figure(u"returnsCard"_s);
        QCOMPARE(returns.curves.back().points.size(), traded()->sweep.size());
        QCOMPARE(returns.dots.front().points.front(), QPointF(51.0, 100.0 * result.finalReturn));
        QCOMPARE(f.figure(u"tradeCountsCard"_s).dots.front().points.front(),
                 QPointF(51.0, double(result.trades)));
        QCOMPARE(f.text(u"trades_1"_s).remove(u','), QString::number(result.trades));
        QVERIFY(
            f.find<QWidget>(u"returnsCard"_s)->findChild<QLabel*>(u"caption"_s)->text().contains(u"luck"_s));
        QVERIFY(f.text(u"subjectLabel"_s).contains(u"51.0"_s) &&
                f.text(u"subjectLabel"_s).contains(u"2 h ago"_s));
    }

    void theModelsAccuracyIsThatOfTheSameModel()
    {
        Fixture f;
        f.snapshot.backtest = traded();
        f.present();
        QCOMPARE(f.text(u"modelAccuracy_0"_s), u"–"_s);
        engine::Evaluation evaluation;
        evaluation.series = traded()->series;
        evaluation.report.model = "adaptive";
        evaluation.report.step = traded()->step;
        evaluation.report.pooled.accuracy = 0.512;
        f.snapshot.evaluation = std::make_shared<const engine::Evaluation>(evaluation);
        f.present();
        QCOMPARE(f.text(u"modelAccuracy_0"_s), u"–"_s);
        evaluation.report.model = "seed";
        f.snapshot.evaluation = std::make_shared<const engine::Evaluation>(evaluation);
        f.present();
        QVERIFY(f.text(u"modelAccuracy_0"_s).startsWith(u"51.2"_s));
    }

    void costsThatNoAccuracyEarnsAreNoPercentage()
    {
        Fixture f;
        engine::BacktestReport report = *traded();
        report.result.breakEvenAccuracy = 2.645;
        f.snapshot.backtest = std::make_shared<const engine::BacktestReport>(report);
        f.present();
        QCOMPARE(f.text(u"breakEven_0"_s), u"none: costs exceed any gain"_s);
        report.result.breakEvenAccuracy = 0.62;
        f.snapshot.backtest = std::make_shared<const engine::BacktestReport>(report);
        f.present();
        QCOMPARE(f.text(u"breakEven_0"_s), u"62.0\u00a0%"_s);
    }

    void tradesThatShareTheirCostsAreSaidTo()
    {
        engine::BacktestReport report = *traded();
        report.result.roundTripBp = 20;
        report.result.meanTradeBeforeCostsBp = 3;
        const auto meaning = [&report] {
            const auto facts = pages::BacktestView::trades(report);
            return std::ranges::find(facts.rows, u"meanTrade"_s, &pages::Fact::id)->meaning;
        };
        report.result.meanTradeBp = -17;
        QVERIFY(!meaning().contains(u"share their costs"_s));
        report.result.meanTradeBp = -4.5;
        QVERIFY(meaning().contains(u"share their costs"_s));
    }

    void whatIsUndefinedIsADash()
    {
        Fixture f;
        f.snapshot.backtest = std::make_shared<const engine::BacktestReport>();
        f.present();
        for (const QString& id : {u"sharpe_0"_s, u"sharpeInterval_1"_s, u"percentile_0"_s, u"hitRate_0"_s,
                                  u"hitRate_1"_s, u"meanTrade_1"_s, u"meanMove_0"_s, u"breakEven_0"_s})
            QCOMPARE(f.text(id), u"–"_s);
        for (const QLabel* label : f.page->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(u"nan"_s, Qt::CaseInsensitive), qPrintable(label->text()));
        QVERIFY(!f.page->hasContent());
        QCOMPARE(f.text(u"headlineLabel"_s), u"It never traded."_s);
    }

    void withoutRandomEntriesThereIsNoBand()
    {
        Fixture f;
        engine::BacktestReport report = *traded();
        report.result.band.reset();
        report.bandTimes.clear();
        f.snapshot.backtest = std::make_shared<const engine::BacktestReport>(report);
        f.present();
        QVERIFY(f.figure(u"equityCard"_s).bands.empty());
        QCOMPARE(f.figure(u"equityCard"_s).curves.size(), 2U);
    }

    void itCanBeSaved()
    {
        Fixture f;
        f.snapshot.backtest = traded();
        f.present();
        const QTemporaryDir folder;
        QVERIFY(f.page->savePicture(folder.filePath(u"a.png"_s)).has_value());
        QVERIFY(QImage(folder.filePath(u"a.png"_s)).height() > 1000);
        const auto lines = f.page->saveData(folder.filePath(u"a.csv"_s));
        QFile csv(folder.filePath(u"a.csv"_s));
        QVERIFY(lines && *lines > traded()->result.curve.size() && csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readAll().contains("Z,")); // times in UTC
    }

    void everyControlIsReachedAndNamed()
    {
        Fixture f;
        f.snapshot.backtest = traded();
        f.present();
        QCOMPARE(tests::namelessControls(*f.page), QStringList());
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        QCOMPARE(tests::tabOrder(*f.find<QWidget>(u"modelBox"_s), 8),
                 (QStringList{u"modelBox"_s, u"stepBox"_s, u"thresholdBox"_s, u"feeBox"_s, u"slippageBox"_s,
                              u"directionBox"_s, u"runButton"_s, u"scroll"_s}));
    }

    void itsTextsFit_data() { tests::addLanguagesAndSizes(); }
    void itsTextsFit()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        m_translations.use(language);
        Fixture f(size);
        QTRY_VERIFY2(tests::cutTexts(*f.page).isEmpty(), qPrintable(tests::cutTexts(*f.page).join(u"; "_s)));
        engine::BacktestReport report = *traded();
        report.warnings = {engine::kPriorSawThis};
        report.request.options.shortToo = true;
        f.snapshot.backtest = std::make_shared<const engine::BacktestReport>(report);
        f.run(engine::JobKind::Backtest);
        QTRY_VERIFY2(tests::cutTexts(*f.page).isEmpty(), qPrintable(tests::cutTexts(*f.page).join(u"; "_s)));
    }

private:
    app::Translations m_translations;
};

QTEST_MAIN(TestBacktestPage)
#include "tst_backtestpage.moc"
