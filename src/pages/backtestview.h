#pragma once

#include "engine/snapshot.h"
#include "pages/facts.h"
#include "plots/figure.h"

#include <QCoreApplication>

namespace cryptopulse::pages {

/// A backtest as tables and figures.
class BacktestView final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::pages::BacktestView)

public:
    /// What was tried, and on which time.
    [[nodiscard]] static QString subject(const engine::BacktestReport& report);

    [[nodiscard]] static Facts gain(const engine::BacktestReport& report);
    [[nodiscard]] static Facts trades(const engine::BacktestReport& report);
    /// @p evaluation: the newest; its accuracy stands beside where it is of the same model and step. May be
    /// null.
    [[nodiscard]] static Facts worth(const engine::BacktestReport& report,
                                     const engine::EvaluationPtr& evaluation);

    /// Over time, as gains in per cent.
    [[nodiscard]] static plots::Figure equity(const engine::BacktestReport& report);
    [[nodiscard]] static QString equityCaption(const engine::BacktestReport& report);
    [[nodiscard]] static plots::Figure drawdown(const engine::BacktestReport& report);
    /// Over the threshold.
    [[nodiscard]] static plots::Figure returns(const engine::BacktestReport& report);
    [[nodiscard]] static plots::Figure tradeCounts(const engine::BacktestReport& report);
};

} // namespace cryptopulse::pages
