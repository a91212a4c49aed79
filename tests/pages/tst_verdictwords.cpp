#include "pages/numbers.h"
#include "pages/verdictwords.h"
#include "report/words.h"
#include "support/judgements.h"

#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using evaluation::kUndefined;
using Kind = evaluation::Verdict;
using pages::Numbers;
using pages::VerdictWords;

namespace {

/// Nothing speaks against it, and its interval is above zero.
engine::Evaluation judged(Kind verdict)
{
    auto evaluation = support::someEvaluation();
    evaluation.warnings.clear();
    evaluation.report.pooled.verdict = verdict;
    return evaluation;
}

engine::BacktestReport traded(double finalReturn, double percentile)
{
    auto report = support::someBacktest();
    report.warnings.clear();
    report.result.trades = 10;
    report.result.finalReturn = finalReturn;
    report.result.band->percentile = percentile;
    return report;
}

QString headline(const engine::Evaluation& evaluation)
{
    return VerdictWords::of(evaluation).headline;
}

} // namespace

class TestVerdictWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachVerdictHasItsSentence()
    {
        QCOMPARE(headline(judged(Kind::BetterThanCoin)), u"Better than a coin on these prices."_s);
        QCOMPARE(headline(judged(Kind::NotShown)), u"No edge over a coin was shown."_s);
        QCOMPARE(headline(judged(Kind::WorseThanCoin)), u"Worse than a coin."_s);
        QCOMPARE(headline(judged(Kind::TooFew)), u"Too few forecasts to judge."_s);
        for (const Kind kind : {Kind::BetterThanCoin, Kind::NotShown, Kind::WorseThanCoin, Kind::TooFew})
            QVERIFY(!VerdictWords::of(judged(kind)).reason.isEmpty());
    }

    /// Never more than the figures carry.
    void anEdgeIsDoubtedWhereThereIsReasonTo()
    {
        auto evaluation = judged(Kind::BetterThanCoin);
        evaluation.report.pooled.clarkWest.pValue = 0.0001;
        QVERIFY(VerdictWords::of(evaluation).reason.contains(u"no promise"_s));
        QVERIFY(VerdictWords::of(evaluation).reason.contains(u"a chance of less than 0.1\u00a0%"_s));
        evaluation.report.pooled.skillInterval.low = -0.1;
        evaluation.report.pooled.dieboldMariano.pValue = 0.44;
        QCOMPARE(headline(evaluation), u"No better than a coin can be shown."_s);
        QVERIFY(VerdictWords::of(evaluation).reason.contains(u"0.440"_s)); // the test that sees nothing
        QVERIFY(!VerdictWords::of(evaluation).reason.contains(u"knows nothing would do so well"_s));
        QVERIFY(report::verdictSentence(evaluation.report).startsWith(u"No better than a coin"_s));
        QCOMPARE(report::verdictWords(evaluation.report.pooled), u"no better than a coin can be shown"_s);
        evaluation.warnings = {engine::kPriorSawThis};
        QCOMPARE(headline(evaluation), u"No better than a coin can be shown."_s);
        evaluation = judged(Kind::BetterThanCoin);
        evaluation.warnings = {engine::kPriorSawThis};
        QVERIFY(headline(evaluation).contains(u"doubt"_s));
        evaluation = judged(Kind::BetterThanCoin);
        evaluation.controls->lookAhead.firstDifference = 12;
        QVERIFY(headline(evaluation).contains(u"doubt"_s));
    }

    void oneIsNotMany()
    {
        auto evaluation = judged(Kind::TooFew);
        evaluation.report.pooled.effectiveN = 1.2;
        QVERIFY(VerdictWords::of(evaluation).reason.contains(u"1 independent one,"_s));
        evaluation.report.pooled.effectiveN = 7;
        QVERIFY(VerdictWords::of(evaluation).reason.contains(u"7 independent ones,"_s));
    }

    void noEdgeSaysWhatItWouldTake()
    {
        auto evaluation = judged(Kind::NotShown);
        evaluation.report.daysNeeded = 41.2;
        QVERIFY(VerdictWords::of(evaluation).reason.contains(u"about 42 d"_s));
        evaluation.report.daysNeeded = 1e9; // which nobody waits for
        QVERIFY(VerdictWords::of(evaluation).reason.contains(u"does not prove"_s));
        evaluation.report.daysNeeded.reset();
        QVERIFY(VerdictWords::of(evaluation).reason.contains(u"does not prove"_s));
    }

    void controlsArePutIntoWords()
    {
        auto controls = *judged(Kind::NotShown).controls;
        QVERIFY(VerdictWords::ofControls(controls).startsWith(u"Controls passed"_s));
        controls.lookAhead.firstDifference = 12;
        QVERIFY(VerdictWords::ofControls(controls).contains(u"future is taken away"_s));
        controls.lookAhead = {};
        controls.shuffled.pooled.verdict = Kind::BetterThanCoin;
        controls.planted.pooled.verdict = Kind::NotShown;
        const QString words = VerdictWords::ofControls(controls);
        QVERIFY(words.contains(u"too few prices"_s) && words.contains(u"shuffled"_s) &&
                words.contains(u"planted"_s));
    }

    void aBacktestIsPutIntoWords_data()
    {
        QTest::addColumn<double>("gain");
        QTest::addColumn<double>("percentile");
        QTest::addColumn<QString>("headline");
        QTest::newRow("loss") << -0.125 << 99.0 << u"No edge after costs."_s;
        QTest::newRow("nothing") << 0.0 << 99.0 << u"No edge after costs."_s;
        QTest::newRow("luck") << 0.125 << 60.0 << u"A gain that luck explains."_s;
        QTest::newRow("no band") << 0.125 << kUndefined << u"A gain that may be luck."_s;
        QTest::newRow("gain") << 0.125 << 99.0 << u"A gain after costs on these prices."_s;
    }
    void aBacktestIsPutIntoWords()
    {
        QFETCH(double, gain);
        QFETCH(double, percentile);
        QFETCH(QString, headline);
        auto report = traded(gain, percentile);
        QCOMPARE(VerdictWords::of(report).headline, headline);
        report.result.trades = 0;
        QCOMPARE(VerdictWords::of(report).headline, u"It never traded."_s);
    }

    void aGainThatKnewTheTimeIsDoubted()
    {
        auto report = traded(0.125, 99.0);
        report.warnings = {engine::kPriorSawThis};
        QVERIFY(VerdictWords::of(report).headline.contains(u"doubt"_s));
    }

    void costsThatNoAccuracyEarnsAreNamed()
    {
        auto report = traded(-0.5, 50.0);
        report.result.breakEvenAccuracy = 2.1;
        QVERIFY(VerdictWords::of(report).reason.contains(u"no accuracy"_s));
        report.result.breakEvenAccuracy = 0.62;
        QVERIFY(VerdictWords::of(report).reason.contains(u"62.0"_s));
    }

    void theLeakIsPutIntoWords()
    {
        auto report = support::someLeakReport();
        auto& memory = report.lab.learners[0];
        memory.claimedAccuracy = 0.897;
        memory.trueAccuracy = 0.501;
        QVERIFY(VerdictWords::of(report).headline.contains(u"39.6 points"_s));
        memory.claimedAccuracy = 0.8974; // 89.7 and 50.0 are shown, so 39.7 it is
        memory.trueAccuracy = 0.49960;
        QVERIFY(VerdictWords::of(report).headline.contains(u"39.7 points"_s));
        memory.claimedAccuracy = 0.51;
        memory.trueAccuracy = 0.501;
        QVERIFY(VerdictWords::of(report).headline.startsWith(u"Hardly"_s));
        memory.trueAccuracy = kUndefined;
        QVERIFY(VerdictWords::of(report).headline.startsWith(u"Nothing"_s));
    }

    void figuresArePlain()
    {
        QCOMPARE(Numbers::fixed(-0.04, 1), u"0.0"_s);
        QCOMPARE(Numbers::fixed(-1234.56, 1), u"−1,234.6"_s);
        QCOMPARE(Numbers::change(0.0125), u"+1.25\u00a0%"_s);
        QCOMPARE(Numbers::change(0.0), u"0.00\u00a0%"_s);
        QCOMPARE(Numbers::points(-955.9), u"−956"_s);
        QCOMPARE(Numbers::chance(0.0004), u"<\u00a00.001"_s);
        QCOMPARE(Numbers::chanceInWords(0.0004), u"less than 0.1\u00a0%"_s);
        QCOMPARE(Numbers::chanceInWords(0.034), u"3.4\u00a0%"_s);
        QCOMPARE(Numbers::share({0.481, 0.545}), u"48.1 to 54.5\u00a0%"_s);
        QCOMPARE(Numbers::plain(6.86466e-7), u"6.865\u00a0×\u00a010⁻⁷"_s);
        QCOMPARE(Numbers::plain(-0.0123456), u"−0.01235"_s);
        QCOMPARE(Numbers::plain(64'210.4), u"64,210"_s);
        QCOMPARE(Numbers::plain(0), u"0"_s);
        for (const QString& text :
             {Numbers::fixed(kUndefined, 1), Numbers::percent(kUndefined), Numbers::change(kUndefined),
              Numbers::basisPoints(kUndefined), Numbers::chance(kUndefined), Numbers::share({}),
              Numbers::interval({}, &Numbers::percent)})
            QCOMPARE(text, u"–"_s);
    }
};

QTEST_GUILESS_MAIN(TestVerdictWords)
#include "tst_verdictwords.moc"
