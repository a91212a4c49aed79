#include "forecast/seedmodel.h"

#include "forecast/prices.h"

#include <gtest/gtest.h>

using namespace cryptopulse;
using namespace forecast;
using core::ErrorKind;

namespace {

Steps stepsOf(const std::vector<double>& prices)
{
    return Steps::of(test::minutes(prices), {});
}

std::vector<double> times(std::vector<double> prices, double factor)
{
    for (double& price : prices)
        price *= factor;
    return prices;
}

} // namespace

TEST(TrainSeedModel, needsFortyUsableRows)
{
    const auto prices = test::randomWalk(59, 1);
    for (const std::size_t size : {0U, 1U, 19U, 20U, 58U}) {
        const auto trained =
            trainSeedModel(stepsOf({prices.begin(), prices.begin() + static_cast<long>(size)}));
        ASSERT_FALSE(trained) << size;
        EXPECT_EQ(trained.error().kind, ErrorKind::NotEnoughData);
        const std::size_t usable = size > 19 ? size - 19 : 0;
        EXPECT_EQ(trained.error().detail.find(std::to_string(usable) + " usable rows"), 0U)
            << trained.error().detail;
    }
    const auto trained = trainSeedModel(stepsOf(prices));
    ASSERT_TRUE(trained) << trained.error().detail;
    EXPECT_EQ(trained->usableRows, 40U);
    EXPECT_EQ(trained->trainRows, 30U);
    EXPECT_EQ(trained->testRows, 10U);
}

TEST(TrainSeedModel, theTestPartIsAQuarterRoundedUp)
{
    const auto prices = test::randomWalk(62, 2);
    for (const auto& [size, test] : {std::pair{60U, 11U}, {61U, 11U}, {62U, 11U}}) {
        const auto trained = trainSeedModel(stepsOf({prices.begin(), prices.begin() + size}));
        ASSERT_TRUE(trained);
        EXPECT_EQ(trained->testRows, test);
        EXPECT_EQ(trained->test.rows, test);
        EXPECT_EQ(trained->trainRows + trained->testRows, trained->usableRows);
    }
}

TEST(TrainSeedModel, oneClassIsNotEnough)
{
    std::vector<double> prices(200, 26'123.45);
    auto trained = trainSeedModel(stepsOf(prices));
    ASSERT_FALSE(trained);
    EXPECT_EQ(trained.error().kind, ErrorKind::NotEnoughData);
    EXPECT_NE(trained.error().detail.find("did not rise"), std::string::npos) << trained.error().detail;

    for (std::size_t i = 0; i < prices.size(); ++i)
        prices[i] = 100.0 + static_cast<double>(i);
    prices.back() = 1.0; // a fall in the test part is no help
    trained = trainSeedModel(stepsOf(prices));
    ASSERT_FALSE(trained);
    EXPECT_EQ(trained.error().kind, ErrorKind::NotEnoughData);
    EXPECT_NE(trained.error().detail.find("rose"), std::string::npos) << trained.error().detail;
}

TEST(TrainSeedModel, optionsOutOfRangeAreNamed)
{
    const auto steps = stepsOf(test::randomWalk(100, 3));
    const std::pair<TrainingOptions, const char*> wrong[] = {
        {{.c = 0.0}, "c "},
        {{.c = std::nan("")}, "c "},
        {{.c = std::numeric_limits<double>::infinity()}, "c "},
        {{.gradientTolerance = -1.0}, "gradientTolerance"},
        {{.gradientTolerance = std::nan("")}, "gradientTolerance"},
        {{.maxIterations = 0}, "maxIterations"},
    };
    for (const auto& [options, name] : wrong) {
        const auto trained = trainSeedModel(steps, options);
        ASSERT_FALSE(trained);
        EXPECT_EQ(trained.error().kind, ErrorKind::InvalidArgument);
        EXPECT_EQ(trained.error().detail.find(name), 0U) << trained.error().detail;
    }
}

TEST(TrainSeedModel, theNumberOfThreadsChangesNoBit)
{
    const auto steps = stepsOf(test::randomWalk(150'000, 4));
    const auto one = trainSeedModel(steps, {.threads = 1});
    ASSERT_TRUE(one) << one.error().detail;
    for (const unsigned threads : {0U, 2U, 5U}) {
        const auto several = trainSeedModel(steps, {.threads = threads});
        ASSERT_TRUE(several);
        EXPECT_EQ(several->model, one->model);
        EXPECT_EQ(several->test.logLoss, one->test.logLoss);
        EXPECT_EQ(several->test.auc, one->test.auc);
    }
}

TEST(TrainSeedModel, learnsNothingFromTheTestPart)
{
    auto prices = test::randomWalk(1019, 5);
    const auto before = trainSeedModel(stepsOf(prices)); // 750 rows train; their labels end at step 768
    for (std::size_t i = 769; i < prices.size(); ++i)
        prices[i] *= 1.0 + 0.01 * static_cast<double>(i % 3);
    const auto after = trainSeedModel(stepsOf(prices));
    ASSERT_TRUE(before && after);
    EXPECT_EQ(after->model, before->model);
    EXPECT_NE(after->test.logLoss, before->test.logLoss);
}

TEST(TrainSeedModel, theUnitOfThePriceDoesNotMatter)
{
    const auto prices = test::randomWalk(3000, 6, 1.0);
    const auto plain = trainSeedModel(stepsOf(prices));
    ASSERT_TRUE(plain);
    const double expected = predictAfterLast(plain->model, stepsOf(prices))->value();
    for (const double factor : {1e-12, 1e-6, 1e9, 1e11}) {
        const auto steps = stepsOf(times(prices, factor));
        const auto scaled = trainSeedModel(steps);
        ASSERT_TRUE(scaled) << factor << ": " << scaled.error().detail;
        for (std::size_t j = 0; j < kFeatures; ++j)
            EXPECT_NEAR(scaled->model.coef[j], plain->model.coef[j], 1e-7) << factor;
        EXPECT_NEAR(scaled->model.mean[4], plain->model.mean[4] * factor, 1e-12 * factor);
        EXPECT_NEAR(predictAfterLast(scaled->model, steps)->value(), expected, 1e-8) << factor;
    }
}

TEST(TrainSeedModel, aConstantColumnScalesByOne)
{
    // Repeats every 15 steps, so that ma15 never changes; in tenths, so that its sums are rounded.
    std::vector<double> prices;
    for (std::size_t i = 0; i < 600; ++i)
        prices.push_back(100.0 + 0.1 * static_cast<double>((i * 7) % 15));
    const auto trained = trainSeedModel(stepsOf(prices));
    ASSERT_TRUE(trained) << trained.error().detail;
    EXPECT_EQ(trained->model.scale[4], 1.0);
    EXPECT_NEAR(trained->model.mean[4], 100.7, 1e-11);
    EXPECT_NEAR(trained->model.coef[4], 0.0, 1e-9);
    EXPECT_LT(trained->model.scale[3], 1.0);
    EXPECT_GT(trained->test.accuracy, 0.7); // such a price can be foreseen
}

TEST(TrainSeedModel, wildPricesConverge)
{
    auto prices = test::randomWalk(2000, 7);
    for (std::size_t i = 0; i < prices.size(); i += 191)
        prices[i] = i % 2 == 0 ? 1e12 : 1e-15;
    const auto trained = trainSeedModel(stepsOf(prices));
    ASSERT_TRUE(trained) << trained.error().detail;
    EXPECT_LE(trained->gradientNorm, 1e-8);
    EXPECT_TRUE(std::isfinite(trained->test.logLoss));
}

TEST(TrainSeedModel, tellsEachPassAndStopsWhenTold)
{
    const auto steps = stepsOf(test::randomWalk(5000, 8));
    std::vector<TrainingStep> told;
    const auto record = [&told](const TrainingStep& step) {
        told.push_back(step);
        return Next::Continue;
    };
    const auto trained = trainSeedModel(steps, {}, record);
    ASSERT_TRUE(trained);
    ASSERT_GE(told.size(), 4U);
    for (std::size_t i = 1; i < told.size(); ++i) {
        EXPECT_GE(told[i].pass, told[i - 1].pass);
        EXPECT_GE(told[i].expectedPasses, told[i].pass);
    }
    EXPECT_GT(told[1].gradientNorm, 1.0);
    EXPECT_LE(told.back().gradientNorm, 1e-8);

    for (std::size_t stopAt = 0; stopAt < told.size(); ++stopAt) {
        std::size_t calls = 0;
        const auto stopped = trainSeedModel(
            steps, {}, [&](const TrainingStep&) { return calls++ == stopAt ? Next::Stop : Next::Continue; });
        if (calls <= stopAt)
            continue; // fewer questions within passes this time
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
        EXPECT_EQ(calls, stopAt + 1); // and was not asked again
    }
}

TEST(PredictAfterLast, needsFifteenStepsOfTheLastRun)
{
    const auto prices = test::randomWalk(100, 9);
    const auto model = trainSeedModel(stepsOf(prices))->model;
    const auto none = predictAfterLast(model, {});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::NotEnoughData);

    core::Series series;
    for (std::size_t i = 0; i < 85; ++i)
        series.add(test::kStart + std::chrono::minutes(i), *core::Price::from(prices[i]));
    for (std::size_t i = 85; i < 99; ++i)
        series.add(test::kStart + std::chrono::minutes(i + 30), *core::Price::from(prices[i]));
    const auto minute = *core::Step::fromName("1m");
    const auto fourteen = predictAfterLast(model, Steps::of(series.view(), minute));
    ASSERT_FALSE(fourteen);
    EXPECT_EQ(fourteen.error().kind, ErrorKind::NotEnoughData);
    EXPECT_NE(fourteen.error().detail.find("14 steps"), std::string::npos) << fourteen.error().detail;

    series.add(test::kStart + std::chrono::minutes(129), *core::Price::from(prices[99]));
    const auto fifteen = predictAfterLast(model, Steps::of(series.view(), minute));
    ASSERT_TRUE(fifteen) << fifteen.error().detail;
    // Only the last run counts: the same as those fifteen prices alone.
    EXPECT_EQ(fifteen->value(), predictAfterLast(model, stepsOf({prices.end() - 15, prices.end()}))->value());
}

TEST(PredictAfterLast, aModelWithoutFiniteNumbersIsDamaged)
{
    const auto steps = stepsOf(test::randomWalk(100, 10));
    auto model = trainSeedModel(steps)->model;
    model.scale[3] = 0.0;
    const auto p = predictAfterLast(model, steps);
    ASSERT_FALSE(p);
    EXPECT_EQ(p.error().kind, ErrorKind::DamagedModel);
}
