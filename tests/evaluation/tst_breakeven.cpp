#include "evaluation/breakeven.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace cryptopulse;
using namespace cryptopulse::evaluation;
using std::chrono::minutes;

namespace {

const core::UtcTime kBegin = core::fromEpochMs(1'700'000'040'000);
constexpr std::size_t kAhead = 5;

/// Prices a minute apart that grow by the same factor each time.
class Market
{
public:
    Market& grow(std::size_t n, double factor)
    {
        for (std::size_t i = 0; i < n; ++i) {
            m_series.add(m_time, core::Price::from(m_price).value());
            m_time += minutes(1);
            m_price *= factor;
        }
        return *this;
    }
    Market& pause(double newPrice)
    {
        m_time += minutes(10);
        m_price = newPrice;
        return *this;
    }
    [[nodiscard]] std::optional<BreakEven> breakEven(const TradingCosts& costs = {}) const
    {
        return evaluation::breakEven(forecast::Steps::of(m_series.view(), core::Step::fromName("1m").value()),
                                     kAhead, costs);
    }

private:
    core::Series m_series;
    core::UtcTime m_time = kBegin;
    double m_price = 100.0;
};

} // namespace

TEST(BreakEven, isHalfPlusCostsOverTwiceTheMove)
{
    const auto found = Market().grow(200, 1.001).breakEven();
    ASSERT_TRUE(found);
    const double moveBp = 1e4 * (std::pow(1.001, 5) - 1.0); // 50.1
    EXPECT_DOUBLE_EQ(found->costBp, 24.0);                  // 10 and 2, in and out
    EXPECT_NEAR(found->meanAbsoluteMoveBp, moveBp, 1e-9);
    EXPECT_NEAR(found->accuracy, 0.5 + 24.0 / (2.0 * moveBp), 1e-12); // 0.74
    // Falling prices move as much as rising ones.
    EXPECT_NEAR(Market().grow(200, 1.0 / 1.001).breakEven()->meanAbsoluteMoveBp,
                1e4 * (1.0 - std::pow(1.001, -5)), 1e-9);
}

TEST(BreakEven, followsTheCosts)
{
    EXPECT_DOUBLE_EQ(Market().grow(200, 1.001).breakEven({.feeBp = 0.0, .slippageBp = 0.0})->accuracy, 0.5);
    // 2 (30 + 5) bp against moves of 50: no accuracy pays.
    EXPECT_GT(Market().grow(200, 1.001).breakEven({.feeBp = 30.0, .slippageBp = 5.0})->accuracy, 1.0);
}

TEST(BreakEven, needsSixtyMoves)
{
    EXPECT_FALSE(Market().breakEven());
    EXPECT_FALSE(Market().grow(64, 1.001).breakEven());
    EXPECT_TRUE(Market().grow(65, 1.001).breakEven());
    EXPECT_FALSE(Market().grow(500, 1.0).breakEven()); // nothing moved: no cost can be earned
}

TEST(BreakEven, noMoveReachesAcrossAHole)
{
    EXPECT_FALSE(Market().grow(34, 1.001).pause(500.0).grow(35, 1.001).breakEven()); // 29 and 30 moves
    const auto found = Market().grow(35, 1.001).pause(500.0).grow(35, 1.001).breakEven();
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->meanAbsoluteMoveBp, 1e4 * (std::pow(1.001, 5) - 1.0), 1e-9);
}

TEST(BreakEven, isOfTheNewestDay)
{
    const double calm = 1e4 * (std::pow(1.0001, 5) - 1.0);
    EXPECT_NEAR(Market().grow(2000, 1.01).grow(1445, 1.0001).breakEven()->meanAbsoluteMoveBp, calm, 1e-6);
    EXPECT_GT(Market().grow(2000, 1.01).grow(1440, 1.0001).breakEven()->meanAbsoluteMoveBp, calm + 0.1);
}
