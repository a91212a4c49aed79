#pragma once

#include "engine/judging.h"
#include "engine/livescore.h"

#include <QCoreApplication>
#include <QString>

namespace cryptopulse::pages {

/// What may be said of a judgement: one line, and what it rests on. Never more than the figures carry.
struct Verdict {
    QString headline;
    QString reason;
};

class VerdictWords final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::pages::VerdictWords)

public:
    [[nodiscard]] static Verdict of(const engine::Evaluation& evaluation);
    [[nodiscard]] static Verdict of(const engine::BacktestReport& report);
    [[nodiscard]] static Verdict of(const engine::LeakReport& report);

    [[nodiscard]] static Verdict of(const engine::LiveScore& score);

    /// Whether the evaluation itself can be believed.
    [[nodiscard]] static QString ofControls(const evaluation::Controls& controls);
    /// What to keep in mind, a sentence for each warning that is known.
    [[nodiscard]] static QString ofWarnings(const std::vector<std::string>& warnings);

private:
    [[nodiscard]] static QString skillReason(const evaluation::Metrics& metrics,
                                             const std::optional<double>& daysNeeded);
    [[nodiscard]] static QString tooFewReason(const evaluation::Metrics& metrics);
    [[nodiscard]] static QString costs(const evaluation::Backtest& result);
    [[nodiscard]] static Verdict ofGain(const engine::BacktestReport& report);
};

} // namespace cryptopulse::pages
