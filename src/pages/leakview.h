#pragma once

#include "engine/judging.h"
#include "pages/facts.h"
#include "plots/figure.h"

#include <QCoreApplication>

namespace cryptopulse::pages {

/// What the leak lab found, as a table and a figure.
class LeakView final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::pages::LeakView)

public:
    [[nodiscard]] static QString subject(const engine::LeakReport& report);
    [[nodiscard]] static Facts facts(const engine::LeakReport& report);
    /// What is claimed beside what is true, for each learner, in per cent.
    [[nodiscard]] static plots::Figure figure(const engine::LeakReport& report);

private:
    [[nodiscard]] static QString points(double claimed, double real);
    [[nodiscard]] static QString learnerName(const std::string& learner);
};

} // namespace cryptopulse::pages
