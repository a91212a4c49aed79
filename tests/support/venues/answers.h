#pragma once

#include "support/venues/minutes.h"

#include <QByteArray>
#include <utility>

/// Bodies as the venues write them: which numbers are text, which column is which, which time is in which
/// unit.
namespace cryptopulse::support {

[[nodiscard]] QByteArray binanceTicker(const QString& symbol, double price);
[[nodiscard]] QByteArray binanceCandles(const std::vector<MinuteCandle>& rows);
[[nodiscard]] QByteArray coinbaseTicker(double price, core::UtcTime time);
[[nodiscard]] QByteArray coinbaseRows(const std::vector<MinuteCandle>& rows);
[[nodiscard]] QByteArray krakenTicker(const QByteArray& pair, double price);
[[nodiscard]] QByteArray krakenCandles(const QByteArray& pair, const std::vector<MinuteCandle>& rows);
[[nodiscard]] QByteArray bitstampTicker(double price, core::UtcTime time);
[[nodiscard]] QByteArray bitstampRows(const std::vector<MinuteCandle>& rows);
[[nodiscard]] QByteArray coinGeckoPrice(const QString& ids, const QString& currencies, double price,
                                        core::UtcTime time);

using ChartPoint = std::pair<core::UtcTime, double>;

/// CoinGecko's prices of a day: about five minutes apart at uneven times, the last one at @p now.
[[nodiscard]] std::vector<ChartPoint> chartPoints(const Minutes& minutes, core::UtcTime now);
[[nodiscard]] QByteArray coinGeckoChart(const std::vector<ChartPoint>& points);

} // namespace cryptopulse::support
