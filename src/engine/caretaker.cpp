#include "engine/caretaker.h"

#include "engine/carereports.h"
#include "storage/backup.h"
#include "storage/location.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace cryptopulse::engine {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

Q_LOGGING_CATEGORY(lcCare, "cryptopulse.engine.care", QtInfoMsg)

constexpr int kThousandths = 1'000;

int thousandths(double share)
{
    return int(std::clamp(share, 0.0, 1.0) * kThousandths);
}

WorkKind kind(JobKind job, std::string name)
{
    return {job, name, "the " + name + " was cancelled", true};
}

/// What stands in the way of taking care of a database, before anything is begun.
core::Result<void> careable(const QString& location)
{
    if (storage::isServer(location))
        return core::failure(
            ErrorKind::InvalidArgument,
            "this is for the file of the prices, and they are kept by a PostgreSQL server: use that "
            "server's own tools, such as pg_dump, pg_restore and pg_amcheck");
    if (!QFileInfo::exists(location))
        return core::failure(ErrorKind::NotFound, "there is no database yet in " + location.toStdString());
    return {};
}

/// Tells again and again how much of a file is there while this thread writes it in one statement.
class Growth
{
public:
    Growth(const QString& file, qint64 expected, std::function<void(double share)> tell)
        : m_teller([this, file, expected, tell = std::move(tell)](const std::stop_token& stop) {
            std::unique_lock lock(m_mutex);
            while (!m_changed.wait_for(lock, stop, kPause, [] { return false; }) && !stop.stop_requested())
                tell(double(QFileInfo(file).size()) / double(std::max<qint64>(1, expected)));
        })
    {
    }

private:
    static constexpr std::chrono::milliseconds kPause{100};

    std::mutex m_mutex; // protects nothing: the wait needs one
    std::condition_variable_any m_changed;
    std::jthread m_teller; // last: ends first
};

/// "prices-20261126T043000Z.db" in the folder backups beside the database.
QString standardTarget(const QString& location, core::UtcTime now)
{
    QString stamp = QString::fromStdString(core::toIso(now)).left(19);
    stamp.remove(u'-').remove(u':');
    const QFileInfo database(location);
    return database.absoluteDir().filePath(u"backups/%1-%2Z.db"_s.arg(database.completeBaseName(), stamp));
}

/// By value what a run in another thread needs.
struct Place {
    QString location;
    const core::Clock* clock; // outlives the engine
};

core::Result<BackupPtr> runBackup(const Place& place, BackupRequest request,
                                  const std::function<bool(int, int)>& progress)
{
    const auto database = storage::Database::open(place.location, *place.clock);
    if (!database)
        return core::failure(database.error());
    const core::UtcTime now = place.clock->now();
    if (request.path.isEmpty()) {
        request.path = standardTarget(place.location, now);
        QDir().mkpath(QFileInfo(request.path).path());
    }
    // Of the copy nine tenths are the writing, the rest the look at it.
    std::mutex telling; // two threads do
    const auto tell = [&progress, &telling](double share) {
        const std::lock_guard lock(telling);
        return progress(thousandths(0.9 * share), kThousandths);
    };
    const Growth growth(storage::partOf(request.path), storage::backupSize(**database).value_or(0), tell);
    const auto written =
        storage::writeBackup(**database, request.path, request.overwrite, [&tell] { return tell(1.0); });
    if (!written)
        return core::failure(written.error());
    return std::make_shared<const BackupReport>(BackupReport{
        now, QFileInfo(request.path).absoluteFilePath().toStdString(), std::uint64_t(written->bytes),
        std::uint64_t(written->samples), std::uint64_t(written->forecasts)});
}

core::Result<CheckPtr> runCheck(const Place& place, const std::function<bool(int, int)>& progress)
{
    const core::UtcTime now = place.clock->now();
    const storage::InspectionOptions options{
        .thorough = true, .goesOn = [&progress](const QString&, std::optional<double> share) {
            return progress(thousandths(share.value_or(0)), kThousandths);
        }};
    return storage::inspect(place.location, now, options).map([now](const storage::DatabaseReport& found) {
        return CheckPtr(std::make_shared<const CheckReport>(checkReportOf(found, now)));
    });
}

core::Result<CompactPtr> runCompact(const Place& place, const CompactRequest& request,
                                    const std::function<bool(int, int)>& progress)
{
    const auto database = storage::Database::open(place.location, *place.clock);
    if (!database)
        return core::failure(database.error());
    // To look is the lesser part of the work.
    const double looking = request.dryRun ? 1.0 : 0.3;
    const auto tell = [&progress](double before, double part) {
        return [&progress, before, part](qint64 done, qint64 total) {
            const double share = double(done) / double(std::max<qint64>(1, total));
            return progress(thousandths(before + part * share), kThousandths);
        };
    };
    auto report = std::make_shared<CompactReport>();
    report->made = place.clock->now();
    report->rules = request.rules;
    report->dryRun = request.dryRun;
    const auto plans = storage::planRetention(**database, request.rules, report->made, tell(0, looking));
    if (!plans)
        return core::failure(plans.error());
    for (const storage::RetentionPlan& plan : *plans)
        report->series.push_back(compactionOf(plan));
    if (!request.dryRun) {
        const auto done = storage::applyRetention(**database, *plans, tell(looking, 1 - looking));
        if (!done)
            return core::failure(done.error());
        report->thinned = std::uint64_t(done->thinned);
        report->deleted = std::uint64_t(done->deleted);
    }
    return report;
}

} // namespace

BackupWork::BackupWork(JobBook& jobs, const core::Clock& clock, std::function<void(BackupPtr)> keep)
    : LongWorkOf(jobs, kind(JobKind::Backup, "backup"))
    , m_clock(clock)
    , m_keep(std::move(keep))
{
}

void BackupWork::backUp(const BackupRequest& request, const QString& location, const Reply& reply)
{
    if (const auto can = careable(location); !can)
        return reply(core::failure(can.error()));
    start([place = Place{location, &m_clock},
           request](const Progress& progress) { return runBackup(place, request, progress); },
          reply, kThousandths);
}

void BackupWork::conclude(Answer& answer)
{
    if (answer)
        m_keep(*answer);
}

void BackupWork::account(const BackupPtr& report, JobStatus& job) const
{
    job.ok = report->samples;
}

CheckWork::CheckWork(JobBook& jobs, const core::Clock& clock, std::function<void(CheckPtr)> keep)
    : LongWorkOf(jobs, kind(JobKind::Check, "check"))
    , m_clock(clock)
    , m_keep(std::move(keep))
{
}

void CheckWork::check(const QString& location, const Reply& reply)
{
    if (const auto can = careable(location); !can)
        return reply(core::failure(can.error()));
    start([place = Place{location, &m_clock}](const Progress& progress) { return runCheck(place, progress); },
          reply, kThousandths, "check");
}

void CheckWork::conclude(Answer& answer)
{
    if (answer)
        m_keep(*answer);
}

void CheckWork::account(const CheckPtr& report, JobStatus& job) const
{
    job.failed = report->faults.size() + report->strays;
    for (const SeriesCheck& series : report->series) {
        job.ok += series.rows;
        job.failed +=
            series.badPrices + series.badTimes + series.future + series.wrongCopies + series.wrongStretches;
    }
}

CompactWork::CompactWork(JobBook& jobs, const core::Clock& clock, std::function<void(CompactPtr)> keep,
                         std::function<void()> takeIn)
    : LongWorkOf(jobs, kind(JobKind::Compact, "compaction"))
    , m_clock(clock)
    , m_keep(std::move(keep))
    , m_takeIn(std::move(takeIn))
{
    m_day.setSingleShot(true);
    connect(&m_day, &QTimer::timeout, this, &CompactWork::doDaily);
}

void CompactWork::compact(const CompactRequest& request, const QString& location, const Reply& reply)
{
    if (!request.rules.isSet() || !core::isPossible(request.rules))
        return reply(
            core::failure(ErrorKind::InvalidArgument,
                          "say what to do: minutes after 1 to 36500 days, keep 1 to 100 years, or both"));
    if (const auto can = careable(location); !can)
        return reply(core::failure(can.error()));
    if (m_isWorking)
        return reply(core::failure(ErrorKind::TooMany, "old prices are being looked at or deleted already"));
    m_isWorking = true;
    start([place = Place{location, &m_clock},
           request](const Progress& progress) { return runCompact(place, request, progress); },
          reply, kThousandths);
}

void CompactWork::conclude(Answer& answer)
{
    if (answer)
        m_keep(*answer);
}

void CompactWork::account(const CompactPtr& report, JobStatus& job) const
{
    job.ok = report->dryRun ? report->planned() : report->thinned + report->deleted;
}

void CompactWork::ended()
{
    m_isWorking = false;
    m_takeIn();
}

void CompactWork::setDaily(const core::RetentionRules& rules, const QString& location,
                           std::chrono::milliseconds first)
{
    m_rules = rules;
    m_location = location;
    m_day.stop();
    if (rules.isSet())
        m_day.start(first);
}

void CompactWork::doDaily()
{
    m_day.start(kDaily);
    compact({.rules = m_rules}, m_location, [](const Answer& answer) {
        if (answer)
            qCInfo(lcCare, "old prices by the daily rules: %llu thinned out, %llu deleted for their age",
                   static_cast<unsigned long long>((*answer)->thinned),
                   static_cast<unsigned long long>((*answer)->deleted));
        else
            qCWarning(lcCare, "the daily rules for old prices were not followed: %s",
                      answer.error().detail.c_str());
    });
}

} // namespace cryptopulse::engine
