#include "places.h"
#include "storage/coveragestore.h"
#include "storage/samplestore.h"
#include "storagetest.h"

#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::test;
using namespace Qt::StringLiterals;
using Ranges = std::vector<core::TimeRange>;

namespace {

core::TimeRange range(qint64 from, qint64 to)
{
    return {minute(from).time, minute(to).time};
}

} // namespace

/// What was asked for is known again, as few stretches as possible.
class TestCoverageStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Places::addKinds(); }
    void init()
    {
        CP_BEGIN_PLACE(m_places);
        open();
    }

    void stretchesThatTouchAreJoined()
    {
        storage::CoverageStore store(*m_database);
        QCOMPARE(store.load(kSeries).value(), Ranges{});
        for (const auto& part : {range(0, 10), range(20, 30), range(10, 12), range(25, 40), range(5, 5)})
            QVERIFY(store.add(kSeries, part));
        QCOMPARE(store.load(kSeries).value(), (Ranges{range(0, 12), range(20, 40)}));
        QVERIFY(store.add(kSeries, range(3, 25)));
        QVERIFY(store.add(kSeries, range(30, 35))); // known already
        open();
        QCOMPARE(storage::CoverageStore(*m_database).load(kSeries).value(), Ranges{range(0, 40)});
    }

    void eachSeriesHasItsOwn()
    {
        storage::SampleStore samples(*m_database);
        QVERIFY(samples.addAll(kSeries, minutes(0, 3)));
        storage::CoverageStore store(*m_database);
        const core::SeriesKey other{"bitcoin", "usdt", "binance"};
        QVERIFY(store.add(other, range(0, 10))); // a series without a price
        QVERIFY(store.add(kSeries, range(5, 6)));
        QCOMPARE(store.load(kSeries).value(), Ranges{range(5, 6)});
        QCOMPARE(store.load(other).value(), Ranges{range(0, 10)});
        QCOMPARE(samples.count(kSeries).value(), 3U);
        QCOMPARE(samples.count(other).value(), 0U);
    }

    void nothingStaysOfAFailure()
    {
        storage::CoverageStore store(*m_database);
        QVERIFY(store.add(kSeries, range(0, 10)));
        QVERIFY(m_places.run({m_places.isOnServer()
                                  ? u"CREATE TRIGGER no BEFORE INSERT ON coverage EXECUTE FUNCTION refuse()"_s
                                  : u"CREATE TRIGGER no BEFORE INSERT ON coverage BEGIN SELECT "
                                    "RAISE(ABORT, 'no'); END"_s}));
        const auto done = store.add(kSeries, range(5, 20));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, core::ErrorKind::Storage);
        QCOMPARE(store.load(kSeries).value(), Ranges{range(0, 10)});
    }

private:
    static inline const core::SeriesKey kSeries{"bitcoin", "usd", "bitstamp"};

    void open()
    {
        m_database.reset();
        m_database = m_places.open(m_clock);
        QVERIFY(m_database);
    }

    support::FakeClock m_clock;
    Places m_places;
    std::unique_ptr<storage::Database> m_database;
};

QTEST_GUILESS_MAIN(TestCoverageStore)
#include "tst_coveragestore.moc"
