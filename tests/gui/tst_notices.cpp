#include "gui/notices.h"

#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using core::Error;
using core::ErrorKind;
using gui::Notices;
using gui::NoticeTopic;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'700'000'000'000);

engine::Snapshot feedFails(ErrorKind kind)
{
    engine::Snapshot snapshot;
    snapshot.feed.lastError = Error{kind, "x", {}};
    return snapshot;
}

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameKindIsShownOnce()
    {
        Notices notices;
        notices.fail(NoticeTopic::Ingest, {ErrorKind::Network, "a", {}}, kNow);
        notices.fail(NoticeTopic::Ingest, {ErrorKind::Network, "b", {}}, kNow);
        notices.read(feedFails(ErrorKind::Network), kNow);
        notices.read(feedFails(ErrorKind::Network), kNow);
        QCOMPARE(notices.count(), 1U);
        notices.fail(NoticeTopic::Train, {ErrorKind::NotEnoughData, "c", {}}, kNow);
        QCOMPARE(notices.count(), 2U);
        QCOMPARE(notices.current()->error.kind, ErrorKind::Network);
    }

    void recoveryClears()
    {
        Notices notices;
        notices.read(feedFails(ErrorKind::Timeout), kNow);
        notices.read({}, kNow);
        QVERIFY(!notices.current());
        notices.fail(NoticeTopic::Ingest, {ErrorKind::Network, "a", {}}, kNow);
        notices.succeed(NoticeTopic::Ingest);
        QVERIFY(!notices.current());
    }

    void aLaterScheduledSuccessClearsAFailureByHand()
    {
        Notices notices;
        notices.fail(NoticeTopic::Ingest, {ErrorKind::Network, "a", {}}, kNow);
        engine::Snapshot snapshot;
        snapshot.feed.lastSuccess = kNow - 1s;
        notices.read(snapshot, kNow);
        QVERIFY(notices.current());
        snapshot.feed.lastSuccess = kNow + 1s;
        notices.read(snapshot, kNow + 1s);
        QVERIFY(!notices.current());
    }

    void dismissedStaysAwayUntilItHasBeenOver()
    {
        Notices notices;
        notices.read(feedFails(ErrorKind::Timeout), kNow);
        notices.dismiss();
        notices.read(feedFails(ErrorKind::Timeout), kNow);
        QVERIFY(!notices.current());
        notices.read({}, kNow);
        notices.read(feedFails(ErrorKind::Timeout), kNow);
        QVERIFY(notices.current());
    }

    void anotherKindIsShownAfterADismissal()
    {
        Notices notices;
        notices.read(feedFails(ErrorKind::Timeout), kNow);
        notices.dismiss();
        notices.read(feedFails(ErrorKind::RateLimited), kNow);
        QCOMPARE(notices.current()->error.kind, ErrorKind::RateLimited);
    }

    void askingAgainAfterADismissalIsAnswered()
    {
        Notices notices;
        notices.read(feedFails(ErrorKind::Network), kNow);
        notices.dismiss();
        notices.fail(NoticeTopic::Ingest, {ErrorKind::Network, "a", {}}, kNow);
        QVERIFY(notices.current());
    }

    void theWorstComesFirst()
    {
        Notices notices;
        engine::Snapshot snapshot = feedFails(ErrorKind::Network);
        snapshot.storageTrouble = Error{ErrorKind::StorageFull, "x", {}};
        notices.read(snapshot, kNow);
        QCOMPARE(notices.current()->error.kind, ErrorKind::StorageFull);
        QCOMPARE(notices.count(), 2U);
        notices.dismiss();
        QCOMPARE(notices.current()->error.kind, ErrorKind::Network);
    }

    void aFileThatWasKeptAsideIsTold()
    {
        Notices notices;
        engine::Snapshot snapshot;
        snapshot.storageNotice = Error{ErrorKind::StorageDamaged, "kept as x", {}};
        notices.read(snapshot, kNow);
        QCOMPARE(notices.current()->error.kind, ErrorKind::StorageDamaged);
        notices.dismiss();
        notices.read(snapshot, kNow);
        QVERIFY(!notices.current());
    }

    void cancellingIsNoTrouble()
    {
        Notices notices;
        notices.fail(NoticeTopic::Train, {ErrorKind::Cancelled, "x", {}}, kNow);
        QVERIFY(!notices.current());
    }
};

QTEST_APPLESS_MAIN(TestNotices)
#include "tst_notices.moc"
