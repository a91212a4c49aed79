#include "forecast/stationary.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <numeric>

namespace cryptopulse::forecast {

namespace {

constexpr std::size_t kPrices = kStationaryLookback + 1; // that one row sees
constexpr std::size_t kNow = kPrices - 1;                // the place of the step itself among them
constexpr std::array<std::size_t, 8> kReturns{1, 2, 3, 5, 10, 15, 30, 60};
constexpr std::size_t kLags = 9;
constexpr std::array<std::size_t, 3> kMeans{5, 15, 60};
constexpr std::size_t kRange = 30;
constexpr std::size_t kQuarter = 15; // minutes
constexpr std::size_t kHour = 60;
constexpr double kSmallestRatio = 1e-3;

// Places in a row.
constexpr std::size_t kLagAt = kReturns.size();
constexpr std::size_t kMeanAt = kLagAt + kLags;
constexpr std::size_t kRatioAt = kMeanAt + kMeans.size();
constexpr std::size_t kRangeAt = kRatioAt + 1;
constexpr std::size_t kBarAt = kRangeAt + 1;
constexpr std::size_t kPreviousBarAt = kBarAt + 1;
static_assert(kPreviousBarAt + 1 == kPlainFeatures);
// ret1, ret3, ret5, ret10, ret15, ret30 and the two bars; ret5, ret15, ret60.
constexpr std::array<std::size_t, kQuarterMoved> kMovedByQuarter{0, 2, 3, 4, 5, 6, kBarAt, kPreviousBarAt};
constexpr std::array<std::size_t, kHourMoved> kMovedByHour{3, 5, 7};

double clip(double value)
{
    return std::clamp(value, -kClip, kClip);
}

/// sin and cos of one turn and its multiples, one after the other, for each minute of the hour.
template <std::size_t Waves>
std::array<std::array<double, Waves>, kHour> wavesOf(std::size_t period)
{
    std::array<std::array<double, Waves>, kHour> table{};
    for (std::size_t minute = 0; minute < kHour; ++minute) {
        for (std::size_t wave = 0; wave < Waves; ++wave) {
            const double angle =
                2.0 * std::numbers::pi * double((wave / 2 + 1) * (minute % period)) / double(period);
            table[minute][wave] = wave % 2 == 0 ? std::sin(angle) : std::cos(angle);
        }
    }
    return table;
}

/// The prices that one row sees, and what several features need of them.
struct Window {
    std::span<const double, kPrices> prices;
    std::array<double, kPrices> logs{};
    std::array<double, kPrices> returns{}; // from the step before; the first has none
    double volatility = 0.0;

    explicit Window(std::span<const double, kPrices> seen)
        : prices(seen)
    {
        for (std::size_t i = 0; i < kPrices; ++i)
            logs[i] = std::log(prices[i]);
        for (std::size_t i = 1; i < kPrices; ++i)
            returns[i] = logs[i] - logs[i - 1];
        volatility = std::sqrt(meanSquare(kStationaryLookback));
    }

    [[nodiscard]] double meanSquare(std::size_t last) const
    {
        double sum = 0.0;
        for (std::size_t i = kPrices - last; i < kPrices; ++i)
            sum += returns[i] * returns[i];
        return sum / double(last);
    }

    [[nodiscard]] double mean(std::size_t last) const
    {
        double sum = 0.0;
        for (std::size_t i = kPrices - last; i < kPrices; ++i)
            sum += prices[i];
        return sum / double(last);
    }

    /// ln p[to] - ln p[from] in volatilities of as many steps.
    [[nodiscard]] double move(std::size_t from, std::size_t to) const
    {
        return clip((logs[to] - logs[from]) / (volatility * std::sqrt(double(to - from))));
    }
};

void fillPlain(const Window& window, StationaryRow& row)
{
    for (std::size_t i = 0; i < kReturns.size(); ++i)
        row[i] = window.move(kNow - kReturns[i], kNow);
    for (std::size_t lag = 1; lag <= kLags; ++lag)
        row[kLagAt + lag - 1] = clip(window.returns[kNow - lag] / window.volatility);
    for (std::size_t i = 0; i < kMeans.size(); ++i) {
        const double distance = window.logs[kNow] - std::log(window.mean(kMeans[i]));
        row[kMeanAt + i] = clip(distance / (window.volatility * std::sqrt(double(kMeans[i]))));
    }
    row[kRatioAt] = std::log(std::max(std::sqrt(window.meanSquare(5)) / window.volatility, kSmallestRatio));
    row[kRatioAt] = clip(row[kRatioAt]);
    const auto [low, high] = std::ranges::minmax(window.prices.last<kRange>());
    row[kRangeAt] = high > low ? (window.prices[kNow] - low) / (high - low) - 0.5 : 0.0;
}

/// What knows the clock; @p minute of the hour.
void fillClock(const Window* window, std::size_t minute, StationaryRow& row)
{
    static const auto quarterWaves = wavesOf<kQuarterWaves>(kQuarter);
    static const auto hourWaves = wavesOf<kHourWaves>(kHour);
    if (window != nullptr) {
        const std::size_t open = kNow - minute % kQuarter - 1; // the last price before the quarter began
        row[kBarAt] = window->move(open, kNow);
        row[kPreviousBarAt] = window->move(open - kQuarter, open);
    }
    double* at = row.data() + kPlainFeatures;
    for (const std::size_t moved : kMovedByQuarter) {
        for (const double wave : quarterWaves[minute])
            *at++ = row[moved] * wave;
    }
    at = std::ranges::copy(quarterWaves[minute], at).out;
    for (const std::size_t moved : kMovedByHour) {
        for (const double wave : hourWaves[minute])
            *at++ = row[moved] * wave;
    }
    std::ranges::copy(hourWaves[minute], at);
}

std::vector<std::string> makeNames()
{
    std::vector<std::string> names;
    for (const std::size_t k : kReturns)
        names.push_back("ret" + std::to_string(k));
    for (std::size_t lag = 1; lag <= kLags; ++lag)
        names.push_back("lag" + std::to_string(lag));
    for (const std::size_t k : kMeans)
        names.push_back("dist" + std::to_string(k));
    for (const char* name : {"volratio", "range30", "bar15", "prev15"})
        names.emplace_back(name);
    const auto addWaves = [&names](auto moved, std::size_t waves, std::string_view period) {
        const auto add = [&](const std::string& name) {
            for (std::size_t wave = 0; wave < waves; ++wave) {
                names.push_back(name + (wave % 2 == 0 ? "sin" : "cos") + std::to_string(wave / 2 + 1) +
                                std::string(period));
            }
        };
        for (const std::size_t feature : moved)
            add(names[feature] + "*");
        add({});
    };
    addWaves(kMovedByQuarter, kQuarterWaves, "q");
    addWaves(kMovedByHour, kHourWaves, "h");
    return names;
}

// Where the waves alone stand in a row.
constexpr std::size_t kQuarterAt = kPlainFeatures + kQuarterMoved * kQuarterWaves;
constexpr std::size_t kHourAt = kQuarterAt + kQuarterWaves + kHourMoved * kHourWaves;
static_assert(kHourAt + kHourWaves == kStationaryFeatures);

std::vector<std::size_t> makeSimpleFeatures()
{
    std::vector<std::size_t> places(kPlainFeatures + kQuarterWaves + kHourWaves);
    const auto waves = places.begin() + kPlainFeatures;
    std::iota(places.begin(), waves, 0);
    std::iota(waves, waves + kQuarterWaves, kQuarterAt);
    std::iota(waves + kQuarterWaves, places.end(), kHourAt);
    return places;
}

} // namespace

StationaryRow mirrored(const StationaryRow& row)
{
    StationaryRow other;
    for (std::size_t j = 0; j < row.size(); ++j)
        other[j] = -row[j];
    const auto keep = [&](std::size_t first, std::size_t count) {
        std::copy_n(row.begin() + first, count, other.begin() + first);
    };
    keep(kRatioAt, 1);
    keep(kQuarterAt, kQuarterWaves);
    keep(kHourAt, kHourWaves + 1);
    return other;
}

const std::vector<std::size_t>& simpleFeatures()
{
    static const std::vector<std::size_t> places = makeSimpleFeatures();
    return places;
}

const std::vector<std::string>& stationaryNames()
{
    static const std::vector<std::string> names = makeNames();
    return names;
}

void stationaryRow(const Steps& steps, std::size_t step, StationaryRow& row)
{
    row.fill(0.0);
    row.back() = 1.0;
    const Window window(steps.prices().subspan(step - kStationaryLookback).first<kPrices>());
    const bool moves = window.volatility > 0.0;
    if (moves)
        fillPlain(window, row);
    if (steps.step().interval() == std::chrono::minutes(1)) {
        const auto minutes =
            std::chrono::floor<std::chrono::minutes>(steps.time(step)).time_since_epoch().count();
        fillClock(moves ? &window : nullptr, std::size_t((minutes % 60 + 60) % 60), row);
    }
}

} // namespace cryptopulse::forecast
