#include "engine/samplekeeper.h"
#include "engine/samplepacker.h"
#include "storage/packing.h"
#include "storage/samplestore.h"
#include "support/fakeclock.h"

#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using storage::Database;

namespace {

std::vector<core::Sample> minutes(std::size_t count)
{
    std::vector<core::Sample> samples;
    for (std::size_t i = 0; i < count; ++i) {
        const core::UtcTime time = core::fromEpochMs(1'600'000'000'000 + qint64(i) * 60'000);
        samples.push_back({time, *core::Price::from(20'000.0 + double(i % 997)), time});
    }
    return samples;
}

} // namespace

/// Long series are packed beside the engine, and nobody sees a difference but in time.
class TestSamplePacker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongSeriesIsPackedOnceItIsOpen()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"prices.db"_s);
        const auto other = Database::open(path, m_clock);
        QVERIFY(other);
        storage::SampleStore store(**other);
        QVERIFY(store.addAll({}, minutes(storage::kWorthPacking)));
        engine::SampleKeeper keeper({}, path, m_clock);
        QVERIFY(keeper.open());
        QTRY_COMPARE_WITH_TIMEOUT(packed(**other), qint64(storage::kWorthPacking), 60'000);
        QVERIFY(!keeper.catchUp()); // nothing has changed
        QCOMPARE(keeper.view().size(), storage::kWorthPacking);
        QVERIFY(store.load({}));
        QCOMPARE(store.unpackedOnLoad(), 0U);
    }

    void aShortOneIsLeftAsItIs()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"prices.db"_s);
        const auto other = Database::open(path, m_clock);
        QVERIFY(storage::SampleStore(**other).addAll({}, minutes(5'000)));
        {
            engine::SampleKeeper keeper({}, path, m_clock);
            QVERIFY(keeper.open());
        } // waits for what it has begun
        QCOMPARE(packed(**other), 0);
    }

private:
    static qint64 packed(const Database& database)
    {
        return database.value(u"SELECT coalesce(sum(count), 0) FROM packed"_s)->toLongLong();
    }

    const support::FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestSamplePacker)
#include "tst_samplepacker.moc"
