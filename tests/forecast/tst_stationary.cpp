#include "forecast/stationary.h"

#include "forecast/prices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <set>

using namespace cryptopulse;
using namespace forecast;

namespace {

const core::Step kMinute = core::Step::fromName("1m").value();
using Prices = std::vector<double>;
using Named = std::map<std::string, double>;

StationaryRow rowOf(const Steps& steps, std::size_t step)
{
    StationaryRow row{};
    stationaryRow(steps, step, row);
    return row;
}

StationaryRow rowOf(const Prices& prices, std::size_t step, core::Step kind = kMinute)
{
    return rowOf(Steps::of(test::minutes(prices), kind), step);
}

std::size_t place(const std::string& name)
{
    const auto& names = stationaryNames();
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

std::size_t minuteOfHour(std::size_t step)
{
    const auto time = test::kStart + std::chrono::minutes(step);
    return std::size_t(
        std::chrono::hh_mm_ss(time - std::chrono::floor<std::chrono::days>(time)).minutes().count());
}

/// ln p[to] - ln p[from] in volatilities, clipped.
double moved(const Prices& p, std::size_t from, std::size_t to, double s)
{
    const double k = double(to - from);
    return std::min(5.0, std::max(-5.0, std::log(p[to] / p[from]) / (s * std::sqrt(k))));
}

double volatilityOf(const Prices& p, std::size_t t, std::size_t k)
{
    double squares = 0.0;
    for (std::size_t i = 0; i < k; ++i)
        squares += std::pow(std::log(p[t - i] / p[t - i - 1]), 2);
    return std::sqrt(squares / double(k));
}

/// What does not know the clock, by the definitions, one name at a time.
Named plainByDefinition(const Prices& p, std::size_t t)
{
    const double s = volatilityOf(p, t, 60);
    Named x;
    for (const std::size_t k : {1, 2, 3, 5, 10, 15, 30, 60})
        x["ret" + std::to_string(k)] = moved(p, t - k, t, s);
    for (std::size_t k = 1; k <= 9; ++k)
        x["lag" + std::to_string(k)] = moved(p, t - k - 1, t - k, s);
    for (const std::size_t k : {5U, 15U, 60U}) {
        const auto end = p.begin() + std::ptrdiff_t(t + 1);
        const double mean = std::accumulate(end - std::ptrdiff_t(k), end, 0.0) / double(k);
        const double distance = std::log(p[t] / mean) / (s * std::sqrt(double(k)));
        x["dist" + std::to_string(k)] = std::min(5.0, std::max(-5.0, distance));
    }
    x["volratio"] = std::max(-5.0, std::log(std::max(1e-3, volatilityOf(p, t, 5) / s)));
    double low = p[t];
    double high = p[t];
    for (std::size_t i = 0; i < 30; ++i) {
        low = std::min(low, p[t - i]);
        high = std::max(high, p[t - i]);
    }
    x["range30"] = high > low ? (p[t] - low) / (high - low) - 0.5 : 0.0;
    return x;
}

/// Adds what knows the clock: the bars, the waves, and the features times the waves.
void addClock(Named& x, const Prices& p, std::size_t t)
{
    const double s = volatilityOf(p, t, 60);
    const std::size_t minute = minuteOfHour(t);
    const std::size_t soFar = minute % 15 + 1;
    x["bar15"] = moved(p, t - soFar, t, s);
    x["prev15"] = moved(p, t - soFar - 15, t - soFar, s);
    const auto addWaves = [&](char period, double length, int turns, const std::vector<std::string>& of) {
        for (int turn = 1; turn <= turns; ++turn) {
            const double angle = 2.0 * std::numbers::pi * turn * double(minute) / length;
            const std::string end = std::to_string(turn) + period;
            x["sin" + end] = std::sin(angle);
            x["cos" + end] = std::cos(angle);
            for (const auto& name : of) {
                x[name + "*sin" + end] = x[name] * std::sin(angle);
                x[name + "*cos" + end] = x[name] * std::cos(angle);
            }
        }
    };
    addWaves('q', 15.0, 3, {"ret1", "ret3", "ret5", "ret10", "ret15", "ret30", "bar15", "prev15"});
    addWaves('h', 60.0, 2, {"ret5", "ret15", "ret60"});
}

bool knowsTheClock(const std::string& name)
{
    return name.find("sin") != std::string::npos || name.find("cos") != std::string::npos ||
           name == "bar15" || name == "prev15";
}

bool isWave(const std::string& name)
{
    return name.starts_with("sin") || name.starts_with("cos");
}

} // namespace

TEST(Stationary, everyFeatureHasOneNameOfItsOwn)
{
    const auto& names = stationaryNames();
    EXPECT_EQ(names.size(), kStationaryFeatures);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
    EXPECT_EQ(kStationaryWidth, kStationaryFeatures + 1);
    EXPECT_EQ(names.front(), "ret1");
    EXPECT_EQ(names[kPlainFeatures - 1], "prev15");
}

TEST(Stationary, areTheirDefinitions)
{
    const auto prices = test::randomWalk(400, 1, 1.0); // near 1, where logarithms keep their digits
    const auto steps = Steps::of(test::minutes(prices), kMinute);
    for (std::size_t t = kStationaryLookback; t < prices.size(); ++t) {
        const auto row = rowOf(steps, t);
        Named expected = plainByDefinition(prices, t);
        addClock(expected, prices, t);
        ASSERT_EQ(expected.size(), kStationaryFeatures);
        for (const auto& [name, value] : expected) {
            ASSERT_LT(place(name), kStationaryFeatures) << name;
            ASSERT_NEAR(row[place(name)], value, 1e-12) << name << " at " << t;
        }
        ASSERT_EQ(row.back(), 1.0);
    }
}

TEST(Stationary, theUnitOfThePriceDoesNotMatter)
{
    const auto prices = test::randomWalk(300, 2);
    for (const double factor : {1000.0, 1e-12}) {
        auto scaled = prices;
        for (double& price : scaled)
            price *= factor;
        for (std::size_t t = kStationaryLookback; t < prices.size(); ++t) {
            const auto plain = rowOf(prices, t);
            const auto other = rowOf(scaled, t);
            for (std::size_t j = 0; j < kStationaryWidth; ++j)
                ASSERT_NEAR(other[j], plain[j], 1e-9) << j << " at " << t;
        }
    }
}

TEST(Stationary, areClipped)
{
    // A jump after an hour almost without movement: √60 volatilities in one step.
    Prices prices(61, 100.0);
    for (std::size_t i = 0; i < prices.size(); ++i)
        prices[i] += 1e-6 * double(i % 2);
    prices.back() = 200.0;
    const auto up = rowOf(prices, 60);
    EXPECT_EQ(up[place("ret1")], kClip);
    EXPECT_EQ(up[place("ret2")], kClip);
    EXPECT_NEAR(up[place("ret5")], std::sqrt(60.0 / 5.0), 1e-12);
    prices.back() = 50.0;
    const auto down = rowOf(prices, 60);
    EXPECT_EQ(down[place("ret1")], -kClip);
    EXPECT_EQ(down[place("range30")], -0.5);
    // And the other way round: five quiet steps after a jump.
    prices.assign(61, 100.0);
    prices[0] = 50.0;
    const auto quiet = rowOf(prices, 60);
    EXPECT_EQ(quiet[place("volratio")], -kClip); // ln 1e-3 is further
    EXPECT_EQ(quiet[place("range30")], 0.0);

    const auto wild = [] {
        auto walk = test::randomWalk(400, 3);
        for (std::size_t i = 0; i < walk.size(); i += 37)
            walk[i] *= i % 2 == 0 ? 1e6 : 1e-6;
        return walk;
    }();
    for (std::size_t t = kStationaryLookback; t < wild.size(); ++t) {
        for (const double value : rowOf(wild, t))
            ASSERT_LE(std::abs(value), kClip); // false for NaN
    }
}

TEST(Stationary, ofAConstantPriceNothingButTheWavesIsThere)
{
    const Prices prices(200, 26'123.45);
    for (std::size_t t = kStationaryLookback; t < prices.size(); ++t) {
        const auto row = rowOf(prices, t);
        for (const auto& name : stationaryNames()) {
            if (!isWave(name)) {
                ASSERT_EQ(row[place(name)], 0.0) << name;
            }
        }
        const double angle = 2.0 * std::numbers::pi * double(minuteOfHour(t) % 15) / 15.0;
        ASSERT_NEAR(row[place("cos1q")], std::cos(angle), 1e-15);
        ASSERT_EQ(row.back(), 1.0);
    }
}

TEST(Stationary, onlyMinutesKnowTheClock)
{
    const auto prices = test::randomWalk(600, 4);
    core::Series series;
    for (std::size_t i = 0; i < prices.size(); ++i)
        series.add(test::kStart + std::chrono::minutes(5 * i), core::Price::from(prices[i]).value());
    const auto onTheMinute = rowOf(prices, 300);
    for (const char* kind : {"sample", "5m", "1d"}) {
        const auto view = std::string_view(kind) == "1d" ? [&prices] {
            core::Series days;
            for (std::size_t i = 0; i < prices.size(); ++i)
                days.add(test::kStart + std::chrono::days(i), core::Price::from(prices[i]).value());
            return days.view();
        }() : series.view();
        const auto row = rowOf(Steps::of(view, core::Step::fromName(kind).value()), 300);
        for (const auto& name : stationaryNames()) {
            const double expected = knowsTheClock(name) ? 0.0 : onTheMinute[place(name)];
            EXPECT_EQ(row[place(name)], expected) << kind << ' ' << name;
        }
    }
}

TEST(Stationary, theClockIsRightBefore1970AndWithinTheMinute)
{
    const auto prices = test::randomWalk(61, 5);
    for (const auto offset : {std::chrono::milliseconds(0), std::chrono::milliseconds(59'999)}) {
        core::Series series;
        for (std::size_t i = 0; i < prices.size(); ++i) // ends at 23:50 of the last day of 1969
            series.add(core::UtcTime{} - std::chrono::minutes(70 - i) + offset,
                       core::Price::from(prices[i]).value());
        const auto row = rowOf(Steps::of(series.view(), kMinute), 60);
        EXPECT_NEAR(row[place("sin1h")], std::sin(2.0 * std::numbers::pi * 50.0 / 60.0), 1e-15);
        EXPECT_NEAR(row[place("sin1q")], std::sin(2.0 * std::numbers::pi * 5.0 / 15.0), 1e-15);
    }
}

TEST(Stationary, theMirroredRowIsThatOfPricesUpsideDown)
{
    const auto prices = test::randomWalk(400, 7);
    std::vector<double> upsideDown;
    for (const double price : prices)
        upsideDown.push_back(1e9 / price);
    for (const std::size_t t : {60U, 133U, 134U, 270U, 399U}) {
        const auto row = rowOf(prices, t);
        const auto expected = rowOf(upsideDown, t);
        const auto actual = mirrored(row);
        for (std::size_t j = 0; j < kStationaryWidth; ++j)
            ASSERT_NEAR(actual[j], expected[j], 0.01)
                << (j < kStationaryFeatures ? stationaryNames()[j] : "1");
        EXPECT_EQ(mirrored(actual), row);
        EXPECT_NE(actual, row);
    }
}

TEST(Stationary, theSimpleFeaturesAreNoProducts)
{
    ASSERT_EQ(simpleFeatures().size(), 24U + 6U + 4U);
    std::vector<std::string> simple;
    for (const std::size_t j : simpleFeatures())
        simple.push_back(stationaryNames()[j]);
    std::vector<std::string> expected;
    std::ranges::copy_if(stationaryNames(), std::back_inserter(expected),
                         [](const std::string& name) { return name.find('*') == std::string::npos; });
    EXPECT_EQ(simple, expected);
}

TEST(Stationary, knowNothingOfWhatIsLaterOrOlderThanAnHour)
{
    const auto prices = test::randomWalk(300, 6);
    for (const std::size_t t : {100U, 113U, 114U, 115U, 150U, 239U}) {
        const auto before = rowOf(prices, t);
        for (std::size_t changed = 0; changed < prices.size(); ++changed) {
            auto other = prices;
            other[changed] *= 1.1;
            const auto after = rowOf(other, t);
            const bool seen = changed <= t && changed + kStationaryLookback >= t;
            ASSERT_EQ(after == before, !seen) << "the price of step " << changed << " at " << t;
        }
    }
}
