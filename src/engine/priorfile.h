#pragma once

#include "core/result.h"
#include "forecast/experts.h"

#include <QByteArray>

namespace cryptopulse::engine {

/// The prior in a file as tests/bench/forecast/train_prior writes it (models/prior-….json).
/// Error: DamagedModel, saying what is missing, of another version of the features, or not a number.
[[nodiscard]] core::Result<forecast::Prior> priorFromJson(const QByteArray& json);

/// The prior that ships with the program. Error: as priorFromJson(); not for a program that was built whole.
[[nodiscard]] const core::Result<forecast::Prior>& shippedPrior();

} // namespace cryptopulse::engine
