#include "storage/location.h"
#include "storage/modeltable.h"
#include "storage/postgresaddress.h"
#include "storage/samplestore.h"
#include "storagetest.h"
#include "support/postgresserver.h"

#include <QTest>
#include <atomic>
#include <functional>
#include <thread>

using namespace cryptopulse;
using namespace cryptopulse::test;
using core::ErrorKind;
using storage::Database;
using storage::PostgresAddress;
using storage::SampleStore;
using storage::Stored;
using support::PostgresServer;

/// What a server brings with it: addresses, refusals, others at the same time, and its loss.
class TestPostgres : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!PostgresServer::binaries().isEmpty())
            m_server = std::make_unique<PostgresServer>();
    }
    void cleanupTestCase() { m_server.reset(); }
    void init()
    {
        const bool needsNone = QByteArray(QTest::currentTestFunction()).contains("Address");
        if (needsNone)
            return;
        if (!m_server)
            QSKIP("SKIP: no PostgreSQL server is installed");
        if (!m_server->isRunning())
            QVERIFY(m_server->start());
        m_location = m_server->freshAddress();
        QVERIFY(!m_location.isEmpty());
    }

    void anAddressIsReadAndShown_data()
    {
        QTest::addColumn<QString>("location");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("options");
        QTest::newRow("all") << u"postgresql://ada:s%2Fcret@db.example:6432/prices?sslmode=require"_s
                             << u"postgresql://ada@db.example:6432/prices"_s
                             << u"host='db.example' port='6432' sslmode='require'"_s;
        QTest::newRow("little") << u"postgres:///prices"_s << u"postgresql:///prices"_s << u""_s;
        QTest::newRow("cluster") << u"postgresql://ada:pw@one:1,two:2/prices"_s
                                 << u"postgresql://ada@one:1,two:2/prices"_s
                                 << u"host='one,two' port='1,2' target_session_attrs='read-write'"_s;
        QTest::newRow("cluster, any")
            << u"postgresql://one,two/prices?target_session_attrs=any"_s << u"postgresql://one,two/prices"_s
            << u"host='one,two' target_session_attrs='any'"_s;
        QTest::newRow("socket") << u"postgresql://ada@/prices?host=/run/pg&password=pw"_s
                                << u"postgresql://ada@/run/pg/prices"_s << u"host='/run/pg'"_s;
        QTest::newRow("six") << u"postgresql://ada@[::1]:5433/it%27s"_s << u"postgresql://ada@::1:5433/it's"_s
                             << u"host='::1' port='5433'"_s;
        QTest::newRow("at in the password")
            << u"postgresql://ada:p@w@host/prices"_s << u"postgresql://ada@host/prices"_s << u"host='host'"_s;
    }
    void anAddressIsReadAndShown()
    {
        QFETCH(QString, location);
        QFETCH(QString, shown);
        QFETCH(QString, options);
        const auto address = PostgresAddress::from(location);
        QVERIFY(address);
        QCOMPARE(storage::shownLocation(location), shown);
        for (const QString& part : options.split(u' ', Qt::SkipEmptyParts))
            QVERIFY2(address->connectOptions().contains(part), qPrintable(address->connectOptions()));
        QVERIFY(!address->connectOptions().contains(u"pw"));
    }

    void anAddressThatCannotBeIsRefusedWithoutItsPassword_data()
    {
        QTest::addColumn<QString>("location");
        for (const char* const wrong :
             {"postgresql://", "postgresql://ada:geheim@host", "postgresql://ada:geheim@host:port/x",
              "postgresql://ada:geheim@host:70000/x", "postgresql://ada:geheim@[::1/x",
              "postgresql://ada:geheim@host/x?sslmode", "postgresql://ada:geheim@host/x?a b=c",
              "postgresql://host/x?password=geheim&options=a;b",
              "postgresql://a:geheim@h/x?no_such_option=1"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong);
    }
    void anAddressThatCannotBeIsRefusedWithoutItsPassword()
    {
        QFETCH(QString, location);
        const auto opened = Database::open(location, m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::InvalidArgument);
        QVERIFY2(!detailOf(opened.error()).contains(u"geheim"), qPrintable(detailOf(opened.error())));
        QVERIFY(!storage::shownLocation(location).contains(u"geheim"));
    }

    void refusalsSayWhatToDo()
    {
        const auto refused = [this](const QString& location) {
            return Database::open(location, m_clock).error();
        };
        const core::Error nobody = refused(u"postgresql://ada:geheim@/prices?host=/no/such/folder"_s);
        QCOMPARE(nobody.kind, ErrorKind::StorageBusy);
        QVERIFY2(detailOf(nobody).contains(u"cannot be reached"), nobody.detail.c_str());
        const core::Error closed = refused(u"postgresql://ada:geheim@127.0.0.1:1/prices"_s);
        QCOMPARE(closed.kind, ErrorKind::StorageBusy);
        const core::Error password = refused(m_server->address(u"keeper"_s, u"geheim"_s, u"tests"_s));
        QCOMPARE(password.kind, ErrorKind::Storage);
        QVERIFY2(detailOf(password).contains(u"check user and password"), password.detail.c_str());
        const core::Error missing = refused(m_server->address(u"keeper"_s, u"secret;'"_s, u"nowhere"_s));
        QCOMPARE(missing.kind, ErrorKind::Storage);
        QVERIFY2(detailOf(missing).contains(u"createdb"), missing.detail.c_str());
        const core::Error rights = refused(m_server->address(u"guest"_s, {}, u"tests"_s));
        QCOMPARE(rights.kind, ErrorKind::StorageReadOnly);
        QVERIFY2(detailOf(rights).contains(u"GRANT"), rights.detail.c_str());
        for (const core::Error& error : {nobody, closed, password, missing, rights})
            QVERIFY(!detailOf(error).contains(u"geheim") && !detailOf(error).contains(u"secret"));
    }

    void aServerThatTakesNoWritesIsToldFromOneThatIsNotThere()
    {
        QVERIFY(Database::open(m_location, m_clock));
        const QString standby = m_location + u"%20-cdefault_transaction_read_only%3Don"_s;
        const auto opened = Database::open(standby, m_clock); // reading is possible
        QVERIFY(opened);
        const auto stored = SampleStore(**opened).add(m_series, minute(1));
        QCOMPARE(stored.error().kind, ErrorKind::StorageReadOnly);
        QVERIFY2(detailOf(stored.error()).contains(u"primary"), stored.error().detail.c_str());
        const auto refused = Database::open(standby + u"&target_session_attrs=read-write"_s, m_clock);
        QCOMPARE(refused.error().kind, ErrorKind::StorageBusy);
        QVERIFY2(detailOf(refused.error()).contains(u"failover"), refused.error().detail.c_str());
    }

    void ofSeveralHostsTheOneThatAnswersIsTaken()
    {
        const auto opened = Database::open(
            QString(m_location)
                .replace(u"host="_s, u"target_session_attrs=read-write&host=/no/such/folder,"_s),
            m_clock);
        QVERIFY(opened);
        QCOMPARE(*SampleStore(**opened).add(m_series, minute(1)), Stored::New);
    }

    void tablesOfOthersAndOfTheFutureAreLeftAlone()
    {
        QVERIFY(elsewhere(u"CREATE TABLE samples (x INTEGER)"_s));
        const auto foreign = Database::open(m_location, m_clock);
        QCOMPARE(foreign.error().kind, ErrorKind::StorageForeign);
        QVERIFY(elsewhere(u"DROP TABLE samples"_s));
        QVERIFY(Database::open(m_location, m_clock));
        QVERIFY(elsewhere(u"INSERT INTO cryptopulse VALUES (999)"_s));
        const auto newer = Database::open(m_location, m_clock);
        QCOMPARE(newer.error().kind, ErrorKind::StorageNewer);
    }

    /// All at once: the schema, the series, the partitions and the samples are each made once.
    void manyCollectorsShareOneStore()
    {
        constexpr int kCollectors = 8;
        constexpr int kHours = 24 * 70; // three or four months
        std::atomic<int> added{0};
        std::atomic<int> repeats{0};
        std::atomic<int> waiting{kCollectors};
        inThreads(kCollectors, [&](int) {
            --waiting;
            while (waiting > 0)
                std::this_thread::yield();
            const auto database = Database::open(m_location, m_clock);
            if (!database)
                return qWarning("%s", database.error().detail.c_str());
            SampleStore store(**database);
            for (int hour = 0; hour < kHours; hour += 12) {
                const auto stored = store.add(m_series, minute(60 * hour));
                if (!stored)
                    return qWarning("%s", stored.error().detail.c_str());
                ++(*stored == Stored::New ? added : repeats);
            }
        });
        QCOMPARE(added.load(), kHours / 12);
        QCOMPARE(repeats.load(), (kCollectors - 1) * kHours / 12);
        const auto database = *Database::open(m_location, m_clock);
        QCOMPARE(*SampleStore(*database).count(m_series), std::size_t(kHours / 12));
        QCOMPARE(database->value(u"SELECT count(*) FROM cryptopulse"_s)->toInt(), 1);
        QCOMPARE(database->value(u"SELECT count(*) FROM pg_inherits WHERE inhparent = 'samples'::regclass"_s)
                     ->toInt(),
                 3); // November to January
    }

    void twoImportsOfTheSameAgree()
    {
        std::atomic<std::size_t> added{0};
        std::atomic<std::size_t> repeats{0};
        inThreads(2, [&](int) {
            const auto database = Database::open(m_location, m_clock);
            const auto done = SampleStore(**database).addAll(m_series, minutes(0, 60'000));
            if (!done)
                return qWarning("%s", done.error().detail.c_str());
            added += done->added;
            repeats += done->repeats;
        });
        QCOMPARE(added.load(), std::size_t(60'000));
        QCOMPARE(repeats.load(), std::size_t(60'000));
    }

    void aConnectionThatEndedIsMadeAgain()
    {
        const auto database = *Database::open(m_location, m_clock);
        SampleStore store(*database);
        QCOMPARE(*store.add(m_series, minute(1)), Stored::New);
        endConnections();
        QCOMPARE(*store.add(m_series, minute(2)), Stored::New); // nobody is told of what cost nothing
        endConnections();
        QCOMPARE(store.addAll(m_series, minutes(0, 5))->added, 3U);
        endConnections();
        QCOMPARE(store.newest(m_series, 9).error().kind, ErrorKind::StorageBusy);
        QVERIFY(*store.newest(m_series, 9) == minutes(0, 5)); // the next call makes another
        m_server->kill();
        const auto refused = store.add(m_series, minute(6));
        QCOMPARE(refused.error().kind, ErrorKind::StorageBusy);
        QVERIFY(m_server->start());
        QCOMPARE(*store.add(m_series, minute(6)), Stored::New);
    }

    void killedUnderLoadItLosesNothingAcknowledged_data()
    {
        QTest::addColumn<int>("atOnce");
        QTest::newRow("single samples") << 1;
        QTest::newRow("batches") << 1'000;
    }
    void killedUnderLoadItLosesNothingAcknowledged()
    {
        QFETCH(int, atOnce);
        constexpr int kRounds = 3;
        constexpr int kWriters = 3;
        const int before = 40 * atOnce;
        std::atomic<int> acknowledged[kWriters] = {};
        std::atomic<bool> enough{false};
        std::thread writers([&] {
            inThreads(kWriters, [&](int writer) {
                const core::SeriesKey series = seriesOf(writer);
                auto database = Database::open(m_location, m_clock);
                SampleStore store(**database);
                for (int done = 0; !enough;) {
                    const bool stored = atOnce == 1
                                            ? store.add(series, minute(done)).has_value()
                                            : store.addAll(series, minutes(done, done + atOnce)).has_value();
                    if (stored)
                        acknowledged[writer] = done += atOnce;
                    else
                        std::this_thread::yield();
                }
            });
        });
        for (int round = 1; round <= kRounds; ++round) {
            for (const auto& count : acknowledged)
                while (count < round * before)
                    std::this_thread::yield();
            m_server->kill();
            if (!m_server->start())
                break;
        }
        for (const auto& count : acknowledged)
            while (m_server->isRunning() && count < (kRounds + 1) * before)
                std::this_thread::yield();
        enough = true;
        writers.join();
        const auto database = *Database::open(m_location, m_clock);
        for (int writer = 0; writer < kWriters; ++writer) {
            const auto kept = SampleStore(*database).range(seriesOf(writer), core::UtcTime::min(),
                                                           core::UtcTime::max(), 10'000'000);
            QVERIFY(kept);
            QVERIFY(*kept == minutes(0, acknowledged[writer])); // each of them, once
        }
    }

    void changesAreToldToThoseWhoWatch()
    {
        const auto mine = *Database::open(m_location, m_clock);
        const auto other = *Database::open(m_location, m_clock);
        int heard = 0;
        mine->watch(m_series, [&heard] { ++heard; });
        SampleStore store(*mine);
        SampleStore others(*other);
        QVERIFY(others.add({"ethereum", "usd", "x"}, minute(1)));
        QVERIFY(store.add(m_series, minute(1)));
        QVERIFY(!store.changedElsewhere()); // of another series, and its own
        QVERIFY(others.addAll(m_series, minutes(2, 5)));
        QVERIFY(store.changedElsewhere()); // also without an event loop's turn
        QTRY_COMPARE(heard, 1);
        QVERIFY(storage::ModelTable(*other).save(m_series, u"seed"_s, "{}"));
        QTRY_COMPARE(heard, 2);
        QVERIFY(store.changedElsewhere());
    }

    void whoWatchesHearsOfALossAndAfterIt()
    {
        const auto mine = *Database::open(m_location, m_clock);
        int heard = 0;
        bool isBack = false;
        SampleStore store(*mine);
        mine->watch(m_series, [&] {
            ++heard;
            isBack = store.changedElsewhere() || isBack;
        });
        static_cast<void>(store.changedElsewhere());
        m_server->kill();
        QTRY_VERIFY(heard > 0);
        QVERIFY(!isBack);
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(isBack, 30'000);
        const auto other = *Database::open(m_location, m_clock);
        const int before = heard;
        QVERIFY(SampleStore(*other).add(m_series, minute(1)));
        QTRY_VERIFY(heard > before);
    }

    void modelsAreThereForAll()
    {
        const auto mine = *Database::open(m_location, m_clock);
        const auto other = *Database::open(m_location, m_clock);
        QByteArray bytes("\0\x01\xff'\\\n", 6);
        bytes += QByteArray(500'000, '\x80');
        QCOMPARE(storage::ModelTable(*mine).load(m_series, u"seed"_s).value(), std::nullopt);
        QVERIFY(storage::ModelTable(*mine).save(m_series, u"seed"_s, "{}"));
        QVERIFY(storage::ModelTable(*mine).save(m_series, u"seed"_s, bytes));
        QCOMPARE(storage::ModelTable(*other).load(m_series, u"seed"_s).value(), std::optional(bytes));
        QCOMPARE(storage::ModelTable(*other).load(m_series, u"adaptive"_s).value(), std::nullopt);
    }

    void aCollectorOwnsNothing()
    {
        QVERIFY(Database::open(m_location, m_clock));
        const QString schema = m_location.section(u"search_path%3D"_s, 1);
        QVERIFY(elsewhere(u"GRANT USAGE ON SCHEMA %1 TO guest"_s.arg(schema)));
        QVERIFY(elsewhere(
            u"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %1 TO guest"_s.arg(schema)));
        const auto opened = Database::open(QString(m_location).replace(u"tester@"_s, u"guest@"_s), m_clock);
        QVERIFY(opened);
        SampleStore store(**opened);
        QCOMPARE(*store.add(m_series, minute(1)), Stored::New); // makes a partition
        QVERIFY(*store.newest(m_series, 9) == minutes(1, 2));
    }

    void aSeriesIsNeverDeleted()
    {
        const auto database = *Database::open(m_location, m_clock);
        QVERIFY(SampleStore(*database).add(m_series, minute(1)));
        QVERIFY(!(*database).run(u"DELETE FROM series"_s));
    }

private:
    static core::SeriesKey seriesOf(int writer) { return {"bitcoin", "usd", "w" + std::to_string(writer)}; }

    static void inThreads(int count, const std::function<void(int)>& work)
    {
        std::vector<std::thread> threads;
        for (int i = 0; i < count; ++i)
            threads.emplace_back(work, i);
        for (std::thread& thread : threads)
            thread.join();
    }

    [[nodiscard]] bool elsewhere(const QString& sql) const
    {
        const auto address = PostgresAddress::from(m_location);
        return runThrough(u"QPSQL"_s, {sql}, [&address](QSqlDatabase& database) {
            database.setDatabaseName(address->database);
            database.setUserName(address->user);
            database.setConnectOptions(address->connectOptions());
        });
    }

    /// As a failover would.
    void endConnections() const
    {
        QVERIFY(elsewhere(u"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
                          "WHERE datname = 'tests' AND pid <> pg_backend_pid()"_s));
    }

    const core::SeriesKey m_series{};
    support::FakeClock m_clock;
    std::unique_ptr<PostgresServer> m_server;
    QString m_location;
};

QTEST_GUILESS_MAIN(TestPostgres)
#include "tst_postgres.moc"
