#include "market/demosource.h"
#include "support/fakeclock.h"

#include <gtest/gtest.h>

using namespace cryptopulse;
using namespace std::chrono_literals;

TEST(DemoSource, PastAndPresentAreOneMarket)
{
    support::FakeClock clock;
    market::DemoSource source(clock, 7);
    const auto past = source.minutes(clock.now(), clock.now() + 24h);
    ASSERT_EQ(past.size(), 1440U);
    clock.set(past[700].time + 400ms);
    const auto quote = source.fetch().result();
    ASSERT_TRUE(quote);
    EXPECT_EQ(quote->price, past[700].price);
    EXPECT_EQ(quote->time, past[700].time);
    EXPECT_EQ(market::DemoSource(clock, 7).priceAt(clock.now()), quote->price);
    EXPECT_NE(market::DemoSource(clock, 8).priceAt(clock.now()), quote->price);
}

TEST(DemoSource, LooksLikeAMarket)
{
    support::FakeClock clock;
    const auto prices = market::DemoSource(clock, 1).minutes(clock.now(), clock.now() + 240h);
    for (std::size_t i = 1; i < prices.size(); ++i) {
        const double ratio = prices[i].price.value() / prices[i - 1].price.value();
        ASSERT_NEAR(ratio, 1.0, 0.02);
        ASSERT_GT(prices[i].price.value(), 30'000);
        ASSERT_LT(prices[i].price.value(), 120'000);
    }
}
