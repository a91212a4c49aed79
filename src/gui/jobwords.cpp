#include "gui/jobwords.h"

#include "gui/explain.h"
#include "look/words.h"

#include <algorithm>

namespace cryptopulse::gui {

using engine::JobKind;
using engine::JobState;

QString JobWords::title(const engine::JobStatus& job)
{
    struct Titles {
        QString running, done, cancelled, failed;
    };
    const auto titles = [&job]() -> Titles {
        switch (job.kind) {
        case JobKind::Collect:
            return {tr("Collecting in batch"), tr("Batch finished"), tr("Batch cancelled"),
                    tr("Batch failed")};
        case JobKind::Train:
            return {tr("Training"), tr("Training finished"), tr("Training cancelled"), tr("Training failed")};
        case JobKind::Import:
            return {tr("Importing prices"), tr("Import finished"), tr("Import cancelled"),
                    tr("Import failed")};
        case JobKind::Evaluate:
            return {tr("Evaluating"), tr("Evaluation finished"), tr("Evaluation cancelled"),
                    tr("Evaluation failed")};
        case JobKind::Backtest:
            return {tr("Backtesting"), tr("Backtest finished"), tr("Backtest cancelled"),
                    tr("Backtest failed")};
        case JobKind::LeakLab:
            return {tr("Leak lab at work"), tr("Leak lab finished"), tr("Leak lab cancelled"),
                    tr("Leak lab failed")};
        case JobKind::Backfill:
            return {tr("Fetching past prices"), tr("Past prices fetched"), tr("Past prices: cancelled"),
                    tr("Past prices: failed")};
        case JobKind::Backup:
            return {tr("Backing up"), tr("Backup finished"), tr("Backup cancelled"), tr("Backup failed")};
        case JobKind::Check:
            return {tr("Checking the database"), tr("Database checked"), tr("Check cancelled"),
                    tr("Check failed")};
        case JobKind::Compact:
            return {tr("Going through old prices"), tr("Old prices: finished"), tr("Old prices: cancelled"),
                    tr("Old prices: failed")};
        }
        return {};
    }();
    switch (job.state) {
    case JobState::Running:
        return titles.running;
    case JobState::Done:
        return titles.done;
    case JobState::Cancelled:
        return titles.cancelled;
    case JobState::Failed:
        return titles.failed;
    }
    return {};
}

QStringList JobWords::running(const std::vector<engine::JobStatus>& jobs)
{
    QStringList titles;
    for (const engine::JobStatus& job : jobs) {
        if (job.isRunning())
            titles += title(job);
    }
    return titles;
}

namespace {

bool isCare(JobKind kind)
{
    return kind == JobKind::Backup || kind == JobKind::Check || kind == JobKind::Compact;
}

/// A file that cannot be written is another trouble than one that cannot be read.
Explanation explained(const engine::JobStatus& job)
{
    switch (job.kind) {
    case JobKind::Import:
        return explain(*job.error, NoticeTopic::Import);
    case JobKind::Backup:
        return explain(*job.error, NoticeTopic::Backup);
    case JobKind::Check:
        return explain(*job.error, NoticeTopic::Check);
    case JobKind::Compact:
        return explain(*job.error, NoticeTopic::Compact);
    case JobKind::Collect:
    case JobKind::Train:
    case JobKind::Evaluate:
    case JobKind::Backtest:
    case JobKind::LeakLab:
    case JobKind::Backfill:
        return explain(*job.error);
    }
    return {};
}

QString troubleOf(const engine::JobStatus& job)
{
    return job.error && job.error->kind != core::ErrorKind::Cancelled ? explained(job).sentence : QString();
}

} // namespace

QString JobWords::careCounts(const engine::JobStatus& job)
{
    const QString prices = look::Words::count(job.ok);
    if (job.kind == JobKind::Backup)
        return tr("%1 prices copied").arg(prices);
    if (job.kind == JobKind::Check)
        return tr("%1 prices looked at, wrong: %2").arg(prices, look::Words::count(job.failed));
    return tr("%1 old prices by the rules").arg(prices);
}

QString JobWords::counts(const engine::JobStatus& job)
{
    const QString trouble = troubleOf(job);
    if (isCare(job.kind))
        return job.state == JobState::Done ? careCounts(job) : trouble;
    if (job.kind == JobKind::Backfill) {
        const QString numbers = tr("%1 of %2 prices: %3 new, %4 there already")
                                    .arg(look::Words::count(job.done), look::Words::count(job.total),
                                         look::Words::count(job.ok), look::Words::count(job.repeated));
        return trouble.isEmpty() ? numbers : tr("%1. Last trouble: %2").arg(numbers, trouble);
    }
    const bool counts = job.kind == JobKind::Collect || job.kind == JobKind::Import;
    if (!counts || (job.kind == JobKind::Import && job.state == JobState::Failed))
        return trouble;
    if (job.kind == JobKind::Import)
        return job.isRunning() ? tr("%1 of the file")
                                     .arg(look::Words::percent(double(job.done) /
                                                               double(std::max<std::uint64_t>(1, job.total))))
                               : tr("%1 added, %2 there already, %3 lines not usable")
                                     .arg(look::Words::count(job.ok), look::Words::count(job.repeated),
                                          look::Words::count(job.failed));
    const QString numbers =
        tr("%1 of %2 calls: %3 ok, %4 repeated, %5 failed")
            .arg(look::Words::count(job.done), look::Words::count(job.total), look::Words::count(job.ok),
                 look::Words::count(job.repeated), look::Words::count(job.failed));
    return trouble.isEmpty() ? numbers : tr("%1. Last trouble: %2").arg(numbers, trouble);
}

QString JobWords::times(const engine::JobStatus& job, std::optional<std::chrono::milliseconds> sinceSnapshot)
{
    if (!job.isRunning())
        return tr("Total time %1").arg(look::Words::duration(job.elapsed));
    if (!sinceSnapshot)
        return tr("State unknown since the connection was lost");
    const QString elapsed = tr("Elapsed %1")
                                .arg(look::Words::duration(
                                    std::chrono::floor<std::chrono::seconds>(job.elapsed + *sinceSnapshot)));
    if (!job.remaining)
        return elapsed;
    const auto left = std::max(std::chrono::milliseconds(0), *job.remaining - *sinceSnapshot);
    return tr("%1, about %2 remaining")
        .arg(elapsed, look::Words::duration(std::chrono::ceil<std::chrono::seconds>(left)));
}

} // namespace cryptopulse::gui
