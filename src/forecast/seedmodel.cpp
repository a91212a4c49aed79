#include "forecast/seedmodel.h"

#include "forecast/chunks.h"
#include "forecast/features.h"
#include "forecast/logistic.h"
#include "forecast/rows.h"
#include "forecast/scaler.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace cryptopulse::forecast {

namespace {

using core::ErrorKind;

constexpr int kExpectedPasses = 7; // the scaler, five of Newton's, the test

Parameters parametersOf(const SeedModel& model)
{
    Parameters parameters{};
    std::ranges::copy(model.coef, parameters.begin());
    parameters.back() = model.intercept;
    return parameters;
}

/// One training: the passes over the rows, counted and told.
class Training
{
public:
    Training(const Steps& steps, const TrainingOptions& options, const TrainingProgress& progress)
        : m_prices(steps.prices())
        , m_rows(steps)
        , m_options(options)
        , m_progress(progress)
        , m_runner(options.threads,
                   progress ? std::function<bool()>([this] { return tell(); }) : std::function<bool()>())
    {
        m_result.usableRows = m_rows.rows();
        m_result.testRows = (m_rows.rows() + 3) / 4;
        m_result.trainRows = m_rows.rows() - m_result.testRows;
    }

    [[nodiscard]] core::Result<TrainingResult> run();

private:
    /// Calls work(chunk, block, row) for the blocks of the @p count usable rows from @p first on, several
    /// chunks at once; row, the first of the block, counts from @p first. False when told to stop.
    template <typename Work>
    [[nodiscard]] bool pass(std::size_t first, std::size_t count, const Work& work);

    [[nodiscard]] core::Result<void> fitScaler();
    [[nodiscard]] core::Result<void> fitModel();
    [[nodiscard]] core::Result<void> test();
    [[nodiscard]] std::optional<LogisticSums> derivativesAt(const Parameters& parameters);

    [[nodiscard]] bool tell() const
    {
        return !m_progress || m_progress({m_passes, std::max(kExpectedPasses, m_passes + 1),
                                          m_gradientNorm}) == Next::Continue;
    }

    std::span<const double> m_prices;
    RowIndex m_rows;
    const TrainingOptions& m_options;
    const TrainingProgress& m_progress;
    ChunkRunner m_runner;
    TrainingResult m_result;
    int m_passes = 0;
    double m_gradientNorm = 0.0;
};

core::Result<void> cancelled()
{
    return core::failure(ErrorKind::Cancelled, "the training was stopped");
}

template <typename Work>
bool Training::pass(std::size_t first, std::size_t count, const Work& work)
{
    const bool done = m_runner.run(chunksFor(count), [&](std::size_t chunk) {
        FeatureBlock block;
        const std::size_t end = std::min(count, (chunk + 1) * kChunkRows);
        for (std::size_t row = chunk * kChunkRows; row < end; row += kBlockRows) {
            fillBlock(m_prices, m_rows, first + row, std::min(kBlockRows, end - row), block);
            work(chunk, block, row);
        }
    });
    if (done)
        ++m_passes;
    return done;
}

core::Result<TrainingResult> Training::run()
{
    if (m_rows.rows() < kMinimumRows) {
        return core::failure(ErrorKind::NotEnoughData, std::to_string(m_rows.rows()) +
                                                           " usable rows; a training needs at least " +
                                                           std::to_string(kMinimumRows));
    }
    if (auto done = fitScaler(); !done)
        return core::failure(done.error());
    if (auto done = fitModel(); !done)
        return core::failure(done.error());
    if (auto done = test(); !done)
        return core::failure(done.error());
    return m_result;
}

core::Result<void> Training::fitScaler()
{
    FeatureBlock firstRow;
    fillBlock(m_prices, m_rows, 0, 1, firstRow);
    Moments::Row reference{};
    for (std::size_t j = 0; j < kFeatures; ++j)
        reference[j] = firstRow.x[j][0];

    std::vector<Moments> parts(chunksFor(m_result.trainRows), Moments(reference));
    const bool done =
        pass(0, m_result.trainRows, [&parts](std::size_t chunk, const FeatureBlock& block, std::size_t) {
            parts[chunk].add(block);
        });
    if (!done || !tell())
        return cancelled();
    Moments all(reference);
    for (const Moments& part : parts)
        all.add(part);
    if (all.risen() == 0 || all.risen() == all.rows()) {
        return core::failure(ErrorKind::NotEnoughData,
                             "in all " + std::to_string(all.rows()) + " training rows the price " +
                                 (all.risen() == 0 ? "did not rise" : "rose") + ": one class only");
    }
    all.scaler(m_result.model);
    return {};
}

std::optional<LogisticSums> Training::derivativesAt(const Parameters& parameters)
{
    std::vector<LogisticSums> parts(chunksFor(m_result.trainRows));
    const bool done = pass(0, m_result.trainRows, [&](std::size_t chunk, FeatureBlock& block, std::size_t) {
        standardise(m_result.model, block);
        addDerivatives(block, parameters, parts[chunk]);
    });
    if (!done)
        return std::nullopt;
    LogisticSums all;
    for (const LogisticSums& part : parts)
        all += part;
    return all;
}

core::Result<void> Training::fitModel()
{
    const auto fit = minimiseLogistic([this](const Parameters& at) { return derivativesAt(at); },
                                      m_result.trainRows, m_options,
                                      [this](double norm) {
                                          m_gradientNorm = norm;
                                          return tell();
                                      });
    if (!fit)
        return core::failure(fit.error());
    std::copy_n(fit->parameters.begin(), kFeatures, m_result.model.coef.begin());
    m_result.model.intercept = fit->parameters.back();
    m_result.iterations = fit->steps;
    m_result.gradientNorm = fit->gradientNorm;
    return {};
}

core::Result<void> Training::test()
{
    std::vector<double> probabilities(m_result.testRows);
    std::vector<unsigned char> labels(m_result.testRows);
    const Parameters parameters = parametersOf(m_result.model);
    const bool done =
        pass(m_result.trainRows, m_result.testRows, [&](std::size_t, FeatureBlock& block, std::size_t row) {
            alignas(64) std::array<double, kBlockRows> values;
            standardise(m_result.model, block);
            logOdds(block, parameters, values);
            logistic(values);
            std::copy_n(values.begin(), block.rows, probabilities.data() + row);
            for (std::size_t i = 0; i < block.rows; ++i)
                labels[row + i] = block.rose[i] > 0.0 ? 1 : 0;
        });
    if (!done || !tell())
        return cancelled();
    m_result.test = score(probabilities, labels);
    return {};
}

} // namespace

core::Result<TrainingResult> trainSeedModel(const Steps& steps, const TrainingOptions& options,
                                            const TrainingProgress& progress)
{
    // Written so that NaN is refused.
    if (!(options.c > 0.0) || !std::isfinite(options.c))
        return core::failure(ErrorKind::InvalidArgument, "c must be above zero and finite");
    if (!(options.gradientTolerance >= 0.0))
        return core::failure(ErrorKind::InvalidArgument, "gradientTolerance must not be negative");
    if (options.maxIterations < 1)
        return core::failure(ErrorKind::InvalidArgument, "maxIterations must be at least 1");
    return Training(steps, options, progress).run();
}

core::Result<core::Probability> predictAfterLast(const SeedModel& model, const Steps& steps)
{
    const auto ends = steps.runEnds();
    const std::size_t begin = ends.size() > 1 ? ends[ends.size() - 2] : 0;
    const std::size_t length = steps.size() - begin;
    if (length <= kFirstUsable) {
        return core::failure(ErrorKind::NotEnoughData, "the last run has " + std::to_string(length) +
                                                           " steps; a forecast needs " +
                                                           std::to_string(kFirstUsable + 1));
    }
    FeatureBlock block;
    block.rows = 1;
    fillFeatures(steps.prices(), steps.size() - 1, 1, block, 0);
    standardise(model, block);
    alignas(64) std::array<double, kBlockRows> values;
    logOdds(block, parametersOf(model), values);
    if (!std::isfinite(values.front()))
        return core::failure(ErrorKind::DamagedModel, "the model's numbers give no finite log-odds");
    return core::Probability::fromLogOdds(values.front());
}

std::size_t usableRows(const Steps& steps) noexcept
{
    std::size_t rows = 0;
    std::size_t begin = 0;
    for (const std::size_t end : steps.runEnds()) {
        rows += end - begin > kFirstUsable + kHorizon ? end - begin - kFirstUsable - kHorizon : 0;
        begin = end;
    }
    return rows;
}

} // namespace cryptopulse::forecast
