#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The names that columns of price files have, and what they tell of where a file comes from.
namespace cryptopulse::files {

/// Lower case, one blank between words, without brackets, and without the currency at its end:
/// "Closing Price (USD)" is "closing price".
[[nodiscard]] std::string plainName(std::string_view name);

/// Of times at which something began or happened, the more trustworthy first.
[[nodiscard]] std::span<const std::string_view> timeNames();
/// Of prices, the first that is there counts.
[[nodiscard]] std::span<const std::string_view> priceNames();

/// Who writes files like this.
struct KnownFormat {
    std::string_view name;  ///< "Binance candles"
    std::string_view venue; ///< as the source of a series; empty where it may be any
};
/// By the names of the header, in order and plain. Empty when they tell nothing.
[[nodiscard]] std::optional<KnownFormat> formatByNames(const std::vector<std::string>& names);

} // namespace cryptopulse::files
