#pragma once

#include "forecast/experts.h"

#include <QCoreApplication>
#include <QString>

namespace cryptopulse::pages {

/// What the experts of the adaptive model are called for people.
class ExpertWords final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::pages::ExpertWords)

public:
    /// "Learner, half-life 30 days, strength 10,000, half as bold".
    [[nodiscard]] static QString name(const forecast::Expert& expert);
    /// "Coin", "Simple model", "Prior", "Learners": all experts of a kind together.
    [[nodiscard]] static QString family(forecast::Expert::Kind kind);
};

} // namespace cryptopulse::pages
