#pragma once

#include "core/clock.h"
#include "core/timerange.h"
#include "engine/engine.h"
#include "engine/jobbook.h"
#include "market/historysource.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cryptopulse::engine {

/// Makes the history of a venue; its series is that of the engine's asset and currency as the venue quotes
/// it. Error: InvalidArgument (the venue has none, or does not offer that).
using HistoryFactory =
    std::function<core::Result<std::unique_ptr<market::HistorySource>>(const std::string& venue)>;

/// Takes in the past from a venue, page by page, as one job at a time. Lives in the engine's thread.
///
/// Each page is committed before the next is asked for, with a note of the stretch that it covers: what was
/// asked for once is not asked for again, whatever ends the program in between. A closing price is stored
/// where no price of its bucket is, so that nothing that was observed live is joined by another; what the
/// venue has no price for stays empty. A limit of the venue is waited for; a connection that fails is tried
/// again some times; all else ends the job, which can be begun anew where it stopped.
class Backfiller final : public QObject
{
    Q_OBJECT

public:
    struct Place {
        core::SeriesKey series;   ///< of the engine: its asset and currency count
        core::SeriesView samples; ///< of that series
        QString databasePath;
    };

    /// @p takeIn makes the engine see what is stored by now. @p jobs and @p clock must outlive this object.
    Backfiller(JobBook& jobs, const core::Clock& clock, HistoryFactory makeHistory,
               std::function<void()> takeIn);
    /// Leaves off; what was stored stays.
    ~Backfiller() override;

    /// Errors: InvalidArgument (naming the value), TooMany (one is under way), Storage….
    [[nodiscard]] core::Result<JobStatus> begin(const BackfillRequest& request, const Place& place);

    /// False when that is not the job under way.
    bool cancel(const std::string& jobId);

    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

Q_SIGNALS:
    void progressed();

private:
    struct Run;
    [[nodiscard]] core::Result<std::vector<core::TimeRange>> plan(Run& run, const BackfillRequest& request,
                                                                  const core::SeriesView& samples) const;
    void goOn();
    void ask();
    void take(const core::Result<market::HistoryPage>& page);
    [[nodiscard]] core::Result<void> store(const market::HistoryPage& page);
    [[nodiscard]] core::TimeRange vouchedFor(const market::HistoryPage& page) const;
    void fail(const core::Error& error);
    void end(JobState state, const std::optional<core::Error>& error = std::nullopt);
    void showProgress();

    JobBook& m_jobs;
    const core::Clock& m_clock;
    HistoryFactory m_makeHistory;
    std::function<void()> m_takeIn;
    QTimer m_timer; // until the venue may be asked again
    std::unique_ptr<Run> m_run;
};

} // namespace cryptopulse::engine
