#include "engine/gaprepair.h"

#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using engine::GapRepair;
using engine::JobState;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'040'000);

} // namespace

/// When gaps are filled without being asked.
class TestGapRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atTheStartAndAfterEachHole()
    {
        GapRepair repair;
        core::Series series;
        const auto isDue = [&](const engine::JobStatus* last = nullptr) {
            return repair.isDue(series.view(), last, series.view().newestTime());
        };
        const auto add = [&](std::chrono::seconds after) {
            series.add(kStart + after, *core::Price::from(26'000));
        };
        add(0s);
        QVERIFY(!isDue()); // nothing lies between
        add(60s);
        QVERIFY(isDue());
        repair.tried("backfill-1", kStart + 60s);
        engine::JobStatus job;
        job.state = JobState::Done;
        for (const auto after : {120s, 185s, 304s}) { // a late one is no hole
            add(after);
            QVERIFY(!isDue(&job));
        }
        add(425s);
        QVERIFY(isDue(&job));
        repair.tried("backfill-2", kStart + 425s);
        QVERIFY(!isDue(&job));
    }

    void afterAFailureItIsTriedAgainInAWhile()
    {
        GapRepair repair;
        core::Series series;
        series.add(kStart, *core::Price::from(26'000));
        series.add(kStart + 1h, *core::Price::from(26'000));
        const auto begun = kStart + 1h;
        QVERIFY(repair.isDue(series.view(), nullptr, begun));
        repair.tried("backfill-1", begun);
        engine::JobStatus job; // running
        QVERIFY(!repair.isDue(series.view(), &job, begun + 20min));
        job.state = JobState::Failed;
        QVERIFY(!repair.isDue(series.view(), &job, begun + 14min));
        QVERIFY(repair.isDue(series.view(), &job, begun + 15min));
        repair.tried("backfill-2", begun + 15min);
        QVERIFY(!repair.isDue(series.view(), &job, begun + 16min));
        job.state = JobState::Cancelled; // the user does not want it
        QVERIFY(!repair.isDue(series.view(), &job, begun + 2h));
    }

    void whereItCannotBeDoneItIsNotTriedAgain()
    {
        GapRepair repair;
        core::Series series;
        series.add(kStart, *core::Price::from(26'000));
        series.add(kStart + 1h, *core::Price::from(26'000));
        QVERIFY(repair.isDue(series.view(), nullptr, kStart + 1h));
        repair.tried({}, kStart + 1h);
        series.add(kStart + 9h, *core::Price::from(26'000));
        QVERIFY(!repair.isDue(series.view(), nullptr, kStart + 9h));
    }
};

QTEST_GUILESS_MAIN(TestGapRepair)
#include "tst_gaprepair.moc"
