#include "app/cli/command.h"
#include "app/cli/percent.h"
#include "engine/carereports.h"
#include "engine/carewire.h"
#include "engine/wire.h"
#include "storage/packing.h"
#include "storage/retention.h"

#include <QFileInfo>
#include <algorithm>
#include <iterator>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;
using engine::wire::text;
using storage::RetentionPlan;
using storage::RetentionRules;

namespace {

/// One rule, as far as it is set.
core::Result<std::optional<int>> rule(const Configuration& configuration, QLatin1StringView name, int most)
{
    if (configuration.value(name).isEmpty())
        return std::optional<int>();
    return configuration.integer(name, 1, most).map([](int value) { return std::optional(value); });
}

core::Result<RetentionRules> rulesOf(const Configuration& configuration)
{
    const auto days = rule(configuration, "minutes-after"_L1, core::kMostRetentionDays);
    const auto years = rule(configuration, "keep-years"_L1, core::kMostRetentionYears);
    if (!days || !years)
        return core::failure(days ? years.error() : days.error());
    if (!*days && !*years)
        return core::failure(core::ErrorKind::InvalidArgument,
                             "say what to do: --minutes-after DAYS, --keep-years YEARS, or both");
    return RetentionRules{*days, *years};
}

/// What is going to be done, before it is.
void tellPlans(const std::vector<RetentionPlan>& plans)
{
    for (const RetentionPlan& plan : plans) {
        tell(u"%1: of %2 prices"_s.arg(text(core::toText(plan.key))).arg(plan.rows));
        if (plan.deleteBefore != core::UtcTime::min())
            tell(u"  %1 are older than %2 and go"_s.arg(plan.toDelete)
                     .arg(text(core::toIso(plan.deleteBefore))));
        if (plan.thinBefore != core::UtcTime::min())
            tell(u"  %1 are older than %2 and not the last of their minute, and go"_s.arg(plan.toThin)
                     .arg(text(core::toIso(plan.thinBefore))));
    }
}

/// Work that begins by saying how much there is of it.
storage::RetentionProgress progressTo(Percent& percent)
{
    return [&percent](qint64 done, qint64 total) {
        return percent(double(done) / double(std::max<qint64>(1, total)));
    };
}

/// A connection that others hold open does not matter, a statement of theirs that is under way does.
core::Result<void> giveBack(const storage::Database& database)
{
    tell(u"giving the room back to the disk; this cannot be interrupted"_s);
    return database.run(u"VACUUM"_s).and_then([&database] {
        return database.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).map([](const QVariant&) {});
    });
}

int answer(const CommandContext& context, const engine::CompactReport& report)
{
    if (context.json) {
        QJsonObject json = engine::wire::toJson(report);
        json[u"bytes"] = QFileInfo(context.configuration.databasePath()).size();
        printJson(json);
    } else if (report.dryRun) {
        say(u"nothing was changed"_s);
    } else {
        say(u"%1 prices thinned out, %2 deleted for their age"_s.arg(report.thinned).arg(report.deleted));
    }
    return Done;
}

} // namespace

int runCompact(const CommandContext& context)
{
    const auto rules = rulesOf(context.configuration);
    if (!rules)
        return fail(rules.error(), context.json);
    const auto file = context.configuration.databaseFile();
    if (!file)
        return fail(file.error(), context.json);
    const QString path = *file;
    if (!QFileInfo::exists(path))
        return fail({core::ErrorKind::NotFound, "there is no database " + path.toStdString(), std::nullopt},
                    context.json);
    const auto database = storage::Database::open(path, context.clock);
    if (!database)
        return fail(database.error(), context.json);
    Percent percent(context.signals);
    const core::UtcTime now = context.clock.now();
    const auto plans = storage::planRetention(**database, *rules, now, progressTo(percent));
    if (!plans)
        return fail(plans.error(), context.json);
    tellPlans(*plans);
    engine::CompactReport report{
        .made = now, .rules = *rules, .dryRun = context.configuration.isSet("dry-run"_L1), .series = {}};
    std::ranges::transform(*plans, std::back_inserter(report.series), engine::compactionOf);
    if (report.dryRun)
        return answer(context, report);
    const auto done = storage::applyRetention(**database, *plans, progressTo(percent));
    if (!done)
        return fail(done.error(), context.json);
    const auto packed = storage::packSamples(**database, [&percent](std::size_t part, std::size_t total) {
        return percent(double(part) / double(total));
    });
    if (!packed)
        return fail(packed.error(), context.json);
    if (context.configuration.isSet("vacuum"_L1)) {
        if (const auto given = giveBack(**database); !given)
            return fail(given.error(), context.json);
    }
    report.thinned = std::uint64_t(done->thinned);
    report.deleted = std::uint64_t(done->deleted);
    return answer(context, report);
}

} // namespace cryptopulse::app
