#include "core/calluse.h"

#include <gtest/gtest.h>
#include <limits>

using namespace cryptopulse;
using namespace std::chrono_literals;

namespace {

core::UtcTime at(const char* text)
{
    return core::fromIso(text).value();
}

/// Of a plan with 10,000 calls a month, in November, which has thirty days.
core::CallUse use(std::int64_t used, const char* now)
{
    return {.plan = "demo",
            .used = used,
            .allowed = 10'000,
            .since = at("2026-11-01T00:00:00Z"),
            .asOf = at(now),
            .resets = at("2026-12-01T00:00:00Z")};
}

} // namespace

TEST(CallUse, monthsBeginInUtc)
{
    const struct {
        const char* time;
        const char* begin;
        const char* next;
    } rows[]{{"2026-11-26T04:40:00Z", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"},
             {"2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"},
             {"2026-12-31T23:59:59.999Z", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"},
             {"2028-02-29T12:00:00Z", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z"}};
    for (const auto& row : rows) {
        EXPECT_EQ(core::monthBegin(at(row.time)), at(row.begin)) << row.time;
        EXPECT_EQ(core::nextMonthBegin(at(row.time)), at(row.next)) << row.time;
    }
}

TEST(CallUse, aCallAMinuteSpendsAMonthInAWeek)
{
    const auto paced = core::atPace(use(0, "2026-11-01T00:00:00Z"), 60s);
    EXPECT_TRUE(paced.lastsUntil == at("2026-11-07T22:40:00Z")); // 10,000 minutes
    EXPECT_TRUE(paced.lastingInterval == 260s); // 30 days of 86,400 s, in 10,000 parts: 259.2
    EXPECT_TRUE(paced.runsShort);
}

TEST(CallUse, theOfferedIntervalLasts)
{
    for (const std::int64_t used : {0, 1, 4'321, 9'998, 9'999}) {
        const auto offered = core::atPace(use(used, "2026-11-11T17:03:01.234Z"), 60s).lastingInterval;
        EXPECT_TRUE(offered.has_value());
        const auto paced = core::atPace(use(used, "2026-11-11T17:03:01.234Z"), *offered);
        EXPECT_TRUE(!paced.lastsUntil);
        EXPECT_TRUE(!paced.runsShort);
        const auto faster = core::atPace(use(used, "2026-11-11T17:03:01.234Z"), *offered - 1s);
        EXPECT_TRUE(faster.lastsUntil.has_value());
        EXPECT_TRUE(*faster.lastsUntil < faster.resets);
    }
}

TEST(CallUse, nothingIsPlannedNothingRunsShort)
{
    const auto idle = core::atPace(use(9'990, "2026-11-02T00:00:00Z"), std::nullopt);
    EXPECT_TRUE(!idle.lastsUntil);
    EXPECT_TRUE(!idle.runsShort);
    EXPECT_TRUE(idle.lastingInterval.has_value());
}

TEST(CallUse, whatIsSpentIsSpent)
{
    for (const std::int64_t used : {10'000, 10'001}) {
        const auto spent = core::atPace(use(used, "2026-11-20T00:00:00Z"), std::nullopt);
        EXPECT_TRUE(spent.lastsUntil == at("2026-11-20T00:00:00Z"));
        EXPECT_TRUE(!spent.lastingInterval);
        EXPECT_TRUE(spent.runsShort);
    }
}

TEST(CallUse, aWarningDoesNotComeAndGoWithSingleCalls)
{
    // 260 s lasts exactly; some calls more (a search for a coin) leave some minutes without.
    auto paced = core::atPace(use(40, "2026-11-01T00:00:00Z"), 260s);
    EXPECT_TRUE(paced.lastsUntil.has_value());
    EXPECT_TRUE(!paced.runsShort); // less than a twentieth
    paced.used = 1'000;
    paced = core::atPace(paced, 260s);
    EXPECT_TRUE(paced.runsShort);
    paced.used = 40; // better, but still not to the end
    paced = core::atPace(paced, 260s);
    EXPECT_TRUE(paced.runsShort);
    paced = core::atPace(paced, 270s);
    EXPECT_TRUE(!paced.runsShort);
}

TEST(CallUse, aLongIntervalDoesNotOverflow)
{
    auto many = use(0, "2026-11-01T00:00:00Z");
    many.allowed = std::numeric_limits<std::int64_t>::max();
    const auto paced = core::atPace(many, 86'400s);
    EXPECT_TRUE(!paced.lastsUntil);
    EXPECT_TRUE(paced.lastingInterval == 1s);
}
