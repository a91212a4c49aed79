#pragma once

#include "app/configuration.h"
#include "app/engines.h"
#include "core/clock.h"
#include "engine/crosschecker.h"

#include <QString>
#include <optional>
#include <string>

namespace cryptopulse::app {

/// A second source, and by how many percent of the live price its price may differ.
struct CrossCheckChoice {
    std::string source;
    double tolerance = 0.5;

    bool operator==(const CrossCheckChoice&) const = default;
};
inline constexpr double kLeastTolerance = 0.01;
inline constexpr double kMostTolerance = 50.0;

/// What --cross-check says; empty: there is none.
/// Error: InvalidArgument, a sentence that names what is wrong.
[[nodiscard]] core::Result<std::optional<CrossCheckChoice>>
crossCheckChoice(const Configuration& configuration);

/// "kraken:0.3", as --cross-check takes it; empty for none.
[[nodiscard]] QString crossCheckText(const std::optional<CrossCheckChoice>& choice);

/// The cross-check of an engine that begins as @p start says; empty: none is wanted.
/// Error: as crossCheckChoice(). The clock must outlive what it makes.
[[nodiscard]] core::Result<std::optional<engine::CrossCheckOptions>>
crossCheckOptions(const Configuration& configuration, const core::Clock& clock, const EngineStart& start);

} // namespace cryptopulse::app
