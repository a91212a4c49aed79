#include "places.h"
#include "storage/csvfile.h"
#include "storagetest.h"

#include <QBuffer>
#include <QDir>
#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::test;
using core::ErrorKind;
using files::ImportReport;
using storage::Database;
using storage::SampleStore;

/// Files as people and exchanges write them, and what becomes of their lines.
class TestCsvFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Places::addKinds(); }
    void init()
    {
        CP_BEGIN_PLACE(m_places);
        m_clock.set(core::fromEpochMs(4'000'000'000'000)); // later than all that is imported here
        m_database = m_places.open(m_clock);
        QVERIFY(m_database);
        m_store = std::make_unique<SampleStore>(*m_database);
    }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QByteArray>("csv");
        // Each of them says: 100.5 at 2023-11-14T22:13:20Z, 101 a minute later.
        const auto row = [](const char* name, const char* csv) { QTest::newRow(name) << QByteArray(csv); };
        row("milliseconds", "time,price\n1700000000000,100.5\n1700000060000,101\n");
        row("seconds", "ts,close\n1700000000,100.5\n1700000060,101\n");
        row("microseconds", "timestamp,price\n1700000000000000,100.5\n1700000060000000,101\n");
        row("ISO", "date,price\n2023-11-14T22:13:20Z,100.5\n2023-11-14 22:14:20,101\n");
        row("ISO with an offset",
            "date,price\n2023-11-14T23:13:20+01:00,100.5\n2023-11-14T22:14:20.000Z,101\n");
        row("no header", "1700000000000,100.5\n1700000060000,101\n");
        row("no newline at the end", "time,price\n1700000000000,100.5\n1700000060000,101");
        row("CRLF", "time,price\r\n1700000000000,100.5\r\n1700000060000,101\r\n");
        row("byte order mark", "\xEF\xBB\xBFtime,price\n1700000000000,100.5\n1700000060000,101\n");
        row("semicolons", "time;price\n1700000000000;100.5\n1700000060000;101\n");
        row("tabs", "time\tprice\n1700000000000\t100.5\n1700000060000\t101\n");
        row("quotes",
            "\"time\",\"note\",\"price\"\n\"1700000000000\",\"a, b\",\"100.5\"\n1700000060000,,\"101\"\n");
        row("blank lines", "\n\ntime,price\n\n1700000000000,100.5\n   \n1700000060000,101\n\n");
        row("columns in any order", "volume,Close,Open time\n7,100.5,1700000000000\n8,101,1700000060000\n");
        row("candles without a header", "1700000000000,99,102,98,100.5,7\n1700000060000,100,103,99,101,8\n");
        row("unsorted", "time,price\n1700000060000,101\n1700000000000,100.5\n");
        row("exponents", "time,price\n1700000000000,1.005e2\n1700000060000,1.01E+02\n");
    }
    void readsWhatPeopleWrite()
    {
        QFETCH(const QByteArray, csv);
        const auto report = import(csv);
        QVERIFY2(report, qPrintable(report ? QString() : detailOf(report.error())));
        QCOMPARE(report->added, 2U);
        QCOMPARE(report->lines, 2U);
        QCOMPARE(report->badLineCount, 0U);
        const auto kept = m_store->newest(m_series, 9);
        QVERIFY(kept && kept->size() == 2);
        QVERIFY(kept->front() == sampleAt(kFirstMs, 100.5));
        QVERIFY(kept->back() == sampleAt(kFirstMs + 60'000, 101));
    }

    void brokenLinesAreToldAndDoNotStopTheRest()
    {
        const auto report = import("time,price\n"           // 1
                                   "1700000000000,100\n"    // 2
                                   "1700000060000\n"        // 3: too few columns
                                   "yesterday,100\n"        // 4: no time
                                   "1700000120000,abc\n"    // 5: no number
                                   "1700000180000,-1\n"     // 6: no price
                                   "1700000240000,nan\n"    // 7
                                   "1700000300000,inf\n"    // 8
                                   "1700000360000,0\n"      // 9
                                   "1700000420000,1e300\n"  // 10
                                   "-5,100\n"               // 11: before 1970
                                   "\n"                     // 12
                                   "1700000480000,100.5x\n" // 13
                                   "1700000540000,101\n"    // 14
                                   "9999-12-31,100\n"       // 15: no such price yet
                                   "0001-01-01,100\n");     // 16
        QVERIFY(report);
        QCOMPARE(report->added, 2U);
        QCOMPARE(report->lines, 14U);
        std::vector<std::size_t> lines;
        for (const files::BadLine& bad : report->badLines) {
            lines.push_back(bad.line);
            QVERIFY(!bad.reason.empty());
        }
        QCOMPARE(lines, (std::vector<std::size_t>{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 16}));
        QCOMPARE(report->badLineCount, 12U);
        QCOMPARE(sum(*report), report->lines);
    }

    void aTimeAfterTheReceiptIsNoTime()
    {
        m_clock.set(core::fromEpochMs(kFirstMs));
        const auto report = import("time,price\n"
                                   "1700000000000,1\n"
                                   "1700086400000,2\n"   // a day ahead: clocks and zones differ
                                   "1700086400001,3\n"); // more
        QVERIFY(report);
        QCOMPARE(report->added, 2U);
        QCOMPARE(report->badLines.front().line, 4U);
    }

    void onlyTheFirstBrokenLinesAreListed()
    {
        const auto report = import("time,price\n1700000000000,1\n" + QByteArray("x,y\n").repeated(1000));
        QVERIFY(report);
        QCOMPARE(report->badLineCount, 1000U);
        QCOMPARE(report->badLines.size(), files::kReportedLines);
        QCOMPARE(report->badLines.back().line, 22U);
    }

    void lastLineOfATimeCounts()
    {
        const auto report =
            import("time,price\n1700000000000,1\n1700000060000,5\n1700000000000,2\n1700000000000,2\n");
        QVERIFY(report);
        QCOMPARE(report->added, 2U);
        QCOMPARE(report->duplicates, 2U);
        QCOMPARE(report->differing, 1U);
        QCOMPARE(m_store->newest(m_series, 9)->front().price.value(), 2.0);
    }

    void storedSamplesStay()
    {
        QVERIFY(import("time,price\n1700000000000,1\n1700000060000,2\n"));
        const auto again = import("time,price\n1700000000000,1\n1700000060000,3\n1700000120000,4\n");
        QVERIFY(again);
        QCOMPARE(again->repeats, 1U);
        QCOMPARE(again->conflicts, 1U);
        QCOMPARE(again->added, 1U);
        QCOMPARE(m_store->newest(m_series, 2)->front().price.value(), 2.0);
    }

    void refusesWhatHoldsNoPrice_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << u"empty"_s;
        QTest::newRow("header only") << QByteArray("time,price\n") << u"empty"_s;
        QTest::newRow("no price column")
            << QByteArray("time,volume\n1700000000000,1\n") << u"price or close"_s;
        QTest::newRow("no time column") << QByteArray("when,price\nx,1\n") << u"time, ts"_s;
        QTest::newRow("one column") << QByteArray("1700000000000\n") << u"second column"_s;
        QTest::newRow("only broken lines") << QByteArray("time,price\nx,y\n") << u"no time"_s;
        QTest::newRow("no text") << QByteArray(3 << 20, '\0') << u"not a text file"_s;
    }
    void refusesWhatHoldsNoPrice()
    {
        QFETCH(const QByteArray, csv);
        QFETCH(const QString, says);
        const auto report = import(csv);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::InvalidArgument);
        QVERIFY2(detailOf(report.error()).contains(says), qPrintable(detailOf(report.error())));
    }

    void linesAcrossChunksAreWhole()
    {
        // Three mebibytes of lines of uneven length: every boundary of a chunk falls within one.
        QByteArray csv = "time,price\n";
        qint64 rows = 0;
        for (; csv.size() < (3 << 20); ++rows)
            csv +=
                QByteArray::number(kFirstMs + rows * 1000) + ',' + QByteArray::number(1 + rows % 1013) + '\n';
        const auto report = import(csv);
        QVERIFY(report);
        QCOMPARE(qint64(report->added), rows);
        QCOMPARE(report->badLineCount, 0U);
    }

    void stopLeavesNothing_data()
    {
        QTest::addColumn<double>("stopAt");
        QTest::newRow("while reading") << 0.1;
        QTest::newRow("while storing") << 0.6;
    }
    void stopLeavesNothing()
    {
        QFETCH(const double, stopAt);
        QByteArray csv = "time,price\n";
        for (qint64 i = 0; i < 200'000; ++i)
            csv += QByteArray::number(kFirstMs + i * 1000) + ",100\n";
        double last = 0;
        bool forward = true;
        const auto report = import(csv, [&](double done) {
            forward = forward && done >= last && done <= 1;
            last = done;
            return done < stopAt;
        });
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        QVERIFY(forward);
        QVERIFY(last >= stopAt);
        QCOMPARE(*m_store->count(m_series), 0U);
    }

    void fullDatabaseLeavesNothing()
    {
        if (m_places.isOnServer())
            QSKIP("of files alone");
        const int pages = m_database->value(u"PRAGMA page_count"_s)->toInt();
        QVERIFY(m_database->value(u"PRAGMA max_page_count = %1"_s.arg(pages + 5)));
        QByteArray csv;
        for (qint64 i = 0; i < 50'000; ++i)
            csv += QByteArray::number(kFirstMs + i * 1000) + ",100\n";
        const auto report = import(csv);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::StorageFull);
        QCOMPARE(*m_store->count(m_series), 0U);
    }

    void exportedPricesComeBackToTheLastBit()
    {
        std::vector<core::Sample> samples;
        double price = core::Price::kLowest;
        for (qint64 i = 0; price < core::Price::kHighest; ++i, price *= 1.37)
            samples.push_back(sampleAt(kFirstMs + i * 3'600'001, price));
        QVERIFY(m_store->addAll(m_series, samples));
        const QByteArray csv = exported(m_series);
        const core::SeriesKey copy{"bitcoin", "usd", "copy"};
        QBuffer file;
        file.setData(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto report = storage::importCsv(*m_store, copy, file, m_clock.now());
        QVERIFY(report);
        QCOMPARE(report->added, samples.size());
        QVERIFY(*m_store->newest(copy, samples.size()) == samples);
        QCOMPARE(exported(copy), csv);
    }

    void exportKeepsToItsRange()
    {
        QVERIFY(m_store->addAll(m_series, minutes(0, 120'000))); // several pages
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto rows = storage::exportCsv(*m_store, m_series,
                                             {.from = minute(10).time, .to = minute(110'010).time}, file);
        QCOMPARE(*rows, 110'000U);
        QVERIFY(file.data().startsWith("time,price\n1700000600000,30000.1\n1700000660000,30000.11\n"));
        QCOMPARE(file.data().count('\n'), 110'001);
    }

    void exportToAFullDiskFails()
    {
        QFile full(u"/dev/full"_s);
        if (!full.open(QIODevice::WriteOnly))
            QSKIP("this system has no /dev/full");
        QVERIFY(m_store->addAll(m_series, minutes(0, 5))); // few enough to fit into a buffer
        const auto rows = storage::exportCsv(*m_store, m_series, {}, full);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::StorageFull);
    }

    void realFilesAreTakenWhole_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<std::size_t>("lines");
        QTest::addColumn<std::size_t>("duplicates");
        QTest::addColumn<std::size_t>("differing");
        const auto row = [](const QString& file, std::size_t lines, std::size_t duplicates,
                            std::size_t differing) {
            QTest::newRow(qPrintable(file)) << file << lines << duplicates << differing;
        };
        row(u"binance_btcusdt_1m_2023-09_30d.csv"_s, 43'200, 0, 0);
        row(u"bitfinex_btcusd_1m_2018-01-21_2018-03-17_contiguous.csv"_s, 79'068, 0, 0);
        row(u"irregular/coinbase_btcusd_second_20161007_20161009.csv"_s, 11'520, 0, 0);
        row(u"irregular/coinbase_btcusd_minute_20180404_20180406.csv"_s, 3'887, 0, 0);
        row(u"irregular/coinbase_btcusd_minute_20171217_20171217.csv"_s, 1'440, 0, 0);
        row(u"torture/binance_btcusdt_1m_2024-03_with-54-real-duplicates.csv"_s, 30'954, 54, 24);
        row(u"torture/binance_btcusdt_1m_2023-03-16_2023-05-01_real-80min-outage.csv"_s, 66'087, 0, 0);
        row(u"torture/bybit-TESTNET_btcusdt_1m_garbage-prices-and-gaps.csv"_s, 105'076, 0, 0);
    }
    void realFilesAreTakenWhole()
    {
        const QString reference = qEnvironmentVariable("CRYPTOPULSE_REFERENCE");
        if (reference.isEmpty())
            QSKIP("CRYPTOPULSE_REFERENCE is not set");
        QFETCH(const QString, file);
        QFETCH(const std::size_t, lines);
        QFETCH(const std::size_t, duplicates);
        const QByteArray csv = bytesOf(QDir(reference).filePath(u"data/"_s + file));
        QVERIFY2(!csv.isEmpty(), qPrintable(file));
        const auto report = import(csv);
        QVERIFY2(report, qPrintable(report ? QString() : detailOf(report.error())));
        QCOMPARE(report->lines, lines);
        QCOMPARE(report->duplicates, duplicates);
        QTEST(report->differing, "differing");
        QCOMPARE(report->badLineCount, 0U);
        QCOMPARE(report->added, lines - duplicates);
        if (duplicates == 0)
            QCOMPARE(exported(m_series), csv); // sorted and of shortest digits: the same bytes
    }

private:
    core::Result<ImportReport> import(QByteArray csv, const files::ImportProgress& progress = {})
    {
        QBuffer file(&csv);
        if (!file.open(QIODevice::ReadOnly))
            return core::failure(ErrorKind::Internal, "the buffer does not open");
        return storage::importCsv(*m_store, m_series, file, m_clock.now(), progress);
    }

    QByteArray exported(const core::SeriesKey& series)
    {
        QBuffer file;
        if (!file.open(QIODevice::WriteOnly))
            return {};
        const auto rows = storage::exportCsv(*m_store, series, {}, file);
        return rows ? file.data() : QByteArray();
    }

    [[nodiscard]] core::Sample sampleAt(qint64 ms, double price) const
    {
        return {core::fromEpochMs(ms), *core::Price::from(price), m_clock.now()};
    }

    static std::size_t sum(const ImportReport& report)
    {
        return report.added + report.repeats + report.conflicts + report.duplicates + report.badLineCount;
    }

    const core::SeriesKey m_series{};
    support::FakeClock m_clock;
    Places m_places;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SampleStore> m_store;
};

QTEST_GUILESS_MAIN(TestCsvFile)
#include "tst_csvfile.moc"
