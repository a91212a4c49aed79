#include "engine/callmeter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QLoggingCategory>
#include <QSaveFile>
#include <algorithm>

namespace cryptopulse::engine {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcCalls, "cryptopulse.engine.calls")

constexpr int kPatience = 200; // milliseconds that another program may take to write it

/// Tells one key of a person from another, and nothing else about it.
QString markOf(const QString& key)
{
    const QByteArray salted = "CryptoPulse calls " + key.trimmed().toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(salted, QCryptographicHash::Sha256).toHex().left(8));
}

QJsonObject read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

bool write(const QString& path, const QJsonObject& account)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(account).toJson()) > 0 &&
           file.commit();
}

struct Entry {
    std::int64_t used = 0;
    core::UtcTime since;
};

/// Of the month of @p now, in an account that may end in an earlier one.
Entry entryOf(const QJsonObject& json, core::UtcTime now)
{
    const core::UtcTime month = core::monthBegin(now);
    const auto last = core::fromIso(json[u"last"].toString().toStdString());
    const auto since = core::fromIso(json[u"since"].toString().toStdString());
    if (!last || !since || *last < core::monthBegin(month - std::chrono::days(1)))
        return {0, now}; // nothing, or nothing that was gone on with
    if (*last < month)
        return {0, month}; // it was counted over the turn of the month
    return {std::max<std::int64_t>(0, json[u"used"].toInteger()), *since};
}

QString timeText(core::UtcTime time)
{
    return QString::fromStdString(core::toIso(time));
}

} // namespace

CallMeter::CallMeter(QString file, std::string plan, std::int64_t allowed, const QString& key,
                     const core::Clock& clock)
    : m_file(std::move(file))
    , m_plan(std::move(plan))
    , m_allowed(allowed)
    , m_mark(QString::fromStdString(m_plan) + u':' + markOf(key))
    , m_clock(clock)
{
}

void CallMeter::count()
{
    ++m_pending;
    QDir().mkpath(QFileInfo(m_file).path());
    QLockFile lock(m_file + u".lock"_s);
    if (!lock.tryLock(kPatience)) {
        qCInfo(lcCalls, "a call is counted later: %s is being written", qUtf8Printable(m_file));
        return;
    }
    const core::UtcTime now = m_clock.now();
    QJsonObject account = read(m_file);
    const Entry entry = entryOf(account[m_mark].toObject(), now);
    const int pending = m_pending.exchange(0);
    account[m_mark] = QJsonObject{{u"used"_s, qint64(entry.used + pending)},
                                  {u"since"_s, timeText(entry.since)},
                                  {u"last"_s, timeText(now)}};
    if (write(m_file, account))
        return;
    m_pending += pending;
    qCWarning(lcCalls, "the number of calls could not be written into %s", qUtf8Printable(m_file));
}

core::CallUse CallMeter::use() const
{
    const core::UtcTime now = m_clock.now();
    const Entry entry = entryOf(read(m_file)[m_mark].toObject(), now);
    return {.plan = m_plan,
            .used = entry.used + m_pending.load(),
            .allowed = m_allowed,
            .since = entry.since,
            .asOf = now,
            .resets = core::nextMonthBegin(now)};
}

} // namespace cryptopulse::engine
