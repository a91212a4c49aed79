#pragma once

#include "core/clock.h"
#include "engine/standin.h"
#include "engine/switchableengine.h"
#include "market/pricesource.h"

#include <QTimer>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cryptopulse::engine {

/// What a feed's state means for its source.
struct FeedJudgement {
    std::optional<HandoverReason> reason{};   ///< another source is wanted
    std::string detail{};                     ///< what was said last
    std::optional<core::UtcTime> lookAgain{}; ///< when time alone may change the judgement
};

/// Judges the feed of a snapshot; @p inPlace: since when its engine is asked. A source that refuses is given
/// up at once, one that fails, is limited or stale after kPatience; a feed that does not collect, never.
[[nodiscard]] FeedJudgement judgeFeed(const Snapshot& snapshot, core::UtcTime inPlace, core::UtcTime now);
inline constexpr std::chrono::minutes kPatience{5};

/// Hands live prices over to the next source when one fails, and back when it has recovered.
///
/// Another source is another series, with its own samples, model and forecasts: the engine in place is
/// exchanged for one of that series, and nothing is spliced. Before that the other source is asked once: it
/// is taken only when it answers with a price that is not old. While a job is running, nothing is exchanged.
/// A better source is asked again after kFirstReturn, then twice as long each time, up to kLongestReturn.
///
/// Lives in the thread of the engine it exchanges.
class Handover final : public QObject
{
    Q_OBJECT

public:
    /// How an engine is to begin that takes the place of another.
    struct Start {
        std::string source;
        std::chrono::seconds interval;
        std::optional<StandIn> standIn; ///< for its snapshots; empty: it is the preferred source
    };
    struct Plan {
        std::vector<std::string> order; ///< of sources, the preferred one first, which is in place
        std::function<core::Result<std::unique_ptr<Engine>>(const Start&)> makeEngine;
        /// Asks a source for one price that is only looked at.
        std::function<QFuture<core::Result<market::Quote>>(const std::string& source)> probe;
    };
    static constexpr std::chrono::minutes kFirstReturn{10};
    static constexpr std::chrono::minutes kLongestReturn{120};

    /// @p engine and @p clock outlive this object.
    Handover(SwitchableEngine& engine, const core::Clock& clock, Plan plan);

    /// The source in place.
    [[nodiscard]] const std::string& source() const { return m_plan.order[m_current]; }

    /// Other sources are being asked.
    [[nodiscard]] bool isSeeking() const { return m_isSeeking; }

    /// Judges anew; happens by itself at every snapshot, and when time alone may have changed something.
    void look();

Q_SIGNALS:
    /// Another source is in place.
    void handedOver();

private:
    void seek(std::vector<std::size_t> candidates);
    void probeNext();
    void take(std::size_t place);
    void findNone();
    [[nodiscard]] std::vector<std::size_t> places(std::size_t end) const;
    void wakeAt(std::optional<core::UtcTime> time);

    SwitchableEngine& m_engine;
    const core::Clock& m_clock;
    const Plan m_plan;
    QTimer m_timer;
    std::size_t m_current = 0; // place in the order
    core::UtcTime m_inPlace;
    std::optional<StandIn> m_standIn;
    std::vector<std::size_t> m_candidates; // still to be asked, the best last
    bool m_isSeeking = false;
    core::UtcTime m_notBefore;               // no other source is sought
    std::optional<core::UtcTime> m_returnAt; // better sources are asked again
    std::chrono::minutes m_returnAfter = kFirstReturn;
    bool m_wasTakenBack = false; // the preferred source, after others stood in for it
};

} // namespace cryptopulse::engine
