#pragma once

#include "core/result.h"
#include "core/sample.h"
#include "forecast/experts.h"

#include <QByteArray>
#include <optional>
#include <string_view>

namespace cryptopulse::engine {

/// The prior in a file as tests/bench/forecast/train_prior writes it (models/prior-….json).
/// Error: DamagedModel, saying what is missing, of another version of the features, out of its range, or not
/// a number.
[[nodiscard]] core::Result<forecast::Prior> priorFromJson(const QByteArray& json);

/// The prior that ships with the program. Error: as priorFromJson(); not for a program that was built whole.
[[nodiscard]] const core::Result<forecast::Prior>& shippedPrior();

/// The same for models that can do without one; that it is damaged is logged once.
[[nodiscard]] std::optional<forecast::Prior> usablePrior();

/// Whether the prior that ships was learned on that market: bitcoin in dollars, or in the dollar's
/// stablecoin. It is used for all others, too, where nobody has shown yet that it helps.
[[nodiscard]] bool isMarketOfPrior(const core::SeriesKey& series) noexcept;

/// Of a forecast in which that prior has a part, for another market.
inline constexpr std::string_view kPriorOfBitcoin = "prior_of_bitcoin";

} // namespace cryptopulse::engine
