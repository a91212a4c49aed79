#pragma once

#include "forecast/steps.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cryptopulse::forecast {

/// The features of the adaptive forecast: free of units, so that what was learned at one price, in one year
/// or at one exchange means the same at another. Every one is a number of the last kStationaryLookback + 1
/// prices of its run, clipped to ±kClip, and none looks further.
///
/// With r[t] = ln p[t] - ln p[t-1] and the volatility s = sqrt(mean of r² over the last 60 steps):
/// - ret1 … ret60: (ln p[t] - ln p[t-k]) / (s √k) for k = 1, 2, 3, 5, 10, 15, 30, 60
/// - lag1 … lag9: r[t-k] / s
/// - dist5, dist15, dist60: ln(p[t] / mean of the last k prices) / (s √k)
/// - volratio: ln(volatility of the last 5 steps / s), at least ln 1e-3
/// - range30: place of p[t] between the lowest (-1/2) and the highest (+1/2) of the last 30 prices
/// - bar15: the return since the quarter of an hour began, divided by s √(steps in it so far)
/// - prev15: the return of the quarter before, divided by s √15
/// - ret1, ret3, ret5, ret10, ret15, ret30, bar15, prev15 each times sin and cos of one, two and three turns
///   a quarter of an hour, and these six waves alone
/// - ret5, ret15, ret60 each times sin and cos of one and two turns an hour, and these four waves alone
/// All that knows the clock (bar15, prev15, the waves) is 0 unless a step is one minute. Without any
/// movement (s = 0) all but the waves are 0.
inline constexpr std::string_view kStationaryVersion = "stationary-1";

inline constexpr std::size_t kStationaryLookback = 60;
inline constexpr double kClip = 5.0;

inline constexpr std::size_t kPlainFeatures = 24;
inline constexpr std::size_t kQuarterWaves = 6;
inline constexpr std::size_t kHourWaves = 4;
inline constexpr std::size_t kQuarterMoved = 8; ///< features that the waves of the quarter multiply
inline constexpr std::size_t kHourMoved = 3;    ///< features that the waves of the hour multiply
inline constexpr std::size_t kStationaryFeatures =
    kPlainFeatures + (kQuarterMoved + 1) * kQuarterWaves + (kHourMoved + 1) * kHourWaves;

/// One row; the last entry is 1 and carries the intercept.
inline constexpr std::size_t kStationaryWidth = kStationaryFeatures + 1;
using StationaryRow = std::array<double, kStationaryWidth>;

/// In the order of a row, without the constant.
[[nodiscard]] const std::vector<std::string>& stationaryNames();

/// The row of the same prices turned upside down, every return the other way, but for terms of second order
/// in the returns: all change their sign but volratio, the waves alone and the constant.
[[nodiscard]] StationaryRow mirrored(const StationaryRow& row);

/// The features that are not made of others: the plain ones and the waves alone, as places in a row.
[[nodiscard]] const std::vector<std::size_t>& simpleFeatures();

/// The features of step @p step of @p steps, which must have kStationaryLookback steps before it in its run.
void stationaryRow(const Steps& steps, std::size_t step, StationaryRow& row);

} // namespace cryptopulse::forecast
