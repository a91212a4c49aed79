#include "app/cli/command.h"
#include "app/cli/percent.h"
#include "engine/wire.h"
#include "storage/packing.h"
#include "storage/retention.h"

#include <QFileInfo>
#include <QJsonArray>
#include <algorithm>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;
using engine::wire::text;
using storage::RetentionPlan;
using storage::RetentionRules;

namespace {

constexpr int kMostDays = 36'500;
constexpr int kMostYears = 100;

/// One rule, as far as it is set.
core::Result<std::optional<int>> rule(const Configuration& configuration, QLatin1StringView name, int most)
{
    if (configuration.value(name).isEmpty())
        return std::optional<int>();
    return configuration.integer(name, 1, most).map([](int value) { return std::optional(value); });
}

core::Result<RetentionRules> rulesOf(const Configuration& configuration)
{
    const auto days = rule(configuration, "minutes-after"_L1, kMostDays);
    const auto years = rule(configuration, "keep-years"_L1, kMostYears);
    if (!days || !years)
        return core::failure(days ? years.error() : days.error());
    if (!*days && !*years)
        return core::failure(core::ErrorKind::InvalidArgument,
                             "say what to do: --minutes-after DAYS, --keep-years YEARS, or both");
    return RetentionRules{*days, *years};
}

QJsonObject toJson(const RetentionPlan& plan)
{
    const auto moment = [](core::UtcTime time) {
        return time == core::UtcTime::min() ? QJsonValue() : QJsonValue(text(core::toIso(time)));
    };
    return {{u"series"_s, text(core::toText(plan.key))},     {u"rows"_s, plan.rows},
            {u"thin_before"_s, moment(plan.thinBefore)},     {u"to_thin"_s, plan.toThin},
            {u"delete_before"_s, moment(plan.deleteBefore)}, {u"to_delete"_s, plan.toDelete}};
}

QJsonArray toJson(const std::vector<RetentionPlan>& plans)
{
    QJsonArray all;
    for (const RetentionPlan& plan : plans)
        all.append(toJson(plan));
    return all;
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

int answer(const CommandContext& context, const std::vector<RetentionPlan>& plans,
           const storage::RetentionSummary& done, bool isDry)
{
    if (context.json)
        printJson({{u"status"_s, u"ok"_s},
                   {u"dry_run"_s, isDry},
                   {u"thinned"_s, done.thinned},
                   {u"deleted"_s, done.deleted},
                   {u"bytes"_s, QFileInfo(context.configuration.databasePath()).size()},
                   {u"series"_s, toJson(plans)}});
    else if (isDry)
        say(u"nothing was changed"_s);
    else
        say(u"%1 prices thinned out, %2 deleted for their age"_s.arg(done.thinned).arg(done.deleted));
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
    const auto plans = storage::planRetention(**database, *rules, context.clock.now(), progressTo(percent));
    if (!plans)
        return fail(plans.error(), context.json);
    tellPlans(*plans);
    if (context.configuration.isSet("dry-run"_L1))
        return answer(context, *plans, {}, true);
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
    return answer(context, *plans, *done, false);
}

} // namespace cryptopulse::app
