#include "core/asset.h"

#include <algorithm>
#include <array>

namespace cryptopulse::core {

namespace {

constexpr std::size_t kLongestId = 100;
constexpr std::size_t kShortestCode = 2;
constexpr std::size_t kLongestCode = 10;

struct Known {
    std::string_view id;
    std::string_view ticker;
};

/// The coins that people ask for most. A name only: what is not here is called by its id.
constexpr std::array kKnown = {
    Known{"bitcoin", "BTC"},
    Known{"ethereum", "ETH"},
    Known{"tether", "USDT"},
    Known{"ripple", "XRP"},
    Known{"binancecoin", "BNB"},
    Known{"solana", "SOL"},
    Known{"usd-coin", "USDC"},
    Known{"dogecoin", "DOGE"},
    Known{"cardano", "ADA"},
    Known{"tron", "TRX"},
    Known{"chainlink", "LINK"},
    Known{"avalanche-2", "AVAX"},
    Known{"stellar", "XLM"},
    Known{"shiba-inu", "SHIB"},
    Known{"litecoin", "LTC"},
    Known{"bitcoin-cash", "BCH"},
    Known{"polkadot", "DOT"},
    Known{"monero", "XMR"},
    Known{"uniswap", "UNI"},
    Known{"pepe", "PEPE"},
    Known{"aave", "AAVE"},
    Known{"near", "NEAR"},
    Known{"ethereum-classic", "ETC"},
    Known{"cosmos", "ATOM"},
    Known{"filecoin", "FIL"},
    Known{"algorand", "ALGO"},
    Known{"dai", "DAI"},
    Known{"bonk", "BONK"},
    Known{"tezos", "XTZ"},
    Known{"zcash", "ZEC"},
};

bool isDigitOrLower(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

char upper(char c) noexcept
{
    return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
}

} // namespace

bool isAssetId(std::string_view text) noexcept
{
    const auto isPlain = [](char c) { return isDigitOrLower(c) || c == '-' || c == '_' || c == '.'; };
    return !text.empty() && text.size() <= kLongestId && std::ranges::all_of(text, isPlain);
}

bool isCurrencyCode(std::string_view text) noexcept
{
    return text.size() >= kShortestCode && text.size() <= kLongestCode &&
           std::ranges::all_of(text, isDigitOrLower);
}

std::string assetLabel(std::string_view id)
{
    const auto* known = std::ranges::find(kKnown, id, &Known::id);
    return std::string(known == kKnown.end() ? id : known->ticker);
}

std::string_view assetOfTicker(std::string_view ticker) noexcept
{
    const auto isIt = [ticker](const Known& known) {
        return std::ranges::equal(known.ticker, ticker, {}, {}, upper);
    };
    const auto* known = std::ranges::find_if(kKnown, isIt);
    return known == kKnown.end() ? std::string_view() : known->id;
}

} // namespace cryptopulse::core
