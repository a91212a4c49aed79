#include "storage/packedsamples.h"
#include "storage/packing.h"
#include "storage/samplestore.h"
#include "storagetest.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace cryptopulse;
using namespace cryptopulse::test;
using storage::Database;
using storage::PackedBlock;
using storage::PackedColumns;
using storage::packSamples;
using storage::SampleStore;

namespace {

constexpr qint64 kMany = 20'000;

std::vector<std::pair<qint64, double>> flat(const core::SeriesView& view)
{
    std::vector<std::pair<qint64, double>> all;
    for (std::size_t i = 0; i < view.size(); ++i)
        all.emplace_back(core::toEpochMs(view.times()[i]), view.prices()[i]);
    return all;
}

std::vector<std::pair<qint64, double>> flat(const std::vector<core::Sample>& samples)
{
    std::vector<std::pair<qint64, double>> all;
    for (const core::Sample& sample : samples)
        all.emplace_back(core::toEpochMs(sample.time), sample.price.value());
    return all;
}

} // namespace

/// Packed copies make loading fast, and never change what is loaded.
class TestPackedSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
        QVERIFY(m_database);
        QVERIFY(m_store->addAll({}, minutes(0, kMany)));
    }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void bytesKeepWhatTheyAreGiven()
    {
        PackedColumns columns;
        for (const core::Sample& sample : {minute(0), minute(1, 1e-15), minute(70'000, 1e12)}) {
            columns.times.push_back(sample.time);
            columns.prices.push_back(sample.price);
        }
        const PackedBlock block{kFirstMs, kFirstMs + 70'000 * 60'000LL, 3};
        const QByteArray bytes = storage::packedBytes(columns);
        QCOMPARE(bytes.size(), 36);
        const auto again = storage::unpacked(bytes, block);
        QVERIFY(again);
        QVERIFY(again->times == columns.times);
        QVERIFY(again->prices == columns.prices);
        QVERIFY(!storage::unpacked(bytes.chopped(1), block));
        QVERIFY(!storage::unpacked(bytes, {block.from, block.to + 1, 3}));
        QVERIFY(!storage::unpacked(bytes, {block.from, block.to, 0}));
        QByteArray noPrice = bytes;
        noPrice.replace(12, 8, QByteArray(8, '\xFF')); // NaN
        QVERIFY(!storage::unpacked(noPrice, block));
        QByteArray twice = bytes;
        twice.replace(4, 4, QByteArray(4, '\0')); // the same time again
        QVERIFY(!storage::unpacked(twice, block));
    }

    void loadsTheSameFromCopies()
    {
        const auto before = flat(m_store->load({})->view());
        QCOMPARE(m_store->unpackedOnLoad(), std::size_t(kMany));
        pack();
        const auto loaded = m_store->load({});
        QVERIFY(loaded);
        QVERIFY(flat(loaded->view()) == before);
        QCOMPARE(m_store->unpackedOnLoad(), 0U);
        QCOMPARE(*m_store->count({}), std::size_t(kMany));
        QCOMPARE(*packSamples(*m_database, {}, 1), 0U); // nothing is left to do
    }

    void fewSamplesAreNotWorthIt()
    {
        QCOMPARE(*packSamples(*m_database), 0U);
        QCOMPARE(blocks(), 0);
    }

    void whatComesBetweenIsThere_data()
    {
        QTest::addColumn<bool>("elsewhere");
        QTest::newRow("through the store") << false;
        QTest::newRow("by another program") << true;
    }
    void whatComesBetweenIsThere()
    {
        QFETCH(const bool, elsewhere);
        pack();
        const core::Sample late{core::fromEpochMs(kFirstMs + 90'001), *core::Price::from(7), {}};
        if (elsewhere)
            QVERIFY(runElsewhere(
                path(), {u"INSERT INTO samples VALUES (1, %1, 7, 0)"_s.arg(core::toEpochMs(late.time))}));
        else
            QCOMPARE(*m_store->add({}, late), storage::Stored::New);
        auto expected = flat(minutes(0, kMany));
        expected.insert(expected.begin() + 2, {core::toEpochMs(late.time), 7});
        verifyLoads(expected);
        QVERIFY(m_store->unpackedOnLoad() > 0); // only a part is read by the row
        QVERIFY(m_store->unpackedOnLoad() < std::size_t(kMany) / 2);
        pack();
        verifyLoads(expected);
        QVERIFY(m_store->unpackedOnLoad() <= 1); // one more than a block holds
    }

    void changesByAnotherProgramAreSeen_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("price") << u"UPDATE samples SET price = 7 WHERE time = %1"_s;
        QTest::newRow("time") << u"UPDATE samples SET time = time + 1 WHERE time = %1"_s;
        QTest::newRow("deleted") << u"DELETE FROM samples WHERE time = %1"_s;
        QTest::newRow("one for another") << u"DELETE FROM samples WHERE time = %1;"
                                            "INSERT INTO samples VALUES (1, %1 + 5, 7, 0)"_s;
    }
    void changesByAnotherProgramAreSeen()
    {
        QFETCH(const QString, sql);
        pack();
        const QString time = QString::number(kFirstMs + 5'000 * 60'000LL);
        QVERIFY(runElsewhere(path(), QString(sql).replace(u"%1"_s, time).split(u';')));
        const auto rows = flat(*m_store->range({}, core::UtcTime::min(), core::UtcTime::max(), 1'000'000));
        QVERIFY(rows != flat(minutes(0, kMany)));
        verifyLoads(rows);
    }

    void aCopyThatIsNoneIsPassedOver_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("cut off") << u"UPDATE packed SET bytes = substr(bytes, 1, 100)"_s;
        QTest::newRow("noughts") << u"UPDATE packed SET bytes = zeroblob(length(bytes))"_s;
        QTest::newRow("no bytes") << u"UPDATE packed SET bytes = ''"_s;
        QTest::newRow("another count") << u"UPDATE packed SET count = count + 1"_s;
        QTest::newRow("two that overlap")
            << u"INSERT INTO packed (series_id, to_time, from_time, count, bytes) SELECT series_id, to_time + 1, from_time, count, bytes FROM packed"_s;
    }
    void aCopyThatIsNoneIsPassedOver()
    {
        QFETCH(const QString, sql);
        pack();
        QVERIFY(runElsewhere(path(), {sql}));
        verifyLoads(flat(minutes(0, kMany)));
        QCOMPARE(*m_store->count({}), std::size_t(kMany));
    }

    void seriesAreKeptApart()
    {
        const core::SeriesKey other{"bitcoin", "eur", "elsewhere"};
        QVERIFY(m_store->addAll(other, minutes(100, 15'000)));
        pack();
        verifyLoads(flat(minutes(0, kMany)));
        QVERIFY(flat(m_store->load(other)->view()) == flat(minutes(100, 15'000)));
        QVERIFY(runElsewhere(path(), {u"DELETE FROM samples WHERE series_id = 2 AND time % 7 = 0"_s}));
        verifyLoads(flat(minutes(0, kMany)));
        QVERIFY(flat(m_store->load(other)->view()) ==
                flat(*m_store->range(other, core::UtcTime::min(), core::UtcTime::max(), 1'000'000)));
    }

    void longPausesEndABlock()
    {
        QVERIFY(m_store->addAll({}, minutes(1'000'000, 1'002'000)));
        QVERIFY(m_store->addAll({}, minutes(9'000'000, 9'000'010))); // too few for a block
        pack();
        const auto loaded = m_store->load({});
        QCOMPARE(loaded->size(), std::size_t(kMany + 2'010));
        QCOMPARE(m_store->unpackedOnLoad(), 10U);
    }

    void canBeStoppedAndGoneOnWith()
    {
        QVERIFY(m_store->addAll({}, minutes(kMany, 100'000)));
        int asked = 0;
        const auto stopped = packSamples(
            *m_database, [&](std::size_t, std::size_t) { return ++asked < 2; }, 1);
        QVERIFY(!stopped && stopped.error().kind == core::ErrorKind::Cancelled);
        const int some = blocks();
        QVERIFY(some > 0);
        verifyLoads(flat(minutes(0, 100'000)));
        pack();
        QVERIFY(blocks() > some);
        verifyLoads(flat(minutes(0, 100'000)));
        QCOMPARE(m_store->unpackedOnLoad(), 0U);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"prices.db"_s); }
    void open()
    {
        auto opened = Database::open(path(), m_clock);
        if (!opened)
            return;
        m_database = *std::move(opened);
        m_store = std::make_unique<SampleStore>(*m_database);
    }
    void pack() { QVERIFY(packSamples(*m_database, {}, 1)); }
    [[nodiscard]] int blocks() const { return m_database->value(u"SELECT count(*) FROM packed"_s)->toInt(); }
    void verifyLoads(const std::vector<std::pair<qint64, double>>& expected)
    {
        const auto loaded = m_store->load({});
        QVERIFY(loaded);
        QCOMPARE(loaded->size(), expected.size());
        QVERIFY(flat(loaded->view()) == expected);
        QCOMPARE(*m_store->count({}), expected.size());
    }

    const support::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SampleStore> m_store;
};

QTEST_GUILESS_MAIN(TestPackedSamples)
#include "tst_packedsamples.moc"
