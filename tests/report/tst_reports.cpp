#include "report/htmlreport.h"
#include "report/textreport.h"
#include "report/words.h"
#include "support/judgements.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using evaluation::Verdict;

namespace {

engine::Evaluation judged(Verdict verdict)
{
    auto evaluation = support::someEvaluation();
    evaluation.report.pooled.verdict = verdict;
    return evaluation;
}

} // namespace

/// Judgements for people.
class TestReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVerdictComesFirst_data()
    {
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("words");
        QTest::newRow("better") << Verdict::BetterThanCoin << u"Better than a coin"_s;
        QTest::newRow("not shown") << Verdict::NotShown << u"No edge over a coin was shown"_s;
        QTest::newRow("worse") << Verdict::WorseThanCoin << u"Worse than a coin"_s;
        QTest::newRow("too few") << Verdict::TooFew << u"Too few forecasts to judge"_s;
    }
    void theVerdictComesFirst()
    {
        QFETCH(Verdict, verdict);
        QFETCH(QString, words);
        const auto evaluation = judged(verdict);
        QVERIFY(report::textOf(evaluation).startsWith(words));
        const QString page = QString::fromUtf8(report::htmlOf(evaluation));
        const auto at = page.indexOf(words);
        QVERIFY(at > 0 && at < page.indexOf(u"<h2>"_s));
        QVERIFY(page.contains(u"Beware: the prior"_s) && report::textOf(evaluation).contains(u"Beware"_s));
    }

    void theLiveScoreInWords()
    {
        engine::LiveScore score = support::someLiveScore();
        QVERIFY(report::textOf(score).startsWith(u"Better than a coin"_s));
        QVERIFY(report::textOf(score).contains(u" pending, "_s));
        score.judged.metrics.verdict = Verdict::NotShown;
        QVERIFY(report::textOf(score).contains(u"more days would show it"_s));
        score.judged.metrics.verdict = Verdict::TooFew;
        score.judged.metrics.effectiveN = 500.0;
        score.judged.metrics.disjoint = 3;
        QVERIFY(report::textOf(score).contains(u"only 3 of them"_s));
        QVERIFY(report::textOf(engine::LiveScore()).startsWith(u"No forecast has been given live yet"_s));
    }

    void theBreakEvenIsOneSentence()
    {
        const QString some =
            report::breakEvenSentence({.accuracy = 0.81, .costBp = 30.0, .meanAbsoluteMoveBp = 48.4});
        QVERIFY2(some.startsWith(u"To pay for costs of 30.0 bp a forecast would have to be right 81.0 %"_s),
                 qPrintable(some));
        const QString none =
            report::breakEvenSentence({.accuracy = 1.4, .costBp = 30.0, .meanAbsoluteMoveBp = 16.7});
        QVERIFY2(none.startsWith(u"No accuracy would pay for costs of 30.0 bp"_s), qPrintable(none));
    }

    void thePageNeedsNothingElse()
    {
        const QString page = QString::fromUtf8(report::htmlOf(support::someEvaluation()));
        for (const QString& word : {u"<script"_s, u"src="_s, u"href="_s, u"url("_s, u"@import"_s, u"http"_s})
            QVERIFY2(!page.contains(word), qPrintable(word));
        QVERIFY(page.contains(u"prefers-color-scheme: dark"_s));
        QCOMPARE(page.count(u"<svg"_s), 3);
        QVERIFY(page.contains(u"cryptopulse-cli --source coingecko evaluate --model adaptive --step 5m "
                              "--window rolling --rolling-days 12 --from "_s));
    }

    void theCommandNamesTheCoin()
    {
        auto evaluation = support::someEvaluation();
        evaluation.series = {"shiba-inu", "eur", "coingecko"};
        QVERIFY(report::commandFor(evaluation)
                    .startsWith(
                        u"cryptopulse-cli --source coingecko --coin shiba-inu --currency eur evaluate"_s));
        evaluation.series = {"bitcoin", "usdt", "binance"};
        QVERIFY(report::commandFor(evaluation).startsWith(u"cryptopulse-cli --source binance evaluate"_s));
    }

    void thePageIsWellFormed()
    {
        QString page = QString::fromUtf8(report::htmlOf(support::someEvaluation()));
        // The few elements that HTML does not close.
        page.remove(QRegularExpression(u"<!DOCTYPE html>|<meta [^>]*>"_s));
        QXmlStreamReader reader(page);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    }

    void whenItWasMadeChangesNothing()
    {
        auto evaluation = support::someEvaluation();
        const QByteArray page = report::htmlOf(evaluation);
        const QString text = report::textOf(evaluation);
        evaluation.made += std::chrono::hours(5);
        QCOMPARE(report::htmlOf(evaluation), page);
        QCOMPARE(report::textOf(evaluation), text);
    }

    void anEmptyEvaluationIsShownAsSuch()
    {
        engine::Evaluation bare;
        bare.report.model = "coin <&\"";
        const QString page = QString::fromUtf8(report::htmlOf(bare));
        QVERIFY(page.contains(u"coin &lt;&amp;"_s));
        QVERIFY(!page.contains(u"nan"_s) && !page.contains(u"inf"_s));
        QVERIFY(!report::textOf(bare).contains(u"nan"_s));
    }

    void aBacktestIsPutIntoWords()
    {
        auto backtest = support::someBacktest();
        backtest.result.trades = 0;
        QVERIFY(report::textOf(backtest).startsWith(u"It never traded"_s));
        backtest.result.trades = 10;
        backtest.result.finalReturn = -0.125;
        QVERIFY(report::textOf(backtest).startsWith(u"No edge after costs: it ends at -12.5 %"_s));
        backtest.result.finalReturn = 0.125;
        backtest.result.band->percentile = 60.0;
        QVERIFY(report::textOf(backtest).contains(u"luck explains it"_s));
        backtest.result.band->percentile = 99.0;
        QVERIFY(report::textOf(backtest).contains(u"better than 99.0 % of random entries"_s));
        backtest.result.band.reset();
        QVERIFY(report::textOf(backtest).contains(u"may be luck"_s));
    }

    void theControlsArePutIntoWords()
    {
        auto controls = *support::someEvaluation().controls;
        QVERIFY(report::controlsSentence(controls).startsWith(u"The evaluation can be believed"_s));
        controls.lookAhead.firstDifference = 12;
        QVERIFY(report::controlsSentence(controls).contains(u"when the future is taken away"_s));
        controls.lookAhead = {};
        QVERIFY(report::controlsSentence(controls).contains(u"too few prices"_s));
        controls.shuffled.pooled.verdict = Verdict::BetterThanCoin;
        controls.planted.pooled.verdict = Verdict::NotShown;
        QVERIFY(report::controlsSentence(controls).contains(u"shuffled returns"_s));
        QVERIFY(report::controlsSentence(controls).contains(u"was planted"_s));
    }

    void theLeakIsPutIntoWords()
    {
        auto lab = support::someLeakReport();
        lab.lab.learners[0].claimedAccuracy = 0.897;
        lab.lab.learners[0].trueAccuracy = 0.501;
        const QString text = report::textOf(lab);
        QVERIFY(text.contains(u"89.7 %"_s) && text.contains(u"50.1 %"_s) && text.contains(u"logistic"_s));
    }

    void figuresArePlain()
    {
        QCOMPARE(report::grouped(1'234'567), u"1,234,567"_s);
        QCOMPARE(report::grouped(999), u"999"_s);
        QCOMPARE(report::percent(evaluation::kUndefined), u"-"_s);
        QCOMPARE(report::with(0.5, {0.4, 0.6}, report::percent), u"50.0 % (40.0 % to 60.0 %)"_s);
        QCOMPARE(report::with(0.5, {}, report::percent), u"50.0 %"_s);
        QCOMPARE(report::when(core::fromEpochMs(0)), u"1970-01-01 00:00 UTC"_s);
    }
};

QTEST_APPLESS_MAIN(TestReports)
#include "tst_reports.moc"
