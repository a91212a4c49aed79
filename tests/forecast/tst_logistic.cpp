#include "forecast/chunks.h"
#include "forecast/logistic.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <random>
#include <thread>
#include <vector>

using namespace cryptopulse;
using namespace forecast;

namespace {

/// Standard normal features; a rise has probability logistic(z) with z = 0.8 x0 - 0.5 x1 + 0.3.
FeatureBlock someBlock(std::size_t rows, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    FeatureBlock block;
    block.rows = rows;
    for (std::size_t i = 0; i < rows; ++i) {
        for (auto& column : block.x)
            column[i] = normal(random);
        const double z = 0.8 * block.x[0][i] - 0.5 * block.x[1][i] + 0.3;
        block.rose[i] = uniform(random) < 1.0 / (1.0 + std::exp(-z)) ? 1.0 : 0.0;
    }
    return block;
}

double lossOf(const FeatureBlock& block, const Parameters& w)
{
    double loss = 0.0;
    for (std::size_t i = 0; i < block.rows; ++i) {
        double z = w[kFeatures];
        for (std::size_t j = 0; j < kFeatures; ++j)
            z += w[j] * block.x[j][i];
        loss += std::log1p(std::exp(block.rose[i] > 0.0 ? -z : z));
    }
    return loss;
}

LogisticSums sumsOf(const FeatureBlock& block, const Parameters& w)
{
    LogisticSums sums;
    addDerivatives(block, w, sums);
    return sums;
}

core::Result<LogisticFit> fit(const std::vector<FeatureBlock>& blocks, const TrainingOptions& options = {})
{
    std::size_t rows = 0;
    for (const auto& block : blocks)
        rows += block.rows;
    const auto at = [&blocks](const Parameters& w) -> std::optional<LogisticSums> {
        LogisticSums sums;
        for (const auto& block : blocks)
            addDerivatives(block, w, sums);
        return sums;
    };
    return minimiseLogistic(at, rows, options, [](double) { return true; });
}

const Parameters kSomewhere{0.3, -0.7, 0.2, 1.1, -0.9, 0.05, 0.4};

} // namespace

TEST(Logistic, gradientIsTheSlopeOfTheLoss)
{
    constexpr double h = 1e-5;
    for (const std::size_t rows : {1U, 77U, 256U}) {
        const auto block = someBlock(rows, 42);
        const auto sums = sumsOf(block, kSomewhere);
        for (std::size_t j = 0; j < kParameters; ++j) {
            Parameters up = kSomewhere;
            Parameters down = kSomewhere;
            up[j] += h;
            down[j] -= h;
            EXPECT_NEAR(sums.gradient[j], (lossOf(block, up) - lossOf(block, down)) / (2 * h), 1e-7) << j;
        }
    }
}

TEST(Logistic, curvatureIsTheSlopeOfTheGradient)
{
    constexpr double h = 1e-5;
    const auto block = someBlock(200, 43);
    const auto sums = sumsOf(block, kSomewhere);
    for (std::size_t k = 0; k < kParameters; ++k) {
        Parameters up = kSomewhere;
        Parameters down = kSomewhere;
        up[k] += h;
        down[k] -= h;
        const auto above = sumsOf(block, up);
        const auto below = sumsOf(block, down);
        for (std::size_t j = 0; j <= k; ++j)
            EXPECT_NEAR(sums.curvature[j][k], (above.gradient[j] - below.gradient[j]) / (2 * h), 1e-7);
    }
}

TEST(Logistic, farLogOddsStayFinite)
{
    auto block = someBlock(100, 44);
    Parameters far{};
    for (const double size : {1e3, 1e6, -1e6}) {
        far[0] = size;
        const auto sums = sumsOf(block, far);
        for (std::size_t j = 0; j < kParameters; ++j) {
            EXPECT_TRUE(std::isfinite(sums.gradient[j]));
            EXPECT_TRUE(std::isfinite(sums.curvature[j][j]));
        }
    }
}

TEST(Logistic, fitEndsWhereTheGradientIsZero)
{
    const std::vector<FeatureBlock> blocks{someBlock(256, 1), someBlock(256, 2), someBlock(100, 3)};
    const auto result = fit(blocks);
    ASSERT_TRUE(result) << result.error().detail;
    LogisticSums sums;
    for (const auto& block : blocks)
        addDerivatives(block, result->parameters, sums);
    for (std::size_t j = 0; j < kFeatures; ++j)
        EXPECT_NEAR(sums.gradient[j] + result->parameters[j], 0.0, 1e-8);
    EXPECT_NEAR(sums.gradient[kFeatures], 0.0, 1e-8); // the intercept is not penalised
    EXPECT_LE(result->gradientNorm, 1e-8);
    EXPECT_GT(result->parameters[0], 0.4);
    EXPECT_LT(result->parameters[1], -0.2);
}

TEST(Logistic, allRowsTwiceWithHalfTheCIsTheSameFit)
{
    const std::vector<FeatureBlock> once{someBlock(256, 1), someBlock(100, 3)};
    const std::vector<FeatureBlock> twice{once[0], once[1], once[0], once[1]};
    const auto a = fit(once, {.c = 1.0});
    const auto b = fit(twice, {.c = 0.5});
    ASSERT_TRUE(a && b);
    for (std::size_t j = 0; j < kParameters; ++j)
        EXPECT_NEAR(a->parameters[j], b->parameters[j], 1e-10);
}

TEST(Logistic, weightsGrowWithC)
{
    const std::vector<FeatureBlock> blocks{someBlock(200, 9)};
    double before = 0.0;
    for (const double c : {1e-6, 1e-3, 1e-2, 1.0, 100.0}) {
        const auto result = fit(blocks, {.c = c});
        ASSERT_TRUE(result) << result.error().detail;
        double length = 0.0;
        for (std::size_t j = 0; j < kFeatures; ++j)
            length += result->parameters[j] * result->parameters[j];
        EXPECT_GT(length, before);
        before = length;
    }
}

TEST(Logistic, separableRowsConverge)
{
    auto block = someBlock(256, 11);
    for (std::size_t i = 0; i < block.rows; ++i)
        block.rose[i] = block.x[0][i] + 0.1 * block.x[1][i] > 0.2 ? 1.0 : 0.0;
    for (const double c : {1.0, 1e3, 1e6, 1e9}) {
        const auto result = fit({block}, {.c = c});
        ASSERT_TRUE(result) << "c " << c << ": " << result.error().detail;
        std::array<double, kBlockRows> z{};
        logOdds(block, result->parameters, z);
        std::size_t right = 0;
        for (std::size_t i = 0; i < block.rows; ++i)
            right += (z[i] > 0.0) == (block.rose[i] > 0.0) ? 1U : 0U;
        EXPECT_GE(right, c < 10.0 ? 245U : 256U);
    }
}

TEST(Logistic, aSingleWildRowDoesNotThrowTheFitOff)
{
    auto block = someBlock(256, 12);
    block.x[0][7] = 1e4;
    block.x[3][8] = -1e5;
    const auto result = fit({block});
    ASSERT_TRUE(result) << result.error().detail;
    EXPECT_LE(result->gradientNorm, 1e-8);
}

TEST(Logistic, aToleranceOfZeroEndsAtTheRoundingOfTheSum)
{
    const auto result = fit({someBlock(256, 13)}, {.gradientTolerance = 0.0});
    ASSERT_TRUE(result) << result.error().detail;
    EXPECT_LT(result->gradientNorm, 1e-12);
}

TEST(Logistic, stopsWhenToldOrOutOfSteps)
{
    const auto block = someBlock(256, 14);
    const auto at = [&block](const Parameters& w) { return std::optional(sumsOf(block, w)); };
    const auto stopped = minimiseLogistic(at, 256, {}, [](double) { return false; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, core::ErrorKind::Cancelled);
    const auto tooFew = fit({block}, {.maxIterations = 1});
    ASSERT_FALSE(tooFew);
    EXPECT_EQ(tooFew.error().kind, core::ErrorKind::Internal);
}

TEST(ChunkRunner, doesEachChunkOnce)
{
    for (const unsigned threads : {0U, 1U, 2U, 7U}) {
        ChunkRunner runner(threads, {});
        std::vector<std::atomic<int>> done(100);
        EXPECT_TRUE(runner.run(done.size(), [&done](std::size_t chunk) { ++done[chunk]; }));
        for (const auto& times : done)
            EXPECT_EQ(times.load(), 1);
        EXPECT_TRUE(runner.run(0, [](std::size_t) { ADD_FAILURE(); }));
    }
}

TEST(ChunkRunner, leavesTheRestWhenToldToStop)
{
    const auto caller = std::this_thread::get_id();
    ChunkRunner runner(3, [caller] {
        EXPECT_EQ(std::this_thread::get_id(), caller);
        return false;
    });
    std::atomic<std::size_t> done{0};
    const auto begin = std::chrono::steady_clock::now();
    const bool all = runner.run(1'000'000'000, [&](std::size_t) {
        ++done;
        while (std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(25))
            std::this_thread::yield(); // the first chunks last until the runner may ask
    });
    EXPECT_FALSE(all);
    EXPECT_LT(done.load(), 1'000'000'000U);
}
