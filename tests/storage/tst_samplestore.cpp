#include "places.h"
#include "storage/samplestore.h"
#include "storagetest.h"

#include <QTest>
#include <limits>

using namespace cryptopulse;
using namespace cryptopulse::test;
using core::ErrorKind;
using storage::Database;
using storage::SampleStore;
using storage::Stored;

/// What is handed to the store comes back, once, in its series, in its order.
class TestSampleStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Places::addKinds(); }
    void init()
    {
        CP_BEGIN_PLACE(m_places);
        m_database = openAgain();
        QVERIFY(m_database);
    }
    void cleanup() { m_database.reset(); }

    void tellsNewRepeatAndConflict()
    {
        SampleStore store(*m_database);
        QCOMPARE(*store.add(m_series, minute(1, 100)), Stored::New);
        QCOMPARE(*store.add(m_series, minute(1, 100)), Stored::Repeat);
        QCOMPARE(*store.add(m_series, minute(1, 101)), Stored::Conflict);
        const auto kept = store.newest(m_series, 10);
        QVERIFY(kept);
        QCOMPARE(kept->size(), 1U);
        QVERIFY(kept->front() == minute(1, 100)); // the stored one stays, with its time of receipt
    }

    void sampleIsThereAfterOpeningAgain()
    {
        const core::Sample odd{core::fromEpochMs(1), *core::Price::from(0.1 + 0.2), core::fromEpochMs(-5)};
        QVERIFY(SampleStore(*m_database).add(m_series, odd));
        m_database.reset();
        m_database = openAgain();
        const auto kept = SampleStore(*m_database).newest(m_series, 1);
        QVERIFY(kept && kept->size() == 1);
        QVERIFY(kept->front() == odd); // to the last bit
    }

    void seriesAreKeptApart()
    {
        SampleStore store(*m_database);
        const core::SeriesKey other{"bitcoin", "usd", "binance"};
        QVERIFY(store.add(m_series, minute(1, 100)));
        QCOMPARE(*store.add(other, minute(1, 200)), Stored::New);
        QCOMPARE(*store.count(m_series), 1U);
        QCOMPARE(store.newest(other, 5)->front().price.value(), 200.0);
    }

    void readingAnUnknownSeriesWritesNothing()
    {
        SampleStore store(*m_database);
        const core::SeriesKey unknown{"dogecoin", "eur", "nobody"};
        QCOMPARE(*store.count(unknown), 0U);
        QVERIFY(store.newest(unknown, 5)->empty());
        QVERIFY(store.range(unknown, core::fromEpochMs(0), core::fromEpochMs(9), 9)->empty());
        QVERIFY(store.loadAfter(unknown, core::fromEpochMs(0))->empty());
        QCOMPARE(store.load(unknown)->size(), 0U);
        QCOMPARE(m_database->value(u"SELECT count(*) FROM series"_s)->toInt(), 0);
    }

    void addAllCountsEachKind()
    {
        SampleStore store(*m_database);
        QVERIFY(store.add(m_series, minute(2)));
        QVERIFY(store.add(m_series, minute(4, 1)));
        const auto added = store.addAll(m_series, minutes(0, 10));
        QVERIFY(added);
        QCOMPARE(added->added, 8U);
        QCOMPARE(added->repeats, 1U);
        QCOMPARE(added->conflicts, 1U);
        QCOMPARE(store.addAll(m_series, {})->added, 0U);
    }

    void stoppedAddAllStoresNothing()
    {
        SampleStore store(*m_database);
        std::size_t told = 0;
        const auto added = store.addAll(m_series, minutes(0, 50'000), [&told](std::size_t done) {
            told = done;
            return done < 20'000;
        });
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::Cancelled);
        QVERIFY(told >= 20'000 && told < 50'000);
        QCOMPARE(*store.count(m_series), 0U);
        QCOMPARE(*store.add(m_series, minute(1)), Stored::New); // and the store still works
    }

    void readsNewestAndRanges()
    {
        SampleStore store(*m_database);
        auto shuffled = minutes(0, 100);
        std::swap(shuffled[3], shuffled[90]);
        QVERIFY(store.addAll(m_series, shuffled));
        const auto newest = store.newest(m_series, 3);
        QVERIFY(*newest == minutes(97, 100));
        QCOMPARE(store.newest(m_series, std::numeric_limits<std::size_t>::max())->size(), 100U);
        QVERIFY(store.newest(m_series, 0)->empty());
        // from belongs to the range, to does not
        QVERIFY(*store.range(m_series, minute(10).time, minute(13).time, 99) == minutes(10, 13));
        QVERIFY(*store.range(m_series, minute(10).time, minute(50).time, 2) == minutes(10, 12));
        QVERIFY(store.range(m_series, minute(13).time, minute(10).time, 99)->empty());
        QVERIFY(*store.loadAfter(m_series, minute(97).time) == minutes(98, 100));
    }

    void loadsColumns()
    {
        SampleStore store(*m_database);
        QVERIFY(store.addAll(m_series, minutes(0, 1000)));
        const auto loaded = store.load(m_series);
        QVERIFY(loaded);
        const core::SeriesView view = loaded->view();
        QCOMPARE(view.size(), 1000U);
        for (std::size_t i = 0; i < view.size(); ++i) {
            QVERIFY(view.times()[i] == minute(qint64(i)).time);
            QCOMPARE(view.prices()[i], minute(qint64(i)).price.value());
        }
    }

    void noticesWhatAnotherConnectionWrites()
    {
        m_database->watch(m_series, [] {});
        SampleStore store(*m_database);
        QVERIFY(!store.changedElsewhere());
        QVERIFY(store.add(m_series, minute(1)));
        QVERIFY(!store.changedElsewhere()); // its own
        const auto other = openAgain();
        QVERIFY(other);
        QVERIFY(SampleStore(*other).add(m_series, minute(2)));
        QVERIFY(store.changedElsewhere());
        QVERIFY(!store.changedElsewhere());
        QVERIFY(*store.loadAfter(m_series, minute(1).time) == minutes(2, 3));
    }

    void fullDatabaseKeepsWhatItHas()
    {
        if (m_places.isOnServer())
            QSKIP("of files alone");
        SampleStore store(*m_database);
        QVERIFY(store.addAll(m_series, minutes(0, 1000)));
        const int pages = m_database->value(u"PRAGMA page_count"_s)->toInt();
        QVERIFY(m_database->value(u"PRAGMA max_page_count = %1"_s.arg(pages + 2)));
        const auto all = store.addAll(m_series, minutes(1000, 50'000));
        QVERIFY(!all);
        QCOMPARE(all.error().kind, ErrorKind::StorageFull);
        QVERIFY2(detailOf(all.error()).contains(u"make room"_s), qPrintable(detailOf(all.error())));
        QCOMPARE(*store.count(m_series), 1000U); // all, or none

        core::Result<Stored> one = Stored::New;
        qint64 next = 1000;
        while (one && next < 50'000)
            one = store.add(m_series, minute(next++));
        QVERIFY(!one);
        QCOMPARE(one.error().kind, ErrorKind::StorageFull);
        QCOMPARE(qint64(*store.count(m_series)), next - 1); // every acknowledged one

        QVERIFY(m_database->value(u"PRAGMA max_page_count = 1000000"_s)); // room was made
        QCOMPARE(*store.add(m_series, minute(next - 1)), Stored::New);
    }

    void heldDatabaseIsBusyForEveryWrite()
    {
        if (m_places.isOnServer())
            QSKIP("of files alone");
        SampleStore store(*m_database);
        QVERIFY(m_database->run(u"PRAGMA busy_timeout = 1"_s));
        const auto other = openAgain();
        QVERIFY(other);
        QVERIFY((*other).run(u"BEGIN IMMEDIATE"_s));
        QCOMPARE(store.add(m_series, minute(1)).error().kind, ErrorKind::StorageBusy);
        QCOMPARE(store.addAll(m_series, minutes(0, 9)).error().kind, ErrorKind::StorageBusy);
        QCOMPARE(*store.count(m_series), 0U); // reading goes on
        QVERIFY((*other).run(u"COMMIT"_s));
        QCOMPARE(*store.add(m_series, minute(1)), Stored::New);
    }

    void impossibleStoredPriceIsDamage()
    {
        SampleStore store(*m_database);
        QVERIFY(store.add(m_series, minute(1)));
        QVERIFY(m_places.run({u"UPDATE samples SET price = 9e99"_s}));
        QCOMPARE(store.load(m_series).error().kind, ErrorKind::StorageDamaged);
        QCOMPARE(store.newest(m_series, 1).error().kind, ErrorKind::StorageDamaged);
    }

private:
    [[nodiscard]] std::unique_ptr<Database> openAgain() const { return m_places.open(m_clock); }

    const core::SeriesKey m_series{};
    support::FakeClock m_clock;
    Places m_places;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestSampleStore)
#include "tst_samplestore.moc"
