#include "forecast/experts.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::forecast {

namespace {

std::string learnerName(const Learner& learner)
{
    const double half = kMemories[learner.memory];
    return "learned-" + std::to_string(std::lround(learner.strength)) + "-" +
           (half > 0.0 ? std::to_string(std::lround(half)) + "d" : "all");
}

std::vector<Expert> makeExperts()
{
    using Kind = Expert::Kind;
    std::vector<Expert> all{{Kind::Coin, 0, 0.0, "coin"},
                            {Kind::Seed, 0, 1.0, "seed"},
                            {Kind::Seed, 0, 0.5, "seed-half"},
                            {Kind::Prior, 0, 1.0, "prior"},
                            {Kind::Prior, 0, 0.75, "prior-threequarters"},
                            {Kind::Prior, 0, 0.5, "prior-half"},
                            {Kind::Prior, 0, 0.25, "prior-quarter"}};
    for (std::size_t i = 0; i < kLearners.size(); ++i) {
        all.push_back({Kind::Learner, i, 1.0, learnerName(kLearners[i])});
        all.push_back({Kind::Learner, i, 0.5, learnerName(kLearners[i]) + "-half"});
    }
    return all;
}

} // namespace

const std::vector<Expert>& experts()
{
    static const std::vector<Expert> all = makeExperts();
    return all;
}

std::size_t expertNamed(std::string_view name) noexcept
{
    return static_cast<std::size_t>(std::ranges::find(experts(), name, &Expert::name) - experts().begin());
}

} // namespace cryptopulse::forecast
