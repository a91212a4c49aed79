#include "pages/backtestview.h"

#include "look/words.h"
#include "pages/choices.h"
#include "pages/numbers.h"

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

namespace {

QString perYear(const std::optional<evaluation::Sharpe>& sharpe)
{
    return sharpe ? Numbers::fixed(sharpe->perYear, 2) : Numbers::none();
}

QString twoDigits(double value)
{
    return Numbers::fixed(value, 2);
}

QString interval(const std::optional<evaluation::Sharpe>& sharpe)
{
    return sharpe ? Numbers::interval(sharpe->interval, &twoDigits) : Numbers::none();
}

/// Whether a trade bears less than its own way in and out: another begins where it ends.
bool sharesCosts(const evaluation::Backtest& result)
{
    constexpr double kSeen = 0.05; // basis points; less is not shown
    return result.meanTradeBeforeCostsBp - result.meanTradeBp < result.roundTripBp - kSeen;
}

bool isOfTheSame(const engine::EvaluationPtr& evaluation, const engine::BacktestReport& report)
{
    return evaluation && evaluation->report.model == report.request.model &&
           evaluation->report.step == report.step && evaluation->series == report.series;
}

} // namespace

QString BacktestView::subject(const engine::BacktestReport& report)
{
    const evaluation::BacktestOptions& options = report.request.options;
    const QString rule =
        options.shortToo
            ? tr("long above a probability of %1 and short below %2")
                  .arg(Numbers::percent(options.threshold), Numbers::percent(1.0 - options.threshold))
            : tr("long above a probability of %1").arg(Numbers::percent(options.threshold));
    const QString held = Choices::ahead(report.step, options.horizon);
    QString text = tr("%1: %2, out again when the horizon is over (%3). Fee %4 and slippage %5 each time "
                      "something is traded.")
                       .arg(Choices::modelName(report.request.model), rule, held,
                            Numbers::basisPoints(options.feeBp), Numbers::basisPoints(options.slippageBp));
    if (!report.curveTimes.empty())
        text += u' ' +
                tr("Tried on %1.").arg(Numbers::period(report.curveTimes.front(), report.curveTimes.back()));
    return text;
}

Facts BacktestView::gain(const engine::BacktestReport& report)
{
    const evaluation::Backtest& result = report.result;
    Facts facts{tr("Result after costs"), {tr("This rule"), tr("Buy and hold")}};
    facts.rows = {{u"return"_s,
                   tr("Return"),
                   tr("Share of the capital gained or lost from the first to the last step."),
                   {Numbers::change(result.finalReturn), Numbers::change(result.buyAndHoldReturn)}},
                  {u"drawdown"_s,
                   tr("Largest drawdown"),
                   tr("Largest loss since the highest point before it."),
                   {Numbers::change(-result.maxDrawdown), Numbers::change(-result.buyAndHoldDrawdown)}},
                  {u"sharpe"_s,
                   tr("Sharpe ratio, a year"),
                   tr("Mean return over its standard deviation. A dash where steps are irregular or nothing "
                      "was traded."),
                   {perYear(result.sharpe), perYear(result.buyAndHoldSharpe)}},
                  {u"sharpeInterval"_s,
                   tr("… 95 % interval"),
                   tr("Where it holds zero, the gain or loss cannot be told from chance."),
                   {interval(result.sharpe), interval(result.buyAndHoldSharpe)}},
                  {u"exposure"_s,
                   tr("Exposure"),
                   tr("Mean share of the capital that is in the market."),
                   {Numbers::percent(result.exposure)}},
                  {u"percentile"_s,
                   tr("Better than random entries"),
                   tr("Share of random entries with the same turnover that end lower. Below 95 %, luck "
                      "explains the gain."),
                   {result.band ? Numbers::percent(result.band->percentile / 100.0) : Numbers::none()}}};
    return facts;
}

Facts BacktestView::trades(const engine::BacktestReport& report)
{
    const evaluation::Backtest& result = report.result;
    Facts facts{tr("Trades"), {tr("Before costs"), tr("After costs")}};
    facts.rows = {
        {u"hitRate"_s,
         tr("Trades with a gain"),
         tr("Share of trades that end higher than they began."),
         {Numbers::percent(result.hitRateBeforeCosts), Numbers::percent(result.hitRate)}},
        {u"meanTrade"_s,
         tr("Mean trade"),
         sharesCosts(result) ? tr("Mean gain or loss of a trade, in basis points of what was put into it. "
                                  "Trades that overlap share their costs: only what is bought or sold is "
                                  "paid for.")
                             : tr("Mean gain or loss of a trade, in basis points of what was put into it."),
         {Numbers::basisPoints(result.meanTradeBeforeCostsBp), Numbers::basisPoints(result.meanTradeBp)}},
        {u"trades"_s,
         tr("Number of trades"),
         tr("How often a part of the capital went into the market."),
         {QString(), look::Words::count(result.trades)}},
        {u"turnover"_s,
         tr("Turnover"),
         tr("How many times the whole capital was traded; in and out count each."),
         {QString(), tr("%1 times", "turnover").arg(Numbers::fixed(result.turnover, 1))}}};
    return facts;
}

Facts BacktestView::worth(const engine::BacktestReport& report, const engine::EvaluationPtr& evaluation)
{
    const evaluation::Backtest& result = report.result;
    Facts facts{tr("What it takes to earn the costs"), {QString()}};
    facts.rows = {
        {u"roundTrip"_s,
         tr("Costs of a trade"),
         tr("Fee and slippage, once in and once out."),
         {Numbers::basisPoints(result.roundTripBp)}},
        {u"meanMove"_s,
         tr("Mean move"),
         tr("How far the price goes over the horizon, up or down. Costs must be small beside it."),
         {Numbers::basisPoints(1e4 * result.meanAbsoluteReturn)}},
        {u"breakEven"_s,
         tr("Accuracy to break even"),
         tr("Accuracy at which a trade of that size pays for itself."),
         {result.breakEvenAccuracy > 1.0 ? tr("none: costs exceed any gain")
                                         : Numbers::percent(result.breakEvenAccuracy)}},
        {u"tradeAccuracy"_s,
         tr("Accuracy of these trades"),
         tr("Share of these trades that went the right way, before costs."),
         {Numbers::percent(result.hitRateBeforeCosts)}},
        {u"modelAccuracy"_s,
         tr("Accuracy of the model"),
         tr("Of all its forecasts, from the newest evaluation of this model and step. A dash without one."),
         {isOfTheSame(evaluation, report) ? Numbers::percent(evaluation->report.pooled.accuracy)
                                          : Numbers::none()}}};
    return facts;
}

} // namespace cryptopulse::pages
