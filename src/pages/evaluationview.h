#pragma once

#include "engine/judging.h"
#include "pages/facts.h"
#include "plots/figure.h"

#include <QCoreApplication>

namespace cryptopulse::pages {

/// An evaluation as tables and figures.
class EvaluationView final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::pages::EvaluationView)

public:
    /// What was judged, and when: a few lines.
    [[nodiscard]] static QString subject(const engine::Evaluation& evaluation);

    /// Each beside the seed's and the coin's, where they are there.
    [[nodiscard]] static Facts skill(const engine::Evaluation& evaluation);
    [[nodiscard]] static Facts direction(const engine::Evaluation& evaluation);
    [[nodiscard]] static Facts probabilities(const engine::Evaluation& evaluation);

    [[nodiscard]] static plots::Figure roc(const engine::Evaluation& evaluation);
    [[nodiscard]] static QString rocCaption(const engine::Evaluation& evaluation);
    [[nodiscard]] static plots::Figure reliability(const evaluation::Metrics& metrics);
    [[nodiscard]] static QString reliabilityCaption(const evaluation::Metrics& metrics);
    [[nodiscard]] static plots::Figure folds(const engine::Evaluation& evaluation);
    [[nodiscard]] static QString foldsCaption(const engine::Evaluation& evaluation);

private:
    [[nodiscard]] static QString intervalName();
    [[nodiscard]] static QString intervalMeaning();
};

} // namespace cryptopulse::pages
