#include "engine/wire.h"

#include "engine/gapwire.h"
#include "engine/judgingparts.h"
#include "engine/judgingwire.h"
#include "engine/scorecardwire.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestHorizon = 5 * 86'400; // seconds: five steps of a day

QJsonObject newestJson(const Snapshot& snapshot, core::UtcTime now)
{
    return {{u"ts"_s, text(snapshot.samples.newestTime())},
            {u"price"_s, snapshot.samples.newestPrice().value()},
            {u"age_s"_s, optionalSeconds(newestAge(snapshot, now))}};
}

QJsonObject quotaJson(const FeedStatus& feed)
{
    const auto number = [](const std::optional<std::int64_t>& value) {
        return value ? QJsonValue(qint64(*value)) : QJsonValue();
    };
    const std::int64_t planned = feed.collecting ? core::callsPerMonth(feed.interval) : 0;
    const auto shortest = core::shortestInterval(feed.quota);
    return {{u"plan"_s, feed.quota.plan.empty() ? QJsonValue() : QJsonValue(text(feed.quota.plan))},
            {u"per_minute"_s, number(feed.quota.perMinute)},
            {u"per_month"_s, number(feed.quota.perMonth)},
            {u"calls"_s, qint64(feed.stored + feed.repeats + feed.failures)},
            {u"planned_per_month"_s, qint64(planned)},
            {u"shortest_interval_s"_s, shortest ? QJsonValue(qint64(shortest->count())) : QJsonValue()}};
}

core::CallQuota quotaFrom(const QJsonObject& json)
{
    const auto number = [&json](QStringView key) {
        const QJsonValue value = json[key];
        return value.isDouble() ? std::optional<std::int64_t>(value.toInteger()) : std::nullopt;
    };
    return {json[u"plan"].toString().toStdString(), number(u"per_minute"), number(u"per_month")};
}

/// What tells a reader whether to ask for more.
QJsonObject marksJson(const Snapshot& snapshot)
{
    return {{u"adaptive"_s, mark(snapshot.adaptive)},
            {u"scorecard"_s, scorecardMark(snapshot.adaptiveForecasts, snapshot.adaptiveLiveScore)},
            {u"evaluation"_s, mark(snapshot.evaluation)},
            {u"backtest"_s, mark(snapshot.backtest)},
            {u"leak_lab"_s, mark(snapshot.leakLab)}};
}

/// The same for the care of the database.
QJsonObject careMarksJson(const Snapshot& snapshot)
{
    const auto madeOf = [](const auto& report) {
        return report ? QJsonValue(text(report->made)) : QJsonValue();
    };
    return {{u"backup"_s, madeOf(snapshot.backup)},
            {u"check"_s, madeOf(snapshot.check)},
            {u"compact"_s, madeOf(snapshot.compaction)}};
}

/// Of a server that may be older than the adaptive model.
core::Result<Forecast> adaptiveForecastFrom(const QJsonValue& value)
{
    if (!value.isObject())
        return core::failure(core::ErrorKind::NotEnoughData, "this server has no adaptive model");
    return forecastFromJson(value.toObject());
}

/// All three or none.
std::optional<evaluation::BreakEven> breakEvenFrom(const QJsonObject& json)
{
    const evaluation::BreakEven read{.accuracy = numberFrom(json[u"break_even_accuracy"]),
                                     .costBp = numberFrom(json[u"cost_bp"]),
                                     .meanAbsoluteMoveBp = numberFrom(json[u"mean_abs_move_bp"])};
    const bool isWhole = read.accuracy >= 0.5 && read.costBp >= 0.0 && read.meanAbsoluteMoveBp > 0.0;
    return isWhole ? std::optional(read) : std::nullopt;
}

QJsonObject modelSummary(const ModelCard& card)
{
    return {{u"id"_s, text(card.id)},
            {u"kind"_s, text(card.kind)},
            {u"step"_s, text(card.step.name())},
            {u"created"_s, text(card.created)}};
}

} // namespace

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

QString text(core::UtcTime time)
{
    return QString::fromStdString(core::toIso(time));
}

std::optional<core::UtcTime> timeFrom(const QJsonValue& value)
{
    return core::fromIso(value.toString().toStdString());
}

QJsonObject toJson(const core::Error& error)
{
    return {{u"kind"_s, text(core::kindName(error.kind))},
            {u"detail"_s, text(error.detail)},
            {u"retry_after_s"_s, optionalSeconds(error.retryAfter)}};
}

core::Error errorFromJson(const QJsonObject& json)
{
    const auto kind = core::kindFromName(json[u"kind"].toString().toStdString());
    return {kind.value_or(core::ErrorKind::Internal), json[u"detail"].toString().toStdString(),
            secondsFrom(json[u"retry_after_s"])};
}

QJsonObject toJson(const core::SeriesKey& series)
{
    return {{u"asset"_s, text(series.asset)},
            {u"currency"_s, text(series.currency)},
            {u"source"_s, text(series.source)}};
}

QJsonObject toJson(const Ingested& ingested)
{
    return {{u"status"_s, u"ok"_s},
            {u"ts"_s, text(ingested.sample.time)},
            {u"price"_s, ingested.sample.price.value()},
            {u"source"_s, text(ingested.source)},
            {u"fresh"_s, ingested.fresh},
            {u"received"_s, text(ingested.sample.received)}};
}

core::Result<Ingested> ingestedFromJson(const QJsonObject& json)
{
    const auto time = timeFrom(json[u"ts"]);
    const auto price = core::Price::from(json[u"price"].toDouble());
    if (!time || !price)
        return badReply("ts or price");
    return Ingested{{*time, *price, timeFrom(json[u"received"]).value_or(*time)},
                    json[u"source"].toString().toStdString(),
                    json[u"fresh"].toBool(true)};
}

QJsonObject forecastJson(const Snapshot& snapshot, core::UtcTime now)
{
    return forecastJson(snapshot, snapshot.forecast, now);
}

QJsonObject forecastJson(const Snapshot& snapshot, const core::Result<Forecast>& told, core::UtcTime now)
{
    if (!told) {
        const core::Error& error = told.error();
        return {{u"status"_s, text(core::kindName(error.kind))}, {u"reason"_s, text(error.detail)}};
    }
    const Forecast& forecast = *told;
    QJsonArray warnings;
    for (const std::string& warning : warningsAt(snapshot, told, now))
        warnings.append(text(warning));
    QJsonObject json{{u"status"_s, u"ok"_s},
                     {u"proba_up_next_5"_s, forecast.up.value()},
                     {u"horizon_steps"_s, forecast.horizonSteps},
                     {u"horizon_seconds"_s,
                      forecast.horizon ? QJsonValue(qint64(forecast.horizon->count())) : QJsonValue()},
                     {u"step"_s, text(forecast.step.name())},
                     {u"as_of"_s, text(forecast.asOf)},
                     {u"price"_s, forecast.price.value()},
                     {u"model_id"_s, text(forecast.modelId)},
                     {u"asset"_s, text(snapshot.series.asset)},
                     {u"currency"_s, text(snapshot.series.currency)},
                     {u"source"_s, text(snapshot.series.source)},
                     {u"warnings"_s, warnings}};
    const evaluation::BreakEven pays = forecast.breakEven.value_or(evaluation::BreakEven{});
    json[u"break_even_accuracy"] = numberJson(pays.accuracy);
    json[u"cost_bp"] = numberJson(pays.costBp);
    json[u"mean_abs_move_bp"] = numberJson(pays.meanAbsoluteMoveBp);
    if (!forecast.weights.empty())
        json[u"weights"] = byExpert(forecast.weights);
    return json;
}

core::Result<Forecast> forecastFromJson(const QJsonObject& json)
{
    const QString status = json[u"status"].toString();
    if (status != u"ok") {
        const auto kind = core::kindFromName(status.toStdString());
        if (!kind)
            return badReply("forecast status");
        return core::failure(*kind, json[u"reason"].toString().toStdString());
    }
    const auto up = core::Probability::from(json[u"proba_up_next_5"].toDouble(std::nan("")));
    const auto price = core::Price::from(json[u"price"].toDouble());
    const auto asOf = timeFrom(json[u"as_of"]);
    const auto step = core::Step::fromName(json[u"step"].toString().toStdString());
    if (!up || !price || !asOf || !step)
        return badReply("forecast");
    Forecast forecast{.up = *up,
                      .step = *step,
                      .horizonSteps = json[u"horizon_steps"].toInt(),
                      .horizon = std::nullopt,
                      .asOf = *asOf,
                      .price = *price,
                      .modelId = json[u"model_id"].toString().toStdString(),
                      .warnings = {}};
    forecast.weights = byExpertFrom(json[u"weights"]).value_or(std::vector<double>());
    forecast.breakEven = breakEvenFrom(json);
    if (const qint64 horizon = json[u"horizon_seconds"].toInteger();
        horizon > 0 && horizon <= kLongestHorizon)
        forecast.horizon = std::chrono::seconds(horizon);
    for (const QJsonValue warning : json[u"warnings"].toArray()) {
        // Whether the price is old is for the reader's clock to say: warningsAt().
        if (warning.toString() != u"stale_data")
            forecast.warnings.push_back(warning.toString().toStdString());
    }
    return forecast;
}

QJsonObject trainingJson(const ModelCard& card)
{
    return {{u"status"_s, u"ok"_s},
            {u"acc_test"_s, card.test.accuracy},
            {u"n_train"_s, qint64(card.trainRows)},
            {u"n_test"_s, qint64(card.testRows)},
            {u"base_rate"_s, card.test.baseRate},
            {u"auc_test"_s, std::isfinite(card.test.auc) ? QJsonValue(card.test.auc) : QJsonValue()},
            {u"brier_test"_s, card.test.brier},
            {u"log_loss_test"_s, card.test.logLoss},
            {u"model_id"_s, text(card.id)},
            {u"step"_s, text(card.step.name())},
            {u"trained_on"_s, QJsonObject{{u"from"_s, text(card.trainedFrom)},
                                          {u"to"_s, text(card.trainedTo)},
                                          {u"rows"_s, qint64(card.samples)}}}};
}

QJsonObject statusJson(const Snapshot& snapshot, core::UtcTime now)
{
    const FeedState state = feedState(snapshot, now);
    QJsonArray jobs;
    for (const JobStatus& job : snapshot.jobs)
        jobs.append(toJson(jobAt(job, now)));
    return {{u"status"_s, snapshot.storageTrouble ? u"storage_error"_s : u"ok"_s},
            {u"service"_s, u"CryptoPulse"_s},
            {u"now"_s, text(now)},
            {u"series"_s, toJson(snapshot.series)},
            {u"rows"_s, qint64(snapshot.samples.size())},
            {u"usable_rows"_s, qint64(snapshot.usableRows)},
            {u"step"_s, text(snapshot.step.name())},
            {u"newest"_s, snapshot.samples.empty() ? QJsonValue() : QJsonValue(newestJson(snapshot, now))},
            {u"feed"_s, toJson(snapshot.feed, state, now)},
            {u"storage"_s, QJsonObject{{u"location"_s, text(snapshot.storageLocation)},
                                       {u"error"_s, optionalError(snapshot.storageTrouble)},
                                       {u"waiting"_s, qint64(snapshot.storageWaiting)},
                                       {u"notice"_s, optionalError(snapshot.storageNotice)}}},
            {u"model"_s, snapshot.model ? QJsonValue(modelSummary(*snapshot.model)) : QJsonValue()},
            {u"quota"_s, quotaJson(snapshot.feed)},
            {u"scorecard"_s, scorecardMark(snapshot.forecasts, snapshot.liveScore)},
            {u"model_error"_s, optionalError(snapshot.modelTrouble)},
            {u"forecast"_s, forecastJson(snapshot, now)},
            {u"adaptive_forecast"_s, forecastJson(snapshot, snapshot.adaptiveForecast, now)},
            {u"judged"_s, marksJson(snapshot)},
            {u"care"_s, careMarksJson(snapshot)},
            {u"asked"_s, askedMark(snapshot)},
            {u"jobs"_s, jobs}};
}

core::Result<Snapshot> snapshotFromStatus(const QJsonObject& json)
{
    const auto made = timeFrom(json[u"now"]);
    const auto step = core::Step::fromName(json[u"step"].toString().toStdString());
    if (json[u"service"].toString() != u"CryptoPulse" || !made || !step)
        return badReply("service, now or step");
    auto feed = feedFromJson(json[u"feed"].toObject());
    if (!feed)
        return core::failure(feed.error());
    Snapshot snapshot;
    snapshot.made = *made;
    snapshot.step = *step;
    snapshot.feed = *std::move(feed);
    snapshot.feed.quota = quotaFrom(json[u"quota"].toObject());
    const QJsonObject series = json[u"series"].toObject();
    snapshot.series = {series[u"asset"].toString().toStdString(),
                       series[u"currency"].toString().toStdString(),
                       series[u"source"].toString().toStdString()};
    snapshot.usableRows = countFrom(json[u"usable_rows"]);
    const QJsonObject storage = json[u"storage"].toObject();
    snapshot.storageLocation = storage[u"location"].toString().toStdString();
    snapshot.storageTrouble = optionalErrorFrom(storage[u"error"]);
    snapshot.storageWaiting = std::size_t(countFrom(storage[u"waiting"]));
    snapshot.storageNotice = optionalErrorFrom(storage[u"notice"]);
    snapshot.modelTrouble = optionalErrorFrom(json[u"model_error"]);
    snapshot.forecast = forecastFromJson(json[u"forecast"].toObject());
    snapshot.adaptiveForecast = adaptiveForecastFrom(json[u"adaptive_forecast"]);
    for (const QJsonValue value : json[u"jobs"].toArray()) {
        auto job = jobFromJson(value.toObject());
        if (!job)
            return core::failure(job.error());
        snapshot.jobs.push_back(*std::move(job));
    }
    return snapshot;
}

QByteArray rowsJson(const core::SeriesView& samples, std::size_t first, std::size_t last)
{
    // Written by hand: a QJsonArray of 100,000 objects costs ten times as much, and this route is asked
    // often.
    QByteArray out;
    out.reserve(qsizetype(56 * (last - first) + 2));
    out += '[';
    char number[64];
    for (std::size_t i = first; i < last; ++i) {
        out += i == first ? "{\"ts\":\"" : ",{\"ts\":\"";
        const std::string time = core::toIso(samples.times()[i]);
        out.append(time.data(), qsizetype(time.size()));
        out += "\",\"price\":";
        const auto end =
            std::to_chars(number, number + sizeof number, samples.prices()[i], std::chars_format::fixed).ptr;
        out.append(number, end - number);
        out += '}';
    }
    out += ']';
    return out;
}

} // namespace cryptopulse::engine::wire
