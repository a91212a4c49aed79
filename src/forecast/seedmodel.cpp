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
/// Where a model of other prices would start is sure of every row: no curvature is left, and Newton's method
/// runs off. Parameters on standardised features are hardly ever this large.
constexpr double kFarStart = 10.0;

Parameters parametersOf(const SeedModel& model)
{
    Parameters parameters{};
    std::ranges::copy(model.coef, parameters.begin());
    parameters.back() = model.intercept;
    return parameters;
}

/// The parameters of @p model, whose scaler is another one, on features standardised by that of @p scaler.
Parameters rescaled(const SeedModel& model, const SeedModel& scaler)
{
    Parameters parameters{};
    parameters.back() = model.intercept;
    for (std::size_t j = 0; j < kFeatures; ++j) {
        parameters[j] = model.coef[j] * scaler.scale[j] / model.scale[j];
        parameters.back() += model.coef[j] * (scaler.mean[j] - model.mean[j]) / model.scale[j];
    }
    return parameters;
}

/// One training: the passes over the rows, counted and told.
class Training
{
public:
    Training(const Steps& steps, const TrainingOptions& options, const TrainingProgress& progress,
             const FeatureTable* table = nullptr)
        : m_prices(steps.prices())
        , m_table(table)
        , m_rows(table ? table->rows() : RowIndex(steps))
        , m_options(options)
        , m_progress(progress)
        , m_runner(options.threads,
                   progress ? std::function<bool()>([this] { return tell(); }) : std::function<bool()>())
    {
    }

    /// The training of the seed: the last ceil(n/4) usable rows are kept back and scored.
    [[nodiscard]] core::Result<TrainingResult> run();

    /// Fits on all usable rows with a label in @p range.
    [[nodiscard]] core::Result<SeedModel> fit(StepRange range, const SeedModel* start);

private:
    [[nodiscard]] core::Result<void> takeRows(std::size_t first, std::size_t usable, std::size_t test);
    /// Calls work(chunk, block, row) for the blocks of the @p count usable rows from @p first on, several
    /// chunks at once; row, the first of the block, counts from @p first. False when told to stop.
    template <typename Work>
    [[nodiscard]] bool pass(std::size_t first, std::size_t count, const Work& work);

    [[nodiscard]] core::Result<void> fitScaler();
    [[nodiscard]] core::Result<void> fitModel(const Parameters& start);
    [[nodiscard]] core::Result<void> test();
    [[nodiscard]] std::optional<LogisticSums> derivativesAt(const Parameters& parameters);

    [[nodiscard]] bool tell() const
    {
        return !m_progress || m_progress({m_passes, std::max(kExpectedPasses, m_passes + 1),
                                          m_gradientNorm}) == Next::Continue;
    }

    std::span<const double> m_prices;
    const FeatureTable* m_table; // null: features are made in each pass
    RowIndex m_rows;
    const TrainingOptions& m_options;
    const TrainingProgress& m_progress;
    ChunkRunner m_runner;
    TrainingResult m_result;
    std::size_t m_first = 0; // the first of the training rows
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
            const std::size_t rows = std::min(kBlockRows, end - row);
            if (!m_table || !m_table->copyBlock(first + row, rows, block))
                fillBlock(m_prices, m_rows, first + row, rows, block);
            work(chunk, block, row);
        }
    });
    if (done)
        ++m_passes;
    return done;
}

core::Result<void> Training::takeRows(std::size_t first, std::size_t usable, std::size_t test)
{
    if (usable < kMinimumRows) {
        return core::failure(ErrorKind::NotEnoughData, std::to_string(usable) +
                                                           " usable rows; a training needs at least " +
                                                           std::to_string(kMinimumRows));
    }
    m_first = first;
    m_result.usableRows = usable;
    m_result.testRows = test;
    m_result.trainRows = usable - test;
    return fitScaler();
}

core::Result<TrainingResult> Training::run()
{
    if (auto done = takeRows(0, m_rows.rows(), (m_rows.rows() + 3) / 4); !done)
        return core::failure(done.error());
    if (auto done = fitModel({}); !done)
        return core::failure(done.error());
    if (auto done = test(); !done)
        return core::failure(done.error());
    return m_result;
}

core::Result<SeedModel> Training::fit(StepRange range, const SeedModel* start)
{
    const std::size_t first = m_rows.rowsBefore(range.first + kFirstUsable);
    const std::size_t end = range.end > kHorizon ? m_rows.rowsBefore(range.end - kHorizon) : 0;
    if (auto done = takeRows(first, end > first ? end - first : 0, 0); !done)
        return core::failure(done.error());
    const Parameters from = start != nullptr ? rescaled(*start, m_result.model) : Parameters{};
    const bool near =
        std::ranges::all_of(from, [](double parameter) { return std::abs(parameter) < kFarStart; });
    if (auto done = fitModel(near ? from : Parameters{}); !done)
        return core::failure(done.error());
    return m_result.model;
}

core::Result<void> Training::fitScaler()
{
    FeatureBlock firstRow;
    fillBlock(m_prices, m_rows, m_first, 1, firstRow);
    Moments::Row reference{};
    for (std::size_t j = 0; j < kFeatures; ++j)
        reference[j] = firstRow.x[j][0];

    std::vector<Moments> parts(chunksFor(m_result.trainRows), Moments(reference));
    const bool done = pass(
        m_first, m_result.trainRows,
        [&parts](std::size_t chunk, const FeatureBlock& block, std::size_t) { parts[chunk].add(block); });
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
    const bool done =
        pass(m_first, m_result.trainRows, [&](std::size_t chunk, FeatureBlock& block, std::size_t) {
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

core::Result<void> Training::fitModel(const Parameters& start)
{
    const auto fit = minimiseLogistic([this](const Parameters& at) { return derivativesAt(at); },
                                      m_result.trainRows, m_options,
                                      [this](double norm) {
                                          m_gradientNorm = norm;
                                          return tell();
                                      },
                                      start);
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

namespace {

core::Result<void> check(const TrainingOptions& options)
{
    // Written so that NaN is refused.
    if (!(options.c > 0.0) || !std::isfinite(options.c))
        return core::failure(ErrorKind::InvalidArgument, "c must be above zero and finite");
    if (!(options.gradientTolerance >= 0.0))
        return core::failure(ErrorKind::InvalidArgument, "gradientTolerance must not be negative");
    if (options.maxIterations < 1)
        return core::failure(ErrorKind::InvalidArgument, "maxIterations must be at least 1");
    return {};
}

} // namespace

core::Result<TrainingResult> trainSeedModel(const Steps& steps, const TrainingOptions& options,
                                            const TrainingProgress& progress)
{
    if (auto sound = check(options); !sound)
        return core::failure(sound.error());
    return Training(steps, options, progress).run();
}

core::Result<SeedModel> fitSeedModel(const Steps& steps, StepRange range, const SeedModel* start,
                                     const TrainingOptions& options, const TrainingProgress& progress,
                                     const FeatureTable* table)
{
    if (auto sound = check(options); !sound)
        return core::failure(sound.error());
    return Training(steps, options, progress, table).fit(range, start);
}

core::Result<void> predictSteps(const SeedModel& model, const Steps& steps, std::size_t first,
                                std::span<double> result)
{
    FeatureBlock block;
    alignas(64) std::array<double, kBlockRows> values;
    const Parameters parameters = parametersOf(model);
    for (std::size_t done = 0; done < result.size(); done += block.rows) {
        block.rows = std::min(kBlockRows, result.size() - done);
        fillFeatures(steps.prices(), first + done, block.rows, block, 0);
        standardise(model, block);
        logOdds(block, parameters, values);
        const std::span<const double> seen(values.data(), block.rows);
        if (!std::ranges::all_of(seen, [](double value) { return std::isfinite(value); }))
            return core::failure(ErrorKind::DamagedModel, "the model's numbers give no finite log-odds");
        std::ranges::transform(seen, result.begin() + static_cast<std::ptrdiff_t>(done),
                               [](double value) { return core::Probability::fromLogOdds(value).value(); });
    }
    return {};
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
    double up = 0.5;
    if (auto done = predictSteps(model, steps, steps.size() - 1, {&up, 1}); !done)
        return core::failure(done.error());
    return *core::Probability::from(up);
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
