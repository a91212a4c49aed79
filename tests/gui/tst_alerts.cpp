#include "gui/alertpace.h"
#include "gui/alerts.h"
#include "support/fakeclock.h"
#include "support/fakeengine.h"

#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using support::FakeEngine;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'000'000);

gui::AlertRules quiet()
{
    gui::AlertRules rules;
    rules.stale = false;
    return rules;
}

gui::AlertRules level(double price)
{
    gui::AlertRules rules = quiet();
    rules.level = core::Price::from(price);
    return rules;
}

/// One letter for each snapshot: what the alerts made of it. '.': nothing.
QString story(gui::Alerts& alerts, const std::vector<engine::Snapshot>& snapshots)
{
    QString told;
    core::UtcTime now = kStart;
    for (const auto& snapshot : snapshots) {
        const auto found = alerts.read(snapshot, now);
        QChar letter = u'.';
        for (const gui::Alert& alert : found)
            letter = alert.sentence.contains(u"rose"_s)          ? u'R'
                     : alert.sentence.contains(u"fell"_s)        ? u'F'
                     : alert.sentence.contains(u"at or above"_s) ? u'H'
                     : alert.sentence.contains(u"at or below"_s) ? u'L'
                     : alert.kind == gui::AlertKind::Stale       ? u'S'
                                                                 : u'?';
        told += found.size() > 1 ? u'2' : letter;
        now += 1s;
    }
    return told;
}

} // namespace

/// What is told of a row of snapshots, each event once.
class TestAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLevelIsToldOnceForEachCrossing_data()
    {
        QTest::addColumn<QList<double>>("prices");
        QTest::addColumn<QString>("told");
        using P = QList<double>;
        QTest::newRow("the first price tells nothing") << P{1200, 1300} << u".."_s;
        QTest::newRow("up") << P{990, 1010, 1020} << u".R."_s;
        QTest::newRow("down") << P{1010, 990, 980} << u".F."_s;
        QTest::newRow("exactly at it is above") << P{990, 1000} << u".R"_s;
        QTest::newRow("trembling about it") << P{990, 1000.5, 999.5, 1000.5, 999.6, 1000.2} << u".R...."_s;
        QTest::newRow("away and back") << P{990, 1000.5, 1002, 999.9, 998, 1000.1} << u".R.F.R"_s;
        QTest::newRow("0.1 % is away") << P{990, 1000.5, 1001, 999.9} << u".R.F"_s;
        QTest::newRow("slipping to the other side") << P{990, 1000.5, 999.5, 998} << u".R.F"_s;
        QTest::newRow("a jump is away at once") << P{990, 1100, 900} << u".RF"_s;
    }
    void aLevelIsToldOnceForEachCrossing()
    {
        QFETCH(QList<double>, prices);
        gui::Alerts alerts;
        alerts.setRules(level(1000));
        std::vector<engine::Snapshot> snapshots;
        for (const double price : prices)
            snapshots.push_back(FakeEngine::withPrices({price}, kStart));
        QTEST(story(alerts, snapshots), "told");
    }

    void anotherLevelOrMarketBeginsAnew()
    {
        gui::Alerts alerts;
        alerts.setRules(level(1000));
        auto snapshot = FakeEngine::withPrices({990}, kStart);
        QVERIFY(alerts.read(snapshot, kStart).empty());
        alerts.setRules(level(980)); // now the price is above
        QVERIFY(alerts.read(snapshot, kStart).empty());
        auto other = FakeEngine::withPrices({970}, kStart);
        other.series.source = "demo";
        QVERIFY(alerts.read(other, kStart).empty());
    }

    void aThresholdIsToldOnceUntilItIsLeft_data()
    {
        QTest::addColumn<QList<double>>("probabilities");
        QTest::addColumn<QString>("told");
        using P = QList<double>;
        QTest::newRow("between") << P{0.5, 0.59, 0.41} << u"..."_s;
        QTest::newRow("at once, and once") << P{0.6, 0.7, 0.61} << u"H.."_s;
        QTest::newRow("again after leaving") << P{0.65, 0.55, 0.6} << u"H.H"_s;
        QTest::newRow("low") << P{0.4, 0.3, 0.45, 0.35} << u"L..L"_s;
        QTest::newRow("from one to the other") << P{0.7, 0.3} << u"HL"_s;
    }
    void aThresholdIsToldOnceUntilItIsLeft()
    {
        QFETCH(QList<double>, probabilities);
        gui::AlertRules rules = quiet();
        rules.above = 0.6;
        rules.below = 0.4;
        gui::Alerts alerts;
        alerts.setRules(rules);
        std::vector<engine::Snapshot> snapshots;
        for (const double up : probabilities) {
            snapshots.push_back(FakeEngine::withPrices({1000}, kStart));
            snapshots.back().forecast = FakeEngine::forecast(up, kStart, 1000);
        }
        QTEST(story(alerts, snapshots), "told");
    }

    void anOldForecastTellsNothing()
    {
        gui::AlertRules rules = quiet();
        rules.above = 0.6;
        gui::Alerts alerts;
        alerts.setRules(rules);
        auto snapshot = FakeEngine::withPrices({1000}, kStart);
        snapshot.forecast = FakeEngine::forecast(0.9, kStart, 1000);
        QVERIFY(alerts.read(snapshot, kStart + 1h).empty());
        QCOMPARE(alerts.read(snapshot, kStart).size(), 1U);
    }

    void aSilentFeedIsToldOnceUntilItIsFresh()
    {
        gui::Alerts alerts; // on by default
        auto snapshot = FakeEngine::withPrices({1000}, kStart);
        snapshot.feed.collecting = true;
        QVERIFY(alerts.read(snapshot, kStart).empty());
        QVERIFY(alerts.read(snapshot, kStart + 5min).empty());
        const auto told = alerts.read(snapshot, kStart + 5min + 1s);
        QCOMPARE(told.size(), 1U);
        QCOMPARE(told[0].kind, gui::AlertKind::Stale);
        QVERIFY(alerts.read(snapshot, kStart + 1h).empty());
        auto fresh = FakeEngine::withPrices({1000}, kStart + 1h);
        fresh.feed.collecting = true;
        QVERIFY(alerts.read(fresh, kStart + 1h).empty());
        QCOMPARE(alerts.read(fresh, kStart + 2h).size(), 1U);
    }

    void yesterdaysPriceIsNoNews()
    {
        gui::Alerts alerts;
        auto snapshot = FakeEngine::withPrices({1000}, kStart);
        QVERIFY(alerts.read(snapshot, kStart + 24h).empty()); // nothing is collected
        snapshot.feed.collecting = true;
        QVERIFY(alerts.read(snapshot, kStart + 24h).empty()); // the first call is still to come
        QCOMPARE(alerts.read(snapshot, kStart + 24h + 6min).size(), 1U);
    }

    void everyAlertCanBeTurnedOff()
    {
        gui::Alerts alerts;
        alerts.setRules(quiet());
        auto snapshot = FakeEngine::withPrices({1000}, kStart);
        snapshot.feed.collecting = true;
        snapshot.forecast = FakeEngine::forecast(0.99, kStart, 1000);
        for (const auto later : {0h, 1h, 48h})
            QVERIFY(alerts.read(snapshot, kStart + later).empty());
        QCOMPARE(gui::AlertRules().stale, true);
        QVERIFY(!gui::AlertRules().level && !gui::AlertRules().above && !gui::AlertRules().below);
    }

    void oneAlertAMinuteOfEachKind()
    {
        const gui::Alert one{gui::AlertKind::Level, u"one"_s};
        const gui::Alert other{gui::AlertKind::Stale, u"other"_s};
        gui::AlertPace pace;
        QCOMPARE(pace.pass({one}, kStart), std::vector{one});
        QVERIFY(pace.pass({one}, kStart + 59s).empty());
        QCOMPARE(pace.pass({other}, kStart + 59s), std::vector{other});
        QCOMPARE(pace.pass({}, kStart + 60s), std::vector{one});
    }

    void whatCameTooFastIsToldWhenTheMinuteIsOver()
    {
        const gui::Alert rose{gui::AlertKind::Level, u"rose"_s};
        const gui::Alert fell{gui::AlertKind::Level, u"fell"_s};
        const gui::Alert again{gui::AlertKind::Level, u"rose again"_s};
        gui::AlertPace pace;
        QCOMPARE(pace.pass({rose}, kStart), std::vector{rose});
        QVERIFY(pace.pass({fell}, kStart + 10s).empty());
        QVERIFY(pace.pass({again}, kStart + 20s).empty());
        QVERIFY(pace.pass({}, kStart + 59s).empty());
        QCOMPARE(pace.pass({}, kStart + 60s), std::vector{again}); // the newest, and it alone
        QVERIFY(pace.pass({}, kStart + 1h).empty());
        QVERIFY(pace.pass({rose}, kStart + 1h).size() == 1);
        QVERIFY(pace.pass({fell}, kStart + 1h + 1s).empty());
        pace.forgetWaiting(); // another level was chosen
        QVERIFY(pace.pass({}, kStart + 2h).empty());
    }
};

QTEST_GUILESS_MAIN(TestAlerts)
#include "tst_alerts.moc"
