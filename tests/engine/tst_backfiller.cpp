#include "engine/home.h"
#include "support/fakehistory.h"

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace cryptopulse::engine_test;
using core::ErrorKind;
using core::TimeRange;
using engine::JobState;
using support::FakeHistory;
using support::resultOf;

namespace {

/// An engine whose history follows a script; it is now 10 s after minute 1000.
struct Past : Home {
    std::shared_ptr<support::HistoryScript> script = std::make_shared<support::HistoryScript>();

    Past()
    {
        clock.set(kStart + 1000min + 10s);
        history = [this](const std::string& venue) -> core::Result<std::unique_ptr<market::HistorySource>> {
            if (venue == "nowhere")
                return core::failure(ErrorKind::InvalidArgument, "source: nowhere has no past");
            return std::make_unique<FakeHistory>(script, clock, venue, venue == "other" ? "usdt" : "usd");
        };
    }

    static engine::BackfillRequest request(std::chrono::minutes from, std::chrono::minutes to)
    {
        return {.from = kStart + from, .to = kStart + to};
    }

    /// Runs a backfill to its end.
    engine::JobStatus run(engine::Engine& engine, const engine::BackfillRequest& request)
    {
        engine::JobStatus job;
        [&] {
            const auto begun = resultOf(engine.backfill(request));
            QVERIFY2(begun, begun ? "" : begun.error().detail.c_str());
            QTRY_VERIFY_WITH_TIMEOUT(!engine::findJob(*engine.snapshot(), begun->id)->isRunning(), 20'000);
            job = *engine::findJob(*engine.snapshot(), begun->id);
        }();
        return job;
    }
};

std::vector<TimeRange> asked(const engine::Engine& engine)
{
    const auto snapshot = engine.snapshot();
    return snapshot->asked ? *snapshot->asked : std::vector<TimeRange>();
}

} // namespace

/// Past prices come page by page, once, and nothing of what was observed is replaced.
class TestBackfiller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesAreStoredOnce()
    {
        Past home;
        const auto engine = home.start(0);
        home.script->absent = {kStart + 250min};
        const auto job = home.run(*engine, Past::request(100min, 500min));
        QCOMPARE(job.state, JobState::Done);
        QCOMPARE(job.kind, engine::JobKind::Backfill);
        QCOMPARE(job.total, 400U);
        QCOMPARE(job.done, 400U);
        QCOMPARE(job.ok, 399U);
        QCOMPARE(home.script->calls.size(), 4U);
        const auto samples = engine->snapshot()->samples;
        QCOMPARE(samples.size(), 399U);
        QVERIFY(samples.times().front() == kStart + 100min);
        QVERIFY(samples.newestTime() == kStart + 499min);
        QCOMPARE(samples.newestPrice(), FakeHistory::closeOf(kStart + 499min));
        QCOMPARE(asked(*engine), (std::vector<TimeRange>{{kStart + 100min, kStart + 500min}}));

        // What was asked for is not asked for again, also what turned out to be absent.
        const auto again = home.run(*engine, Past::request(0min, 600min));
        QCOMPARE(again.ok, 200U);
        QCOMPARE(again.total, 600U);
        QCOMPARE(home.script->calls.size(), 6U);
        QCOMPARE(engine->snapshot()->samples.size(), 599U);
        QCOMPARE(asked(*engine), (std::vector<TimeRange>{{kStart, kStart + 600min}}));
    }

    void anObservedPriceKeepsItsMinute()
    {
        Past home;
        const auto engine = home.start(3, 110); // minutes 110 to 112, as they were seen
        ingestAll(*engine, 3);
        const auto job = home.run(*engine, Past::request(105min, 115min));
        QCOMPARE(job.ok, 7U);
        QCOMPARE(job.repeated, 3U);
        const auto samples = engine->snapshot()->samples;
        QCOMPARE(samples.size(), 10U);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const int number = 105 + int(i);
            const auto price = number >= 110 && number < 113
                                   ? minute(number).price
                                   : FakeHistory::closeOf(kStart + std::chrono::minutes(number));
            QCOMPARE(samples.prices()[i], price.value());
        }
    }

    void theRunningMinuteIsLeftOpen()
    {
        Past home;
        const auto engine = home.start(0);
        QCOMPARE(home.run(*engine, {.from = kStart + 900min}).state, JobState::Done);
        QVERIFY(engine->snapshot()->samples.newestTime() == kStart + 999min);
        // The last one may not have been published yet: it is asked for again.
        QCOMPARE(asked(*engine), (std::vector<TimeRange>{{kStart + 900min, kStart + 999min}}));
        home.clock.set(kStart + 1002min + 1s);
        QCOMPARE(home.run(*engine, {.from = kStart + 900min}).ok, 2U);
        QVERIFY(home.script->calls.back().first == kStart + 999min);
    }

    void goesOnWhereItStopped()
    {
        Past home;
        home.script->failures = {{ErrorKind::Refused, "blocked"}};
        {
            const auto engine = home.start(0);
            QCOMPARE(home.run(*engine, Past::request(0min, 300min)).state, JobState::Failed);
            QVERIFY(engine->snapshot()->samples.empty());
            home.script->failures = {};
            // The first two pages, then the end of the program.
            home.script->pageSize = 100;
            const auto begun = resultOf(engine->backfill(Past::request(0min, 900min)));
            QVERIFY(begun);
            QTRY_VERIFY(engine::findJob(*engine->snapshot(), begun->id)->done >= 200);
        }
        const std::size_t before = home.script->callCount();
        const auto engine = home.start(0);
        QVERIFY(resultOf(engine->ready()));
        const std::size_t stored = engine->snapshot()->samples.size();
        QVERIFY(stored >= 200);
        const auto job = home.run(*engine, Past::request(0min, 900min));
        QCOMPARE(job.state, JobState::Done);
        QCOMPARE(job.ok, 900 - stored);
        QCOMPARE(job.repeated, 0U);
        QVERIFY(home.script->calls.size() - before <= (900 - stored + 99) / 100 + 1);
    }

    void aCancelledOneLeavesWhatItHas()
    {
        Past home;
        home.script->hangs = true;
        const auto engine = home.start(0);
        const auto begun = resultOf(engine->backfill(Past::request(0min, 300min)));
        QVERIFY(begun);
        QTRY_COMPARE(home.script->callCount(), 1U);
        const auto second = resultOf(engine->backfill(Past::request(0min, 300min)));
        QCOMPARE(second.error().kind, ErrorKind::TooMany);
        const auto cancelled = resultOf(engine->cancelJob(begun->id));
        QVERIFY(cancelled);
        QCOMPARE(cancelled->state, JobState::Cancelled);
        home.script->hangs = false;
        QCOMPARE(home.run(*engine, Past::request(0min, 300min)).ok, 300U); // the late answer is nobody's
    }

    void failuresOfTheConnectionAreTriedAgainAndLimitsWaitedFor()
    {
        Past home;
        home.script->failures = {{ErrorKind::Network, "gone"},
                                 {ErrorKind::RateLimited, "slow", 1ms},
                                 {ErrorKind::Timeout, "late"},
                                 {ErrorKind::RateLimited, "slow", 1ms}};
        const auto engine = home.start(0);
        const auto job = home.run(*engine, Past::request(0min, 100min));
        QCOMPARE(job.state, JobState::Done);
        QCOMPARE(job.failed, 4U);
        QCOMPARE(job.ok, 100U);
        QVERIFY(!job.error);
        for (int i = 0; i < 6; ++i)
            home.script->failures.push_back({ErrorKind::Network, "gone"});
        const auto failed = home.run(*engine, Past::request(100min, 200min));
        QCOMPARE(failed.state, JobState::Failed);
        QCOMPARE(failed.error->kind, ErrorKind::Network);
        QCOMPARE(engine->snapshot()->samples.size(), 100U);
    }

    void onlyGapsAreAskedFor()
    {
        Past home;
        home.script->pageSize = 1000;
        const auto engine = home.start(0);
        home.script->absent = {kStart + 10min};
        QCOMPARE(home.run(*engine, Past::request(0min, 20min)).ok, 19U);
        QCOMPARE(home.run(*engine, Past::request(600min, 700min)).ok, 100U);
        home.script->calls.clear();
        engine::BackfillRequest gaps = Past::request(0min, 1000min);
        gaps.gapsOnly = true;
        const auto job = home.run(*engine, gaps);
        QCOMPARE(job.ok, 880U); // from 20 to 600 and from 700 on; what is absent was asked for before
        QCOMPARE(home.script->calls.size(), 2U);
        QVERIFY(home.script->calls[0].first == kStart + 20min &&
                home.script->calls[0].second == kStart + 600min);
        QVERIFY(home.script->calls[1].first == kStart + 700min);
        gaps.source = "other";
        QCOMPARE(resultOf(engine->backfill(gaps)).error().kind, ErrorKind::InvalidArgument);
    }

    /// The night that the machine slept through, as soon as a price comes again.
    void aHoleBetweenLivePricesIsFilled()
    {
        Past home;
        home.repairs = true;
        {
            const auto engine = home.start(2, 100);
            ingestAll(*engine, 2);
            QVERIFY(home.script->calls.empty()); // nothing is collected on a schedule: nobody is asked
        }
        const auto engine = home.start(1, 900);
        QVERIFY(resultOf(engine->setCollection(true, 1h)));
        QTRY_COMPARE_WITH_TIMEOUT(engine->snapshot()->samples.size(), 900U, 20'000); // up to now
        const auto samples = engine->snapshot()->samples;
        QCOMPARE(samples.prices()[1], minute(101).price.value());
        QCOMPARE(samples.prices()[2], FakeHistory::closeOf(kStart + 102min).value());
        QCOMPARE(samples.prices()[800], minute(900).price.value());
    }

    /// A venue that tells the last hours only fills what it can.
    void aShortReachFillsWhatItCan()
    {
        Past home;
        home.repairs = true;
        {
            const auto engine = home.start(2, 100);
            ingestAll(*engine, 2);
        }
        home.script->reach = kStart + 280min;
        const auto engine = home.start(1, 900);
        QVERIFY(resultOf(engine->setCollection(true, 1h)));
        QTRY_COMPARE_WITH_TIMEOUT(engine->snapshot()->samples.size(), 721U,
                                  20'000); // 281 to 999, and two before
    }

    void whatIsAskedForGoesBeforeTheRepair()
    {
        Past home;
        home.repairs = true;
        home.script->hangs = true;
        const auto engine = home.start(2);
        QVERIFY(resultOf(engine->setCollection(true, 1h))); // the first price
        QTRY_COMPARE(engine->snapshot()->samples.size(), 1U);
        QVERIFY(resultOf(engine->ingest())); // the second, with which the repair begins
        QTRY_COMPARE_WITH_TIMEOUT(home.script->callCount(), 1U, 20'000);
        home.script->hangs = false;
        const auto job = home.run(*engine, Past::request(200min, 300min));
        QCOMPARE(job.state, JobState::Done);
        QCOMPARE(job.ok, 100U);
    }

    /// The gap in which the asked-for time begins is filled from there on.
    void aGapAcrossTheBeginningIsFilled()
    {
        Past home;
        const auto engine = home.start(0);
        QCOMPARE(home.run(*engine, Past::request(0min, 10min)).ok, 10U);
        QCOMPARE(home.run(*engine, Past::request(600min, 1000min)).ok, 400U);
        auto gaps = Past::request(500min, 1000min);
        gaps.gapsOnly = true;
        QCOMPARE(home.run(*engine, gaps).ok, 100U);
    }

    void aDatabaseThatWasReplacedEndsIt()
    {
        Past home;
        const auto engine = home.start(0);
        home.script->beforeAnswer = [&home] {
            QFile::rename(home.folder.filePath(u"data/prices.db"_s),
                          home.folder.filePath(u"data/elsewhere.db"_s));
        };
        const auto job = home.run(*engine, Past::request(0min, 300min));
        QCOMPARE(job.state, JobState::Failed);
        QCOMPARE(job.ok, 0U);
        home.script->beforeAnswer = {};
        QCOMPARE(home.run(*engine, Past::request(0min, 300min)).ok, 300U);
    }

    void anotherVenueIsAnotherSeries()
    {
        Past home;
        const auto engine = home.start(0);
        auto request = Past::request(0min, 100min);
        request.source = "other";
        QCOMPARE(home.run(*engine, request).ok, 100U);
        QVERIFY(engine->snapshot()->samples.empty());
        home.series = {"bitcoin", "usdt", "other"};
        const auto there = home.start(0);
        QVERIFY(resultOf(there->ready()));
        QCOMPARE(there->snapshot()->samples.size(), 100U);
    }

    void whatCannotBeAskedForIsNamed()
    {
        Past home;
        const auto engine = home.start(0);
        QVERIFY(resultOf(engine->ready()));
        const auto errorOf = [&](const engine::BackfillRequest& request) {
            const auto begun = resultOf(engine->backfill(request));
            return begun ? std::string() : begun.error().detail;
        };
        QVERIFY(errorOf({.source = "nowhere"}).starts_with("source:"));
        QVERIFY(errorOf(Past::request(500min, 500min)).starts_with("from:"));
        QVERIFY(errorOf({.from = kStart + 2000min}).starts_with("from:")); // later than now
        QVERIFY(errorOf({.from = core::fromEpochMs(0)}).starts_with("from:"));
        home.script->reach = kStart + 280min;
        QVERIFY(errorOf(Past::request(100min, 900min)).starts_with("from:"));
        QCOMPARE(home.run(*engine, {}).total, 719U); // as far as it reaches
    }
};

QTEST_GUILESS_MAIN(TestBackfiller)
#include "tst_backfiller.moc"
