#include "core/gaps.h"

#include <gtest/gtest.h>

using namespace cryptopulse::core;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = fromEpochMs(1'700'000'040'000); // a whole minute

Series at(std::initializer_list<std::chrono::milliseconds> times)
{
    Series series;
    for (const auto time : times)
        series.add(kStart + time, *Price::from(26'000));
    return series;
}

} // namespace

TEST(Gaps, areTheBucketsWithoutAPrice)
{
    const Series series = at({0min, 1min + 59s, 2min, 2min + 30s, 4min + 1s, 5min, 65min + 1ms});
    const Gaps gaps = gapsOf(series.view(), 1min, 10);
    ASSERT_EQ(gaps.count, 2U);
    EXPECT_EQ(gaps.list[0], (Gap{{kStart + 3min, kStart + 4min}, 1}));
    EXPECT_EQ(gaps.list[1], (Gap{{kStart + 6min, kStart + 65min}, 59}));
    EXPECT_EQ(gaps.missing, 60U);
    EXPECT_EQ(gaps.longest, 59U);
    EXPECT_EQ(gaps.buckets, 66U);
}

TEST(Gaps, dependOnTheInterval)
{
    const Series series = at({0min, 6min, 21min});
    EXPECT_EQ(gapsOf(series.view(), 5min, 10).missing, 3U); // of 22:15, 22:25 and 22:30
    EXPECT_EQ(gapsOf(series.view(), 1h, 10).count, 0U);
}

TEST(Gaps, areCountedBeyondThoseThatAreListed)
{
    Series series;
    for (int i = 0; i < 1000; ++i)
        series.add(kStart + std::chrono::minutes(3 * i), *Price::from(1));
    const Gaps gaps = gapsOf(series.view(), 1min, 7);
    EXPECT_EQ(gaps.list.size(), 7U);
    EXPECT_EQ(gaps.count, 999U);
    EXPECT_EQ(gaps.missing, 1998U);
    EXPECT_EQ(gaps.buckets - gaps.missing, 1000U); // each price has a bucket of its own
}

TEST(Gaps, ofNothingAndOfOnePriceAreNone)
{
    EXPECT_EQ(gapsOf({}, 1min, 10).buckets, 0U);
    EXPECT_EQ(gapsOf(at({30s}).view(), 1min, 10).buckets, 1U);
    EXPECT_EQ(gapsOf(at({30s}).view(), 1min, 10).count, 0U);
}

TEST(Gaps, beforeTheEpochBucketsAreFloored)
{
    Series series;
    series.add(fromEpochMs(-60'001), *Price::from(1));
    series.add(fromEpochMs(-1), *Price::from(1));
    series.add(fromEpochMs(60'000), *Price::from(1));
    const Gaps gaps = gapsOf(series.view(), 1min, 10);
    ASSERT_EQ(gaps.list.size(), 1U);
    EXPECT_EQ(gaps.list[0], (Gap{{fromEpochMs(0), fromEpochMs(60'000)}, 1}));
}
