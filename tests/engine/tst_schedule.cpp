#include "engine/jobbook.h"
#include "engine/schedule.h"
#include "support/fakeclock.h"

#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using engine::nextPoll;

/// When the next call is due, and what a job says of its time.
class TestSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pollsAreAlignedToTheInterval()
    {
        const auto minute = core::fromEpochMs(1'700'000'040'000); // a whole minute
        QVERIFY(nextPoll(minute, 60s, {}) == minute + 60s);
        QVERIFY(nextPoll(minute + 1ms, 60s, {}) == minute + 60s);
        QVERIFY(nextPoll(minute + 59'999ms, 60s, {}) == minute + 60s);
        QVERIFY(nextPoll(minute + 7s, 5s, {}) == minute + 10s);
    }

    void aWaitThatIsAskedForIsKept()
    {
        const auto minute = core::fromEpochMs(1'700'000'040'000);
        QVERIFY(nextPoll(minute, 60s, minute + 10s) == minute + 60s); // earlier than the slot: no matter
        QVERIFY(nextPoll(minute, 60s, minute + 119s) == minute + 119s);
    }

    void aJumpOfTheClockNeitherStallsNorBursts()
    {
        const auto before = core::fromEpochMs(1'700'000'040'000);
        // Set forward by a day, or suspended: one call, at the next slot from now.
        const auto later = before + 24h + 5s;
        QVERIFY(nextPoll(later, 60s, before + 30s) == before + 24h + 60s);
        // Set back by a day while a wait was under way: the wait is not a day long now.
        const auto earlier = before - 24h;
        QVERIFY(nextPoll(earlier, 60s, before + 30s) == earlier + engine::kLongestWait);
    }

    void jobsTellElapsedAndRemaining()
    {
        support::FakeClock clock;
        engine::JobBook jobs(clock);
        engine::JobStatus& job = *jobs.find(jobs.begin(engine::JobKind::Collect, 10));
        clock.advance(4s);
        job.done = 2;
        jobs.progressed(job);
        QVERIFY(job.elapsed == 4s);
        QVERIFY(job.remaining == 16s);
        clock.advance(-60s); // set back
        jobs.progressed(job);
        QVERIFY(job.elapsed == 0s);
        jobs.end(job, engine::JobState::Done);
        QVERIFY(!job.remaining);
        QVERIFY(job.ended.has_value());
    }

    void timesOfARunningJobGoOn()
    {
        engine::JobStatus job;
        job.started = core::fromEpochMs(1'700'000'000'000);
        job.elapsed = 2s;
        job.remaining = 10s;
        const auto later = engine::jobAt(job, job.started + 7s);
        QVERIFY(later.elapsed == 7s);
        QVERIFY(later.remaining == 5s);
        QVERIFY(engine::jobAt(job, job.started + 1h).remaining == 0s);
        QVERIFY(engine::jobAt(job, job.started - 1h).elapsed == 2s); // a clock that was set back
        job.state = engine::JobState::Done;
        QVERIFY(engine::jobAt(job, job.started + 7s) == job);
    }

    void endedJobsAreForgottenButRunningOnesNever()
    {
        support::FakeClock clock;
        engine::JobBook jobs(clock);
        const std::string running = jobs.begin(engine::JobKind::Train, 1);
        std::string last;
        for (int i = 0; i < 200; ++i) {
            last = jobs.begin(engine::JobKind::Collect, 1);
            jobs.end(*jobs.find(last), engine::JobState::Done);
        }
        QVERIFY(jobs.find(running));
        QVERIFY(jobs.find(last));
        QVERIFY(!jobs.find("collect-2"));
        QVERIFY(jobs.all().size() <= 52);
    }
};

QTEST_APPLESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
