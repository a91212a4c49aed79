#include "forecast/features.h"
#include "forecast/oracle.h"
#include "forecast/prices.h"
#include "forecast/scaler.h"
#include "forecast/seedmodel.h"

#include <gtest/gtest.h>

using namespace cryptopulse;

namespace {

constexpr double kAgreement = 1e-6;

struct Setting {
    oracle::Case expected;
    const char* step;
};

/// |actual - expected| <= 1e-6, and relative to the expected value where it is large.
void expectAgreement(double actual, double expected, const char* what)
{
    EXPECT_NEAR(actual, expected, kAgreement * std::max(1.0, std::abs(expected))) << what;
}

} // namespace

/// The same numbers as scikit-learn, on real prices.
class Oracle : public testing::TestWithParam<Setting>
{
protected:
    void SetUp() override
    {
        const auto path = test::referenceFile(GetParam().expected.file);
        if (!path)
            GTEST_SKIP() << "CRYPTOPULSE_REFERENCE does not lead to data/" << GetParam().expected.file;
        const auto series = test::readCsv(*path, GetParam().expected.rows);
        m_steps = forecast::Steps::of(series, core::Step::fromName(GetParam().step).value());
    }

    [[nodiscard]] static const oracle::Case& expected() { return GetParam().expected; }

    forecast::Steps m_steps;
};

TEST_P(Oracle, features)
{
    ASSERT_EQ(m_steps.size(), expected().rows);
    const forecast::RowIndex index(m_steps);
    ASSERT_EQ(index.rows(), expected().usableRows);
    for (const auto& row : expected().sampleRows) {
        forecast::FeatureBlock block;
        forecast::fillBlock(m_steps.prices(), index, row.usableIndex, 1, block);
        index.forPieces(row.usableIndex, 1,
                        [&row](std::size_t step, std::size_t, std::size_t) { EXPECT_EQ(step, row.step); });
        for (std::size_t j = 0; j < forecast::kFeatures; ++j) {
            // Returns are small: an absolute 1e-6 would hide an error in them.
            EXPECT_NEAR(block.x[j][0], row.x[j], 1e-9 * std::max(1e-3, std::abs(row.x[j])))
                << forecast::kFeatureNames[j] << " of row " << row.usableIndex;
        }
        EXPECT_EQ(static_cast<int>(block.rose[0]), row.label);
    }
}

TEST_P(Oracle, model)
{
    const auto trained = forecast::trainSeedModel(m_steps);
    ASSERT_TRUE(trained) << trained.error().detail;
    EXPECT_EQ(trained->usableRows, expected().usableRows);
    EXPECT_EQ(trained->trainRows, expected().trainRows);
    EXPECT_EQ(trained->testRows, expected().testRows);
    for (std::size_t j = 0; j < forecast::kFeatures; ++j) {
        EXPECT_NEAR(trained->model.mean[j], expected().mean[j], kAgreement * expected().scale[j]);
        EXPECT_NEAR(trained->model.scale[j], expected().scale[j], kAgreement * expected().scale[j]);
        expectAgreement(trained->model.coef[j], expected().coef[j], forecast::kFeatureNames[j].data());
    }
    expectAgreement(trained->model.intercept, expected().intercept, "intercept");
    EXPECT_LE(trained->gradientNorm, 1e-8);
}

TEST_P(Oracle, test)
{
    const auto trained = forecast::trainSeedModel(m_steps);
    ASSERT_TRUE(trained) << trained.error().detail;
    const forecast::Score& score = trained->test;
    EXPECT_EQ(score.rows, expected().testRows);
    expectAgreement(score.accuracy, expected().accuracy, "accuracy");
    expectAgreement(score.auc, expected().auc, "auc");
    expectAgreement(score.logLoss, expected().logLoss, "log-loss");
    expectAgreement(score.brier, expected().brier, "brier");
    expectAgreement(score.baseRate, expected().baseRate, "base rate");
    const std::array<std::size_t, 4> confusion{score.trueNegatives, score.falsePositives,
                                               score.falseNegatives, score.truePositives};
    EXPECT_EQ(confusion, expected().confusion);
}

TEST_P(Oracle, probabilities)
{
    const auto trained = forecast::trainSeedModel(m_steps);
    ASSERT_TRUE(trained) << trained.error().detail;
    const auto last = forecast::predictAfterLast(trained->model, m_steps);
    ASSERT_TRUE(last) << last.error().detail;
    expectAgreement(last->value(), expected().afterLastStep, "after the last step");

    // The forecast at a row is what it would have been had the series ended there.
    const auto prices = m_steps.prices();
    for (std::size_t i = 0; i < expected().firstProbabilities.size(); ++i) {
        const std::size_t step = forecast::kFirstUsable + expected().trainRows + i;
        const auto until = forecast::Steps::of(test::minutes(prices.first(step + 1)), {});
        const auto then = forecast::predictAfterLast(trained->model, until);
        ASSERT_TRUE(then) << then.error().detail;
        expectAgreement(then->value(), expected().firstProbabilities[i], "a test row");
    }
}

INSTANTIATE_TEST_SUITE_P(
    Files, Oracle,
    testing::Values(Setting{oracle::thirtyDays(), "sample"}, Setting{oracle::thirtyDays(), "1m"},
                    Setting{oracle::hundredMinutes(), "sample"}, Setting{oracle::hundredMinutes(), "1m"},
                    Setting{oracle::topOf2017(), "sample"}, Setting{oracle::topOf2017(), "1m"}),
    [](const auto& setting) { return std::string(setting.param.expected.name) + '_' + setting.param.step; });
