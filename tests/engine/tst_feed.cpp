#include "engine/batchcollection.h"
#include "engine/feed.h"
#include "support/fakeclock.h"
#include "support/fakesource.h"

#include <QSignalSpy>
#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using core::ErrorKind;

namespace {

market::Quote quote(double price, long long ms)
{
    return {*core::Price::from(price), core::fromEpochMs(ms)};
}

/// A feed over a fake source, that keeps what it is given in a list.
struct Bench {
    support::FakeClock clock;
    support::FakeSource* source = new support::FakeSource; // owned by the feed
    std::vector<core::Sample> kept;
    std::optional<core::Error> trouble;
    engine::Feed feed{std::unique_ptr<market::PriceSource>(source), clock,
                      [this](const core::Sample& sample) { return keep(sample); }};
    engine::JobBook jobs{clock};

    core::Result<engine::Feed::Kept> keep(const core::Sample& sample)
    {
        if (trouble)
            return core::failure(*trouble);
        const bool repeat = !kept.empty() && kept.back().time == sample.time;
        if (!repeat)
            kept.push_back(sample);
        return engine::Feed::Kept{kept.back(), !repeat};
    }
};

} // namespace

/// Calls for the price: shared, accounted for, planned.
class TestFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsMadeTogetherShareOneAnswer()
    {
        Bench bench;
        int answers = 0;
        for (int i = 0; i < 3; ++i)
            bench.feed.ingest([&](const auto& result) { answers += result ? 1 : 0; });
        QCOMPARE(bench.source->calls, 1);
        QVERIFY(bench.feed.status().fetching);
        bench.source->answer(quote(100, 1000));
        QTRY_COMPARE(answers, 3);
        QCOMPARE(bench.kept.size(), std::size_t(1));
        QCOMPARE(bench.feed.status().stored, std::uint64_t(1));
    }

    void aRepeatIsCountedNotStored()
    {
        Bench bench;
        bench.source->answers = {quote(100, 1000), quote(100, 1000)};
        std::vector<bool> fresh;
        bench.feed.ingest([&](const auto& result) { fresh.push_back(result->fresh); });
        QTRY_COMPARE(fresh.size(), std::size_t(1));
        bench.feed.ingest([&](const auto& result) { fresh.push_back(result->fresh); });
        QTRY_COMPARE(fresh.size(), std::size_t(2));
        QCOMPARE(fresh, (std::vector<bool>{true, false}));
        QCOMPARE(bench.feed.status().repeats, std::uint64_t(1));
    }

    void aQuoteWithoutATimeIsFromNow()
    {
        Bench bench;
        bench.source->answers = {market::Quote{*core::Price::from(100), std::nullopt}};
        bench.feed.ingest([](const auto&) {});
        QTRY_COMPARE(bench.kept.size(), std::size_t(1));
        QVERIFY(bench.kept[0].time == bench.clock.now());
    }

    void aFailureStoresNothingAndIsTold()
    {
        Bench bench;
        bench.source->answers = {core::failure(ErrorKind::Timeout, "no answer")};
        std::optional<core::Error> told;
        bench.feed.ingest([&](const auto& result) { told = result.error(); });
        QTRY_VERIFY(told.has_value());
        QCOMPARE(told->kind, ErrorKind::Timeout);
        QVERIFY(bench.kept.empty());
        QCOMPARE(bench.feed.status().failures, std::uint64_t(1));
        QVERIFY(bench.feed.status().lastError.has_value());
        QVERIFY(!bench.feed.status().fetching);
    }

    void aPriceThatCannotBeStoredIsAFailure()
    {
        Bench bench;
        bench.trouble = core::Error{ErrorKind::StorageFull, "the disk is full", {}};
        bench.source->answers = {quote(100, 1000)};
        std::optional<core::Error> told;
        bench.feed.ingest([&](const auto& result) { told = result.error(); });
        QTRY_VERIFY(told.has_value());
        QCOMPARE(told->kind, ErrorKind::StorageFull);
        QVERIFY(!bench.feed.status().lastError); // the provider did answer
    }

    void theNextPollIsPlannedOnTheSlotOrWhenAllowed()
    {
        Bench bench;
        bench.clock.set(core::fromEpochMs(1'700'000'047'000)); // 7 s past the minute
        bench.source->answers = {quote(100, 1000)};
        bench.feed.setCollection(true, 60s);
        QTRY_VERIFY(bench.feed.status().nextAttempt == core::fromEpochMs(1'700'000'100'000));

        bench.source->allowed = bench.clock.now() + 90s;
        bench.source->answers = {core::failure(ErrorKind::RateLimited, "slow down")};
        bench.feed.ingest([](const auto&) {});
        QTRY_VERIFY(bench.feed.status().nextAttempt == bench.clock.now() + 90s);

        // Without a schedule it still tells when a call is allowed again.
        bench.feed.setCollection(false, 60s);
        QVERIFY(bench.feed.status().nextAttempt == bench.source->allowed);
        bench.source->allowed.reset();
        bench.feed.setCollection(false, 60s);
        QVERIFY(!bench.feed.status().nextAttempt);
        QVERIFY(!bench.feed.status().collecting);
    }

    void theScheduleGoesOnAfterFailures()
    {
        Bench bench;
        bench.clock.set(
            core::fromEpochMs(1'700'000'040'999)); // 1 ms before the slot: the timer fires at once
        bench.source->answers = {core::failure(ErrorKind::Network, "down"), quote(100, 1000)};
        bench.feed.setCollection(true, 1s);
        QTRY_VERIFY(bench.feed.status().lastError.has_value());
        bench.clock.advance(1ms);
        QTRY_COMPARE(bench.kept.size(), std::size_t(1));
        QVERIFY(!bench.feed.status().lastError);
    }

    void aClockThatIsSetBackBeforeTheSlotIsNoticed()
    {
        Bench bench;
        const auto slot = core::fromEpochMs(1'700'000'041'000);
        bench.clock.set(slot - 1ms); // the timer fires at once
        bench.source->answers = {quote(100, 1000), quote(101, 2000)};
        bench.feed.setCollection(true, 1s);
        QTRY_COMPARE(bench.kept.size(), std::size_t(1));
        QTRY_VERIFY(bench.feed.status().nextAttempt == slot);
        bench.clock.set(slot - 10min - 1ms);
        QTRY_VERIFY(bench.feed.status().nextAttempt == slot - 10min);
        QCOMPARE(bench.source->calls, 1); // the old slot has not come
        bench.clock.advance(1ms);
        QTRY_COMPARE(bench.source->calls, 2);
    }

    void aSleepPastManySlotsIsOneCall()
    {
        Bench bench;
        const auto slot = core::fromEpochMs(1'700'000'041'000);
        bench.clock.set(slot - 1ms);
        bench.source->answers = {quote(100, 1000), quote(101, 2000)};
        bench.feed.setCollection(true, 1s);
        QTRY_VERIFY(bench.feed.status().nextAttempt == slot);
        bench.clock.set(slot + 8h + 1ms);
        QTRY_COMPARE(bench.kept.size(), std::size_t(2));
        QVERIFY(bench.feed.status().nextAttempt == slot + 8h + 1s);
        QCOMPARE(bench.source->calls, 2);
    }

    void aBatchCountsOkRepeatedAndFailed()
    {
        Bench bench;
        bench.source->answers = {quote(100, 1000), quote(100, 1000),
                                 core::failure(ErrorKind::Network, "down"), quote(101, 2000)};
        engine::BatchCollection batch({.count = 4, .interval = 0ms}, bench.feed, bench.jobs, bench.clock);
        QSignalSpy ended(&batch, &engine::BatchCollection::ended);
        batch.start();
        QTRY_COMPARE(ended.size(), 1);
        const auto& job = *bench.jobs.find(batch.jobId());
        QCOMPARE(job.state, engine::JobState::Done);
        QCOMPARE(job.ok, std::uint64_t(2));
        QCOMPARE(job.repeated, std::uint64_t(1));
        QCOMPARE(job.failed, std::uint64_t(1));
        QCOMPARE(job.done, std::uint64_t(4));
        QVERIFY(job.error && job.error->kind == ErrorKind::Network); // why one was missed
    }

    void aBatchTellsWhatRemains()
    {
        Bench bench;
        bench.source->answers = {quote(100, 1000)};
        engine::BatchCollection batch({.count = 5, .interval = 60s}, bench.feed, bench.jobs, bench.clock);
        QSignalSpy progressed(&batch, &engine::BatchCollection::progressed);
        batch.start();
        QTRY_COMPARE(progressed.size(), 1);
        QVERIFY(bench.jobs.find(batch.jobId())->remaining == 4min);
        batch.cancel();
        QCOMPARE(bench.jobs.find(batch.jobId())->state, engine::JobState::Cancelled);
    }

    void aBatchWithoutOnePriceHasFailed()
    {
        Bench bench;
        bench.source->answers = {core::failure(ErrorKind::Network, "down"),
                                 core::failure(ErrorKind::Refused, "no")};
        engine::BatchCollection batch({.count = 2, .interval = 0ms}, bench.feed, bench.jobs, bench.clock);
        QSignalSpy ended(&batch, &engine::BatchCollection::ended);
        batch.start();
        QTRY_COMPARE(ended.size(), 1);
        const auto& job = *bench.jobs.find(batch.jobId());
        QCOMPARE(job.state, engine::JobState::Failed);
        QCOMPARE(job.error->kind, ErrorKind::Refused);
    }

    void anAnswerAfterTheEndOfABatchIsDropped()
    {
        Bench bench;
        auto batch = std::make_unique<engine::BatchCollection>(
            engine::CollectRequest{.count = 2, .interval = 0ms}, bench.feed, bench.jobs, bench.clock);
        const std::string id = batch->jobId();
        batch->start();
        batch->cancel();
        batch.reset();
        bench.source->answer(quote(100, 1000));
        QTRY_COMPARE(bench.kept.size(), std::size_t(1)); // the price is good all the same
        QCOMPARE(bench.jobs.find(id)->done, std::uint64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
