#pragma once

#include "core/sample.h"
#include "storage/database.h"
#include "support/fakeclock.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>
#include <QtGlobal>
#include <memory>
#include <vector>

namespace cryptopulse::test {

using namespace Qt::StringLiterals;

inline constexpr qint64 kFirstMs = 1'700'000'000'000;

inline constexpr int kCannotTry =
    77; // storage_helper's exit code where the machine does not allow what a test needs
inline constexpr int kWait = 60'000; // milliseconds; a limit, not a pause

/// Sample number @p i of a series of minutes, with a price that tells its number.
inline core::Sample minute(qint64 i, double price = 0)
{
    const core::UtcTime time = core::fromEpochMs(kFirstMs + i * 60'000);
    return {time, *core::Price::from(price > 0 ? price : 30'000.0 + double(i) / 100.0),
            time + std::chrono::seconds(2)};
}

inline std::vector<core::Sample> minutes(qint64 from, qint64 to)
{
    std::vector<core::Sample> samples;
    for (qint64 i = from; i < to; ++i)
        samples.push_back(minute(i));
    return samples;
}

inline QString detailOf(const core::Error& error)
{
    return QString::fromStdString(error.detail);
}

/// Statements through a connection of a driver's, named and opened as @p name says.
template <typename Name>
bool runThrough(const QString& driver, const QStringList& statements, const Name& name)
{
    const QString connection = u"elsewhere"_s;
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(driver, connection);
        name(database);
        done = database.open();
        for (const QString& sql : statements) {
            QSqlQuery query(database);
            if (done && !query.exec(sql)) {
                qWarning("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
                done = false;
            }
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(connection);
    return done;
}

/// Statements through a connection that is none of ours, as another program would run them.
inline bool runElsewhere(const QString& path, const QStringList& statements)
{
    return runThrough(u"QSQLITE"_s, statements,
                      [&path](QSqlDatabase& database) { database.setDatabaseName(path); });
}

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace cryptopulse::test
