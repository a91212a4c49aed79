#include "engine/livejudge.h"
#include "storage/database.h"
#include "storage/forecaststore.h"
#include "storage/samplestore.h"
#include "support/fakeclock.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Outcome;

namespace {

const core::SeriesKey kSeries{"bitcoin", "usd", "fake"};
const core::UtcTime kStart = core::fromEpochMs(1'700'000'040'000);

core::LiveForecast forecast(int minute, const char* model = "seed-1", const char* step = "1m")
{
    return {.asOf = kStart + std::chrono::minutes(minute),
            .price = *core::Price::from(100),
            .up = *core::Probability::from(0.6),
            .step = *core::Step::fromName(step),
            .horizonSteps = 5,
            .modelId = model,
            .outcome = Outcome::Pending,
            .seenAt = std::nullopt,
            .seen = std::nullopt};
}

core::LiveForecast decided(core::LiveForecast forecast, Outcome outcome)
{
    forecast.outcome = outcome;
    if (outcome != Outcome::Unknown) {
        forecast.seenAt = forecast.asOf + 5min;
        forecast.seen = core::Price::from(outcome == Outcome::Rose ? 101 : 99);
    }
    return forecast;
}

} // namespace

/// All live forecasts of a model, judged beside the engine's thread.
class TestLiveJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = *storage::Database::open(path(), m_clock);
        const core::Sample sample{kStart, *core::Price::from(100), kStart};
        QVERIFY(storage::SampleStore(*m_database).add(kSeries, sample));
    }

    void aBookCountsByHand()
    {
        engine::LiveBook book;
        book.add(decided(forecast(2), Outcome::DidNotRise)); // they need not come in order
        book.add(decided(forecast(0), Outcome::Rose));
        book.add(decided(forecast(1), Outcome::Unknown));
        book.add(decided(forecast(1, "seed-2"), Outcome::Rose));
        book.add(decided(forecast(3, "seed-1", "5m"), Outcome::Rose));
        book.add(forecast(9)); // still pending: not taken
        const auto score =
            book.score({.pending = {forecast(9)}, .newest = forecast(9), .upTo = kStart}).value();
        QCOMPARE(score.step.name(), std::string("1m"));
        QCOMPARE(score.given, std::size_t(6));
        QCOMPARE(score.scored, std::size_t(3)); // of either training
        QCOMPARE(score.otherSteps, std::size_t(1));
        QCOMPARE(score.unknown, std::size_t(1));
        QCOMPARE(score.pending, std::size_t(1));
        QCOMPARE(score.judged.hits, std::size_t(2));
        QCOMPARE(score.judged.misses, std::size_t(1));
        QVERIFY(score.judged.from == kStart && score.judged.to == kStart + 2min);

        // Without one that is known to be newer it is the newest in the book that says which step.
        const auto others = book.score({.pending = {}, .newest = {}, .upTo = kStart}).value();
        QCOMPARE(others.step.name(), std::string("5m"));
        QCOMPARE(others.scored, std::size_t(1));
        QCOMPARE(others.otherSteps, std::size_t(3));
    }

    void nothingIsANumberToo()
    {
        engine::LiveJudge judge(place(), m_clock);
        QVERIFY(!judge.score());
        QSignalSpy judged(&judge, &engine::LiveJudge::judged);
        judge.follow({}, standing({}, {}));
        QTRY_COMPARE(judged.size(), 1);
        QCOMPARE(judge.score()->given, std::size_t(0));
        QVERIFY(judge.score()->judged.metrics.verdict == evaluation::Verdict::TooFew);
    }

    void theRecordIsReadOnceAndFollowed()
    {
        store(decided(forecast(0), Outcome::Rose));
        store(decided(forecast(1), Outcome::Unknown));
        store(decided(forecast(1, "adaptive-1"), Outcome::Rose)); // another's
        store(forecast(2));
        engine::LiveJudge judge(place(), m_clock);
        judge.follow({}, standing({forecast(2)}, forecast(2)));
        QTRY_VERIFY(judge.score());
        QCOMPARE(judge.score()->given, std::size_t(3));
        QCOMPARE(judge.score()->scored, std::size_t(1));

        const auto known = decided(forecast(2), Outcome::DidNotRise);
        settle(known);
        judge.follow({known}, standing({forecast(3)}, forecast(3)));
        QTRY_COMPARE(judge.score()->scored, std::size_t(2));
        QCOMPARE(judge.score()->judged.misses, std::size_t(1));
        QCOMPARE(judge.score()->unknown, std::size_t(1));
        QCOMPARE(judge.score()->given, std::size_t(4));
    }

    void whatIsDecidedWhileTheRecordIsReadCountsOnce()
    {
        // The outcomes are stored before the other thread looks, and told as well.
        store(forecast(0));
        store(forecast(1));
        engine::LiveJudge judge(place(), m_clock);
        const auto first = decided(forecast(0), Outcome::Rose);
        const auto second = decided(forecast(1), Outcome::Rose);
        settle(first);
        judge.follow({first}, standing({forecast(1)}, forecast(1)));
        settle(second);
        judge.follow({second}, standing({}, forecast(1)));
        QTRY_VERIFY(judge.score() && judge.score()->scored == 2);
        QCOMPARE(judge.score()->given, std::size_t(2));
    }

    void aNewPendingOneIsCountedAtOnce()
    {
        engine::LiveJudge judge(place(), m_clock);
        judge.follow({}, standing({}, {}));
        QTRY_VERIFY(judge.score());
        judge.follow({}, standing({forecast(0)}, forecast(0)));
        QTRY_COMPARE(judge.score()->given, std::size_t(1));
        judge.follow({}, standing({forecast(0), forecast(1)}, forecast(1)));
        QCOMPARE(judge.score()->pending, std::size_t(2)); // no judgement is needed for that
    }

    void anotherDatabaseIsReadAnew()
    {
        store(decided(forecast(0), Outcome::Rose));
        engine::LiveJudge judge(place(), m_clock);
        judge.follow({}, standing({}, forecast(0)));
        QTRY_VERIFY(judge.score());
        store(decided(forecast(1), Outcome::Rose));
        judge.forget();
        QVERIFY(!judge.score());
        judge.follow({}, standing({}, forecast(1)));
        QTRY_VERIFY(judge.score());
        QCOMPARE(judge.score()->scored, std::size_t(2));
    }

    void whatCannotBeReadIsSaidAndTriedAgain()
    {
        QVERIFY(m_database->run(u"DROP TABLE forecasts"_s));
        engine::LiveJudge judge(place(), m_clock);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be judged"_s));
        judge.follow({}, standing({}, {}));
        QTRY_VERIFY(judge.score());
        QVERIFY(judge.score()->trouble);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be judged"_s));
        QSignalSpy judged(&judge, &engine::LiveJudge::judged);
        judge.follow({}, standing({}, {}));
        QTRY_COMPARE(judged.size(), 1);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"prices.db"_s); }
    [[nodiscard]] engine::LiveJudge::Place place() const { return {kSeries, path(), {"seed", true}}; }

    static engine::LiveStanding standing(std::vector<core::LiveForecast> pending,
                                         std::optional<core::LiveForecast> newest)
    {
        return {.pending = std::move(pending), .newest = std::move(newest), .upTo = kStart + 24h};
    }

    void store(const core::LiveForecast& forecast)
    {
        core::LiveForecast given = forecast;
        given.outcome = Outcome::Pending;
        QVERIFY(storage::ForecastStore(*m_database).add(kSeries, given));
        if (forecast.outcome != Outcome::Pending)
            settle(forecast);
    }
    void settle(const core::LiveForecast& known)
    {
        QVERIFY(storage::ForecastStore(*m_database).settle(kSeries, {known}));
    }

    support::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
};

QTEST_GUILESS_MAIN(TestLiveJudge)
#include "tst_livejudge.moc"
