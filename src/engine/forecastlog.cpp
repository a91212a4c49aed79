#include "engine/forecastlog.h"

#include "engine/outcome.h"
#include "storage/forecaststore.h"

#include <algorithm>

namespace cryptopulse::engine {

namespace {

constexpr std::size_t kShown = 5'000; // three and a half days of minutes

bool isSame(const core::LiveForecast& a, const core::LiveForecast& b)
{
    return a.asOf == b.asOf && a.modelId == b.modelId;
}

core::LiveForecast written(const Forecast& forecast)
{
    return {.asOf = forecast.asOf,
            .price = forecast.price,
            .up = forecast.up,
            .step = forecast.step,
            .horizonSteps = forecast.horizonSteps,
            .modelId = forecast.modelId,
            .outcome = core::Outcome::Pending,
            .seenAt = std::nullopt,
            .seen = std::nullopt};
}

} // namespace

core::Result<void> ForecastLog::load(storage::Database& database)
{
    storage::ForecastStore store(database);
    auto pending = store.pending(m_series);
    auto newest = store.newest(m_series, kShown);
    if (!pending || !newest)
        return core::failure(pending ? newest.error() : pending.error());
    m_pending = *std::move(pending);
    m_newest = std::make_shared<const std::vector<core::LiveForecast>>(*std::move(newest));
    return {};
}

core::Result<void> ForecastLog::note(storage::Database& database, const Forecast& forecast)
{
    const core::LiveForecast noted = written(forecast);
    const auto added = storage::ForecastStore(database).add(m_series, noted);
    if (!added)
        return core::failure(added.error());
    if (!*added)
        return {};
    m_pending.push_back(noted);
    auto shown = *m_newest;
    if (shown.size() >= kShown)
        shown.erase(shown.begin());
    shown.push_back(noted);
    m_newest = std::make_shared<const std::vector<core::LiveForecast>>(std::move(shown));
    return {};
}

core::Result<void> ForecastLog::settle(storage::Database& database, const core::SeriesView& samples)
{
    std::vector<core::LiveForecast> decided;
    for (const core::LiveForecast& forecast : m_pending) {
        if (auto known = decide(forecast, samples))
            decided.push_back(*std::move(known));
    }
    if (decided.empty())
        return {};
    if (const auto stored = storage::ForecastStore(database).settle(m_series, decided); !stored)
        return stored;
    std::erase_if(m_pending, [&decided](const core::LiveForecast& forecast) {
        return std::ranges::any_of(decided, [&](const auto& other) { return isSame(forecast, other); });
    });
    show(decided);
    return {};
}

void ForecastLog::show(const std::vector<core::LiveForecast>& changed)
{
    auto shown = *m_newest;
    for (const core::LiveForecast& forecast : changed) {
        // From the newest backwards: outcomes come a few steps later.
        const auto found = std::ranges::find_if(shown.rbegin(), shown.rend(),
                                                [&](const auto& other) { return isSame(forecast, other); });
        if (found != shown.rend())
            *found = forecast;
    }
    m_newest = std::make_shared<const std::vector<core::LiveForecast>>(std::move(shown));
}

} // namespace cryptopulse::engine
