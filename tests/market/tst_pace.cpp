#include "market/pace.h"
#include "support/fakeclock.h"

#include <gtest/gtest.h>

using namespace cryptopulse;
using namespace std::chrono_literals;

namespace {

/// Calls as soon as it is allowed; tells how long that took.
std::chrono::milliseconds callTimes(market::Pace& pace, support::FakeClock& clock, int calls)
{
    const core::UtcTime start = clock.now();
    for (int i = 0; i < calls; ++i) {
        if (const auto next = pace.nextAllowed())
            clock.set(*next);
        EXPECT_FALSE(pace.nextAllowed());
        pace.called();
    }
    return clock.now() - start;
}

} // namespace

TEST(Pace, LetsABurstPassAndThenOneEachInterval)
{
    support::FakeClock clock;
    market::Pace pace({100ms, 10}, clock);
    EXPECT_EQ(callTimes(pace, clock, 10), 0ms);
    EXPECT_EQ(pace.nextAllowed(), clock.now() + 100ms);
    EXPECT_EQ(callTimes(pace, clock, 20), 2000ms);
}

TEST(Pace, RestsFillTheBucketButNoMore)
{
    support::FakeClock clock;
    market::Pace pace({1s, 3}, clock);
    callTimes(pace, clock, 3);
    clock.advance(2s);
    EXPECT_EQ(callTimes(pace, clock, 2), 0ms);
    EXPECT_TRUE(pace.nextAllowed());
    clock.advance(24h);
    EXPECT_EQ(callTimes(pace, clock, 4), 1s);
}

TEST(Pace, IntervalsThatAreNoWholeMillisecondsAddUp)
{
    support::FakeClock clock;
    market::Pace pace({333'333us, 1}, clock);
    const auto took = callTimes(pace, clock, 301);
    EXPECT_GE(took, 100s - 1ms);
    EXPECT_LE(took, 100s + 301ms); // rounded up to the millisecond each time
}

TEST(Pace, AClockSetBackDoesNotProlongTheWait)
{
    support::FakeClock clock;
    market::Pace pace({1s, 2}, clock);
    callTimes(pace, clock, 2);
    clock.advance(-24h);
    ASSERT_TRUE(pace.nextAllowed());
    EXPECT_LE(*pace.nextAllowed() - clock.now(), 1s);
}
