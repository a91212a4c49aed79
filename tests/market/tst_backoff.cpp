#include "market/backoff.h"
#include "support/fakeclock.h"

#include <gtest/gtest.h>

using namespace cryptopulse;
using namespace std::chrono_literals;
using core::ErrorKind;

namespace {

struct BackOffTest : ::testing::Test {
    support::FakeClock clock;
    market::BackOff backOff{clock, 42};
    const core::UtcTime start = clock.now();
};

} // namespace

TEST_F(BackOffTest, StartsWithoutAWait)
{
    EXPECT_FALSE(backOff.nextAllowed());
    EXPECT_FALSE(backOff.suggestedNext());
}

TEST_F(BackOffTest, KeepsTheProvidersOwnWaitExactly)
{
    backOff.failed({ErrorKind::RateLimited, {}, 119s});
    EXPECT_EQ(backOff.nextAllowed(), start + 119s);
    EXPECT_EQ(backOff.suggestedNext(), start + 119s);
    clock.advance(119s);
    EXPECT_FALSE(backOff.nextAllowed());
}

TEST_F(BackOffTest, WaitsAtLeastASecond)
{
    backOff.failed({ErrorKind::RateLimited, {}, 0ms});
    EXPECT_EQ(backOff.nextAllowed(), start + 1s);
}

TEST_F(BackOffTest, DoublesRateLimitsUpToAQuarterOfAnHour)
{
    for (const auto wait : {60s, 120s, 240s, 480s, 900s, 900s}) {
        const core::UtcTime now = clock.now();
        backOff.failed({ErrorKind::RateLimited, {}});
        ASSERT_TRUE(backOff.nextAllowed());
        EXPECT_GE(*backOff.nextAllowed() - now, wait);
        EXPECT_LE(*backOff.nextAllowed() - now, wait * 6 / 5);
        clock.set(*backOff.nextAllowed());
    }
}

TEST_F(BackOffTest, OtherFailuresDelayButDoNotBlock)
{
    auto wait = std::chrono::milliseconds(2s);
    for (int i = 0; i < 100; ++i) {
        backOff.failed({ErrorKind::Network, {}});
        EXPECT_FALSE(backOff.nextAllowed());
        ASSERT_TRUE(backOff.suggestedNext());
        EXPECT_GE(*backOff.suggestedNext() - start, wait);
        EXPECT_LE(*backOff.suggestedNext() - start, wait * 6 / 5);
        wait = std::min<std::chrono::milliseconds>(wait * 2, 5min);
    }
}

TEST_F(BackOffTest, SuccessResets)
{
    backOff.failed({ErrorKind::RateLimited, {}});
    backOff.failed({ErrorKind::Timeout, {}});
    backOff.succeeded();
    EXPECT_FALSE(backOff.suggestedNext());
    backOff.failed({ErrorKind::Network, {}});
    EXPECT_LE(*backOff.suggestedNext() - start, 2400ms);
}

TEST_F(BackOffTest, CancelledSaysNothing)
{
    backOff.failed({ErrorKind::Cancelled, {}});
    EXPECT_FALSE(backOff.suggestedNext());
}

TEST_F(BackOffTest, AClockSetBackNeitherProlongsNorEndsTheWait)
{
    backOff.failed({ErrorKind::RateLimited, {}, 60s});
    const core::UtcTime yearBefore = start - 24h * 365;
    clock.set(yearBefore);
    EXPECT_EQ(backOff.nextAllowed(), yearBefore + 60s);
    clock.advance(59s);
    EXPECT_EQ(backOff.nextAllowed(), yearBefore + 60s);
    clock.advance(1s);
    EXPECT_FALSE(backOff.nextAllowed());
}

TEST_F(BackOffTest, AWaitOutlivesOtherFailures)
{
    backOff.failed({ErrorKind::RateLimited, {}, 119s});
    backOff.failed({ErrorKind::Timeout, {}});
    EXPECT_EQ(backOff.nextAllowed(), start + 119s);
    EXPECT_EQ(backOff.suggestedNext(), start + 119s);
}

TEST_F(BackOffTest, RefusedDoesNotBlock)
{
    backOff.failed({ErrorKind::Refused, {}});
    EXPECT_FALSE(backOff.nextAllowed());
    EXPECT_TRUE(backOff.suggestedNext());
}

TEST_F(BackOffTest, SameSeedSameWaits)
{
    market::BackOff same(clock, 42);
    market::BackOff other(clock, 43);
    for (auto* one : {&backOff, &same, &other})
        one->failed({ErrorKind::RateLimited, {}});
    EXPECT_EQ(backOff.nextAllowed(), same.nextAllowed());
    EXPECT_NE(backOff.nextAllowed(), other.nextAllowed());
}
