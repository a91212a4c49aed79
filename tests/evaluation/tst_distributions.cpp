#include "evaluation/distributions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace cryptopulse::evaluation;

TEST(Distributions, normalTailAndQuantileAreInverse)
{
    EXPECT_NEAR(normalTail(1.959963984540054), 0.025, 1e-15);
    EXPECT_NEAR(normalQuantile(0.975), kZ95, 1e-13);
    EXPECT_NEAR(normalQuantile(0.95), 1.6448536269514722, 1e-13);
    EXPECT_NEAR(normalQuantile(0.5), 0.0, 1e-14);
    for (const double p : {1e-300, 1e-12, 0.001, 0.3, 0.7, 0.999})
        EXPECT_NEAR(normalTail(-normalQuantile(p)) / p, 1.0, 1e-10) << p;
    EXPECT_TRUE(std::isnan(normalQuantile(0.0)));
    EXPECT_TRUE(std::isnan(normalQuantile(1.0)));
    EXPECT_TRUE(std::isnan(normalTail(kUndefined)));
}

TEST(Distributions, studentTailHasClosedFormsForOneAndTwoDegrees)
{
    for (const double x : {-30.0, -2.0, -0.1, 0.0, 0.3, 1.0, 4.0, 1000.0}) {
        EXPECT_NEAR(studentTail(x, 1.0), 0.5 - std::atan(x) / std::numbers::pi, 1e-13) << x;
        EXPECT_NEAR(studentTail(x, 2.0), 0.5 - x / (2.0 * std::sqrt(2.0 + x * x)), 1e-13) << x;
    }
    EXPECT_NEAR(studentTail(2.2281388519649385, 10.0), 0.025, 1e-12); // the table's 2.228
    EXPECT_TRUE(std::isnan(studentTail(kUndefined, 5.0)));
    EXPECT_TRUE(std::isnan(studentTail(1.0, 0.0)));
}

TEST(Distributions, studentTailBecomesTheNormalOne)
{
    for (const double x : {-3.0, -0.5, 0.7, 2.0, 5.0}) {
        EXPECT_NEAR(studentTail(x, 999'999.0), normalTail(x), 1e-6) << x;
        EXPECT_EQ(studentTail(x, 1e7), normalTail(x)) << x;
    }
}

TEST(Distributions, wilsonIsTheRootOfItsOwnQuadratic)
{
    // |share - p| = z sqrt(p (1 - p) / n) at both ends.
    for (const double share : {0.0, 0.1, 0.5, 1.0}) {
        const Interval interval = wilson(share, 37.5);
        for (const double p : {interval.low, interval.high}) {
            if (p > 1e-9 && p < 1.0 - 1e-9) {
                EXPECT_NEAR(std::abs(share - p), kZ95 * std::sqrt(p * (1.0 - p) / 37.5), 1e-12);
            }
        }
        EXPECT_LE(interval.low, share);
        EXPECT_GE(interval.high, share);
    }
    EXPECT_TRUE(std::isnan(wilson(0.5, 0.0).low));
    EXPECT_TRUE(std::isnan(wilson(0.5, kUndefined).high));
}
