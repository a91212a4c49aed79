#include "evaluation/calibration.h"
#include "market.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace cryptopulse::evaluation;
using namespace cryptopulse::evaluation::test;

namespace {

/// Groups whose share of risen is exactly their probability.
Forecasts perfectlyCalibrated()
{
    Forecasts f;
    for (const int tenths : {1, 3, 5, 6, 9}) {
        for (int i = 0; i < 10; ++i) {
            f.up.push_back(tenths / 10.0);
            f.rose.push_back(i < tenths ? 1 : 0);
            f.steps.push_back(f.steps.size());
        }
    }
    return f;
}

double squash(double logOdds)
{
    return 1.0 / (1.0 + std::exp(-logOdds));
}

Reliability reliabilityOf(const Forecasts& f)
{
    return reliability(Ranking(f.up), f.up, f.rose, Overlap(f.steps, kHorizon));
}

} // namespace

TEST(Calibration, perfectlyCalibratedHasSlopeOne)
{
    const Forecasts f = perfectlyCalibrated();
    const Calibration fit = calibration(f.up, f.rose);
    EXPECT_NEAR(fit.slope, 1.0, 1e-9);
    EXPECT_NEAR(fit.intercept, 0.0, 1e-9);
    EXPECT_NEAR(reliabilityOf(f).parts.reliability, 0.0, 1e-15);
    EXPECT_NEAR(reliabilityOf(f).parts.withinBin, 0.0, 1e-15);
}

TEST(Calibration, undoesALinearDistortionOfTheLogOdds)
{
    Forecasts f = perfectlyCalibrated();
    for (double& p : f.up) // twice as sure as it may be, and shifted by 0.6
        p = squash(2.0 * std::log(p / (1.0 - p)) + 0.6);
    const Calibration fit = calibration(f.up, f.rose);
    EXPECT_NEAR(fit.slope, 0.5, 1e-9);
    EXPECT_NEAR(fit.intercept, -0.3, 1e-9);
}

TEST(Calibration, solvesItsScoreEquations)
{
    for (const double noise : {1e-3, 0.3, 20.0}) {
        const Forecasts f = simulate(3000, {0.3 * noise, 0.5, noise}, 6);
        const Calibration fit = calibration(f.up, f.rose);
        double ofIntercept = 0.0;
        double ofSlope = 0.0;
        double scale = 0.0;
        for (std::size_t i = 0; i < f.up.size(); ++i) {
            const double kept = std::clamp(f.up[i], kClip, 1.0 - kClip);
            const double x = std::log(kept) - std::log1p(-kept);
            const double error = squash(fit.intercept + fit.slope * x) - f.rose[i];
            ofIntercept += error;
            ofSlope += error * x;
            scale += std::abs(x);
        }
        EXPECT_NEAR(ofIntercept, 0.0, 1e-6 * 3000) << noise;
        EXPECT_NEAR(ofSlope, 0.0, 1e-6 * scale) << noise;
    }
}

TEST(Calibration, isNaNWithoutAFiniteFit)
{
    const std::vector<double> up{0.1, 0.2, 0.3, 0.4};
    using Labels = std::vector<unsigned char>;
    for (const Labels& rose :
         {Labels{0, 0, 0, 0}, Labels{1, 1, 1, 1}, Labels{0, 0, 1, 1}, Labels{1, 0, 0, 0}}) {
        EXPECT_TRUE(std::isnan(calibration(up, rose).slope));
        EXPECT_TRUE(std::isnan(calibration(up, rose).intercept));
    }
    EXPECT_FALSE(std::isnan(calibration(up, Labels{0, 1, 0, 1}).slope));
    const std::vector<double> constant(4, 0.3);
    EXPECT_TRUE(std::isnan(calibration(constant, Labels{0, 1, 0, 1}).slope));
    const std::vector<double> onTheThreshold{0.1, 0.3, 0.3, 0.9}; // separated but for the ties
    EXPECT_TRUE(std::isnan(calibration(onTheThreshold, Labels{0, 0, 1, 1}).slope));
    EXPECT_TRUE(std::isnan(calibration({}, {}).slope));
    const std::vector<double> certain{0.0, 1.0, 0.0, 1.0, 0.5};
    const Calibration fit = calibration(certain, Labels{0, 1, 1, 0, 1}); // certain and half wrong
    EXPECT_NEAR(fit.slope, 0.0, 1e-12);
}

TEST(Reliability, partsAddUpToTheBrierScore)
{
    for (const World& world : {World{0.0, 0.9, 0.5}, World{0.5, 0.0, 0.1}, World{2.0, 0.99, 3.0}}) {
        const Forecasts f = simulate(1234, world, 8);
        double brier = 0.0;
        for (std::size_t i = 0; i < f.up.size(); ++i)
            brier += std::pow(f.up[i] - f.rose[i], 2) / 1234.0;
        const BrierParts parts = reliabilityOf(f).parts;
        EXPECT_NEAR(parts.reliability - parts.resolution + parts.uncertainty + parts.withinBin, brier, 1e-13);
        EXPECT_GE(parts.reliability, 0.0);
        EXPECT_GE(parts.resolution, 0.0);
    }
}

TEST(Reliability, binsHoldEquallyManyAndCoverAllInOrder)
{
    const Forecasts f = simulate(1003, {0.1, 0.0, 0.3}, 10);
    const auto bins = reliabilityOf(f).bins;
    ASSERT_EQ(bins.size(), kReliabilityBins);
    std::size_t entries = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        entries += bins[i].count;
        EXPECT_NEAR(static_cast<double>(bins[i].count), 100.3, 1.0);
        EXPECT_LE(bins[i].lowest, bins[i].meanProbability);
        EXPECT_LE(bins[i].meanProbability, bins[i].highest);
        EXPECT_LE(bins[i].interval.low, bins[i].shareRisen);
        EXPECT_GE(bins[i].interval.high, bins[i].shareRisen);
        if (i > 0) {
            EXPECT_GT(bins[i].lowest, bins[i - 1].highest);
        }
    }
    EXPECT_EQ(entries, 1003U);
}

TEST(Reliability, equalProbabilitiesShareABin)
{
    Forecasts f = simulate(100, {}, 11);
    std::ranges::fill(f.up, 0.5);
    EXPECT_EQ(reliabilityOf(f).bins.size(), 1U);
    EXPECT_EQ(reliabilityOf(f).bins[0].count, 100U);
    for (std::size_t i = 0; i < 35; ++i)
        f.up[i] = 0.4;
    const auto bins = reliabilityOf(f).bins;
    ASSERT_EQ(bins.size(), 2U);
    EXPECT_EQ(bins[0].count, 35U);
    EXPECT_EQ(bins[1].count, 65U);
    EXPECT_TRUE(reliabilityOf({}).bins.empty());
    EXPECT_TRUE(std::isnan(reliabilityOf({}).parts.uncertainty));
}
