#include "app/cli/command.h"
#include "app/cli/percent.h"
#include "engine/importsource.h"
#include "engine/importwire.h"
#include "engine/pricefiles.h"
#include "engine/wire.h"
#include "storage/csvfile.h"
#include "storage/database.h"
#include "storage/packing.h"
#include "storage/samplestore.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <functional>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

core::Error cannotOpen(const QFileDevice& file)
{
    const QString text = u"%1 cannot be opened: %2"_s.arg(file.fileName(), file.errorString());
    return {core::ErrorKind::InvalidArgument, text.toStdString(), std::nullopt};
}

/// An optional moment among the options.
core::Result<core::UtcTime> moment(const Configuration& configuration, QLatin1StringView name,
                                   core::UtcTime fallback)
{
    const QString text = configuration.value(name);
    if (text.isEmpty())
        return fallback;
    const auto time = core::fromIso(text.toStdString());
    if (!time)
        return core::failure(core::ErrorKind::InvalidArgument,
                             "--" + QString(name).toStdString() +
                                 " must be a time such as 2026-11-24T12:00:00Z");
    return *time;
}

/// The database. A damaged one is kept aside, which is said, and a new one begun.
core::Result<std::unique_ptr<storage::Database>> openDatabase(const CommandContext& context)
{
    if (const auto checked = context.configuration.checkDatabase(); !checked)
        return core::failure(checked.error());
    const QString path = context.configuration.databasePath();
    auto opened = storage::Database::open(path, context.clock);
    if (!opened && opened.error().kind == core::ErrorKind::StorageDamaged) {
        tell(engine::wire::text(opened.error().detail));
        opened = storage::Database::open(path, context.clock);
    }
    if (opened && (*opened)->notice())
        tell(engine::wire::text((*opened)->notice()->detail));
    return opened;
}

/// What the options say of the file.
core::Result<core::ImportMapping> mappingOf(const Configuration& configuration)
{
    const auto mapping = engine::wire::importMappingFrom([&configuration](QString name) {
        return configuration.value(QLatin1StringView(name.replace(u'_', u'-').toLatin1()));
    });
    if (mapping)
        return *mapping;
    QString option = mapping.error().parameter;
    return core::failure(
        core::ErrorKind::InvalidArgument,
        (u"--"_s + option.replace(u'_', u'-') + u' ' + mapping.error().detail).toStdString());
}

/// Copies from which the next start reads many samples at once. The import stands without them.
void pack(storage::Database& database, const StopSignals& signals)
{
    Percent progress(signals);
    const auto packed = storage::packSamples(database, [&progress](std::size_t done, std::size_t total) {
        return progress(double(done) / double(total));
    });
    if (!packed && packed.error().kind != core::ErrorKind::Cancelled)
        tell(u"warning: the prices are stored, but could not be packed: %1"_s.arg(
            engine::wire::text(packed.error().detail)));
}

/// What became of the file, for people.
void sayImported(const engine::ImportSummary& summary, const core::SeriesKey& series)
{
    QString text =
        u"%1 prices added to %2; %3 were stored already, %4 differ from what is stored (which stays), "
        "%5 stood twice in the file (the last one counts), %6 lines could not be used"_s.arg(summary.added)
            .arg(engine::wire::text(core::toText(series)))
            .arg(summary.repeats)
            .arg(summary.conflicts)
            .arg(summary.duplicates)
            .arg(summary.badLines);
    if (summary.withoutTrade > 0)
        text += u", %1 say that nothing was traded then"_s.arg(summary.withoutTrade);
    say(text);
    say(u"read as: "_s + engine::wire::text(summary.format));
}

using Rows = core::Result<std::size_t>;

/// A pipe, a terminal, /dev/null: to be written to, not to be replaced.
bool isDevice(const QString& path)
{
    const QFileInfo info(path);
    return info.exists() && !info.isFile() && !info.isDir();
}

/// The database or a file that belongs to it.
bool isDatabase(const QString& path, const Configuration& configuration)
{
    const QString database = QFileInfo(configuration.databasePath()).canonicalFilePath();
    const QString target = QFileInfo(path).canonicalFilePath();
    return !target.isEmpty() &&
           (target == database || target == database + u"-wal"_s || target == database + u"-shm"_s);
}

template <typename Write>
Rows intoDevice(const QString& path, const Write& write)
{
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly))
        return core::failure(cannotOpen(out));
    return write(out);
}

/// Whoever is interrupted leaves no half file.
template <typename Write>
Rows intoFile(const QString& path, const Write& write)
{
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly))
        return core::failure(cannotOpen(out));
    const Rows written = write(out);
    if (written && !out.commit())
        return core::failure(cannotOpen(out));
    return written;
}

} // namespace

int runImport(const CommandContext& context)
{
    const auto series = context.configuration.series();
    if (!series)
        return fail(series.error(), context.json);
    const auto mapping = mappingOf(context.configuration);
    if (!mapping)
        return fail(mapping.error(), context.json);
    QFile file(context.arguments.first());
    if (!file.open(QIODevice::ReadOnly))
        return fail(cannotOpen(file), context.json);
    const auto database = openDatabase(context);
    if (!database)
        return fail(database.error(), context.json);
    storage::SampleStore store(**database);
    Percent progress(context.signals);
    auto report = storage::importCsv(store, *series, file, context.clock.now(), std::ref(progress), *mapping);
    if (!report)
        return fail(report.error(), context.json);
    pack(**database, context.signals);
    engine::ImportSummary summary = engine::summaryOf(*std::move(report));
    summary.note = engine::importNote(summary, *series);
    for (const core::BadLine& bad : summary.firstBad)
        tell(u"line %1: %2"_s.arg(bad.line).arg(engine::wire::text(bad.reason)));
    if (!summary.note.empty())
        tell(engine::wire::text(summary.note));
    if (context.json)
        printJson(engine::wire::toJson(summary));
    else
        sayImported(summary, *series);
    return Done;
}

int runExport(const CommandContext& context)
{
    const auto series = context.configuration.series();
    if (!series)
        return fail(series.error(), context.json);
    const auto from = moment(context.configuration, "from"_L1, core::UtcTime::min());
    const auto to = moment(context.configuration, "to"_L1, core::UtcTime::max());
    if (!from || !to)
        return fail(from ? to.error() : from.error(), context.json);
    const QString path = context.arguments.first();
    if (isDatabase(path, context.configuration))
        return fail({core::ErrorKind::InvalidArgument,
                     "that file is the database itself: choose another name", std::nullopt},
                    context.json);
    // Not openDatabase(): of a new, empty one nothing is to be written over what an earlier export has kept.
    if (const auto checked = context.configuration.checkDatabase(); !checked)
        return fail(checked.error(), context.json);
    const auto database = storage::Database::open(context.configuration.databasePath(), context.clock);
    if (!database)
        return fail(database.error(), context.json);
    storage::SampleStore store(**database);
    Percent progress(context.signals);
    const storage::ExportOptions options{
        .from = *from, .to = *to, .packing = storage::packingOf(path), .progress = std::ref(progress)};
    if (path == u"-") {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly))
            return fail(cannotOpen(out), false);
        const auto written = storage::exportCsv(store, *series, options, out);
        return written ? int(Done) : fail(written.error(), false);
    }
    const auto write = [&](QIODevice& out) { return storage::exportCsv(store, *series, options, out); };
    const auto written = isDevice(path) ? intoDevice(path, write) : intoFile(path, write);
    if (!written)
        return fail(written.error(), context.json);
    if (context.json)
        printJson({{u"status"_s, u"ok"_s}, {u"rows"_s, qint64(*written)}});
    else
        say(u"%1 prices written to %2"_s.arg(*written).arg(path));
    return Done;
}

} // namespace cryptopulse::app
