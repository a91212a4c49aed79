#include "core/clock.h"
#include "core/time.h"

#include <gtest/gtest.h>

using namespace cryptopulse::core;
using namespace std::chrono_literals;

namespace {

struct Moment {
    const char* text;
    long long ms;
};

void PrintTo(const Moment& moment, std::ostream* out)
{
    *out << moment.text;
}

} // namespace

class IsoBothWays : public testing::TestWithParam<Moment>
{
};

TEST_P(IsoBothWays, isTheSameMoment)
{
    EXPECT_EQ(toIso(fromEpochMs(GetParam().ms)), GetParam().text);
    const auto time = fromIso(GetParam().text);
    ASSERT_TRUE(time);
    EXPECT_EQ(toEpochMs(*time), GetParam().ms);
}

INSTANTIATE_TEST_SUITE_P(Moments, IsoBothWays,
                         testing::Values(Moment{"1970-01-01T00:00:00.000Z", 0},
                                         Moment{"1969-12-31T23:59:59.999Z", -1},
                                         Moment{"2000-02-29T12:00:00.001Z", 951'825'600'001},
                                         Moment{"2024-02-29T23:59:59.999Z", 1'709'251'199'999},
                                         Moment{"2024-03-01T00:00:00.000Z", 1'709'251'200'000},
                                         Moment{"2026-11-24T03:04:05.678Z", 1'795'489'445'678},
                                         Moment{"0001-01-01T00:00:00.000Z", -62'135'596'800'000},
                                         Moment{"9999-12-31T23:59:59.999Z", 253'402'300'799'999}));

TEST(FromIso, readsWhatOthersWrite)
{
    const auto at = [](const char* text) { return fromIso(text).value_or(UtcTime::max()); };
    const UtcTime day = fromEpochMs(1'709'164'800'000); // 2024-02-29T00:00Z
    EXPECT_EQ(at("2024-02-29"), day);
    EXPECT_EQ(at("2024-02-29T06:30"), day + 6h + 30min);
    EXPECT_EQ(at("2024-02-29 06:30:15"), day + 6h + 30min + 15s);
    EXPECT_EQ(at("2024-02-29t06:30:15z"), day + 6h + 30min + 15s);
    EXPECT_EQ(at("2024-02-29T00:00:00.5Z"), day + 500ms);
    EXPECT_EQ(at("2024-02-29T00:00:00.05"), day + 50ms);
    EXPECT_EQ(at("2024-02-29T00:00:00.123999999Z"), day + 123ms); // cut, not rounded
    EXPECT_EQ(at("2024-02-29T02:00:00+02:00"), day);
    EXPECT_EQ(at("2024-02-28T18:30:00-0530"), day);
    EXPECT_EQ(at("2024-02-29T05:45+05:45"), day);
    EXPECT_EQ(at("2024-02-29T00:00-00:00"), day);
}

class NotIso : public testing::TestWithParam<const char*>
{
};

TEST_P(NotIso, isRefused)
{
    EXPECT_FALSE(fromIso(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Days, NotIso,
                         testing::Values("2023-02-29", "1900-02-29", "2024-02-30", "2024-13-01", "2024-00-10",
                                         "2024-04-31", "2024-01-00", "2024-1-01", "24-01-01", "20240101"));
INSTANTIATE_TEST_SUITE_P(Times, NotIso,
                         testing::Values("2024-01-01T24:00", "2024-01-01T23:60", "2024-01-01T23:59:60",
                                         "2024-01-01T", "2024-01-01T1:00", "2024-01-01T10", "2024-01-01T10:",
                                         "2024-01-01T10:00:", "2024-01-01T10:00:00.", "2024-01-01T10:00:00.Z",
                                         "2024-01-01T10:00:00.1234567890Z", "2024-01-01T10:00:00,5Z"));
INSTANTIATE_TEST_SUITE_P(Offsets, NotIso,
                         testing::Values("2024-01-01T10:00+", "2024-01-01T10:00+2", "2024-01-01T10:00+02",
                                         "2024-01-01T10:00+02:0", "2024-01-01T10:00+15:00",
                                         "2024-01-01T10:00+02:60", "2024-01-01T10:00 UTC", "2024-01-01Z"));
INSTANTIATE_TEST_SUITE_P(Garbage, NotIso,
                         testing::Values("", " ", "now", "1700000000000", "-001-01-01", "+2024-01-01",
                                         " 2024-01-01", "2024-01-01 ", "2024-01-01T10:00Z ",
                                         "2024-01-01T10:00ZZ", "2024-01-01T-1:00", "2024-01-01T10:00:00.-5Z",
                                         "٢٠٢٤-01-01"));

TEST(FromIso, refusesBytesAfterAZero)
{
    using namespace std::string_view_literals;
    EXPECT_FALSE(fromIso("2024-01-01\0"sv));
    EXPECT_FALSE(fromIso("2024-01-01T10:00Z\0Z"sv));
}

TEST(SystemClock, tellsTheMachinesTime)
{
    const auto before = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const UtcTime now = SystemClock().now();
    EXPECT_GE(now, before);
    EXPECT_LE(now, std::chrono::system_clock::now());
}
