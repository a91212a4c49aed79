#pragma once

#include "core/clock.h"
#include "core/sample.h"
#include "market/pricesource.h"

#include <cstdint>
#include <vector>

namespace cryptopulse::market {

/// A synthetic market around 60,000 for trying the program offline.
///
/// The logarithm of the price is a Brownian bridge between 60,000 and 60,000 over some seven weeks, read at
/// an uneven pace so that calm and lively hours alternate. Its increments are independent of its past: no
/// forecast can beat a coin here, and a program that says otherwise is wrong. The same seed and second give
/// the same price, so that a prefilled past and the live prices are one market.
/// Keeps a reference: the clock must outlive this object.
class DemoSource final : public PriceSource
{
    Q_OBJECT

public:
    static constexpr std::uint64_t kDefaultSeed = 20'090'103; // the day of Bitcoin's first block

    explicit DemoSource(const core::Clock& clock, std::uint64_t seed = kDefaultSeed,
                        QObject* parent = nullptr);

    [[nodiscard]] std::string name() const override { return "demo"; }

    /// The price of the current second, at once; never fails.
    QFuture<core::Result<Quote>> fetch() override;
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const override { return std::nullopt; }

    /// Price, in whole cents, of the second in which @p time lies; constant work for any time.
    [[nodiscard]] core::Price priceAt(core::UtcTime time) const;

    /// One sample at each full minute in [from, to), oldest first, received at its own time. Empty when the
    /// range is.
    [[nodiscard]] std::vector<core::Sample> minutes(core::UtcTime from, core::UtcTime to) const;

private:
    const core::Clock& m_clock;
    std::uint64_t m_seed;
};

} // namespace cryptopulse::market
