#pragma once

#include "core/sample.h"

#include <QString>

namespace cryptopulse::engine {

/// "bitcoin-usd-coingecko": what the files of a series are called by. A '-' within the coin's id is written
/// '~' ("shiba~inu-usd-coingecko"), so that no two series that can be chosen share a name.
[[nodiscard]] QString seriesFileName(const core::SeriesKey& series);

} // namespace cryptopulse::engine
