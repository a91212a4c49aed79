#pragma once

#include "engine/snapshot.h"

#include <QString>
#include <optional>
#include <vector>

namespace cryptopulse::gui {

/// Where a trouble comes from. What is true of the state of things ends by itself; what a command came to
/// ends when that command next succeeds.
enum class NoticeTopic {
    Connection,
    Storage,
    Feed,
    Model,
    Ingest,
    Collect,
    Train,
    Import,
    Export,
    Cancel,
    Collection,
    Predict
};

struct Notice {
    NoticeTopic topic;
    core::Error error;
    core::UtcTime since; ///< when it was heard of

    [[nodiscard]] bool isCommand() const { return topic >= NoticeTopic::Ingest; }
};

/// What the reader should know went wrong, each kind once. Pure: no widgets.
///
/// A kind that is shown already is not repeated; a dismissed one stays away until it has stopped being true.
class Notices
{
public:
    /// Takes what is wrong, or no longer wrong, with the state of things.
    void read(const engine::Snapshot& snapshot, core::UtcTime now);

    /// A command failed. Cancelled is what somebody asked for, not a trouble, and is left out.
    void fail(NoticeTopic topic, core::Error error, core::UtcTime now);
    void succeed(NoticeTopic topic);

    /// The reader has seen the current one.
    void dismiss();

    /// The most pressing one; empty when all is well.
    [[nodiscard]] std::optional<Notice> current() const;
    /// How many different ones there are, the current one included.
    [[nodiscard]] std::size_t count() const { return m_notices.size(); }

private:
    void setCondition(NoticeTopic topic, const std::optional<core::Error>& error, core::UtcTime now);
    void drop(NoticeTopic topic);
    [[nodiscard]] bool isShown(core::ErrorKind kind) const;

    std::vector<Notice> m_notices;   // sorted by topic; no two of the same kind
    std::vector<Notice> m_dismissed; // conditions the reader has seen and that are still true
};

} // namespace cryptopulse::gui
