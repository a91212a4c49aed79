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
        engine::JobStatus job;
        job.state = JobState::Done;
        const auto isDueAfter = [&](std::chrono::seconds after) {
            series.add(kStart + after, *core::Price::from(26'000));
            repair.look(series.view(), 60s);
            return repair.isDue(&job, kStart + after);
        };
        QVERIFY(isDueAfter(0s)); // whatever was there before
        repair.began("backfill-1", kStart);
        for (const auto after : {60s, 120s, 185s, 304s}) // a late one is no hole
            QVERIFY(!isDueAfter(after));
        QVERIFY(isDueAfter(425s));
        repair.began("backfill-2", kStart + 425s);
        QVERIFY(!isDueAfter(485s));
        // Also one that is not between the newest two, as when many came at once.
        series.add(kStart + 2h, *core::Price::from(26'000));
        QVERIFY(isDueAfter(2h + 60s));
    }

    void aSlowSeriesHasNoHolesBetweenItsPrices()
    {
        GapRepair repair;
        core::Series series;
        for (int hour = 0; hour < 5; ++hour) {
            series.add(kStart + std::chrono::hours(hour), *core::Price::from(26'000));
            repair.look(series.view(), 1h);
            QCOMPARE(repair.isDue(nullptr, kStart), hour == 0);
            repair.began("backfill-1", kStart);
        }
        series.add(kStart + 7h, *core::Price::from(26'000));
        repair.look(series.view(), 1h);
        QVERIFY(repair.isDue(nullptr, kStart));
    }

    void afterAFailureItIsTriedAgainInAWhile()
    {
        GapRepair repair;
        const auto begun = kStart + 1h;
        QVERIFY(repair.isDue(nullptr, begun));
        repair.began("backfill-1", begun);
        engine::JobStatus job; // running
        QVERIFY(!repair.isDue(&job, begun + 20min));
        job.state = JobState::Failed;
        job.error = core::Error{core::ErrorKind::Network, "gone", {}};
        QVERIFY(!repair.isDue(&job, begun + 14min));
        QVERIFY(repair.isDue(&job, begun + 15min));
        repair.began("backfill-2", begun + 15min);
        job.error->kind = core::ErrorKind::Refused; // asking again changes nothing
        QVERIFY(!repair.isDue(&job, begun + 2h));
        job.state = JobState::Cancelled; // the user does not want it
        QVERIFY(!repair.isDue(&job, begun + 2h));
        repair.putOff(begun + 2h); // a busy database
        QVERIFY(!repair.isDue(&job, begun + 2h + 14min));
        QVERIFY(repair.isDue(&job, begun + 2h + 15min));
        repair.began("backfill-3", begun + 3h);
        repair.wantAgain();
        QVERIFY(repair.isDue(&job, begun + 3h));
    }

    void whereItCannotBeDoneItIsNotTriedAgain()
    {
        GapRepair repair;
        core::Series series;
        series.add(kStart, *core::Price::from(26'000));
        repair.giveUp();
        series.add(kStart + 9h, *core::Price::from(26'000));
        repair.look(series.view(), 60s);
        QVERIFY(!repair.isDue(nullptr, kStart + 9h));
    }
};

QTEST_GUILESS_MAIN(TestGapRepair)
#include "tst_gaprepair.moc"
