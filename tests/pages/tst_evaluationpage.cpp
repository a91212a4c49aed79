#include "app/window/translations.h"
#include "pages/evaluationpage.h"
#include "pages/judged.h"
#include "pages/pagefixture.h"
#include "support/judgements.h"

#include <QCheckBox>
#include <QFile>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <cmath>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using evaluation::kUndefined;
using pages::EvaluationPage;
using Fixture = tests::PageFixture<EvaluationPage>;

namespace {

/// A judgement of two days of minutes that know nothing, made once.
const engine::EvaluationPtr& judged()
{
    static const engine::EvaluationPtr evaluation = tests::evaluate(
        tests::minutes(3, tests::kNow), {.controls = true}, tests::kNow - std::chrono::minutes(3));
    return evaluation;
}

engine::EvaluationPtr shared(engine::Evaluation evaluation)
{
    return std::make_shared<const engine::Evaluation>(std::move(evaluation));
}

engine::EvaluateRequest asked(const Fixture& f)
{
    engine::EvaluateRequest request;
    const auto connection =
        QObject::connect(f.page, &EvaluationPage::evaluateRequested,
                         [&request](const engine::EvaluateRequest& one) { request = one; });
    f.click(u"evaluateButton"_s);
    QObject::disconnect(connection);
    return request;
}

} // namespace

class TestEvaluationPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_translations.use(u"en"_s); }

    void emptyItSaysWhatItWillShow()
    {
        Fixture f;
        f.snapshot.samples = tests::minutes(1, tests::kNow);
        f.present();
        QVERIFY(f.shows(u"emptyCard"_s) && !f.shows(u"results"_s));
        QVERIFY(f.text(u"emptyLabel"_s).contains(u"1,440"_s));
        QVERIFY(f.find<QAbstractButton>(u"evaluateButton"_s)->isEnabled());
        QVERIFY(!f.find<QAbstractButton>(u"reportButton"_s)->isEnabled());
        QVERIFY(!f.page->hasReport() && !f.page->hasContent());
        QCOMPARE(f.page->saveReport(u"/nowhere"_s).error().kind, core::ErrorKind::NotFound);
    }

    void whileItRunsThereIsNoSecondRun()
    {
        Fixture f;
        QVERIFY(!f.shows(u"runningLabel"_s));
        f.run(engine::JobKind::Backtest); // another's work
        QVERIFY(f.find<QAbstractButton>(u"evaluateButton"_s)->isEnabled());
        f.run(engine::JobKind::Evaluate);
        QVERIFY(!f.find<QAbstractButton>(u"evaluateButton"_s)->isEnabled() && f.shows(u"runningLabel"_s));
        f.snapshot.jobs.front().state = engine::JobState::Done;
        f.present();
        QVERIFY(f.find<QAbstractButton>(u"evaluateButton"_s)->isEnabled() && !f.shows(u"runningLabel"_s));
    }

    void theRequestCarriesWhatWasChosen()
    {
        Fixture f;
        QCOMPARE(asked(f), engine::EvaluateRequest());
        f.choose(u"modelBox"_s, u"logistic"_s);
        f.choose(u"stepBox"_s, u"5m"_s);
        f.choose(u"windowBox"_s, u"rolling"_s);
        f.find<QSpinBox>(u"daysBox"_s)->setValue(7);
        f.find<QCheckBox>(u"controlsBox"_s)->setChecked(true);
        engine::EvaluateRequest wanted{.model = "logistic",
                                       .step = core::Step::fromName("5m"),
                                       .window = evaluation::Window::Rolling,
                                       .rollingDays = 7,
                                       .controls = true};
        QCOMPARE(asked(f), wanted);
        f.choose(u"modelBox"_s, u"adaptive"_s); // which remembers as it is made to
        QVERIFY(!f.find<QComboBox>(u"windowBox"_s)->isEnabled());
        wanted.model = "adaptive";
        wanted.window = evaluation::Window::Expanding;
        wanted.rollingDays = 30;
        QCOMPARE(asked(f), wanted);
    }

    void everyModelThatIsOfferedCanBeWalked()
    {
        Fixture f;
        const auto* box = f.find<QComboBox>(u"modelBox"_s);
        int models = 0;
        for (int i = 0; i < box->count(); ++i) {
            const QString model = box->itemData(i).toString();
            if (model.isEmpty())
                continue; // the line between
            QVERIFY2(evaluation::isModel(model.toStdString()), qPrintable(model));
            ++models;
        }
        QVERIFY(models > 10);
    }

    void theFiguresAreTheReports()
    {
        Fixture f;
        f.snapshot.evaluation = judged();
        f.present();
        const evaluation::Metrics& m = judged()->report.pooled;
        QVERIFY(f.shows(u"results"_s) && !f.shows(u"emptyCard"_s));
        QCOMPARE(f.figure(u"rocCard"_s).curves.front().points.size(), m.roc.size());
        QCOMPARE(f.figure(u"rocCard"_s).curves.size(), 3U); // the seed's, and the coin's
        QCOMPARE(f.figure(u"reliabilityCard"_s).dots.front().points.size(), m.reliability.size());
        QCOMPARE(f.figure(u"reliabilityCard"_s).dots.front().points.front().y(),
                 100.0 * m.reliability.front().shareRisen);
        std::size_t periods = 0;
        for (const plots::Dots& dots : f.figure(u"foldsCard"_s).dots)
            periods += dots.points.size();
        QCOMPARE(periods, judged()->report.folds.size());
        QCOMPARE(f.text(u"truePositivesCount"_s).remove(u','), QString::number(m.truePositives));
        QCOMPARE(f.text(u"trueNegativesCount"_s).remove(u','), QString::number(m.trueNegatives));
        QCOMPARE(f.text(u"accuracy_0"_s).left(4), QString::number(100.0 * m.accuracy, 'f', 1));
        QCOMPARE(f.text(u"logLoss_2"_s), u"0.69315"_s); // the coin's
        QVERIFY(f.text(u"controlsLabel"_s).contains(u"ontrols"_s));
        QVERIFY(f.text(u"subjectLabel"_s).contains(u"3 min ago"_s));
        QVERIFY(!f.shows(u"warningLabel"_s));
    }

    void ofTheSeedOnlyTheCoinStandsBeside()
    {
        Fixture f;
        engine::Evaluation seed = *judged();
        seed.report.model = "seed";
        seed.beside = {seed.beside.front()};
        f.snapshot.evaluation = shared(seed);
        f.present();
        QCOMPARE(f.text(u"logLoss_1"_s), u"0.69315"_s);
        QVERIFY(!f.page->findChild<QLabel*>(u"logLoss_2"_s));
        QCOMPARE(f.figure(u"rocCard"_s).curves.size(), 2U);
    }

    void whatIsUndefinedIsADash()
    {
        Fixture f;
        engine::Evaluation bare;
        bare.report.model = "coin";
        f.snapshot.evaluation = shared(bare);
        f.present();
        for (const QString& id : {u"skill_0"_s, u"skillInterval_0"_s, u"clarkWest_0"_s, u"accuracy_0"_s,
                                  u"accuracyInterval_0"_s, u"auc_0"_s, u"brier_0"_s, u"slope_0"_s})
            QCOMPARE(f.text(id), u"–"_s);
        for (const QLabel* label : f.page->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(u"nan"_s, Qt::CaseInsensitive), qPrintable(label->text()));
        for (const QString& card : {u"rocCard"_s, u"reliabilityCard"_s, u"foldsCard"_s}) {
            QVERIFY(f.figure(card).empty());
            QVERIFY(!f.find<QWidget>(card)->findChild<plots::Plot*>()->isVisible());
        }
        QVERIFY(!f.page->hasContent());
    }

    void warningsAreSaid()
    {
        Fixture f;
        engine::Evaluation warned = *judged();
        warned.warnings = {engine::kPriorSawThis, "one that is not known"};
        f.snapshot.evaluation = shared(warned);
        f.present();
        QVERIFY(f.shows(u"warningLabel"_s) && f.text(u"warningLabel"_s).contains(u"prior"_s));
    }

    void itCanBeSaved()
    {
        Fixture f;
        f.snapshot.evaluation = judged();
        f.present();
        const QTemporaryDir folder;
        QVERIFY(f.page->hasContent());
        QVERIFY(f.page->savePicture(folder.filePath(u"a.png"_s)).has_value());
        const QImage picture(folder.filePath(u"a.png"_s));
        QVERIFY(picture.width() > 800 && picture.height() > 1000); // all of it, not what is in sight
        const auto lines = f.page->saveData(folder.filePath(u"a.csv"_s));
        QFile csv(folder.filePath(u"a.csv"_s));
        QVERIFY(lines && csv.open(QIODevice::ReadOnly));
        const QByteArray data = csv.readAll();
        QCOMPARE(std::size_t(data.count('\n')), *lines + 1);
        QVERIFY(data.contains("Skill over time,") && !data.contains("nan"));
        QVERIFY(f.page->saveReport(folder.filePath(u"a.html"_s)).has_value());
        QFile html(folder.filePath(u"a.html"_s));
        QVERIFY(html.open(QIODevice::ReadOnly) && html.readAll().startsWith("<!DOCTYPE html>"));
        QCOMPARE(f.page->saveReport(folder.filePath(u"none/a.html"_s)).error().kind,
                 core::ErrorKind::InvalidArgument);
        QSignalSpy wanted(f.page, &EvaluationPage::reportRequested);
        f.click(u"reportButton"_s);
        QCOMPARE(wanted.size(), 1);
    }

    void everyControlIsReachedAndNamed()
    {
        Fixture f;
        f.snapshot.evaluation = judged();
        f.present();
        QCOMPARE(tests::namelessControls(*f.page), QStringList());
        f.choose(u"modelBox"_s, u"seed"_s);
        f.choose(u"windowBox"_s, u"rolling"_s);
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        QCOMPARE(tests::tabOrder(*f.find<QWidget>(u"modelBox"_s), 8),
                 (QStringList{u"modelBox"_s, u"stepBox"_s, u"windowBox"_s, u"daysBox"_s, u"controlsBox"_s,
                              u"evaluateButton"_s, u"reportButton"_s, u"scroll"_s}));
    }

    void itsTextsFit_data() { tests::addLanguagesAndSizes(); }
    void itsTextsFit()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        m_translations.use(language);
        Fixture f(size);
        QTRY_VERIFY2(tests::cutTexts(*f.page).isEmpty(), qPrintable(tests::cutTexts(*f.page).join(u"; "_s)));
        engine::Evaluation evaluation = *judged();
        evaluation.warnings = {engine::kPriorSawThis};
        evaluation.beside.back().pooled.skillInterval = {-12'345.6, -10'000.1};
        f.snapshot.evaluation = shared(evaluation);
        f.run(engine::JobKind::Evaluate);
        QTRY_VERIFY2(tests::cutTexts(*f.page).isEmpty(), qPrintable(tests::cutTexts(*f.page).join(u"; "_s)));
    }

private:
    app::Translations m_translations;
};

QTEST_MAIN(TestEvaluationPage)
#include "tst_evaluationpage.moc"
