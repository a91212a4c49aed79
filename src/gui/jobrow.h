#pragma once

#include "engine/job.h"

#include <QFrame>
#include <memory>
#include <optional>

namespace cryptopulse::gui {

namespace Ui {
class JobRow;
}

/// Follows the jobs of one kind: bar, counts, times, a button that cancels. Hidden until one runs; what an
/// ended one came to stays until it is put away or the next begins.
class JobRow final : public QFrame
{
    Q_OBJECT

public:
    JobRow(engine::JobKind kind, QWidget* parent);
    ~JobRow() override;

    /// @p sinceSnapshot: how old the jobs' times are by now; empty: their engine cannot be reached.
    void present(const std::vector<engine::JobStatus>& jobs,
                 std::optional<std::chrono::milliseconds> sinceSnapshot);
    /// A job that may have ended before any snapshot showed it running.
    void watch(const engine::JobStatus& job);
    /// Work of this kind was asked for anew: what the former one came to says nothing about it.
    void putAway();
    /// Cancelling could not be asked for: the button works again.
    void cancelFailed();

    /// Goes on as another row of its kind, in another window, was.
    void takeOver(const JobRow& former);

    [[nodiscard]] bool isRunning() const { return m_job && m_job->isRunning(); }
    /// When the followed one ended, if it did and there is no failure to be read.
    [[nodiscard]] std::optional<core::UtcTime> endedWell() const;

Q_SIGNALS:
    void cancelRequested(const std::string& id);

private:
    void press();
    void refresh(std::chrono::milliseconds sinceSnapshot = {});

    const std::unique_ptr<Ui::JobRow> m_ui;
    const engine::JobKind m_kind;
    std::optional<engine::JobStatus> m_job; // the one followed
    bool m_seen = false;                    // in a snapshot
    bool m_isLost = false;                  // nobody knows how it goes on
    bool m_stopping = false;                // cancel was asked for
};

} // namespace cryptopulse::gui
