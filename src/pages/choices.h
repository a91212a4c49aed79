#pragma once

#include "core/step.h"

#include <QCoreApplication>
#include <QString>
#include <string>

class QComboBox;

namespace cryptopulse::pages {

/// What can be chosen for a judgement, and how it is called.
class Choices final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::pages::Choices)

public:
    /// Fills @p box with every model that can be walked through time.
    static void offerModels(QComboBox& box);
    [[nodiscard]] static std::string model(const QComboBox& box);
    /// "Adaptive"; the name itself for the experts of the mixture.
    [[nodiscard]] static QString modelName(const std::string& model);

    /// Fills @p box with every step and "auto".
    static void offerSteps(QComboBox& box);
    [[nodiscard]] static core::StepChoice step(const QComboBox& box);
    /// "1 min", "every price".
    [[nodiscard]] static QString stepName(core::Step step);
    /// "5 steps of 1 min ahead".
    [[nodiscard]] static QString ahead(core::Step step, std::size_t horizon);
};

} // namespace cryptopulse::pages
