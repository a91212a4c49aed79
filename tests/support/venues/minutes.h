#pragma once

#include "core/result.h"
#include "core/time.h"

#include <QString>
#include <cstdint>
#include <random>
#include <vector>

namespace cryptopulse::support {

/// A minute of a market, by the time at which it opened.
struct MinuteCandle {
    core::UtcTime time;
    double open = 0;
    double high = 0;
    double low = 0;
    double close = 0;
    double volume = 0; ///< 0: nothing was traded, all prices are the close before
};

/// The market that all stand-in venues show: closing prices of minutes, from which the rest is derived,
/// always the same way. Minutes that are not there had no trades.
class Minutes
{
public:
    struct Row {
        core::UtcTime time;
        double close = 0;
    };

    Minutes() = default;
    explicit Minutes(std::vector<Row> rows);

    /// Reads lines of time,price: UNIX seconds or milliseconds or ISO 8601; a first line without a time is a
    /// heading. Errors: NotFound, BadReply with the number of the line that cannot be read.
    [[nodiscard]] static core::Result<Minutes> fromCsv(const QString& path);

    /// A random walk of @p count minutes that ends before @p now, and goes on when grow() is called.
    [[nodiscard]] static Minutes walk(int count, core::UtcTime now, std::uint32_t seed);

    /// Makes a walk reach the minute of @p now; does nothing with rows that were given.
    void grow(core::UtcTime now);

    /// Shifts all times by whole minutes so that the last row is that of the minute before @p now.
    void endAt(core::UtcTime now);

    /// Candles of [from, to) as they look at @p now, the running one included. @p filled: minutes without
    /// trades are there, flat.
    [[nodiscard]] std::vector<MinuteCandle> candles(core::UtcTime from, core::UtcTime to, core::UtcTime now,
                                                    bool filled) const;

    /// The price of the last trade at @p now; 0 before the first.
    [[nodiscard]] double priceAt(core::UtcTime now) const;

    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return m_rows; }

private:
    [[nodiscard]] MinuteCandle candleOf(std::size_t index, core::UtcTime now) const;

    std::vector<Row> m_rows;
    std::mt19937 m_random;
    bool m_walks = false;
};

} // namespace cryptopulse::support
