#pragma once

#include "engine/snapshot.h"

#include <QString>
#include <optional>
#include <utility>
#include <vector>

namespace cryptopulse::gui {

/// Where a trouble comes from. What is true of the state of things ends by itself; what a command came to
/// ends when that command next succeeds; what is only told stays until it is dismissed.
enum class NoticeTopic {
    Connection,
    Storage,
    Feed,
    Model,
    Ingest,
    Collect,
    Train,
    Import,
    History,
    Evaluate,
    Backtest,
    LeakLab,
    Backup,
    Check,
    Compact,
    Export,
    Cancel,
    Collection,
    Predict,
    Settings,
    Key,
    Alert,
    StandIn,
    CrossCheck,
    Calls,
    Crash
};

struct Notice {
    NoticeTopic topic;
    core::Error error;
    core::UtcTime since; ///< when it was heard of
    QString sentence{};  ///< words of its own; empty: those of the error
    QString remedy{};

    [[nodiscard]] bool isCommand() const { return topic >= NoticeTopic::Ingest; }
};

/// What the reader should know went wrong, each trouble once. Pure: no widgets.
///
/// A command that ran into what is shown as the state of things is not told of as well. The state of things
/// comes first, then the newest of all else. A dismissed state stays away until it has stopped being true.
class Notices
{
public:
    /// Takes what is wrong, or no longer wrong, with the state of things.
    void read(const engine::Snapshot& snapshot, core::UtcTime now);

    /// A command failed. Cancelled is what somebody asked for, not a trouble, and is left out.
    void fail(NoticeTopic topic, core::Error error, core::UtcTime now);
    void succeed(NoticeTopic topic);

    /// Something to be known, in the reader's words; the same words are not repeated.
    void tell(NoticeTopic topic, const QString& sentence, const QString& remedy, core::UtcTime now);

    /// The reader has seen the current one.
    void dismiss();

    /// The most pressing one; empty when all is well.
    [[nodiscard]] std::optional<Notice> current() const;
    /// How many different ones there are, the current one included.
    [[nodiscard]] std::size_t count() const { return m_notices.size(); }

private:
    void readSeries(const engine::Snapshot& snapshot);
    void readStandIn(const engine::Snapshot& snapshot, core::UtcTime now);
    void readCrossCheck(const engine::Snapshot& snapshot, core::UtcTime now);
    void readCalls(const engine::Snapshot& snapshot, core::UtcTime now);
    void setCondition(NoticeTopic topic, const std::optional<core::Error>& error, core::UtcTime now);
    void drop(NoticeTopic topic);
    void push(Notice notice);

    std::vector<Notice> m_notices;            // the state of things by topic, then all else, the newest first
    core::SeriesKey m_series;                 // as it was read last
    std::optional<engine::StandIn> m_standIn; // told of
    std::optional<core::UtcTime> m_disagreeing; // since when, as it was told
    std::optional<std::pair<core::UtcTime, bool>>
        m_runningShort;              // the month's end, and whether all is spent; told
    std::vector<Notice> m_dismissed; // conditions the reader has seen and that are still true
};

} // namespace cryptopulse::gui
