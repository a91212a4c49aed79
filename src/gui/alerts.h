#pragma once

#include "core/price.h"
#include "engine/snapshot.h"
#include "gui/lead.h"

#include <QString>
#include <optional>
#include <vector>

namespace cryptopulse::gui {

/// What the reader wants to be told of. Empty: not that.
struct AlertRules {
    std::optional<core::Price> level; ///< the price rises above it or falls below it
    std::optional<double> above;      ///< the probability of a rise is at least this, in [0, 1]
    std::optional<double> below;      ///< … is at most this
    bool stale = true;                ///< no new price although prices are collected

    bool operator==(const AlertRules&) const = default;
};

enum class AlertKind { Level, Probability, Stale };

struct Alert {
    AlertKind kind;
    QString sentence;

    bool operator==(const Alert&) const = default;
};

/// Finds in a row of snapshots what the reader wants to be told of, each event once. Pure: no clock, no
/// widgets.
///
/// A level is told of again only after the price was 0.1 % away from it, or a price that trembles about the
/// level would be told of with every sample. A threshold is told of once until the probability has left it.
class Alerts
{
public:
    void setRules(const AlertRules& rules);

    /// What has become true since the last reading; the probability is that of @p lead.
    [[nodiscard]] std::vector<Alert> read(const engine::Snapshot& snapshot, core::UtcTime now,
                                          Lead lead = Lead::Adaptive);

private:
    [[nodiscard]] std::optional<Alert> readLevel(const engine::Snapshot& snapshot);
    [[nodiscard]] std::optional<Alert> readProbability(const engine::Snapshot& snapshot, core::UtcTime now,
                                                       Lead lead);
    [[nodiscard]] std::optional<Alert> readAge(const engine::Snapshot& snapshot, core::UtcTime now);
    void forget();

    AlertRules m_rules;
    core::SeriesKey m_series;
    std::optional<bool> m_isAbove; // the side of the level that was last told
    bool m_armed = true;           // the price has been away from the level since
    bool m_toldHigh = false;       // the probability has not left the threshold since
    bool m_toldLow = false;
    bool m_toldStale = false;                       // no fresh price since
    std::optional<core::UtcTime> m_collectingSince; // as far as it was seen here
};

} // namespace cryptopulse::gui
