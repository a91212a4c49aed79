#include "app/cli/beside.h"
#include "app/cli/command.h"
#include "app/cli/percent.h"
#include "engine/wire.h"
#include "storage/backup.h"
#include "storage/closedfile.h"
#include "storage/restoring.h"

#include <QFileInfo>
#include <algorithm>
#include <atomic>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;
using storage::BackupSummary;

namespace {

/// The backup as the other thread makes it, and what of it can be said meanwhile.
class BackupWork
{
public:
    BackupWork(const CommandContext& context, QString target)
        : m_context(context)
        , m_target(std::move(target))
    {
    }

    core::Result<BackupSummary> operator()()
    {
        const auto database =
            storage::Database::open(m_context.configuration.databasePath(), m_context.clock);
        if (!database)
            return core::failure(database.error());
        if (const auto size = storage::backupSize(**database))
            m_expected = *size;
        return storage::writeBackup(**database, m_target, m_context.configuration.isSet("force"_L1));
    }

    [[nodiscard]] QString line() const
    {
        const qint64 expected = m_expected;
        const qint64 there = QFileInfo(storage::partOf(m_target)).size();
        if (expected <= 0 || there >= expected)
            return u"checking"_s;
        return u"%1 %"_s.arg(100 * there / expected);
    }

private:
    const CommandContext& m_context;
    const QString m_target;
    std::atomic<qint64> m_expected = 0;
};

} // namespace

int runBackup(const CommandContext& context)
{
    const auto file = context.configuration.databaseFile();
    if (!file)
        return fail(file.error(), context.json);
    const QString source = *file;
    const QString target = context.arguments.first();
    if (!QFileInfo::exists(source))
        return fail({core::ErrorKind::NotFound, "there is no database to back up in " + source.toStdString(),
                     std::nullopt},
                    context.json);
    BackupWork work(context, target);
    const auto done = beside<BackupSummary>(
        context.signals, [&work] { return work(); }, [&work] { return work.line(); },
        [&target] { storage::removeDatabaseFile(storage::partOf(target)); });
    if (!done)
        return fail(done.error(), context.json);
    if (context.json)
        printJson({{u"status"_s, u"ok"_s},
                   {u"file"_s, target},
                   {u"bytes"_s, done->bytes},
                   {u"samples"_s, done->samples},
                   {u"forecasts"_s, done->forecasts}});
    else
        say(u"%1 prices and %2 forecasts are in %3 (%4 MB), which is whole. Models are not: they lie in %5"_s
                .arg(done->samples)
                .arg(done->forecasts)
                .arg(target)
                .arg(double(done->bytes) / 1e6, 0, 'f', 1)
                .arg(context.configuration.modelFolder()));
    return Done;
}

int runRestore(const CommandContext& context)
{
    if (const auto file = context.configuration.databaseFile(); !file)
        return fail(file.error(), context.json);
    const QString backup = context.arguments.first();
    Percent progress(context.signals);
    const auto done = storage::restoreBackup(backup, context.configuration.databasePath(), context.clock,
                                             std::ref(progress));
    if (!done)
        return fail(done.error(), context.json);
    if (context.json)
        printJson({{u"status"_s, u"ok"_s},
                   {u"file"_s, context.configuration.databasePath()},
                   {u"samples"_s, done->samples},
                   {u"forecasts"_s, done->forecasts},
                   {u"kept"_s, done->kept.isEmpty() ? QJsonValue() : QJsonValue(done->kept)}});
    else
        say(u"%1 prices and %2 forecasts are in place%3"_s.arg(done->samples)
                .arg(done->forecasts)
                .arg(done->kept.isEmpty() ? QString()
                                          : u"; the database that was there is kept as "_s + done->kept));
    return Done;
}

} // namespace cryptopulse::app
