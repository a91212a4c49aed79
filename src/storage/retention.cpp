#include "storage/retention.h"

#include "storage/coveragestore.h"
#include "storage/packedsamples.h"
#include "storage/sqlerror.h"
#include "storage/transaction.h"

#include <QSqlQuery>
#include <QVariant>
#include <algorithm>
#include <chrono>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

using core::UtcTime;
using std::chrono::floor;
using std::chrono::minutes;

constexpr qint64 kAtOnce = 5'000; // rows, in one transaction
constexpr UtcTime kNothing = UtcTime::min();

core::Error errorOf(const QSqlQuery& query, const char* doing, const Database& database)
{
    return toError(query.lastError(), QString::fromLatin1(doing), database.path());
}

core::Error stopped()
{
    return {core::ErrorKind::Cancelled, "stopped; what was done so far stays done", std::nullopt};
}

UtcTime yearsBefore(UtcTime now, int years)
{
    const auto day = floor<std::chrono::days>(now);
    std::chrono::year_month_day date(day);
    date -= std::chrono::years(years);
    if (!date.ok()) // the 29th of February
        date = date.year() / date.month() / std::chrono::last;
    return std::chrono::sys_days(date) + (now - day);
}

/// The times of a series in pages: up to kAtOnce in [from, before), ascending.
core::Result<std::vector<qint64>> page(const Database& database, qint64 series, qint64 from, UtcTime before)
{
    QSqlQuery query(database.connection());
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT time FROM samples WHERE series_id = ? AND time >= ? AND time < ? ORDER BY time LIMIT ?"_s);
    for (const qint64 value : {series, from, qint64(core::toEpochMs(before)), kAtOnce})
        query.addBindValue(value);
    if (!query.exec())
        return core::failure(errorOf(query, "reading", database));
    std::vector<qint64> times;
    while (query.next())
        times.push_back(query.value(0).toLongLong());
    if (query.lastError().isValid())
        return core::failure(errorOf(query, "reading", database));
    return times;
}

/// Those of the times that are not the last of their minute. The last time of a page may or may not be: it is
/// looked at again as the first of the next.
std::vector<qint64> superfluous(const std::vector<qint64>& times)
{
    std::vector<qint64> found;
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (floor<minutes>(core::fromEpochMs(times[i - 1])) == floor<minutes>(core::fromEpochMs(times[i])))
            found.push_back(times[i - 1]);
    }
    return found;
}

core::Result<qint64> number(const Database& database, const QString& sql)
{
    return database.value(sql).map([](const QVariant& value) { return value.toLongLong(); });
}

/// The moment before which a rule may touch a series; kNothing when it may not.
UtcTime bounded(std::optional<UtcTime> limit, const QVariant& oldestPending)
{
    if (!limit)
        return kNothing;
    const UtcTime before =
        oldestPending.isNull() ? *limit : std::min(*limit, core::fromEpochMs(oldestPending.toLongLong()));
    return floor<minutes>(before);
}

core::Result<std::vector<RetentionPlan>> boundsOf(const Database& database, const RetentionRules& rules,
                                                  UtcTime now)
{
    std::optional<UtcTime> thin;
    std::optional<UtcTime> remove;
    if (rules.minutesAfterDays)
        thin = now - std::chrono::days(*rules.minutesAfterDays);
    if (rules.keepYears)
        remove = yearsBefore(now, *rules.keepYears);
    QSqlQuery query(database.connection());
    std::vector<RetentionPlan> plans;
    if (!query.exec(
            u"SELECT id, asset, currency, source, (SELECT min(as_of) FROM forecasts WHERE series_id = id "
            "AND outcome = 'pending') FROM series ORDER BY id"_s))
        return core::failure(errorOf(query, "reading", database));
    while (query.next()) {
        RetentionPlan& plan = plans.emplace_back();
        plan.id = query.value(0).toLongLong();
        plan.key = {query.value(1).toString().toStdString(), query.value(2).toString().toStdString(),
                    query.value(3).toString().toStdString()};
        plan.thinBefore = bounded(thin, query.value(4));
        plan.deleteBefore = bounded(remove, query.value(4));
    }
    return plans;
}

/// First millisecond of what is to be thinned and not deleted.
qint64 thinFrom(const RetentionPlan& plan)
{
    return core::toEpochMs(plan.deleteBefore);
}

core::Result<void> deleteTimes(Database& database, qint64 series, const std::vector<qint64>& times)
{
    if (times.empty())
        return {};
    if (const auto dropped = PackedSamples(database).drop(series, times.front(), times.back()); !dropped)
        return dropped;
    QSqlQuery query(database.connection());
    query.prepare(u"DELETE FROM samples WHERE series_id = ? AND time = ?"_s);
    for (const qint64 time : times) {
        query.bindValue(0, series);
        query.bindValue(1, time);
        if (!query.exec())
            return core::failure(errorOf(query, "writing to", database));
    }
    return {};
}

/// Applies the plans; counts along.
class Retention
{
public:
    Retention(Database& database, qint64 total, const RetentionProgress& progress)
        : m_database(database)
        , m_total(total)
        , m_progress(progress)
    {
    }

    core::Result<void> deleteOld(const RetentionPlan& plan)
    {
        if (plan.toDelete == 0)
            return {};
        const auto oldest =
            number(m_database, u"SELECT min(time) FROM samples WHERE series_id = %1"_s.arg(plan.id));
        if (!oldest)
            return core::failure(oldest.error());
        // First the note, then the deletion: prices that are there and noted harm nobody.
        const core::TimeRange gone{core::fromEpochMs(*oldest), plan.deleteBefore};
        if (const auto noted = CoverageStore(m_database).add(plan.key, gone); !noted)
            return noted;
        while (true) {
            const auto times = batch(plan.id, core::toEpochMs(kNothing), plan.deleteBefore, false);
            if (!times)
                return core::failure(times.error());
            m_summary.deleted += qint64(times->size());
            if (qint64(times->size()) < kAtOnce)
                return {};
        }
    }

    core::Result<void> thin(const RetentionPlan& plan)
    {
        if (plan.toThin == 0)
            return {};
        for (qint64 from = thinFrom(plan);;) {
            const auto times = batch(plan.id, from, plan.thinBefore, true);
            if (!times)
                return core::failure(times.error());
            m_summary.thinned += qint64(superfluous(*times).size());
            if (qint64(times->size()) < kAtOnce)
                return {};
            from = times->back();
        }
    }

    [[nodiscard]] const RetentionSummary& summary() const { return m_summary; }

private:
    /// One transaction, if anything is to be deleted: answers the times it looked at. It looks before the
    /// transaction: what comes meanwhile makes no time that was not the last of its minute the last.
    core::Result<std::vector<qint64>> batch(qint64 series, qint64 from, UtcTime before, bool onlySuperfluous)
    {
        if (m_progress && !m_progress(std::min(m_done, m_total), m_total))
            return core::failure(stopped());
        auto times = page(m_database, series, from, before);
        if (!times)
            return times;
        m_done += qint64(times->size());
        const auto gone = onlySuperfluous ? superfluous(*times) : *times;
        if (gone.empty())
            return times;
        if (const auto deleted = deleteAtOnce(series, gone); !deleted)
            return core::failure(deleted.error());
        letOthersWrite(m_database);
        return times;
    }

    core::Result<void> deleteAtOnce(qint64 series, const std::vector<qint64>& times)
    {
        Transaction transaction(m_database);
        if (!transaction.begun())
            return transaction.begun();
        return deleteTimes(m_database, series, times).and_then([&transaction] {
            return transaction.commit();
        });
    }

    Database& m_database;
    const qint64 m_total;
    const RetentionProgress& m_progress;
    qint64 m_done = 0;
    RetentionSummary m_summary;
};

} // namespace

core::Result<std::vector<RetentionPlan>> planRetention(Database& database, const RetentionRules& rules,
                                                       UtcTime now, const RetentionProgress& progress)
{
    auto plans = boundsOf(database, rules, now);
    if (!plans)
        return plans;
    qint64 total = 0;
    for (RetentionPlan& plan : *plans) {
        const QString before =
            u"SELECT count(*) FROM samples WHERE series_id = %1 AND time < %2"_s.arg(plan.id);
        const auto rows = PackedSamples(database).count(plan.id);
        const auto old = number(database, before.arg(core::toEpochMs(plan.deleteBefore)));
        if (!rows || !old)
            return core::failure(rows ? old.error() : rows.error());
        plan.rows = qint64(*rows);
        plan.toDelete = *old;
        total += plan.rows;
    }
    qint64 done = 0;
    for (RetentionPlan& plan : *plans) {
        for (qint64 from = thinFrom(plan);;) {
            if (progress && !progress(std::min(done, total), total))
                return core::failure(stopped());
            const auto times = page(database, plan.id, from, plan.thinBefore);
            if (!times)
                return core::failure(times.error());
            plan.toThin += qint64(superfluous(*times).size());
            done += qint64(times->size());
            if (qint64(times->size()) < kAtOnce)
                break;
            from = times->back();
        }
    }
    return plans;
}

core::Result<RetentionSummary> applyRetention(Database& database, const std::vector<RetentionPlan>& plans,
                                              const RetentionProgress& progress)
{
    qint64 total = 0;
    for (const RetentionPlan& plan : plans)
        total += plan.toDelete + (plan.toThin > 0 ? plan.rows - plan.toDelete : 0);
    Retention retention(database, total, progress);
    for (const RetentionPlan& plan : plans) {
        if (const auto done = retention.deleteOld(plan); !done)
            return core::failure(done.error());
        if (const auto done = retention.thin(plan); !done)
            return core::failure(done.error());
    }
    return retention.summary();
}

} // namespace cryptopulse::storage
