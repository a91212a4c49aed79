#include "core/error.h"
#include "core/price.h"
#include "core/probability.h"
#include "core/result.h"
#include "core/sample.h"
#include "core/step.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

using namespace cryptopulse::core;

namespace {
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
} // namespace

TEST(Price, isFiniteAndAboveZero)
{
    for (const double good : {1e-15, 1e-12, 0.01, 26'000.0, 1e9, 1e12}) {
        const auto price = Price::from(good);
        ASSERT_TRUE(price) << good;
        EXPECT_EQ(price->value(), good);
    }
    for (const double bad : {0.0, -0.0, -1.0, 9.9e-16, 1.1e12, kNan, -kNan, kInfinity, -kInfinity,
                             std::numeric_limits<double>::denorm_min(), std::numeric_limits<double>::max()})
        EXPECT_FALSE(Price::from(bad)) << bad;
}

TEST(Price, compares)
{
    EXPECT_LT(*Price::from(1.0), *Price::from(2.0));
    EXPECT_EQ(*Price::from(1.0), *Price::from(1.0));
}

TEST(Probability, isBetweenZeroAndOne)
{
    for (const double good : {0.0, 0.5, 1.0})
        EXPECT_EQ(Probability::from(good).value().value(), good);
    for (const double bad : {-1e-300, 1.0 + 1e-15, kNan, kInfinity, -kInfinity})
        EXPECT_FALSE(Probability::from(bad)) << bad;
}

TEST(Probability, ofLogOdds)
{
    EXPECT_EQ(Probability::fromLogOdds(0.0).value(), 0.5);
    EXPECT_NEAR(Probability::fromLogOdds(std::log(3.0)).value(), 0.75, 1e-15);
    EXPECT_EQ(Probability::fromLogOdds(kInfinity).value(), 1.0);
    EXPECT_EQ(Probability::fromLogOdds(-kInfinity).value(), 0.0);
    EXPECT_EQ(Probability::fromLogOdds(1e308).value(), 1.0);
    EXPECT_EQ(Probability::fromLogOdds(kNan).value(), 0.5);
    // The small tail keeps its digits: e^-40 and not 1 - 1.
    EXPECT_NEAR(Probability::fromLogOdds(-40.0).value(), std::exp(-40.0), 1e-30);
    for (const double z : {0.1, 1.0, 5.0, 30.0}) {
        EXPECT_NEAR(Probability::fromLogOdds(z).value() + Probability::fromLogOdds(-z).value(), 1.0, 1e-15);
        EXPECT_GT(Probability::fromLogOdds(z), Probability::fromLogOdds(z - 0.05));
    }
}

TEST(Step, namesGoBothWays)
{
    for (const char* name : {"sample", "1m", "5m", "15m", "1h", "1d"}) {
        const auto step = Step::fromName(name);
        ASSERT_TRUE(step) << name;
        EXPECT_EQ(step->name(), name);
        EXPECT_EQ(step->isSample(), !step->interval().has_value());
        if (const auto interval = step->interval()) {
            EXPECT_EQ(Step::ofInterval(*interval), step);
        }
    }
    for (const char* name : {"", "auto", "2m", "1M", " 1m", "1m ", "60", "Sample", "1w"})
        EXPECT_FALSE(Step::fromName(name)) << name;
}

TEST(Step, hasStandardIntervalsOnly)
{
    using namespace std::chrono_literals;
    EXPECT_EQ(Step::ofInterval(60s)->name(), "1m");
    EXPECT_EQ(Step::ofInterval(24h)->name(), "1d");
    for (const auto interval : {0s, -60s, 1s, 59s, 61s, 120s, 604'800s})
        EXPECT_FALSE(Step::ofInterval(interval)) << interval.count();
    EXPECT_EQ(Step(), Step::fromName("sample"));
    EXPECT_NE(Step(), *Step::fromName("1m"));
}

TEST(Error, everyKindHasANameOfItsOwn)
{
    std::set<std::string_view> names;
    const int last = static_cast<int>(ErrorKind::Internal);
    for (int i = 0; i <= last; ++i) {
        const auto kind = static_cast<ErrorKind>(i);
        const auto name = kindName(kind);
        EXPECT_TRUE(names.insert(name).second) << name << " twice";
        EXPECT_EQ(kindFromName(name), kind) << name;
        EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos) << name;
    }
    for (const char* name : {"", "Network", "no model", "internal "})
        EXPECT_FALSE(kindFromName(name)) << name;
}

TEST(Result, failureCarriesKindAndDetail)
{
    const Result<int> failed = failure(ErrorKind::NotFound, "no such job");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error(), (Error{ErrorKind::NotFound, "no such job", std::nullopt}));

    const Error slowDown{ErrorKind::RateLimited, "slow down", std::chrono::seconds(60)};
    const Result<double> handedUp = failure(slowDown);
    EXPECT_EQ(handedUp.error(), slowDown);
    EXPECT_EQ(Result<int>(7).value(), 7);
}

TEST(SeriesKey, readsLikeAnAddress)
{
    EXPECT_EQ(toText(SeriesKey{}), "bitcoin/usd@coingecko");
    EXPECT_NE(SeriesKey{}, (SeriesKey{.source = "binance"}));
}
