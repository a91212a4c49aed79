#include "storage/csvfile.h"
#include "storage/storagetest.h"
#include "support/memory.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace cryptopulse;
using namespace cryptopulse::test;
using storage::Database;
using storage::SampleStore;
using files::TextSink;

namespace {

QByteArray gzip(const QByteArray& text)
{
    QBuffer file;
    if (!file.open(QIODevice::WriteOnly))
        return {};
    TextSink sink(file, TextSink::Packing::Gzip);
    return sink.write(text) && sink.finish() ? file.data() : QByteArray();
}

QByteArray number(quint32 value, int bytes)
{
    const quint32 little = qToLittleEndian(value);
    return {reinterpret_cast<const char*>(&little), bytes};
}

/// An archive with that file so many times; with its sizes behind it, as streaming packers write it.
QByteArray zip(const QByteArray& text, int files = 1, bool descriptor = false)
{
    const QByteArray packed = gzip(text);
    const QByteArray raw = packed.sliced(10, packed.size() - 18);
    const QByteArray crc = packed.sliced(packed.size() - 8, 4);
    const QByteArray sizes = number(quint32(raw.size()), 4) + number(quint32(text.size()), 4);
    QByteArray archive;
    for (int i = 0; i < files; ++i) {
        archive +=
            QByteArray("PK\x03\x04\x14\x00", 6) + number(descriptor ? 8 : 0, 2) + number(8, 2) + number(0, 4);
        archive += descriptor ? number(0, 4) + number(0, 4) + number(0, 4) : crc + sizes;
        archive += number(5, 2) + number(0, 2) + "a.csv" + raw;
        if (descriptor)
            archive += QByteArray("PK\x07\x08", 4) + crc + sizes;
    }
    return archive + QByteArray("PK\x01\x02", 4) + QByteArray(60, '\0');
}

const QByteArray kText = "time,price\n1700000000000,1.5\n1700000060000,2.5\n";

} // namespace

/// Files that are packed, on the way in and out.
class TestPackedFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock.set(core::fromEpochMs(4'000'000'000'000));
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = *Database::open(m_folder->filePath(u"prices.db"_s), m_clock);
        m_store = std::make_unique<SampleStore>(*m_database);
    }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void areReadByTheirContent_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QByteArray head = kText.first(20);
        QTest::newRow("gzip") << gzip(kText);
        QTest::newRow("several members") << gzip(head) + gzip(kText.sliced(20, 5)) + gzip(kText.sliced(25));
        QTest::newRow("an empty member among them") << gzip(kText) + gzip({});
        QTest::newRow("zeros behind it") << gzip(kText) + QByteArray(700, '\0');
        QTest::newRow("zip") << zip(kText);
        QTest::newRow("zip with sizes behind") << zip(kText, 1, true);
        QTest::newRow("byte order mark within") << gzip("\xEF\xBB\xBF" + kText);
    }
    void areReadByTheirContent()
    {
        QFETCH(const QByteArray, file);
        const auto report = import(file);
        QVERIFY2(report, qPrintable(report ? QString() : detailOf(report.error())));
        QCOMPARE(report->added, 2U);
        QCOMPARE(report->badLineCount, 0U);
    }

    void damageStoresNothing_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("says");
        QByteArray many = "time,price\n";
        for (int i = 0; i < 200'000; ++i)
            many += QByteArray::number(kFirstMs + i * 60'000LL) + ',' +
                    QByteArray::number(1 + i * 7919 % 1013) + '\n';
        const QByteArray packed = gzip(many);
        QByteArray flipped = packed;
        flipped[flipped.size() / 2] = char(flipped[flipped.size() / 2] ^ 0x55);
        QByteArray wrongSum = packed;
        wrongSum[wrongSum.size() - 8] = char(wrongSum[wrongSum.size() - 8] ^ 1);
        QTest::newRow("cut off in the middle") << packed.first(packed.size() / 2) << u"cut off"_s;
        QTest::newRow("cut off at its checksum") << packed.first(packed.size() - 3) << u"cut off"_s;
        QTest::newRow("cut off in its head") << packed.first(5) << u"cut off"_s;
        QTest::newRow("flipped") << flipped << QString();
        QTest::newRow("wrong checksum") << wrongSum << u"damaged"_s;
        QTest::newRow("garbage behind it") << packed + "garbage" << u"damaged"_s;
        QTest::newRow("second member cut off") << gzip(many) + packed.first(100) << u"cut off"_s;
        QTest::newRow("zip cut off") << zip(many).first(5'000) << u"cut off"_s;
        QTest::newRow("zip of two files") << zip(kText, 2) << u"more than one file"_s;
        QByteArray encrypted = zip(kText);
        encrypted[6] = 1;
        QTest::newRow("encrypted zip") << encrypted << u"unpack it"_s;
    }
    void damageStoresNothing()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QString, says);
        const auto report = import(file);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, core::ErrorKind::InvalidArgument);
        QVERIFY2(detailOf(report.error()).contains(says), qPrintable(detailOf(report.error())));
        QCOMPARE(*m_store->count(m_series), 0U);
    }

    void aBombTakesNoMemory()
    {
        // 400 MB in one line, and 100 million lines that say the same.
        const QByteArray zeros = gzip(QByteArray(8 << 20, '0'));
        QByteArray line;
        QByteArray same;
        const QByteArray eightMiB = gzip(QByteArray("1700000000,1\n").repeated((8 << 20) / 13));
        for (int i = 0; i < 50; ++i)
            line += zeros;
        for (int i = 0; i < 12; ++i)
            same += eightMiB;
        const qint64 before = support::peakMemory();
        const auto refused = import(line);
        QVERIFY(!refused);
        const auto report = import(same);
        QVERIFY(report);
        QCOMPARE(report->added, 1U);
        QCOMPARE(report->duplicates, report->lines - 1);
        QVERIFY2(support::peakMemory() - before < (260 << 20),
                 qPrintable(QString::number(support::peakMemory() - before)));
    }

    void exportsComeBackToTheSameBytes()
    {
        QVERIFY(m_store->addAll(m_series, minutes(0, 120'000)));
        QBuffer first;
        QVERIFY(first.open(QIODevice::WriteOnly));
        QCOMPARE(*storage::exportCsv(*m_store, m_series, {.packing = TextSink::Packing::Gzip}, first),
                 120'000U);
        const core::SeriesKey copy{"bitcoin", "usd", "copy"};
        QBuffer in;
        in.setData(first.data());
        QVERIFY(in.open(QIODevice::ReadOnly));
        const auto report = storage::importCsv(*m_store, copy, in, m_clock.now());
        QCOMPARE(report->added, 120'000U);
        QBuffer second;
        QVERIFY(second.open(QIODevice::WriteOnly));
        QVERIFY(storage::exportCsv(*m_store, copy, {.packing = TextSink::Packing::Gzip}, second));
        QCOMPARE(second.data(), first.data());
        QVERIFY(first.data().size() < 120'000 * 20 / 2);
    }

    void anExportTellsItsProgressAndStops()
    {
        QVERIFY(m_store->addAll(m_series, minutes(0, 120'000)));
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        double last = 0;
        const auto stopped = storage::exportCsv(*m_store, m_series,
                                                {.progress =
                                                     [&last](double done) {
                                                         last = done;
                                                         return done < 0.5;
                                                     }},
                                                file);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, core::ErrorKind::Cancelled);
        QVERIFY(last >= 0.5 && last < 1);
    }

    void aPackedExportToAFullDiskFails()
    {
        QFile full(u"/dev/full"_s);
        if (!full.open(QIODevice::WriteOnly))
            QSKIP("this system has no /dev/full");
        QVERIFY(m_store->addAll(m_series, minutes(0, 5)));
        const auto rows = storage::exportCsv(*m_store, m_series, {.packing = TextSink::Packing::Gzip}, full);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, core::ErrorKind::StorageFull);
    }

private:
    core::Result<files::ImportReport> import(QByteArray bytes)
    {
        QBuffer file(&bytes);
        if (!file.open(QIODevice::ReadOnly))
            return core::failure(core::ErrorKind::Internal, "the buffer does not open");
        return storage::importCsv(*m_store, m_series, file, m_clock.now());
    }

    const core::SeriesKey m_series{};
    support::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SampleStore> m_store;
};

QTEST_GUILESS_MAIN(TestPackedFiles)
#include "tst_packedfiles.moc"
