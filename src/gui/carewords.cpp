#include "gui/carewords.h"

#include "gui/venuewords.h"
#include "look/words.h"

#include <QLocale>
#include <utility>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

QString CareWords::series(const core::SeriesKey& key)
{
    return tr("%1, %2", "a pair, a source").arg(look::Words::pair(key), venueTitle(key.source));
}

QString CareWords::size(std::uint64_t bytes)
{
    return look::Words::locale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat);
}

QString CareWords::backup(const engine::BackupReport& report)
{
    return tr("The backup is whole: %1 prices and %2 forecasts, %3, in %4.")
        .arg(look::Words::count(report.samples), look::Words::count(report.forecasts), size(report.bytes),
             QString::fromStdString(report.file));
}

QString CareWords::verdict(const engine::CheckReport& report)
{
    return report.isWhole() ? tr("The database is whole.")
                            : tr("The database is not whole: see what is wrong below.");
}

QString CareWords::facts(const engine::CheckReport& report)
{
    return tr("%1, of which %2 are free for what comes; %3 of log; version %4 of %5.")
        .arg(size(report.bytes), size(report.freeBytes), size(report.logBytes))
        .arg(report.schema)
        .arg(report.newestSchema);
}

QStringList CareWords::faultsOf(const engine::SeriesCheck& series)
{
    const std::pair<std::uint64_t, QString> counts[]{
        {series.badPrices, tr("%1: prices that are none: %2")},
        {series.badTimes, tr("%1: times that are none, or out of order: %2")},
        {series.future, tr("%1: prices of the future: %2")},
        {series.wrongCopies, tr("%1: packed copies that differ from the prices: %2")},
        {series.wrongStretches, tr("%1: stretches asked for that overlap: %2")}};
    QStringList lines;
    for (const auto& [count, words] : counts) {
        if (count > 0)
            lines += words.arg(CareWords::series(series.key), look::Words::count(count));
    }
    return lines;
}

QStringList CareWords::faults(const engine::CheckReport& report)
{
    QStringList lines;
    for (const std::string& fault : report.faults)
        lines += QString::fromStdString(fault);
    if (report.strays > 0)
        lines += tr("Rows that belong to no series: %1").arg(look::Words::count(report.strays));
    for (const engine::SeriesCheck& series : report.series)
        lines += faultsOf(series);
    return lines;
}

QString CareWords::compaction(const engine::CompactReport& report)
{
    if (!report.dryRun)
        return tr("Done: %1 prices thinned out, %2 deleted for their age.")
            .arg(look::Words::count(report.thinned), look::Words::count(report.deleted));
    if (report.planned() == 0)
        return tr("Nothing would go: no price is that old.");
    std::uint64_t thin = 0;
    std::uint64_t rows = 0;
    for (const engine::SeriesCompaction& series : report.series) {
        thin += series.toThin;
        rows += series.rows;
    }
    return tr("Of %1 prices %2 would go: %3 thinned out, %4 for their age.")
        .arg(look::Words::count(rows), look::Words::count(report.planned()), look::Words::count(thin),
             look::Words::count(report.planned() - thin));
}

} // namespace cryptopulse::gui
