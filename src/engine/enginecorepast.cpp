// What an engine takes in that it has not collected itself: the past, files, and what another program writes;
// and how it takes care of where all of it is kept.

#include "engine/enginecore.h"
#include "storage/location.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <algorithm>

namespace cryptopulse::engine {

namespace {
Q_LOGGING_CATEGORY(lcPast, "cryptopulse.engine.past", QtWarningMsg)

constexpr std::chrono::milliseconds kSettling{200}; // writes come in bursts: look once, when they pause
constexpr std::chrono::seconds kBetweenOpenings{5};
} // namespace

void EngineCore::backfill(const BackfillRequest& request, const Reply<JobStatus>& reply)
{
    // What is asked for goes before what is done unasked.
    if (m_backfiller.isRunning() && m_backfiller.cancel(m_repair.jobId()))
        m_repair.wantAgain();
    const auto begun =
        m_backfiller.begin(request, {m_options.series, m_samples.view(), m_options.databasePath});
    publish();
    reply(begun);
}

void EngineCore::repairGaps()
{
    using std::chrono::minutes;
    const core::SeriesView samples = m_samples.view();
    const core::UtcTime now = m_clock.now();
    m_repair.look(samples, m_feed.status().interval);
    if (!m_options.repairs || !m_feed.status().collecting || samples.size() < 2 || m_backfiller.isRunning() ||
        !m_repair.isDue(m_jobs.find(m_repair.jobId()), now))
        return;
    const core::UtcTime from = std::max(now - GapRepair::kLookBack, samples.times().front());
    if (std::chrono::floor<minutes>(from) >= std::chrono::floor<minutes>(now))
        return; // no minute has passed
    const auto begun = m_backfiller.begin({.from = from, .gapsOnly = true},
                                          {m_options.series, samples, m_options.databasePath});
    if (begun) {
        m_repair.began(begun->id, now);
        return;
    }
    qCInfo(lcPast, "gaps stay as they are: %s", begun.error().detail.c_str());
    if (begun.error().kind == core::ErrorKind::InvalidArgument)
        m_repair.giveUp(); // this source has no past that would fill them
    else
        m_repair.putOff(now);
}

/// Another program on the same home (an import, a training) is noticed by its writing, not by asking again
/// and again.
void EngineCore::watchOthers()
{
    if (!storage::isServer(m_options.databasePath)) { // which tells by itself
        QDir().mkpath(m_options.modelFolder);
        m_watcher.addPath(m_options.modelFolder);
    }
    renewWatch();
    m_settling.setSingleShot(true);
    m_settling.setInterval(kSettling);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settling, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settling, qOverload<>(&QTimer::start));
    connect(&m_settling, &QTimer::timeout, this, &EngineCore::takeInOthers);
    m_reopening.setSingleShot(true);
    m_reopening.setInterval(kBetweenOpenings);
    connect(&m_reopening, &QTimer::timeout, this, &EngineCore::openAgain);
}

/// A database that was set aside, or could be opened only now, has another log.
void EngineCore::renewWatch()
{
    if (storage::isServer(m_options.databasePath))
        return;
    const QString log = m_options.databasePath + QStringLiteral("-wal");
    if (QFile::exists(log) && !m_watcher.files().contains(log))
        m_watcher.addPath(log);
}

void EngineCore::takeInOthers()
{
    // While past prices come in, the samples wait: what comes before the newest price makes much be learned
    // anew.
    const auto trouble = m_samples.trouble();
    bool changed = !m_backfiller.isRunning() && m_samples.catchUp();
    if (m_samples.trouble() != trouble)
        publish();
    changed = takeInModel() || changed;
    if (!changed)
        return;
    refreshForecast();
    writeForecasts(false);
    publish();
}

/// What is kept where the samples are, when that could be opened only now.
void EngineCore::takeInOpened(int openingsBefore)
{
    if (m_samples.openings() == openingsBefore)
        return;
    takeInModel();
    if (openingsBefore == 0)
        m_adaptive.open();
}

/// A window that does not collect would show nothing until it is started again.
void EngineCore::openAgain()
{
    if (m_samples.database())
        return; // a price has opened it
    if (const auto opened = m_samples.open(); !opened)
        return m_reopening.start();
    takeInOpened(0);
    refreshForecast();
    writeForecasts(false);
    publish();
}

/// True when there is another one.
bool EngineCore::takeInModel()
{
    const auto card = m_models.load(m_options.series);
    if (card)
        m_modelTrouble.reset();
    else if (!m_model)
        m_modelTrouble = card.error();
    if (!card || !*card || (m_model && (*card)->id == m_model->id))
        return false;
    m_model = std::make_shared<const ModelCard>(**card);
    return true;
}

/// Whoever imported is told that it is there: it is.
void EngineCore::takeInImport()
{
    if (m_samples.catchUp()) {
        refreshForecast();
        writeForecasts(false);
        publish();
    }
    takeInOthers();
}

void EngineCore::backUp(const BackupRequest& request, const Reply<BackupPtr>& reply)
{
    m_backups.backUp(request, m_options.databasePath, reply);
}

void EngineCore::check(const Reply<CheckPtr>& reply)
{
    m_checks.check(m_options.databasePath, reply);
}

void EngineCore::compact(const CompactRequest& request, const Reply<CompactPtr>& reply)
{
    m_compactions.compact(request, m_options.databasePath, reply);
}

void EngineCore::setDailyCompaction(const core::RetentionRules& rules,
                                    const Reply<core::RetentionRules>& reply)
{
    if (!core::isPossible(rules))
        return reply(core::failure(core::ErrorKind::InvalidArgument,
                                   "minutes after 1 to 36500 days, keep 1 to 100 years"));
    if (rules != m_compactions.daily())
        m_compactions.setDaily(rules, m_options.databasePath);
    reply(rules);
}

} // namespace cryptopulse::engine
