#include "app/cli/command.h"
#include "engine/wire.h"
#include "storage/csvfile.h"
#include "storage/database.h"
#include "storage/samplestore.h"

#include <QFile>
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
    const auto report = storage::importCsv(store, context.configuration.series(), file, context.clock.now());
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
                   {u"bad_lines"_s, qint64(report->badLineCount)}});
    } else {
        say(u"%1 prices added; %2 were stored already, %3 differ from what is stored (which stays), %4 stood "
            u"twice in "
            "the file, %5 lines could not be used"_s.arg(report->added)
                .arg(report->repeats)
                .arg(report->conflicts)
                .arg(report->duplicates)
                .arg(report->badLineCount));
    }
    return Done;
}

int runExport(const CommandContext& context)
{
    const auto from = moment(context.configuration, "from"_L1, core::UtcTime::min());
    const auto to = moment(context.configuration, "to"_L1, core::UtcTime::max());
    if (!from || !to)
        return fail(from ? to.error() : from.error(), context.json);
    const auto database = openDatabase(context);
    if (!database)
        return fail(database.error(), context.json);
    storage::SampleStore store(**database);
    const QString path = context.arguments.first();
    if (path == u"-") {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly))
            return fail(cannotOpen(out), false);
        const auto written = storage::exportCsv(store, context.configuration.series(), *from, *to, out);
        return written ? int(Done) : fail(written.error(), false);
    }
    QSaveFile out(path); // whoever is interrupted leaves no half file
    if (!out.open(QIODevice::WriteOnly))
        return fail(cannotOpen(out), context.json);
    const auto written = storage::exportCsv(store, context.configuration.series(), *from, *to, out);
    if (!written)
        return fail(written.error(), context.json);
    if (!out.commit())
        return fail(cannotOpen(out), context.json);
    if (context.json)
        printJson({{u"status"_s, u"ok"_s}, {u"rows"_s, qint64(*written)}});
    else
        say(u"%1 prices written to %2"_s.arg(*written).arg(path));
    return Done;
}

} // namespace cryptopulse::app
