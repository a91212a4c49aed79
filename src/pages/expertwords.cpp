#include "pages/expertwords.h"

#include "look/words.h"

#include <cmath>

namespace cryptopulse::pages {

using Kind = forecast::Expert::Kind;

QString ExpertWords::name(const forecast::Expert& expert)
{
    const auto bold = [&expert](const QString& who) {
        if (expert.shrink >= 1 || expert.kind == Kind::Coin)
            return who;
        return tr("%1, %2 % of its boldness", "expert, per cent")
            .arg(who)
            .arg(std::lround(100 * expert.shrink));
    };
    if (expert.kind != Kind::Learner)
        return bold(expert.kind == Kind::Coin ? tr("Coin: always 50 %") : family(expert.kind));
    const forecast::Learner& learner = forecast::kLearners[expert.learner];
    const double memory = forecast::kMemories[learner.memory];
    const QString strength = look::Words::count(static_cast<std::size_t>(learner.strength));
    return bold(memory > 0 ? tr("Learner, tie to the prior %1, half-life %2 days")
                                 .arg(strength, look::Words::count(static_cast<std::size_t>(memory)))
                           : tr("Learner, tie to the prior %1, forgets nothing").arg(strength));
}

QString ExpertWords::family(Kind kind)
{
    switch (kind) {
    case Kind::Coin:
        return tr("Coin");
    case Kind::Seed:
        return tr("Simple model");
    case Kind::Prior:
        return tr("Prior");
    case Kind::Learner:
        return tr("Learners");
    }
    return {};
}

} // namespace cryptopulse::pages
