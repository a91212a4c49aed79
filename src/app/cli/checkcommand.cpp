#include "app/cli/beside.h"
#include "app/cli/command.h"
#include "engine/wire.h"
#include "storage/inspection.h"

#include <QJsonArray>
#include <QMutex>
#include <cmath>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;
using engine::wire::text;
using storage::DatabaseReport;
using storage::SeriesReport;

namespace {

/// What is being looked at, told by the thread that looks.
class Looking
{
public:
    bool hear(const QString& what, std::optional<double> share)
    {
        const QMutexLocker lock(&m_mutex);
        m_line = share ? u"%1: %2 %"_s.arg(what).arg(std::floor(100 * *share)) : what;
        return true;
    }
    QString line()
    {
        const QMutexLocker lock(&m_mutex);
        return u"checking %1"_s.arg(m_line);
    }

private:
    QMutex m_mutex; // protects m_line
    QString m_line;
};

QJsonValue momentJson(const std::optional<core::UtcTime>& time)
{
    return time ? QJsonValue(text(core::toIso(*time))) : QJsonValue();
}

QJsonObject toJson(const SeriesReport& series)
{
    return {{u"series"_s, text(core::toText(series.key))},
            {u"whole"_s, series.isWhole()},
            {u"rows"_s, series.rows},
            {u"first"_s, momentJson(series.first)},
            {u"last"_s, momentJson(series.last)},
            {u"gaps"_s, QJsonObject{{u"interval_s"_s, 60},
                                    {u"count"_s, qint64(series.gaps.count)},
                                    {u"missing"_s, qint64(series.gaps.missing)},
                                    {u"longest"_s, qint64(series.gaps.longest)}}},
            {u"bad_prices"_s, series.badPrices},
            {u"bad_times"_s, series.badTimes},
            {u"in_the_future"_s, series.future},
            {u"packed"_s, series.packed},
            {u"wrong_copies"_s, series.wrongCopies},
            {u"stretches_asked"_s, series.stretchesAsked},
            {u"wrong_stretches"_s, series.wrongStretches},
            {u"forecasts"_s, series.forecasts},
            {u"pending"_s, series.pending}};
}

QJsonObject toJson(const DatabaseReport& report, const QString& path)
{
    QJsonArray series;
    for (const SeriesReport& one : report.series)
        series.append(toJson(one));
    return {{u"status"_s, report.isWhole() ? u"ok"_s : u"storage_damaged"_s},
            {u"file"_s, path},
            {u"whole"_s, report.isWhole()},
            {u"schema"_s, report.version},
            {u"newest_schema"_s, report.newestVersion},
            {u"bytes"_s, report.bytes},
            {u"log_bytes"_s, report.logBytes},
            {u"free_bytes"_s, report.freeBytes},
            {u"faults"_s, QJsonArray::fromStringList(report.faults)},
            {u"strays"_s, report.strays},
            {u"series"_s, series}};
}

void sayCount(const QString& what, qint64 count)
{
    if (count > 0)
        say(u"  WRONG: %1 %2"_s.arg(count).arg(what));
}

void sayAll(const SeriesReport& series)
{
    say(text(core::toText(series.key)));
    if (series.first)
        say(u"  %1 prices from %2 to %3; %4 gaps with %5 minutes missing, the longest %6"_s.arg(series.rows)
                .arg(text(core::toIso(*series.first)), text(core::toIso(*series.last)))
                .arg(series.gaps.count)
                .arg(series.gaps.missing)
                .arg(series.gaps.longest));
    else
        say(u"  %1 prices"_s.arg(series.rows));
    say(u"  %1 forecasts, %2 of them waiting for their outcome; %3 stretches of the past asked for; %4 "
        "prices packed"_s.arg(series.forecasts)
            .arg(series.pending)
            .arg(series.stretchesAsked)
            .arg(series.packed));
    sayCount(u"prices that are none"_s, series.badPrices);
    sayCount(u"times that are none, or out of order"_s, series.badTimes);
    sayCount(u"prices of the future"_s, series.future);
    sayCount(u"packed copies that differ from the prices (delete them: DELETE FROM packed)"_s,
             series.wrongCopies);
    sayCount(u"stretches that overlap"_s, series.wrongStretches);
}

void sayAll(const DatabaseReport& report, const QString& path)
{
    say(u"%1: schema %2 of %3, %4 MB, of which %5 MB are free for what comes; %6 MB of log"_s.arg(path)
            .arg(report.version)
            .arg(report.newestVersion)
            .arg(double(report.bytes) / 1e6, 0, 'f', 1)
            .arg(double(report.freeBytes) / 1e6, 0, 'f', 1)
            .arg(double(report.logBytes) / 1e6, 0, 'f', 1));
    for (const SeriesReport& series : report.series)
        sayAll(series);
    for (const QString& fault : report.faults)
        say(u"WRONG: "_s + fault);
    sayCount(u"rows that belong to no series"_s, report.strays);
    say(report.isWhole() ? u"The database is whole."_s
                         : u"The database is NOT whole: restore a backup, or export what can be read."_s);
}

} // namespace

int runCheck(const CommandContext& context)
{
    const auto file = context.configuration.databaseFile();
    if (!file)
        return fail(file.error(), context.json);
    const QString path = *file;
    Looking looking;
    const storage::InspectionOptions options{
        .thorough = context.configuration.isSet("thorough"_L1),
        .goesOn = [&looking](const QString& what, std::optional<double> share) {
            return looking.hear(what, share);
        }};
    const auto report = beside<DatabaseReport>(
        context.signals, [&] { return storage::inspect(path, context.clock.now(), options); },
        [&looking] { return looking.line(); }, [] {});
    if (!report)
        return fail(report.error(), context.json);
    if (context.json)
        printJson(toJson(*report, path));
    else
        sayAll(*report, path);
    return report->isWhole() ? Done : StorageFailed;
}

} // namespace cryptopulse::app
