#include "engine/modelcard.h"

#include "engine/wire.h"

#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace cryptopulse::engine {

using namespace Qt::StringLiterals;

namespace {

using Numbers = std::array<double, forecast::kFeatures>;

QJsonArray toArray(const Numbers& values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

std::optional<Numbers> numbersFrom(const QJsonValue& json)
{
    const QJsonArray array = json.toArray();
    if (array.size() != qsizetype(forecast::kFeatures))
        return std::nullopt;
    Numbers values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QJsonValue value = array.at(qsizetype(i));
        if (!value.isDouble() || !std::isfinite(value.toDouble()))
            return std::nullopt;
        values[i] = value.toDouble();
    }
    return values;
}

QJsonObject scoreJson(const forecast::Score& score)
{
    const auto count = [](std::size_t n) { return qint64(n); };
    return {
        {u"rows"_s, count(score.rows)},
        {u"accuracy"_s, score.accuracy},
        {u"base_rate"_s, score.baseRate},
        {u"auc"_s, std::isfinite(score.auc) ? QJsonValue(score.auc) : QJsonValue()},
        {u"log_loss"_s, score.logLoss},
        {u"brier"_s, score.brier},
        {u"confusion_tn_fp_fn_tp"_s, QJsonArray{count(score.trueNegatives), count(score.falsePositives),
                                                count(score.falseNegatives), count(score.truePositives)}}};
}

forecast::Score scoreFrom(const QJsonObject& json)
{
    const QJsonArray confusion = json[u"confusion_tn_fp_fn_tp"].toArray();
    const auto cell = [&confusion](int i) {
        return std::size_t(std::max<qint64>(0, confusion.at(i).toInteger()));
    };
    return {.rows = std::size_t(std::max<qint64>(0, json[u"rows"].toInteger())),
            .accuracy = json[u"accuracy"].toDouble(),
            .baseRate = json[u"base_rate"].toDouble(),
            .auc = json[u"auc"].toDouble(std::nan("")),
            .logLoss = json[u"log_loss"].toDouble(),
            .brier = json[u"brier"].toDouble(),
            .trueNegatives = cell(0),
            .falsePositives = cell(1),
            .falseNegatives = cell(2),
            .truePositives = cell(3)};
}

tl::unexpected<core::Error> damaged(const char* what)
{
    return core::failure(core::ErrorKind::DamagedModel, std::string("the model card has no usable ") + what);
}

QJsonArray featureNames()
{
    QJsonArray names;
    for (const std::string_view name : forecast::kFeatureNames)
        names.append(wire::text(name));
    return names;
}

} // namespace

QJsonObject ModelCard::toJson() const
{
    return {{u"format"_s, 1},
            {u"id"_s, wire::text(id)},
            {u"kind"_s, wire::text(kind)},
            {u"created"_s, wire::text(created)},
            {u"series"_s, wire::toJson(series)},
            {u"step"_s, wire::text(step.name())},
            {u"horizon_steps"_s, horizonSteps},
            {u"features"_s, featureNames()},
            {u"scaler_mean"_s, toArray(model.mean)},
            {u"scaler_scale"_s, toArray(model.scale)},
            {u"coef"_s, toArray(model.coef)},
            {u"intercept"_s, model.intercept},
            {u"C"_s, c},
            {u"n_train"_s, qint64(trainRows)},
            {u"n_test"_s, qint64(testRows)},
            {u"test"_s, scoreJson(test)},
            {u"trained_on"_s, QJsonObject{{u"from"_s, wire::text(trainedFrom)},
                                          {u"to"_s, wire::text(trainedTo)},
                                          {u"rows"_s, qint64(samples)}}}};
}

core::Result<ModelCard> ModelCard::fromJson(const QJsonObject& json)
{
    ModelCard card;
    card.id = json[u"id"].toString().toStdString();
    card.kind = json[u"kind"].toString().toStdString();
    if (json[u"format"].toInt() != 1 || card.id.empty() || card.kind != "seed")
        return damaged("format, id or kind");
    const auto created = wire::timeFrom(json[u"created"]);
    const QJsonObject trainedOn = json[u"trained_on"].toObject();
    const auto from = wire::timeFrom(trainedOn[u"from"]);
    const auto to = wire::timeFrom(trainedOn[u"to"]);
    if (!created || !from || !to)
        return damaged("times");
    const auto step = core::Step::fromName(json[u"step"].toString().toStdString());
    if (!step || json[u"horizon_steps"].toInt() != int(forecast::kHorizon))
        return damaged("step or horizon");
    if (json[u"features"].toArray() != featureNames()) // another order is another model
        return damaged("features");
    const auto mean = numbersFrom(json[u"scaler_mean"]);
    const auto scale = numbersFrom(json[u"scaler_scale"]);
    const auto coef = numbersFrom(json[u"coef"]);
    const double intercept = json[u"intercept"].toDouble(std::nan(""));
    if (!mean || !scale || !coef || !std::isfinite(intercept))
        return damaged("coefficients");
    // What is divided by; smaller ones make a number that is none.
    if (std::ranges::any_of(*scale, [](double s) { return !(s >= 1e-300); }))
        return damaged("scaler_scale");
    card.created = *created;
    card.trainedFrom = *from;
    card.trainedTo = *to;
    card.step = *step;
    card.model = {*mean, *scale, *coef, intercept};
    const QJsonObject series = json[u"series"].toObject();
    card.series = {series[u"asset"].toString().toStdString(), series[u"currency"].toString().toStdString(),
                   series[u"source"].toString().toStdString()};
    card.c = json[u"C"].toDouble(1.0);
    card.trainRows = std::size_t(std::max<qint64>(0, json[u"n_train"].toInteger()));
    card.testRows = std::size_t(std::max<qint64>(0, json[u"n_test"].toInteger()));
    card.samples = std::size_t(std::max<qint64>(0, trainedOn[u"rows"].toInteger()));
    card.test = scoreFrom(json[u"test"].toObject());
    return card;
}

} // namespace cryptopulse::engine
