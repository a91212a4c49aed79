#include "forecast/features.h"

#include "forecast/prices.h"
#include "forecast/scaler.h"

#include <gtest/gtest.h>

using namespace cryptopulse;
using namespace forecast;

namespace {

/// The features by their definitions, one row at a time.
std::array<double, kFeatures> byDefinition(std::span<const double> p, std::size_t t)
{
    const auto ret = [p](std::size_t i) { return std::log(p[i]) - std::log(p[i - 1]); };
    const auto mean = [p, t](std::size_t n) {
        double total = 0.0;
        for (std::size_t k = 0; k < n; ++k)
            total += p[t - k];
        return total / static_cast<double>(n);
    };
    double meanReturn = 0.0;
    for (std::size_t k = 0; k < 5; ++k)
        meanReturn += ret(t - k) / 5.0;
    double squares = 0.0;
    for (std::size_t k = 0; k < 5; ++k)
        squares += std::pow(ret(t - k) - meanReturn, 2);
    return {ret(t),         std::log(p[t]) - std::log(p[t - 3]), std::sqrt(squares / 4.0), mean(5), mean(15),
            p[t] - p[t - 5]};
}

/// All usable rows, row by row, in blocks of @p size.
std::vector<std::array<double, kFeatures + 1>> allRows(const Steps& steps, std::size_t size)
{
    const RowIndex index(steps);
    std::vector<std::array<double, kFeatures + 1>> result;
    FeatureBlock block;
    for (std::size_t first = 0; first < index.rows(); first += size) {
        fillBlock(steps.prices(), index, first, std::min(size, index.rows() - first), block);
        for (std::size_t i = 0; i < block.rows; ++i) {
            auto& row = result.emplace_back();
            for (std::size_t j = 0; j < kFeatures; ++j)
                row[j] = block.x[j][i];
            row[kFeatures] = block.rose[i];
        }
    }
    return result;
}

/// Minutes with holes: runs of many lengths, so that blocks hold parts of several.
core::SeriesView minutesWithHoles(std::span<const double> prices)
{
    core::Series series;
    auto time = test::kStart;
    for (std::size_t i = 0; i < prices.size(); ++i) {
        const bool hole = i % 41 == 40 || i % 97 == 96 || i == 300;
        time += std::chrono::minutes(hole ? 7 : 1);
        series.add(time, core::Price::from(prices[i]).value());
    }
    return series.view();
}

} // namespace

TEST(Features, areTheirDefinitions)
{
    const auto prices = test::randomWalk(2000, 1);
    const auto steps = Steps::of(test::minutes(prices), {});
    const auto rows = allRows(steps, kBlockRows);
    ASSERT_EQ(rows.size(), 2000U - 19U);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t t = i + kFirstUsable;
        const auto expected = byDefinition(prices, t);
        for (std::size_t j = 0; j < kFeatures; ++j)
            ASSERT_NEAR(rows[i][j], expected[j], 1e-14 * std::max(1.0, prices[t]))
                << kFeatureNames[j] << " at " << t;
        ASSERT_EQ(rows[i][kFeatures], prices[t + kHorizon] > prices[t] ? 1.0 : 0.0);
    }
}

TEST(Features, doNotDependOnTheBlockTheyAreIn)
{
    const auto prices = test::randomWalk(1500, 2);
    const auto steps = Steps::of(minutesWithHoles(prices), *core::Step::fromName("1m"));
    ASSERT_GT(steps.runEnds().size(), 30U);
    const auto rows = allRows(steps, kBlockRows);
    EXPECT_EQ(rows.size(), usableRows(steps));
    for (const std::size_t size : {1U, 3U, 64U, 255U})
        EXPECT_EQ(allRows(steps, size), rows) << size; // to the last bit
}

TEST(Features, neverCrossTheEndOfARun)
{
    const auto prices = test::randomWalk(1500, 3);
    const auto steps = Steps::of(minutesWithHoles(prices), *core::Step::fromName("1m"));
    // The rows of each run must be those of a series that is this run and nothing else.
    std::vector<std::array<double, kFeatures + 1>> expected;
    std::size_t begin = 0;
    for (const std::size_t end : steps.runEnds()) {
        const auto run = Steps::of(test::minutes(steps.prices().subspan(begin, end - begin)), {});
        const auto rows = allRows(run, kBlockRows);
        expected.insert(expected.end(), rows.begin(), rows.end());
        begin = end;
    }
    EXPECT_EQ(allRows(steps, kBlockRows), expected);
}

TEST(Features, knowNothingOfWhatComesLater)
{
    auto prices = test::randomWalk(600, 4);
    const auto before = allRows(Steps::of(test::minutes(prices), {}), kBlockRows);
    constexpr std::size_t kLast = 400; // the newest step that stays as it is
    for (std::size_t i = kLast + 1; i < prices.size(); ++i)
        prices[i] *= 3.0;
    const auto after = allRows(Steps::of(test::minutes(prices), {}), kBlockRows);
    for (std::size_t i = 0; i + kFirstUsable <= kLast; ++i) {
        for (std::size_t j = 0; j < kFeatures; ++j)
            ASSERT_EQ(after[i][j], before[i][j]);
        if (i + kFirstUsable + kHorizon <= kLast) {
            ASSERT_EQ(after[i][kFeatures], before[i][kFeatures]);
        }
    }
    EXPECT_NE(after[kLast - kFirstUsable + 1][0], before[kLast - kFirstUsable + 1][0]);
}

TEST(Features, ofAConstantPriceAreExactlyZero)
{
    for (const double price : {1e-12, 0.1, 26'123.45, 1e9}) {
        const std::vector<double> prices(300, price);
        for (const auto& row : allRows(Steps::of(test::minutes(prices), {}), 37)) {
            EXPECT_EQ(row[0], 0.0);
            EXPECT_EQ(row[1], 0.0);
            EXPECT_EQ(row[2], 0.0);
            EXPECT_NEAR(row[3], price, 1e-15 * price);
            EXPECT_NEAR(row[4], price, 1e-15 * price);
            EXPECT_EQ(row[5], 0.0);
            EXPECT_EQ(row[6], 0.0);
        }
    }
}

TEST(Moments, areThoseOfAllRowsTogether)
{
    // A level far above the deviation, where E[x²]-E[x]² would lose every digit.
    auto prices = test::randomWalk(3000, 5);
    for (double& price : prices)
        price = 1e9 + price * 1e-5;
    const auto steps = Steps::of(test::minutes(prices), {});
    const RowIndex index(steps);
    FeatureBlock block;
    fillBlock(steps.prices(), index, 0, 1, block);
    Moments::Row reference{};
    for (std::size_t j = 0; j < kFeatures; ++j)
        reference[j] = block.x[j][0];
    Moments moments(reference);
    for (std::size_t first = 0; first < index.rows(); first += 100) {
        fillBlock(steps.prices(), index, first, std::min<std::size_t>(100, index.rows() - first), block);
        Moments part(reference);
        part.add(block);
        moments.add(part);
    }
    EXPECT_EQ(moments.rows(), index.rows());
    SeedModel model;
    moments.scaler(model);

    const auto rows = allRows(steps, kBlockRows);
    for (std::size_t j = 0; j < kFeatures; ++j) {
        long double mean = 0.0L;
        for (const auto& row : rows)
            mean += row[j];
        mean /= static_cast<long double>(rows.size());
        long double squares = 0.0L;
        for (const auto& row : rows)
            squares += (row[j] - mean) * (row[j] - mean);
        const auto deviation =
            static_cast<double>(std::sqrt(squares / static_cast<long double>(rows.size())));
        EXPECT_NEAR(model.scale[j], deviation, 1e-10 * deviation) << kFeatureNames[j];
        EXPECT_NEAR(model.mean[j], static_cast<double>(mean),
                    1e-10 * deviation + 1e-16 * std::abs(model.mean[j]));
    }
}
