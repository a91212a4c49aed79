#include "gui/notices.h"

#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
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

    void aStandInIsToldOfOnce()
    {
        Notices notices;
        engine::Snapshot snapshot;
        snapshot.series.source = "binance";
        snapshot.feed.standIn =
            engine::StandIn{"coingecko", engine::HandoverReason::Refused, "HTTP 403", kNow};
        notices.read(snapshot, kNow);
        notices.read(snapshot, kNow + 1s);
        QCOMPARE(notices.count(), 1U);
        QCOMPARE(notices.current()->sentence,
                 u"CoinGecko refuses to give prices. Live prices come from Binance for now: a series of its "
                 "own, with a model of its own."_s);
        notices.dismiss();
        notices.read(snapshot, kNow + 2s);
        QVERIFY(!notices.current());
        snapshot.series.source = "kraken"; // the stand-in failed as well
        snapshot.feed.standIn->since = kNow + 3s;
        notices.read(snapshot, kNow + 3s);
        QVERIFY(notices.current()->sentence.contains(u"Kraken"_s));
        notices.read({}, kNow + 4s);
        QVERIFY(!notices.current());
    }

    void aDisagreementIsToldWhileItLasts()
    {
        Notices notices;
        engine::Snapshot snapshot;
        snapshot.series.source = "coingecko";
        engine::CrossCheck check;
        check.source = "kraken";
        check.checked = kNow;
        check.since = kNow - 1min;
        check.price = core::Price::from(100);
        check.other = core::Price::from(101);
        snapshot.feed.crossCheck = check;
        notices.read(snapshot, kNow);
        QVERIFY(!notices.current()); // they agree
        snapshot.feed.crossCheck->disagrees = true;
        notices.read(snapshot, kNow);
        const QString told = notices.current()->sentence;
        QVERIFY2(told.contains(u"CoinGecko and Kraken disagree"_s) && told.contains(u"0.50 %"_s),
                 qPrintable(told));
        snapshot.feed.crossCheck->other = core::Price::from(102); // more, but no news
        snapshot.feed.crossCheck->checked = kNow + 1min;
        notices.read(snapshot, kNow + 1min);
        QCOMPARE(notices.count(), 1U);
        QCOMPARE(notices.current()->sentence, told);
        notices.dismiss();
        notices.read(snapshot, kNow + 2min);
        QVERIFY(!notices.current());
        snapshot.feed.crossCheck->since = kNow + 2min; // another one
        notices.read(snapshot, kNow + 2min);
        QVERIFY(notices.current());
        snapshot.feed.crossCheck->disagrees = false;
        notices.read(snapshot, kNow + 2min);
        QVERIFY(!notices.current());
        snapshot.feed.crossCheck->disagrees = true;
        notices.read(snapshot, kNow + 1h); // nothing was compared for long
        QVERIFY(!notices.current());
    }

    void callsThatRunShortAreToldOnce()
    {
        Notices notices;
        engine::Snapshot snapshot;
        core::CallUse use{.plan = "demo",
                          .used = 4'000,
                          .allowed = 10'000,
                          .since = *core::fromIso("2026-11-01T00:00:00Z"),
                          .asOf = *core::fromIso("2026-11-10T00:00:00Z"),
                          .resets = *core::fromIso("2026-12-01T00:00:00Z")};
        snapshot.feed.callUse = core::atPace(use, 400s);
        notices.read(snapshot, kNow);
        QVERIFY(!notices.current());
        snapshot.feed.callUse = core::atPace(use, 60s);
        notices.read(snapshot, kNow);
        QVERIFY2(notices.current()->sentence.contains(u"4,000 of 10,000"_s),
                 qPrintable(notices.current()->sentence));
        QVERIFY(notices.current()->remedy.contains(u"every 303 s"_s)); // 21 days in 6,000 parts: 302.4 s
        notices.dismiss();
        ++snapshot.feed.callUse->used;
        notices.read(snapshot, kNow);
        QVERIFY(!notices.current());
        use.used = 10'000;
        snapshot.feed.callUse = core::atPace(use, 60s); // spent: that is news
        notices.read(snapshot, kNow);
        QVERIFY(notices.current()->sentence.contains(u"10,000"_s));
        snapshot.feed.callUse.reset(); // another source
        notices.read(snapshot, kNow);
        QVERIFY(!notices.current());
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

    void whatWasWrongWithAnotherCoinIsNotToldOfThisOne()
    {
        Notices notices;
        engine::Snapshot snapshot;
        snapshot.series = {"shiba-inu", "usd", "coingecko"};
        notices.read(snapshot, kNow);
        notices.fail(NoticeTopic::Train, {ErrorKind::NotEnoughData, "a", {}}, kNow);
        notices.fail(NoticeTopic::Export, {ErrorKind::StorageFull, "b", {}}, kNow);
        notices.read(snapshot, kNow);
        QCOMPARE(notices.count(), 2U);
        snapshot.series = {"shiba-inu", "usdt", "binance"}; // the same coin of a source that stands in
        notices.read(snapshot, kNow);
        QCOMPARE(notices.count(), 2U);
        snapshot.series.asset = "bitcoin";
        notices.read(snapshot, kNow);
        QCOMPARE(notices.count(), 1U);
        QCOMPARE(notices.current()->topic, NoticeTopic::Export);
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

    void theNewestFailureIsShown()
    {
        Notices notices;
        notices.fail(NoticeTopic::Import, {ErrorKind::InvalidArgument, "a", {}}, kNow);
        notices.fail(NoticeTopic::Export, {ErrorKind::InvalidArgument, "b", {}},
                     kNow); // not the same trouble
        QCOMPARE(notices.count(), 2U);
        QCOMPARE(notices.current()->topic, NoticeTopic::Export);
        notices.fail(NoticeTopic::Import, {ErrorKind::InvalidArgument, "c", {}}, kNow);
        QCOMPARE(notices.count(), 2U);
        QCOMPARE(notices.current()->error.detail, std::string("c"));
    }

    void aCommandOfAnotherKindHidesBehindNoState()
    {
        Notices notices;
        engine::Snapshot snapshot = feedFails(ErrorKind::Refused);
        notices.read(snapshot, kNow);
        notices.fail(NoticeTopic::Cancel, {ErrorKind::Refused, "x", {}}, kNow);
        QCOMPARE(notices.count(), 2U);
        snapshot.connection.trouble = Error{ErrorKind::Refused, "401", {}}; // the reason of both
        notices.read(snapshot, kNow);
        QCOMPARE(notices.count(), 2U);
        QCOMPARE(notices.current()->topic, NoticeTopic::Connection);
        notices.fail(NoticeTopic::Train, {ErrorKind::Refused, "401", {}}, kNow);
        QCOMPARE(notices.count(), 2U);
    }

    void whatIsToldStaysUntilItIsDismissed()
    {
        Notices notices;
        notices.tell(NoticeTopic::Alert, QStringLiteral("It rose."), {}, kNow);
        notices.tell(NoticeTopic::Key, QStringLiteral("No keychain."), QStringLiteral("Type it."), kNow);
        notices.tell(NoticeTopic::Alert, QStringLiteral("It rose."), {}, kNow); // said once
        notices.read({}, kNow + 1h);
        QCOMPARE(notices.count(), 2U);
        QCOMPARE(notices.current()->sentence, QStringLiteral("It rose."));
        notices.dismiss();
        QCOMPARE(notices.current()->remedy, QStringLiteral("Type it."));
        notices.dismiss();
        QVERIFY(!notices.current());
        for (int i = 0; i < 100; ++i)
            notices.tell(NoticeTopic::Alert, QString::number(i), {}, kNow);
        QCOMPARE(notices.current()->sentence, QStringLiteral("99"));
        QVERIFY(notices.count() < 10);
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
