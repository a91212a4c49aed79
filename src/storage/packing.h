#pragma once

#include "core/result.h"
#include "storage/database.h"

#include <cstddef>
#include <functional>

namespace cryptopulse::storage {

/// Below that many samples without a packed copy (see packedsamples.h) a series is read by the row in about a
/// tenth of a second, and packing is not worth its room on the disk.
inline constexpr std::size_t kWorthPacking = 200'000;

/// Told how many samples have been gone through of how many; false stops, and what is packed stays.
using PackingProgress = std::function<bool(std::size_t done, std::size_t total)>;

/// Makes packed copies for every series that has at least @p worth samples without one, a dozen bytes each,
/// and drops those that are no longer right. Whoever writes meanwhile waits at most some tenths of a second
/// at a time. Answers how many samples were packed; none on a server. Errors: Cancelled, Storage….
[[nodiscard]] core::Result<std::size_t> packSamples(Database& database, const PackingProgress& progress = {},
                                                    std::size_t worth = kWorthPacking);

} // namespace cryptopulse::storage
