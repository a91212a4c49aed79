#pragma once

#include "core/probability.h"
#include "core/result.h"
#include "forecast/experts.h"
#include "forecast/fixedshare.h"
#include "forecast/quadratic.h"
#include "forecast/seedmodel.h"
#include "forecast/stationary.h"
#include "forecast/steps.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cryptopulse::forecast {

/// What the adaptive model said of one step, knowing no more than the prices up to it.
struct Said {
    std::size_t step = 0;            ///< index among the steps that were observed
    double up = 0.5;                 ///< the mixture
    std::span<const double> experts; ///< each one's probability, in the order of experts()
};

/// What an observation tells now and then; both 0 when there is nothing new to tell but a chance to stop.
struct Observed {
    std::size_t done = 0;
    std::size_t total = 0;
};

/// The adaptive forecast: a mixture of experts (experts.h) whose weights follow how each has done.
///
/// A value that walks along a series in order of time and never looks ahead: what it says of a step is made
/// of the prices up to that step. A label is known kHorizon steps after its step. The mixture is therefore
/// kHorizon mixtures that take turns: each one learns what became of its last forecast just before it gives
/// the next, so that the bound of FixedShare holds for each without any allowance for the delay (M. J.
/// Weinberger, E. Ordentlich, "On delayed prediction of individual sequences", IEEE Trans. Inf. Theory 48
/// (2002)). Summed over all, its log-loss exceeds any expert's by kHorizon times that bound at most.
///
/// Learners are refitted at the first step of each UTC day that brings kFewestRows new rows, and whenever the
/// rows have doubled, so that a new series need not wait for the night; forgetting goes by the clock.
class AdaptiveModel
{
public:
    /// Rows between two refits, at least.
    static constexpr std::size_t kFewestRows = 200;
    /// The seed's model is refitted with the learners, once the rows have grown by this factor: another two
    /// parts in a hundred hardly move it, and it is the only one that looks at all rows again.
    static constexpr double kSeedGrowth = 1.02;
    static constexpr TrainingOptions kSeedRefit{.gradientTolerance = 1e-7};

    /// Without a prior the learners start from zero and the experts of the prior say one half.
    explicit AdaptiveModel(std::optional<Prior> prior = std::nullopt);

    using Sink = std::function<void(const Said&)>;
    using Progress = std::function<Next(const Observed&)>;
    /// All steps of the series up to what is being observed; for the refit of the seed's model.
    using History = std::function<Steps()>;

    /// Takes in the steps of @p steps that are later than the last one taken in, up to @p end (exclusive),
    /// and tells @p sink of each that has features. @p steps may be the end of a series if it begins at least
    /// kStationaryLookback + kHorizon steps of the run before the first new one; @p history then says the
    /// rest. The last step taken in must be complete: a bucket whose last price is still to come is not.
    ///
    /// Errors: Cancelled; the model is then where it was stopped, and can go on.
    [[nodiscard]] core::Result<void> observe(const Steps& steps, std::size_t end, const Sink& sink = {},
                                             const Progress& progress = {}, const History& history = {});

    /// What observe(steps, end) would have to do.
    struct Ahead {
        std::size_t count = 0; ///< steps to take in
        bool refits = false;   ///< whether a refit may fall due among them
    };
    [[nodiscard]] Ahead ahead(const Steps& steps, std::size_t end) const;

    /// What it says of the last step, without taking it in: all steps before it should have been taken in.
    /// Errors: NotEnoughData when its run has fewer than kStationaryLookback + 1 steps (detail says how
    /// many); DamagedModel when the model's numbers give no probability.
    [[nodiscard]] core::Result<Forecasted> predict(const Steps& steps) const;

    /// Time of the last step taken in (of a bucket: its start); empty before the first.
    [[nodiscard]] std::optional<core::UtcTime> observedTo() const noexcept { return m_lastTime; }
    /// Steps taken in, and rows with a known outcome among them.
    [[nodiscard]] std::size_t observedSteps() const noexcept { return m_steps; }
    [[nodiscard]] std::size_t learnedRows() const noexcept { return m_rows; }

    /// Mean over the mixtures that take turns, in the order of experts().
    [[nodiscard]] std::vector<double> weights() const;

    [[nodiscard]] const std::optional<Prior>& prior() const noexcept { return m_prior; }

    /// All that it has learned, as bytes; restored() of them goes on exactly as this would.
    [[nodiscard]] std::string saved() const;
    /// Error: DamagedModel for bytes that are not whole, of another version, or of another prior.
    [[nodiscard]] static core::Result<AdaptiveModel> restored(std::string_view bytes,
                                                              std::optional<Prior> prior);

private:
    struct Pending { // a forecast whose outcome is to come
        StationaryRow row{};
        double trees = 0.0; // their log-odds
        std::vector<double> experts;
        std::size_t mixture = 0;
        double price = 0.0;
    };
    struct Block;

    [[nodiscard]] core::Result<void> refitWhenDue(const Steps& steps, std::size_t step,
                                                  const History& history, const Progress& progress);
    [[nodiscard]] core::Result<void> refitSeed(const Steps& steps, std::size_t step, const History& history,
                                               const Progress& progress);
    void say(Block& block, const Steps& steps, std::size_t first, std::size_t count) const;
    void speak(const Block& block, const Steps& steps, std::size_t step, const Sink& sink);
    void settle(double price);
    void learn(const Pending& pending, bool rose);
    void foldRows();
    template <typename Source>
    void read(Source& reader); // in the order of saved()
    void refitLearners(double days);
    void fillExperts(const Block& block, std::size_t row, std::vector<double>& result) const;
    void addContributions(const StationaryRow& row, Forecasted& result) const;

    std::optional<Prior> m_prior;
    StationaryRow m_centre{};
    std::vector<FixedShare> m_mixtures;
    std::size_t m_turn = 0; // which mixture is next
    std::vector<Pending> m_pending;
    std::vector<QuadraticSum> m_remembered; // one for each memory of kMemories
    QuadraticSum m_today;
    std::vector<double> m_newRows; // not yet in m_today
    std::vector<unsigned char> m_newRose;
    std::vector<double> m_newTrees;
    std::vector<std::vector<double>> m_learned; // coefficients, one for each learner
    std::optional<SeedModel> m_seed;
    std::optional<core::UtcTime> m_lastTime;
    std::optional<core::UtcTime> m_refitted;
    std::size_t m_steps = 0;
    std::size_t m_rows = 0;
    std::size_t m_rowsSinceRefit = 0;
    std::size_t m_seedRows = 0; // when the seed's model was last fitted
    std::size_t m_refits = 0;
};

} // namespace cryptopulse::forecast
