#include "engine/forecastlog.h"

#include "engine/outcome.h"
#include "forecast/experts.h"
#include "storage/forecaststore.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace cryptopulse::engine {

namespace {

constexpr std::size_t kShown = 5'000; // three and a half days of minutes
constexpr std::size_t kModels = 2;    // that write into the same table

bool isSame(const core::LiveForecast& a, const core::LiveForecast& b)
{
    return a.asOf == b.asOf && a.modelId == b.modelId;
}

std::string weightsText(const std::vector<double>& weights)
{
    if (weights.empty())
        return {};
    QJsonObject byName;
    for (std::size_t i = 0; i < weights.size(); ++i)
        byName.insert(QString::fromStdString(forecast::experts()[i].name), weights[i]);
    return QJsonDocument(byName).toJson(QJsonDocument::Compact).toStdString();
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
            .seen = std::nullopt,
            .weights = weightsText(forecast.weights)};
}

} // namespace

core::Result<void> ForecastLog::load(storage::Database& database)
{
    storage::ForecastStore store(database);
    auto pending = store.pending(m_series);
    auto newest = store.newest(m_series, kModels * kShown);
    if (!pending || !newest)
        return core::failure(pending ? newest.error() : pending.error());
    const auto isOther = [this](const core::LiveForecast& given) { return !m_isMine(given.modelId); };
    std::erase_if(*pending, isOther);
    std::erase_if(*newest, isOther);
    if (newest->size() > kShown)
        newest->erase(newest->begin(), newest->end() - std::ptrdiff_t(kShown));
    m_pending = *std::move(pending);
    m_decided.clear();
    m_newest = std::make_shared<const std::vector<core::LiveForecast>>(*std::move(newest));
    return {};
}

core::Result<void> ForecastLog::record(storage::Database& database, const core::SeriesView& samples,
                                       const std::optional<Forecast>& given)
{
    const auto decided = settle(database, samples);
    if (!decided)
        return core::failure(decided.error());
    core::Result<std::optional<core::LiveForecast>> noted;
    if (given)
        noted = note(database, *given);
    show(*decided, noted.value_or(std::nullopt));
    return noted.map([](const auto&) {});
}

/// The forecast as it is written down; empty when it stands there already.
core::Result<std::optional<core::LiveForecast>> ForecastLog::note(storage::Database& database,
                                                                  const Forecast& given)
{
    core::LiveForecast noted = written(given);
    const auto added = storage::ForecastStore(database).add(m_series, noted);
    if (!added)
        return core::failure(added.error());
    if (!*added)
        return std::nullopt;
    noted.weights.clear(); // on disk; too much to be held for each
    m_pending.push_back(noted);
    return noted;
}

core::Result<std::vector<core::LiveForecast>> ForecastLog::settle(storage::Database& database,
                                                                  const core::SeriesView& samples)
{
    std::vector<core::LiveForecast> decided;
    for (const core::LiveForecast& forecast : m_pending) {
        if (auto known = decide(forecast, samples))
            decided.push_back(*std::move(known));
    }
    if (decided.empty())
        return decided;
    if (const auto stored = storage::ForecastStore(database).settle(m_series, decided); !stored)
        return core::failure(stored.error());
    std::erase_if(m_pending, [&decided](const core::LiveForecast& forecast) {
        return std::ranges::any_of(decided, [&](const auto& other) { return isSame(forecast, other); });
    });
    m_decided.insert(m_decided.end(), decided.begin(), decided.end());
    return decided;
}

/// Makes the list anew, once for all that a price changes: it is the same one in every snapshot, which never
/// changes.
void ForecastLog::show(const std::vector<core::LiveForecast>& decided,
                       const std::optional<core::LiveForecast>& noted)
{
    if (decided.empty() && !noted)
        return;
    std::vector<core::LiveForecast> shown;
    shown.reserve(kShown);
    const std::size_t known = m_newest->size();
    const std::size_t dropped = noted && known >= kShown ? known - kShown + 1 : 0;
    shown.assign(m_newest->begin() + std::ptrdiff_t(dropped), m_newest->end());
    if (noted)
        shown.push_back(*noted);
    for (const core::LiveForecast& forecast : decided) {
        // From the newest backwards: outcomes come a few steps later.
        const auto found = std::ranges::find_if(shown.rbegin(), shown.rend(),
                                                [&](const auto& other) { return isSame(forecast, other); });
        if (found != shown.rend())
            *found = forecast;
    }
    m_newest = std::make_shared<const std::vector<core::LiveForecast>>(std::move(shown));
}

} // namespace cryptopulse::engine
