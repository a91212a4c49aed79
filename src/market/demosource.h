#pragma once

#include "core/clock.h"
#include "core/sample.h"
#include "market/pricesource.h"

#include <cstdint>
#include <vector>

namespace cryptopulse::market {

/// A synthetic market around 60,000 for trying the program offline. The same seed and second give the same
/// price, so that a prefilled past and the live prices are one market. Keeps a reference: the clock must
/// outlive this object.
class DemoSource final : public PriceSource
{
    Q_OBJECT

public:
    DemoSource(const core::Clock& clock, std::uint64_t seed, QObject* parent = nullptr);

    [[nodiscard]] std::string name() const override { return "demo"; }
    QFuture<core::Result<Quote>> fetch() override;
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const override { return std::nullopt; }

    /// Price of the second in which @p time lies; constant work for any time.
    [[nodiscard]] core::Price priceAt(core::UtcTime time) const;

    /// One sample at each full minute in [from, to), oldest first, received at its own time.
    [[nodiscard]] std::vector<core::Sample> minutes(core::UtcTime from, core::UtcTime to) const;

private:
    /// Smooth noise within [-1, 1] that changes over 2^octave seconds.
    [[nodiscard]] double noise(std::int64_t second, int octave) const;

    const core::Clock& m_clock;
    std::uint64_t m_seed;
};

} // namespace cryptopulse::market
