#pragma once

#include "engine/judging.h"
#include "engine/livescore.h"
#include "evaluation/breakeven.h"

#include <QString>

/// Judgements in words and figures for people: English, '.' decimals, '-' for what is undefined.
namespace cryptopulse::report {

[[nodiscard]] QString fixed(double number, int digits);
[[nodiscard]] QString percent(double share);      ///< "52.3 %"
[[nodiscard]] QString chance(double probability); ///< "0.034"; "< 0.001" for less: nothing is impossible
[[nodiscard]] QString basisPoints(double number);
[[nodiscard]] QString grouped(std::uint64_t number); ///< "1,234,567"
[[nodiscard]] QString when(core::UtcTime time);      ///< "2026-11-24 03:04 UTC"

/// "52.3 % (50.1 % to 54.5 %)"; without an interval only the figure.
template <typename Format>
[[nodiscard]] QString with(double number, const evaluation::Interval& interval, Format format)
{
    if (!(interval.low <= interval.high))
        return format(number);
    return QStringLiteral("%1 (%2 to %3)").arg(format(number), format(interval.low), format(interval.high));
}

/// What may be said about a model's forecasts, in one or two sentences.
[[nodiscard]] QString verdictSentence(const evaluation::Report& report);
/// What may be said about the live forecasts so far.
[[nodiscard]] QString verdictSentence(const engine::LiveScore& score);
/// How often a forecast would have to be right to pay for its costs.
[[nodiscard]] QString breakEvenSentence(const evaluation::BreakEven& breakEven);
/// "better than a coin", "no edge shown", …
[[nodiscard]] QString verdictWords(const evaluation::Metrics& metrics);
/// Whether it may be said that forecasts are better than a coin: one test sees it, and the interval of their
/// skill does not hold zero.
[[nodiscard]] bool isEdgeShown(const evaluation::Metrics& metrics);
/// Whether the evaluation itself can be believed.
[[nodiscard]] QString controlsSentence(const evaluation::Controls& controls);
/// What a backtest came to.
[[nodiscard]] QString verdictSentence(const engine::BacktestReport& report);
[[nodiscard]] QString verdictSentence(const engine::LeakReport& report);

/// What to keep in mind about a judgement; empty for a name that is not known.
[[nodiscard]] QString warningSentence(std::string_view warning);

/// The command that makes this judgement again from the same prices.
[[nodiscard]] QString commandFor(const engine::Evaluation& evaluation);

/// "5 steps of 1m ahead".
[[nodiscard]] QString aheadWords(const core::Step& step, std::size_t horizon);

} // namespace cryptopulse::report
