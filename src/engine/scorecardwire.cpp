#include "engine/scorecardwire.h"

#include "engine/wire.h"

#include <algorithm>

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;
using core::LiveForecast;
using core::Outcome;

namespace {

QJsonObject forecastJson(const LiveForecast& forecast)
{
    const auto hit = core::isHit(forecast);
    return {{u"as_of"_s, text(forecast.asOf)},
            {u"price"_s, forecast.price.value()},
            {u"proba_up"_s, forecast.up.value()},
            {u"step"_s, text(forecast.step.name())},
            {u"horizon_steps"_s, forecast.horizonSteps},
            {u"model_id"_s, text(forecast.modelId)},
            {u"outcome"_s, text(core::outcomeName(forecast.outcome))},
            {u"hit"_s, hit ? QJsonValue(*hit) : QJsonValue()},
            {u"seen_at"_s, forecast.seenAt ? QJsonValue(text(*forecast.seenAt)) : QJsonValue()},
            {u"seen"_s, forecast.seen ? QJsonValue(forecast.seen->value()) : QJsonValue()}};
}

std::optional<LiveForecast> forecastFrom(const QJsonObject& json)
{
    const auto asOf = timeFrom(json[u"as_of"]);
    const auto price = core::Price::from(json[u"price"].toDouble());
    const auto up = core::Probability::from(json[u"proba_up"].toDouble(-1));
    const auto step = core::Step::fromName(json[u"step"].toString().toStdString());
    const auto outcome = core::outcomeFromName(json[u"outcome"].toString().toStdString());
    const int horizon = json[u"horizon_steps"].toInt();
    if (!asOf || !price || !up || !step || !outcome || horizon < 1)
        return std::nullopt;
    return LiveForecast{.asOf = *asOf,
                        .price = *price,
                        .up = *up,
                        .step = *step,
                        .horizonSteps = horizon,
                        .modelId = json[u"model_id"].toString().toStdString(),
                        .outcome = *outcome,
                        .seenAt = timeFrom(json[u"seen_at"]),
                        .seen = core::Price::from(json[u"seen"].toDouble())};
}

QJsonObject countsJson(std::span<const LiveForecast> forecasts)
{
    const auto count = [forecasts](auto is) { return qint64(std::ranges::count_if(forecasts, is)); };
    return {{u"shown"_s, qint64(forecasts.size())},
            {u"hits"_s, count([](const auto& forecast) { return core::isHit(forecast) == true; })},
            {u"misses"_s, count([](const auto& forecast) { return core::isHit(forecast) == false; })},
            {u"pending"_s, count([](const auto& forecast) { return forecast.outcome == Outcome::Pending; })},
            {u"unknown"_s, count([](const auto& forecast) { return forecast.outcome == Outcome::Unknown; })}};
}

} // namespace

QJsonObject scorecardJson(const core::LiveForecasts& forecasts, const LiveScorePtr& score, std::size_t most)
{
    const std::span<const LiveForecast> all(*forecasts);
    const auto newest = all.last(std::min(most, all.size()));
    QJsonArray list;
    for (const LiveForecast& forecast : newest)
        list.append(forecastJson(forecast));
    const bool isKnown = score && !score->trouble;
    return {{u"status"_s, u"ok"_s},
            {u"forecasts"_s, list},
            {u"counts"_s, countsJson(newest)},
            {u"score"_s, isKnown ? QJsonValue(toJson(*score)) : QJsonValue()}};
}

core::Result<std::vector<LiveForecast>> forecastsFromScorecard(const QJsonObject& json)
{
    const QJsonArray list = json[u"forecasts"].toArray();
    std::vector<LiveForecast> forecasts;
    forecasts.reserve(std::size_t(list.size()));
    for (const QJsonValue value : list) {
        auto forecast = forecastFrom(value.toObject());
        if (!forecast)
            return core::failure(core::ErrorKind::BadReply, "a forecast of the answer is unusable");
        forecasts.push_back(*std::move(forecast));
    }
    return forecasts;
}

QString scorecardMark(const core::LiveForecasts& forecasts, const LiveScorePtr& score)
{
    if (forecasts->empty())
        return {};
    const auto pending = std::ranges::count(*forecasts, Outcome::Pending, &LiveForecast::outcome);
    QString mark =
        u"%1/%2/%3"_s.arg(text(forecasts->back().asOf), text(forecasts->back().modelId)).arg(pending);
    if (score)
        mark += u"/%1/%2/%3"_s.arg(score->given).arg(score->scored).arg(score->pending);
    return mark;
}

} // namespace cryptopulse::engine::wire
