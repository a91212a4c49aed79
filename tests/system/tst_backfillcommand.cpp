#include "system/process.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse::system_test;

namespace {

constexpr qint64 kDay = 86'400;

/// The venues, with made-up minutes until now, and homes whose programs ask them.
class Venues
{
public:
    explicit Venues(const QStringList& options = {})
        : m_venues(QStringLiteral(CP_VENUES),
                   QStringList{u"--port"_s, u"0"_s, u"--minutes"_s, u"60000"_s} + options, cleanEnvironment())
    {
    }

    [[nodiscard]] bool areOpen() const { return !m_venues.url().isEmpty(); }

    [[nodiscard]] QProcessEnvironment environment(const QTemporaryDir& home) const
    {
        QProcessEnvironment environment = cleanEnvironment();
        environment.insert(u"CRYPTOPULSE_HOME"_s, home.path());
        for (const QString& venue : {u"BINANCE"_s, u"COINBASE"_s, u"KRAKEN"_s, u"BITSTAMP"_s, u"COINGECKO"_s})
            environment.insert(venue + u"_BASE_URL"_s, m_venues.url().toString());
        return environment;
    }

    [[nodiscard]] Finished cli(const QTemporaryDir& home, const QStringList& arguments) const
    {
        return run(QStringLiteral(CP_CLI), QStringList{u"--json"_s} + arguments, environment(home));
    }

    /// The times of what is stored, in seconds.
    [[nodiscard]] QList<qint64> stored(const QTemporaryDir& home, const QString& source) const
    {
        const Finished exported =
            run(QStringLiteral(CP_CLI), {u"--source"_s, source, u"export"_s, u"-"_s}, environment(home));
        QList<qint64> times;
        for (const QByteArray& line : exported.out.split('\n').mid(1)) {
            if (!line.isEmpty())
                times += line.split(',').first().toLongLong() / 1000;
        }
        return times;
    }

private:
    Started m_venues;
};

QString iso(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds).toUTC().toString(Qt::ISODate);
}

/// Whole minutes, each once, from @p from to before @p to.
bool areWhole(const QList<qint64>& times, qint64 from, qint64 to)
{
    if (times.size() != (to - from) / 60)
        return false;
    for (qsizetype i = 0; i < times.size(); ++i) {
        if (times[i] != from + 60 * i)
            return false;
    }
    return true;
}

} // namespace

/// The past from venues that keep to their limits, as a person or a script fetches it.
class TestBackfillCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMonthOfMinutesTrainsTheModel()
    {
        const Venues venues;
        QVERIFY(venues.areOpen());
        const QTemporaryDir home;
        const Finished done = venues.cli(home, {u"--source"_s, u"bitstamp"_s, u"backfill"_s});
        QCOMPARE(done.exitCode, 0);
        QCOMPARE(done.object()[u"status"_s].toString(), u"ok"_s);
        QCOMPARE(done.object()[u"series"_s].toString(), u"bitcoin/usd@bitstamp"_s);
        QCOMPARE(done.object()[u"ok"_s].toInt(), 43'200);
        const auto times = venues.stored(home, u"bitstamp"_s);
        QVERIFY(areWhole(times, times.value(0), times.value(0) + 30 * kDay));
        const Finished again = venues.cli(home, {u"--source"_s, u"bitstamp"_s, u"backfill"_s});
        QVERIFY(again.object()[u"ok"_s].toInt() <= 2); // minutes that have passed since
        const Finished trained = venues.cli(home, {u"--source"_s, u"bitstamp"_s, u"train"_s});
        QCOMPARE(trained.exitCode, 0);
        QCOMPARE(trained.object()[u"step"_s].toString(), u"1m"_s);
    }

    void aVenueThatRefusesHandsOverToTheNext()
    {
        const Venues venues({u"--deny"_s, u"binance=451"_s, u"--deny"_s, u"coinbase=403"_s});
        QVERIFY(venues.areOpen());
        const QTemporaryDir home;
        Started server(QStringLiteral(CP_CLI),
                       {u"--source"_s, u"binance"_s, u"--fallback"_s, u"coinbase,kraken"_s, u"serve"_s,
                        u"--port"_s, u"0"_s, u"--interval"_s, u"1"_s},
                       venues.environment(home));
        QVERIFY(!server.url().isEmpty());
        const auto status = [&server] { return ask(server.url(), "GET", u"/status"_s).object(); };
        QTRY_COMPARE_WITH_TIMEOUT(status()[u"series"_s].toObject()[u"source"_s].toString(), u"kraken"_s,
                                  20'000);
        const QJsonObject standIn = status()[u"feed"_s].toObject()[u"stands_in_for"_s].toObject();
        QCOMPARE(standIn[u"source"_s].toString(), u"binance"_s);
        QCOMPARE(standIn[u"reason"_s].toString(), u"refused"_s);
        QTRY_VERIFY_WITH_TIMEOUT(status()[u"rows"_s].toInt() > 0, 20'000);
        QCOMPARE(server.end(), 0);
        QVERIFY(venues.stored(home, u"binance"_s).isEmpty()); // nothing is spliced
        QVERIFY(!venues.stored(home, u"kraken"_s).isEmpty());
        const Finished wrong =
            venues.cli(home, {u"serve"_s, u"--port"_s, u"0"_s, u"--fallback"_s, u"kraken,mtgox"_s});
        QCOMPARE(wrong.exitCode, 2);
    }

    void eachVenueHasItsOwnSeries()
    {
        const Venues venues;
        QVERIFY(venues.areOpen());
        const QTemporaryDir home;
        const qint64 to = QDateTime::currentSecsSinceEpoch() / 60 * 60 - 600;
        const qint64 from = to - 6 * 3600;
        for (const QString& venue : {u"binance"_s, u"coinbase"_s, u"kraken"_s, u"bitstamp"_s}) {
            const Finished done = venues.cli(
                home, {u"--source"_s, venue, u"backfill"_s, u"--from"_s, iso(from), u"--to"_s, iso(to)});
            QVERIFY2(done.exitCode == 0, done.err.constData());
            QVERIFY2(areWhole(venues.stored(home, venue), from, to), qPrintable(venue));
        }
        QCOMPARE(venues
                     .cli(home, {u"--source"_s, u"binance"_s, u"backfill"_s, u"--from"_s, iso(from),
                                 u"--to"_s, iso(to)})
                     .object()[u"series"_s]
                     .toString(),
                 u"bitcoin/usdt@binance"_s);
        const Finished points = venues.cli(home, {u"--source"_s, u"coingecko"_s, u"backfill"_s});
        QCOMPARE(points.exitCode, 0);
        QVERIFY(venues.stored(home, u"coingecko"_s).size() > 280);
    }

    /// Killed at any moment, it has lost nothing that it told of, and goes on from there.
    void aKilledOneGoesOn()
    {
        const Venues venues;
        QVERIFY(venues.areOpen());
        const QTemporaryDir home;
        const qint64 to = QDateTime::currentSecsSinceEpoch() / 60 * 60 - 600;
        const qint64 from = to - 10 * kDay;
        const QStringList command{u"--source"_s, u"coinbase"_s, u"backfill"_s, u"--from"_s,
                                  iso(from),     u"--to"_s,     iso(to)};
        qint64 told = 0;
        for (const int pages : {3, 8}) {
            QProcess process;
            process.setProcessEnvironment(venues.environment(home));
            process.start(QStringLiteral(CP_CLI), command);
            process.setReadChannel(QProcess::StandardError);
            QByteArray said;
            while (said.count("new,") < pages && process.waitForReadyRead(30'000))
                said += process.readAllStandardError();
            process.kill();
            QVERIFY(process.waitForFinished(30'000));
            QCOMPARE(process.exitStatus(), QProcess::CrashExit); // in the middle of it
            const QList<QByteArray> lines = said.split('\n');
            told = lines.value(lines.size() - 2).split('/').first().toLongLong();
            QVERIFY2(told > 0, said.constData());
            const auto times = venues.stored(home, u"coinbase"_s);
            QVERIFY(times.size() >= told);
        }
        const Finished done = venues.cli(home, command);
        QCOMPARE(done.exitCode, 0);
        QVERIFY(done.object()[u"ok"_s].toInt() <= (to - from) / 60 - told);
        QVERIFY(areWhole(venues.stored(home, u"coinbase"_s), from, to));
    }

    void aVenueThatRefusesSaysWhatToDo()
    {
        const Venues venues({u"--deny"_s, u"binance=451"_s});
        QVERIFY(venues.areOpen());
        const QTemporaryDir home;
        const Finished done = venues.cli(home, {u"--source"_s, u"binance"_s, u"backfill"_s});
        QCOMPARE(done.exitCode, 4);
        QCOMPARE(done.object()[u"status"_s].toString(), u"failed"_s);
        QCOMPARE(done.object()[u"error"_s][u"kind"_s].toString(), u"refused"_s);
        QVERIFY(venues.stored(home, u"binance"_s).isEmpty());
        QCOMPARE(venues.cli(home, {u"--source"_s, u"kraken"_s, u"backfill"_s, u"--from"_s, u"2024-01-01"_s})
                     .exitCode,
                 2);
        QCOMPARE(venues.cli(home, {u"--source"_s, u"demo"_s, u"backfill"_s}).exitCode, 2);
        QCOMPARE(venues.cli(home, {u"backfill"_s, u"--from"_s, u"noon"_s}).exitCode, 2);
    }

    /// A gap of a served home is filled when a price comes after it.
    void aServerFillsTheGapThatItSleptThrough()
    {
        const Venues venues;
        QVERIFY(venues.areOpen());
        const QTemporaryDir home;
        const qint64 now = QDateTime::currentSecsSinceEpoch() / 60 * 60;
        const qint64 from = now - 10 * 3600;
        QCOMPARE(venues
                     .cli(home, {u"--source"_s, u"binance"_s, u"backfill"_s, u"--from"_s, iso(from),
                                 u"--to"_s, iso(from + 3600)})
                     .object()[u"ok"_s]
                     .toInt(),
                 60);
        const Started server(QStringLiteral(CP_CLI),
                             {u"--source"_s, u"binance"_s, u"serve"_s, u"--port"_s, u"0"_s},
                             venues.environment(home));
        QVERIFY(!server.url().isEmpty());
        const auto gaps = [&] { return ask(server.url(), "GET", u"/data/gaps?step=1m"_s).object(); };
        QTRY_VERIFY_WITH_TIMEOUT(gaps()[u"buckets"_s].toInt() > 590 && gaps()[u"missing"_s].toInt() <= 1,
                                 30'000);
    }
};

QTEST_GUILESS_MAIN(TestBackfillCommand)
#include "tst_backfillcommand.moc"
