#include "engine/judges.h"
#include "support/fakeclock.h"

#include <QTest>
#include <cmath>
#include <random>

using namespace cryptopulse;
using core::ErrorKind;
using engine::JobState;

namespace {

/// Minutes whose moves go on in their direction eight times of ten.
core::SeriesView minutes(int count)
{
    core::Series series{std::size_t(count)};
    std::mt19937_64 random(3);
    double log = std::log(30'000.0);
    double sign = 1.0;
    for (int i = 0; i < count; ++i) {
        sign = random() % 10 < 8 ? sign : -sign;
        log += sign * double(random() % 1000) * 1e-6;
        series.add(core::fromEpochMs(1'700'000'040'000) + std::chrono::minutes(i),
                   *core::Price::from(std::exp(log)));
    }
    return series.view();
}

struct Bench {
    support::FakeClock clock;
    engine::JobBook jobs{clock};
    engine::EvaluationPtr evaluation;
    engine::BacktestPtr backtest;
    engine::LeakPtr leak;
    engine::Evaluator evaluator{jobs, clock, [this](auto made) { evaluation = made; }};
    engine::Backtester backtester{jobs, clock, [this](auto made) { backtest = made; }};
    engine::LeakLabWork leakLab{jobs, clock, [this](auto made) { leak = made; }};
    std::optional<core::Error> error;
    int answers = 0;

    /// Takes whatever is answered.
    auto reply()
    {
        return [this](const auto& answer) {
            ++answers;
            if (!answer)
                error = answer.error();
        };
    }
};

const core::SeriesKey kSeries{"bitcoin", "usd", "fake"};

} // namespace

/// Judging as jobs: what comes out is kept, and a stop is noticed.
class TestJudges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEvaluationHasItsModelBesideTheOthers()
    {
        Bench bench;
        bench.evaluator.evaluate({}, {kSeries, minutes(4000)}, bench.reply());
        QTRY_COMPARE_WITH_TIMEOUT(bench.answers, 1, 60'000);
        QVERIFY2(bench.evaluation, bench.error ? bench.error->detail.c_str() : "");
        const auto& report = bench.evaluation->report;
        QCOMPARE(report.model, std::string("adaptive"));
        QVERIFY(report.pooled.n > 3000);
        // November 2023 lies in the time that the shipped prior has learned from.
        QCOMPARE(bench.evaluation->warnings, std::vector<std::string>{engine::kPriorSawThis});
        QVERIFY(report.pooled.skillBp > 0.0); // the moves have something to be found
        QVERIFY(!report.folds.empty() && !report.folds.back().weights.empty());
        QCOMPARE(bench.evaluation->beside.size(), std::size_t(2));
        for (const auto& other : bench.evaluation->beside)
            QCOMPARE(other.pooled.n, report.pooled.n);                        // the same steps
        QVERIFY(std::abs(bench.evaluation->beside[0].pooled.skillBp) < 1e-6); // the coin
        QCOMPARE(bench.jobs.all().front().state, JobState::Done);
    }

    void controlsAreSound()
    {
        Bench bench;
        bench.evaluator.evaluate({.controls = true}, {kSeries, minutes(8000)}, bench.reply());
        QTRY_COMPARE_WITH_TIMEOUT(bench.answers, 1, 120'000);
        QVERIFY2(bench.evaluation && bench.evaluation->controls,
                 bench.error ? bench.error->detail.c_str() : "");
        const auto& controls = *bench.evaluation->controls;
        QVERIFY(controls.lookAhead.clean());
        QVERIFY(controls.planted.pooled.verdict == evaluation::Verdict::BetterThanCoin);
        QVERIFY(controls.shuffled.pooled.verdict != evaluation::Verdict::BetterThanCoin);
        QVERIFY(controls.sound());
    }

    void aBacktestHasTimesForItsCurves()
    {
        Bench bench;
        engine::BacktestRequest request{.model = "adaptive"};
        request.options.threshold = 0.51;
        request.options.randomRuns = 50;
        bench.backtester.backtest(request, {kSeries, minutes(4000)}, bench.reply());
        QTRY_COMPARE_WITH_TIMEOUT(bench.answers, 1, 60'000);
        QVERIFY2(bench.backtest, bench.error ? bench.error->detail.c_str() : "");
        QCOMPARE(bench.backtest->curveTimes.size(), bench.backtest->result.curve.size());
        QVERIFY(bench.backtest->result.band);
        QCOMPARE(bench.backtest->bandTimes.size(), bench.backtest->result.band->steps.size());
        QVERIFY(!bench.backtest->sweep.empty());
        QVERIFY(bench.backtest->result.trades > 0);
    }

    void theLeakLabShowsWhatShufflingClaims()
    {
        Bench bench;
        bench.leakLab.run({}, {kSeries, minutes(6000)}, bench.reply());
        QTRY_COMPARE_WITH_TIMEOUT(bench.answers, 1, 60'000);
        QVERIFY2(bench.leak, bench.error ? bench.error->detail.c_str() : "");
        const auto& memory = bench.leak->lab.learners.front();
        QVERIFY(memory.claimedAccuracy > memory.trueAccuracy + 0.1);
    }

    void errorsSayWhatIsWrong()
    {
        Bench bench;
        bench.evaluator.evaluate({.model = "oracle"}, {kSeries, minutes(500)}, bench.reply());
        QTRY_COMPARE(bench.answers, 1);
        QCOMPARE(bench.error->kind, ErrorKind::InvalidArgument);
        QVERIFY(bench.error->detail.find("oracle") != std::string::npos);
        bench.evaluator.evaluate({}, {kSeries, minutes(100)}, bench.reply());
        QTRY_COMPARE(bench.answers, 2);
        QCOMPARE(bench.error->kind, ErrorKind::NotEnoughData);
        bench.leakLab.run({}, {kSeries, minutes(100)}, bench.reply());
        QTRY_COMPARE(bench.answers, 3);
        QCOMPARE(bench.error->kind, ErrorKind::NotEnoughData);
        QVERIFY(!bench.evaluation && !bench.leak);
    }

    void canBeCancelled()
    {
        Bench bench;
        bench.evaluator.evaluate({.controls = true}, {kSeries, minutes(60'000)}, bench.reply());
        QVERIFY(bench.evaluator.cancel(bench.jobs.all().front().id));
        QTRY_COMPARE_WITH_TIMEOUT(bench.answers, 1, 60'000);
        QCOMPARE(bench.error->kind, ErrorKind::Cancelled);
        QCOMPARE(bench.jobs.all().front().state, JobState::Cancelled);
        QVERIFY(!bench.evaluation);
    }
};

QTEST_MAIN(TestJudges)
#include "tst_judges.moc"
