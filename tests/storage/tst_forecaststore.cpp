#include "places.h"
#include "storage/forecaststore.h"
#include "storage/samplestore.h"
#include "storagetest.h"

#include <QRegularExpression>
#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::test;
using namespace Qt::StringLiterals;
using core::Outcome;

namespace {

core::LiveForecast forecast(qint64 i, const char* model = "m")
{
    return {.asOf = minute(i).time,
            .price = minute(i).price,
            .up = *core::Probability::from(0.53),
            .step = *core::Step::fromName("1m"),
            .horizonSteps = 5,
            .modelId = model,
            .outcome = Outcome::Pending,
            .seenAt = std::nullopt,
            .seen = std::nullopt};
}

core::LiveForecast decided(qint64 i)
{
    core::LiveForecast known = forecast(i);
    known.outcome = Outcome::Rose;
    known.seenAt = minute(i + 5).time;
    known.seen = minute(i + 5).price;
    return known;
}

} // namespace

/// Forecasts are written before their outcome, and nothing of them changes but that.
class TestForecastStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Places::addKinds(); }
    void init()
    {
        CP_BEGIN_PLACE(m_places);
        m_database = m_places.open(m_clock);
        QVERIFY(m_database);
        m_store = std::make_unique<storage::ForecastStore>(*m_database);
        QVERIFY(storage::SampleStore(*m_database).add(m_series, minute(0)));
    }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void theDecidedOnesOfAModelAreShownOneAfterTheOther()
    {
        for (const int i : {3, 0, 1, 2})
            QVERIFY(m_store->add(m_series, forecast(i)));
        core::LiveForecast other = decided(0);
        other.modelId = "n-1";
        QVERIFY(m_store->add(m_series, forecast(0, "n-1")));
        core::LiveForecast missing = forecast(2);
        missing.outcome = Outcome::Unknown;
        QVERIFY(m_store->settle(m_series, {decided(1), decided(0), missing, other}));
        std::vector<storage::DecidedForecast> seen;
        const auto take = [&seen](const storage::DecidedForecast& one) {
            seen.push_back(one);
            return true;
        };
        QVERIFY(m_store->visitDecided(m_series, {.prefix = "n-", .beginSo = false}, take));
        QCOMPARE(seen.size(), std::size_t(3)); // the fourth is pending
        QVERIFY(seen[0].asOf == minute(0).time && seen[1].asOf == minute(1).time);
        QVERIFY(seen[0].seenAt == minute(5).time && seen[0].outcome == Outcome::Rose);
        QCOMPARE(seen[0].up, 0.53);
        QCOMPARE(seen[0].step.name(), std::string("1m"));
        QVERIFY(seen[2].outcome == Outcome::Unknown && seen[2].seenAt == minute(2).time);

        QVERIFY(m_store->visitDecided(m_series, {.prefix = "n-"}, take));
        QCOMPARE(seen.size(), std::size_t(4));
        QCOMPARE(seen.back().modelId, std::string("n-1"));
        QVERIFY(m_store->visitDecided({"ethereum", "usd", "x"}, {.prefix = "n-"}, take));
        QCOMPARE(seen.size(), std::size_t(4));

        int visits = 0;
        const auto stopped = m_store->visitDecided(m_series, {.prefix = ""}, [&visits](const auto&) {
            ++visits;
            return false;
        });
        QCOMPARE(stopped.error().kind, core::ErrorKind::Cancelled);
        QCOMPARE(visits, 1);
    }

    void comesBackAsItWasStored()
    {
        for (qint64 i = 0; i < 3; ++i)
            QCOMPARE(*m_store->add(m_series, forecast(i)), true);
        QCOMPARE(*m_store->add(m_series, forecast(1, "another")), true);
        QVERIFY(m_store->settle(m_series, {decided(0)}));
        const auto all = m_store->newest(m_series, 9);
        QVERIFY(all && all->size() == 4);
        QVERIFY(all->at(0) == decided(0));
        QVERIFY(all->at(1) == forecast(1, "another"));
        QVERIFY(all->at(3) == forecast(2));
        QCOMPARE(m_store->newest(m_series, 2)->front().modelId, std::string("m"));
        QCOMPARE(m_store->pending(m_series)->size(), 3U);
        QVERIFY(m_store->newest({"ethereum", "usd", "x"}, 9)->empty());
    }

    void theFirstWordStays()
    {
        QVERIFY(*m_store->add(m_series, forecast(0)));
        core::LiveForecast other = forecast(0);
        other.up = *core::Probability::from(0.9);
        QCOMPARE(*m_store->add(m_series, other), false);
        QCOMPARE(m_store->newest(m_series, 1)->front().up.value(), 0.53);
        QVERIFY(m_store->settle(m_series, {decided(0)}));
        core::LiveForecast otherwise = forecast(0);
        otherwise.outcome = Outcome::DidNotRise;
        QVERIFY(m_store->settle(m_series, {otherwise})); // it is not pending any more: nothing to do
        QVERIFY(m_store->newest(m_series, 1)->front() == decided(0));
    }

    void theDatabaseItselfRefusesToRewrite_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("probability") << u"UPDATE forecasts SET up = 0.9"_s;
        QTest::newRow("outcome, a second time")
            << u"UPDATE forecasts SET outcome = 'did_not_rise' WHERE outcome = 'rose'"_s;
        QTest::newRow("deletion") << u"DELETE FROM forecasts"_s;
        QTest::newRow("no such outcome")
            << u"UPDATE forecasts SET outcome = 'won' WHERE outcome = 'pending'"_s;
    }
    void theDatabaseItselfRefusesToRewrite()
    {
        QFETCH(QString, sql);
        QVERIFY(m_store->add(m_series, forecast(0)) && m_store->add(m_series, forecast(1)));
        QVERIFY(m_store->settle(m_series, {decided(0)}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*"_s));
        QVERIFY(!m_places.run({sql}));
        QVERIFY(m_store->newest(m_series, 9)->at(0) == decided(0));
        QVERIFY(m_store->newest(m_series, 9)->at(1) == forecast(1));
    }

    void withoutItsSeriesThereIsNone() { QVERIFY(!m_store->add({"ethereum", "usd", "x"}, forecast(0))); }

private:
    const core::SeriesKey m_series{};
    support::FakeClock m_clock;
    Places m_places;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::ForecastStore> m_store;
};

QTEST_GUILESS_MAIN(TestForecastStore)
#include "tst_forecaststore.moc"
