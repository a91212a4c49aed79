#include "forecast/features.h"
#include "forecast/prices.h"
#include "forecast/seedmodel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

using namespace cryptopulse;
using namespace forecast;
using core::ErrorKind;

namespace {

const core::Step kMinute = core::Step::fromName("1m").value();
using Prices = std::vector<double>;

Steps stepsOf(const Prices& prices)
{
    return Steps::of(test::minutes(prices), {});
}

Prices part(const Prices& prices, std::size_t first, std::size_t end)
{
    return {prices.begin() + std::ptrdiff_t(first), prices.begin() + std::ptrdiff_t(end)};
}

/// Minutes with a hole of an hour before every step in @p holes.
core::SeriesView withHoles(const Prices& prices, const std::vector<std::size_t>& holes, std::size_t first,
                           std::size_t end)
{
    core::Series series;
    auto time = test::kStart;
    for (std::size_t i = 0; i < end; ++i) {
        time += std::chrono::minutes(std::ranges::count(holes, i) > 0 ? 60 : 1);
        if (i >= first)
            series.add(time, core::Price::from(prices[i]).value());
    }
    return series.view();
}

void expectNear(const SeedModel& actual, const SeedModel& expected, double tolerance)
{
    for (std::size_t j = 0; j < kFeatures; ++j)
        EXPECT_NEAR(actual.coef[j], expected.coef[j], tolerance) << kFeatureNames[j];
    EXPECT_NEAR(actual.intercept, expected.intercept, tolerance);
    EXPECT_EQ(actual.mean, expected.mean);
    EXPECT_EQ(actual.scale, expected.scale);
}

} // namespace

TEST(FitSeedModel, isTheTrainingWithoutItsTestPart)
{
    for (const std::size_t size : {100U, 1000U, 40'000U}) { // the last one: several chunks
        const auto steps = stepsOf(test::randomWalk(size, 1));
        const auto trained = trainSeedModel(steps);
        ASSERT_TRUE(trained) << trained.error().detail;
        const auto fitted = fitSeedModel(steps, {0, kFirstUsable + trained->trainRows + kHorizon});
        ASSERT_TRUE(fitted) << fitted.error().detail;
        EXPECT_EQ(*fitted, trained->model);
    }
}

TEST(FitSeedModel, aRangeIsASeriesOfItsOwn)
{
    const auto prices = test::randomWalk(2000, 2);
    const std::vector<std::size_t> holes{400, 430, 445, 447, 1000, 1500};
    const auto whole = Steps::of(withHoles(prices, holes, 0, prices.size()), kMinute);
    ASSERT_EQ(whole.runEnds().size(), holes.size() + 1);
    std::mt19937_64 random(3);
    std::vector<StepRange> ranges{{0, 2000},   {400, 1000},  {399, 1001}, {414, 520},
                                  {986, 1500}, {1000, 1060}, {1485, 1600}};
    for (int i = 0; i < 30; ++i) {
        const std::size_t first = random() % 1800;
        ranges.push_back({first, first + 150 + random() % (2000 - first - 149)});
    }
    for (const StepRange range : ranges) {
        const auto within = fitSeedModel(whole, range);
        const auto alone = Steps::of(withHoles(prices, holes, range.first, range.end), kMinute);
        const auto expected = fitSeedModel(alone, {0, alone.size()});
        ASSERT_EQ(bool(within), bool(expected)) << range.first << ' ' << range.end;
        if (within) {
            ASSERT_EQ(*within, *expected) << range.first << ' ' << range.end;
        }
    }
}

TEST(FitSeedModel, isTheSameFromATable)
{
    auto samples = core::Series(0);
    const auto prices = test::randomWalk(40'000, 8);
    auto time = core::fromEpochMs(1'700'000'040'000);
    for (std::size_t i = 0; i < prices.size(); ++i) {
        time += std::chrono::minutes(i % 777 == 0 ? 90 : 1); // with holes
        samples.add(time, *core::Price::from(prices[i]));
    }
    const auto steps = Steps::of(samples.view(), kMinute);
    const FeatureTable table(steps);
    for (const StepRange range :
         {StepRange{0, 40'000}, {0, 17'001}, {0, 300}, {512, 9'000}, {14'000, 39'333}})
        EXPECT_EQ(fitSeedModel(steps, range, nullptr, {}, {}, &table), fitSeedModel(steps, range))
            << range.end;
}

TEST(FitSeedModel, seesNothingOutsideOfItsRange)
{
    const auto prices = test::randomWalk(1500, 4);
    const StepRange range{300, 900};
    const auto before = fitSeedModel(stepsOf(prices), range);
    ASSERT_TRUE(before);
    auto other = prices;
    for (std::size_t i = 0; i < other.size(); ++i) {
        if (i < range.first || i >= range.end)
            other[i] *= 1.0 + 0.1 * double(i % 7);
    }
    EXPECT_EQ(fitSeedModel(stepsOf(other), range).value(), *before);
    for (const std::size_t edge : {range.first, range.end - 1}) { // and all of what is inside
        auto moved = prices;
        moved[edge] *= 1.01;
        EXPECT_NE(fitSeedModel(stepsOf(moved), range).value(), *before) << edge;
    }
}

TEST(FitSeedModel, aWarmStartChangesNothing)
{
    const auto prices = test::randomWalk(6000, 5);
    const auto steps = stepsOf(prices);
    const auto tiny = fitSeedModel(steps, {0, 100});
    const auto old = fitSeedModel(steps, {0, 5000});
    const auto elsewhere = fitSeedModel(stepsOf(test::randomWalk(500, 6, 0.01)), {0, 500});
    ASSERT_TRUE(tiny && old && elsewhere);
    const auto cold = fitSeedModel(steps, {0, 6000});
    ASSERT_TRUE(cold);
    for (const SeedModel* start : {&*tiny, &*old, &*elsewhere, &*cold}) {
        int passes = 0;
        const auto warm = fitSeedModel(steps, {0, 6000}, start, {}, [&passes](const TrainingStep& step) {
            passes = step.pass;
            return Next::Continue;
        });
        ASSERT_TRUE(warm) << warm.error().detail;
        expectNear(*warm, *cold, 1e-6);
        if (start == &*cold) {
            EXPECT_LE(passes, 2); // the scaler, and one look that finds nothing to do
        }
    }
}

TEST(FitSeedModel, aStartOfAnotherPriceLevelIsNoHindrance)
{
    // A few hours, then a gap and far other prices: what was learned first is certain of everything since,
    // and Newton's method may find no way back from there.
    for (const double level : {1.1, 3.0, 10.0, 1e4}) {
        for (unsigned seed = 0; seed < 10; ++seed) {
            auto prices = test::randomWalk(800, seed);
            for (std::size_t i = 400; i < prices.size(); ++i)
                prices[i] *= level;
            const auto steps = Steps::of(withHoles(prices, {400}, 0, 800), kMinute);
            const auto first = fitSeedModel(steps, {0, 400});
            const auto cold = fitSeedModel(steps, {0, 800});
            ASSERT_TRUE(first && cold);
            const auto warm = fitSeedModel(steps, {0, 800}, &*first);
            ASSERT_TRUE(warm) << level << ", " << seed << ": " << warm.error().detail;
            expectNear(*warm, *cold, 1e-6);
        }
    }
}

TEST(FitSeedModel, saysWhatIsMissing)
{
    const auto steps = stepsOf(test::randomWalk(300, 7));
    for (const StepRange range : {StepRange{0, 58}, {100, 158}, {242, 300}}) {
        const auto fitted = fitSeedModel(steps, range);
        ASSERT_FALSE(fitted);
        EXPECT_EQ(fitted.error().kind, ErrorKind::NotEnoughData);
        EXPECT_EQ(fitted.error().detail.find("39 usable rows"), 0U) << fitted.error().detail;
        EXPECT_TRUE(
            fitSeedModel(steps, {range.first > 0 ? range.first - 1 : 0, range.first > 0 ? range.end : 59}));
    }
    for (const StepRange none : {StepRange{0, 0}, {0, 3}, {0, 19}, {150, 150}, {200, 100}, {300, 300}}) {
        const auto fitted = fitSeedModel(steps, none);
        ASSERT_FALSE(fitted);
        EXPECT_EQ(fitted.error().detail.find("0 usable rows"), 0U) << fitted.error().detail;
    }
    EXPECT_EQ(fitSeedModel({}, {0, 0}).error().kind, ErrorKind::NotEnoughData);
    EXPECT_EQ(fitSeedModel(steps, {0, 300}, nullptr, {.c = -1.0}).error().kind, ErrorKind::InvalidArgument);
}

TEST(FitSeedModel, oneClassIsNotEnough)
{
    Prices prices(200, 100.0);
    prices.resize(300, 50.0);
    prices.push_back(400.0); // a rise, but beyond the range
    const auto fitted = fitSeedModel(stepsOf(prices), {0, 300});
    ASSERT_FALSE(fitted);
    EXPECT_EQ(fitted.error().kind, ErrorKind::NotEnoughData);
    EXPECT_NE(fitted.error().detail.find("did not rise"), std::string::npos) << fitted.error().detail;
    EXPECT_TRUE(fitSeedModel(stepsOf(prices), {0, 301}));
}

TEST(FitSeedModel, stopsWhenTold)
{
    const auto steps = stepsOf(test::randomWalk(3000, 8));
    for (int stopAt = 0; stopAt < 4; ++stopAt) {
        int calls = 0;
        const auto fitted = fitSeedModel(steps, {0, 3000}, nullptr, {}, [&](const TrainingStep&) {
            return calls++ == stopAt ? Next::Stop : Next::Continue;
        });
        ASSERT_FALSE(fitted) << stopAt;
        EXPECT_EQ(fitted.error().kind, ErrorKind::Cancelled);
        EXPECT_EQ(calls, stopAt + 1);
    }
}

TEST(PredictSteps, isWhatWouldHaveBeenSaidThen)
{
    const auto prices = test::randomWalk(700, 9);
    const auto steps = stepsOf(prices);
    const auto model = fitSeedModel(steps, {0, 700});
    ASSERT_TRUE(model);
    std::vector<double> all(prices.size() - kFirstUsable);
    ASSERT_TRUE(predictSteps(*model, steps, kFirstUsable, all)); // more than two blocks
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto then = predictAfterLast(*model, stepsOf(part(prices, 0, i + kFirstUsable + 1)));
        ASSERT_TRUE(then);
        ASSERT_EQ(all[i], then->value()) << i;
    }
    auto damaged = *model;
    damaged.scale[0] = 0.0;
    const auto refused = predictSteps(damaged, steps, kFirstUsable, all);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::DamagedModel);
}

/// What scikit-learn 1.2.1 computes for parts of a month of public prices, none kept back for a test.
TEST(FitSeedModel, agreesWithScikitLearnAsThePricesGrow)
{
    struct Expected {
        StepRange range;
        std::array<double, kFeatures> coef;
        double intercept;
        double afterLast;
    };
    const Expected cases[] = {{{0, 1440},
                               {-0.03235949711521806, -0.17076947643580145, -0.2338178905496883,
                                -0.14669984289367702, -0.08753670132722934, 0.10140608142167605},
                               -0.11643605494674049,
                               0.5376328806204517},
                              {{0, 20'160},
                               {-0.019823102810088884, -0.019968523365806016, 0.024593767379423464,
                                -0.4441451618458867, 0.41804773013688457, -0.04742686681560224},
                               -0.030862568030700446,
                               0.47906368832792207},
                              {{10'000, 20'160},
                               {-0.025605045025393312, 0.033513329526944316, 0.028631272171581318,
                                -0.47246358869836386, 0.46630527332802796, -0.09129508133179788},
                               -0.03050640656688795,
                               0.49066426536012336}};
    const auto path = test::referenceFile("binance_btcusdt_1m_2023-09_30d.csv");
    if (!path)
        GTEST_SKIP() << "CRYPTOPULSE_REFERENCE does not lead to the month of prices";
    const auto steps = Steps::of(test::readCsv(*path), kMinute);
    std::optional<SeedModel> before;
    for (const Expected& expected : cases) {
        const auto model = fitSeedModel(steps, expected.range, before ? &*before : nullptr);
        ASSERT_TRUE(model) << model.error().detail;
        for (std::size_t j = 0; j < kFeatures; ++j)
            EXPECT_NEAR(model->coef[j], expected.coef[j], 1e-6) << kFeatureNames[j];
        EXPECT_NEAR(model->intercept, expected.intercept, 1e-6);
        double up = 0.0;
        ASSERT_TRUE(predictSteps(*model, steps, expected.range.end - 1, {&up, 1}));
        EXPECT_NEAR(up, expected.afterLast, 1e-6);
        before = *model;
    }
}
