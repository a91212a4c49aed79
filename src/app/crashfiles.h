#pragma once

#include "core/time.h"

#include <QString>
#include <optional>

namespace cryptopulse::app {

/// A crash of which a trace is left.
struct PastCrash {
    core::UtcTime when;
    QString file; ///< the trace
};

/// The newest crash of @p program that no earlier call has answered; empty when there is none. Keeps the
/// newest traces of all programs in @p folder, kMostTraces of them, and removes the others.
[[nodiscard]] std::optional<PastCrash> takeNewestCrash(const QString& folder, const QString& program);

inline constexpr int kMostTraces = 10;

} // namespace cryptopulse::app
