#include "core/timerange.h"

#include <gtest/gtest.h>

using namespace cryptopulse::core;

namespace {

TimeRange range(int from, int to)
{
    return {fromEpochMs(from), fromEpochMs(to)};
}
using Ranges = std::vector<TimeRange>;

} // namespace

TEST(TimeRange, overlappingAndTouchingOnesAreOne)
{
    EXPECT_EQ(
        merged({range(20, 30), range(0, 10), range(5, 12), range(12, 15), range(40, 40), range(50, 45)}),
        (Ranges{range(0, 15), range(20, 30)}));
    EXPECT_EQ(merged({}), Ranges{});
    EXPECT_EQ(merged({range(0, 100), range(10, 20)}), Ranges{range(0, 100)});
}

TEST(TimeRange, whatIsLeftOfAWhole)
{
    const Ranges taken{range(0, 10), range(20, 30), range(50, 60)};
    EXPECT_EQ(without(range(5, 55), taken), (Ranges{range(10, 20), range(30, 50)}));
    EXPECT_EQ(without(range(20, 30), taken), Ranges{});
    EXPECT_EQ(without(range(12, 18), taken), Ranges{range(12, 18)});
    EXPECT_EQ(without(range(60, 70), taken), Ranges{range(60, 70)});
    EXPECT_EQ(without(range(70, 70), taken), Ranges{});
    EXPECT_EQ(lengthOf(taken), std::chrono::milliseconds(30));
}
