#include "app/cli/beside.h"
#include "app/cli/command.h"
#include "engine/carereports.h"
#include "engine/carewire.h"
#include "engine/wire.h"
#include "storage/inspection.h"

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
    if (context.json) {
        QJsonObject json = engine::wire::toJson(engine::checkReportOf(*report, context.clock.now()));
        json[u"file"] = path;
        printJson(json);
    } else {
        sayAll(*report, path);
    }
    return report->isWhole() ? Done : StorageFailed;
}

} // namespace cryptopulse::app
