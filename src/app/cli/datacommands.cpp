#include "app/cli/command.h"
#include "engine/wire.h"
#include "storage/csvfile.h"
#include "storage/database.h"
#include "storage/samplestore.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

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
    auto opened = storage::Database::open(context.configuration.databasePath(), context.clock);
    if (opened || opened.error().kind != core::ErrorKind::StorageDamaged)
        return opened;
    tell(engine::wire::text(opened.error().detail));
    return storage::Database::open(context.configuration.databasePath(), context.clock);
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
    if (const auto source = context.configuration.source(); !source)
        return fail(source.error(), context.json);
    QFile file(context.arguments.first());
    if (!file.open(QIODevice::ReadOnly))
        return fail(cannotOpen(file), context.json);
    const auto database = openDatabase(context);
    if (!database)
        return fail(database.error(), context.json);
    storage::SampleStore store(**database);
    QElapsedTimer sinceTold;
    sinceTold.start();
    const auto tellProgress = [&](double share) {
        if (sinceTold.elapsed() >= 1'000) {
            tell(u"%1 %"_s.arg(qRound(100 * share)));
            sinceTold.start();
        }
        return !context.signals.requested();
    };
    const auto report =
        storage::importCsv(store, context.configuration.series(), file, context.clock.now(), tellProgress);
    if (!report)
        return fail(report.error(), context.json);
    for (const storage::BadLine& bad : report->badLines)
        tell(u"line %1: %2"_s.arg(bad.line).arg(engine::wire::text(bad.reason)));
    if (context.json) {
        printJson({{u"status"_s, u"ok"_s},
                   {u"lines"_s, qint64(report->lines)},
                   {u"added"_s, qint64(report->added)},
                   {u"repeats"_s, qint64(report->repeats)},
                   {u"conflicts"_s, qint64(report->conflicts)},
                   {u"duplicates"_s, qint64(report->duplicates)},
                   {u"differing"_s, qint64(report->differing)},
                   {u"bad_lines"_s, qint64(report->badLineCount)}});
    } else {
        say(u"%1 prices added to %6; %2 were stored already, %3 differ from what is stored (which stays), %4 "
            u"stood "
            u"twice in "
            "the file (the last one counts), %5 lines could not be used"_s.arg(report->added)
                .arg(report->repeats)
                .arg(report->conflicts)
                .arg(report->duplicates)
                .arg(report->badLineCount)
                .arg(engine::wire::text(core::toText(context.configuration.series()))));
    }
    return Done;
}

int runExport(const CommandContext& context)
{
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
    const auto database = storage::Database::open(context.configuration.databasePath(), context.clock);
    if (!database)
        return fail(database.error(), context.json);
    storage::SampleStore store(**database);
    if (path == u"-") {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly))
            return fail(cannotOpen(out), false);
        const auto written = storage::exportCsv(store, context.configuration.series(), *from, *to, out);
        return written ? int(Done) : fail(written.error(), false);
    }
    const auto write = [&](QIODevice& out) {
        return storage::exportCsv(store, context.configuration.series(), *from, *to, out);
    };
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
