#pragma once

#include "core/result.h"
#include "forecast/experts.h"

#include <QByteArray>
#include <optional>

namespace cryptopulse::engine {

/// The prior in a file as tests/bench/forecast/train_prior writes it (models/prior-….json).
/// Error: DamagedModel, saying what is missing, of another version of the features, out of its range, or not
/// a number.
[[nodiscard]] core::Result<forecast::Prior> priorFromJson(const QByteArray& json);

/// The prior that ships with the program. Error: as priorFromJson(); not for a program that was built whole.
[[nodiscard]] const core::Result<forecast::Prior>& shippedPrior();

/// The same for models that can do without one; that it is damaged is logged once.
[[nodiscard]] std::optional<forecast::Prior> usablePrior();

} // namespace cryptopulse::engine
