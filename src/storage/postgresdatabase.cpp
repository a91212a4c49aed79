#include "storage/postgresdatabase.h"

#include "storage/postgreserror.h"
#include "storage/schemasteps.h"
#include "storage/transaction.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QEvent>
#include <QSqlDriver>
#include <algorithm>
#include <utility>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using std::chrono::sys_days;
using std::chrono::year_month;

namespace {

constexpr std::chrono::milliseconds kFirstWait{500};
constexpr std::chrono::milliseconds kLongestWait{30'000};

const QString kSchema = u"postgresql"_s; // its folder

tl::unexpected<core::Error> fail(ErrorKind kind, const QString& sentence)
{
    return core::failure(kind, sentence.toStdString());
}

/// The channel on which changes of a series are told: a name that any series has, also one with no row yet.
QString channelOf(const core::SeriesKey& series)
{
    const QByteArray name = QByteArray::fromStdString(core::toText(series));
    return u"cryptopulse_"_s +
           QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha1).toHex());
}

year_month monthOf(core::UtcTime time)
{
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
    return day.year() / day.month();
}

qint64 beginOf(year_month month)
{
    return core::toEpochMs(core::UtcTime(sys_days(month / 1)));
}

} // namespace

PostgresDatabase::PostgresDatabase(PostgresAddress address, const QString& shown, const core::Clock& clock)
    : Database(shown, clock)
    , m_address(std::move(address))
{
    m_again.setSingleShot(true);
    m_again.setInterval(kFirstWait);
    QObject::connect(&m_again, &QTimer::timeout, &m_ear, [this] { tellHeard(); });
}

core::Result<std::unique_ptr<Database>> PostgresDatabase::open(const QString& location,
                                                               const core::Clock& clock)
{
    auto address = PostgresAddress::from(location);
    if (!address)
        return core::failure(address.error());
    std::unique_ptr<PostgresDatabase> database(
        new PostgresDatabase(*std::move(address), PostgresAddress::shown(location), clock));
    if (const auto connected = database->connectTo(); !connected)
        return core::failure(connected.error());
    return database;
}

core::Result<void> PostgresDatabase::connectTo()
{
    m_isLost = true; // until all has gone well
    m_socket.reset();
    auto database = addConnection(u"QPSQL"_s);
    if (!database)
        return core::failure(database.error());
    database->setDatabaseName(m_address.database);
    database->setUserName(m_address.user);
    database->setPassword(m_address.password);
    database->setConnectOptions(m_address.connectOptions());
    if (!database->open())
        return core::failure(postgresRefusal(database->lastError(), path()));
    m_isLost = false;
    if (const auto upgraded = upgrade(); !upgraded) {
        m_isLost = true;
        return upgraded;
    }
    m_changed = true; // who knows what happened meanwhile
    m_months.clear();
    if (!m_channel.isEmpty() && !listen())
        return fail(ErrorKind::StorageBusy,
                    u"the database server %1 went away again; try again"_s.arg(path()));
    return {};
}

core::Result<void> PostgresDatabase::ready()
{
    return !m_isLost && connection().isOpen() ? core::Result<void>() : connectAgain();
}

core::Result<void> PostgresDatabase::connectAgain()
{
    auto connected = connectTo();
    if (!connected && !m_channel.isEmpty())
        loseWatched();
    return connected;
}

core::Result<void> PostgresDatabase::begin()
{
    if (const auto connected = ready(); !connected)
        return connected;
    auto begun = run(u"BEGIN"_s);
    if (begun || !m_isLost)
        return begun;
    // The connection went while nothing was asked, and nothing is lost with it.
    return connectAgain().and_then([this] { return run(u"BEGIN"_s); });
}

/// Empty database: 0. Error: StorageForeign.
core::Result<int> PostgresDatabase::version() const
{
    // In one statement: another program may be making them.
    const auto tables =
        value(u"SELECT string_agg(relname, ',') FROM pg_class WHERE relnamespace = "
              u"current_schema()::text::regnamespace "
              "AND relname IN ('cryptopulse', 'series', 'samples', 'forecasts', 'coverage', 'models')"_s);
    if (!tables)
        return core::failure(tables.error());
    const QStringList names = tables->toString().split(u',', Qt::SkipEmptyParts);
    if (names.isEmpty())
        return 0;
    if (!names.contains(u"cryptopulse"_s))
        return fail(ErrorKind::StorageForeign,
                    u"%1 has tables of another program; name another database"_s.arg(path()));
    return value(u"SELECT max(version) FROM cryptopulse"_s).map([](const QVariant& found) {
        return found.toInt();
    });
}

core::Result<void> PostgresDatabase::upgrade()
{
    const QStringList steps = schemaSteps(kSchema);
    const auto found = version();
    if (!found)
        return core::failure(found.error());
    if (*found > steps.size())
        return fail(ErrorKind::StorageNewer,
                    u"%1 was made by a newer version of CryptoPulse; install that version"_s.arg(path()));
    return *found == steps.size() ? core::Result<void>() : applySteps(steps);
}

/// All that are missing, in one transaction.
core::Result<void> PostgresDatabase::applySteps(const QStringList& steps)
{
    Transaction transaction(*this);
    if (!transaction.begun())
        return transaction.begun();
    if (const auto alone = run(u"SELECT pg_advisory_xact_lock(hashtext('cryptopulse.schema'))"_s); !alone)
        return alone;
    const auto now = version(); // another program may have been faster
    if (!now)
        return core::failure(now.error());
    for (int next = *now + 1; next <= steps.size(); ++next) {
        auto statements = statementsOf(kSchema, steps[next - 1]);
        if (!statements)
            return core::failure(statements.error());
        statements->append(u"INSERT INTO cryptopulse (version) VALUES (%1)"_s.arg(next));
        for (const QString& statement : *statements) {
            if (const auto done = run(statement); !done)
                return done;
        }
    }
    return transaction.commit();
}

core::Result<void> PostgresDatabase::makeRoom(core::UtcTime moment)
{
    const year_month month = monthOf(moment);
    if (m_months.contains(month))
        return {};
    const auto made =
        run(u"SELECT make_room(%1, %2)"_s.arg(beginOf(month)).arg(beginOf(month + std::chrono::months(1))));
    if (made)
        m_months.insert(month);
    return made;
}

void PostgresDatabase::tellOthers(const core::SeriesKey& series)
{
    // By itself, after the commit: a transaction that tells holds back all others that do until it is on the
    // disk.
    if (!m_isLost)
        static_cast<void>(run(u"NOTIFY "_s + channelOf(series)));
}

void PostgresDatabase::watch(const core::SeriesKey& series, std::function<void()> heard)
{
    m_channel = channelOf(series);
    m_heard = std::move(heard);
    if (!listen())
        loseWatched();
}

bool PostgresDatabase::listen()
{
    QSqlDriver* const driver = connection().driver();
    QObject::connect(driver, &QSqlDriver::notification, &m_ear,
                     [this](const QString&, QSqlDriver::NotificationSource source) { hear(source); });
    if (!driver->subscribeToNotification(m_channel)) {
        m_isLost = true;
        return false;
    }
    m_again.stop();
    m_again.setInterval(kFirstWait);
    m_socket = std::make_unique<SocketEar>(*driver, m_ear, [this] { lookAtSilence(); });
    return true;
}

void PostgresDatabase::hear(QSqlDriver::NotificationSource source)
{
    m_hasHeard = true;
    if (source == QSqlDriver::SelfSource)
        return;
    m_changed = true;
    // Not from within the driver, which whoever hears may do away with.
    QMetaObject::invokeMethod(
        &m_ear, [this] { tellHeard(); }, Qt::QueuedConnection);
}

void PostgresDatabase::tellHeard() const
{
    if (m_heard)
        m_heard();
}

/// Something has arrived. Where nothing is to be heard, it was the end.
void PostgresDatabase::lookAtSilence()
{
    if (std::exchange(m_hasHeard, false))
        return;
    if (!m_isLost)
        static_cast<void>(value(u"SELECT 1"_s)); // which finds out
    if (m_isLost)
        loseWatched();
}

/// Whoever watches would wait for ever: has it look again, which makes another connection, until one is
/// there.
void PostgresDatabase::loseWatched()
{
    m_isLost = true;
    m_socket.reset();
    disconnectFrom(); // its socket is of no use to the event loop either
    m_again.start();
    m_again.setInterval(std::min(2 * m_again.intervalAsDuration(), kLongestWait));
}

bool PostgresDatabase::changedElsewhere()
{
    if (m_channel.isEmpty())
        return true; // nobody listens
    // What was told by now comes with the answer of any statement; the driver hands it over when it is its
    // turn.
    if (!ready())
        return false; // the next read or write says what is wrong
    if (!value(u"SELECT 1"_s)) {
        loseWatched();
        return false;
    }
    QCoreApplication::sendPostedEvents(connection().driver(), QEvent::MetaCall);
    return std::exchange(m_changed, false);
}

core::Error PostgresDatabase::errorOf(const QSqlError& error, const QString& doing) const
{
    m_isLost = m_isLost || storage::isLost(error);
    return postgresError(error, doing, path());
}

} // namespace cryptopulse::storage
