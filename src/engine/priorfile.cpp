#include "engine/priorfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

// Outside of the namespace, as Qt asks of libraries that are linked statically.
static void initModels()
{
    Q_INIT_RESOURCE(models);
}

namespace cryptopulse::engine {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcPrior, "cryptopulse.prior", QtWarningMsg)

tl::unexpected<core::Error> damaged(const QString& what)
{
    return core::failure(core::ErrorKind::DamagedModel, "the prior " + what.toStdString());
}

core::Result<std::vector<double>> numbersFrom(const QJsonValue& json, QStringView name)
{
    std::vector<double> numbers;
    for (const QJsonValue& value : json[name].toArray()) {
        if (!value.isDouble())
            return damaged(u"has trees whose %1 are not all numbers"_s.arg(name));
        numbers.push_back(value.toDouble());
    }
    return numbers;
}

core::Result<forecast::Trees> treesFrom(const QJsonValue& json)
{
    auto features = numbersFrom(json, u"features");
    auto thresholds = numbersFrom(json, u"thresholds");
    auto leaves = numbersFrom(json, u"leaves");
    for (const auto* numbers : {&features, &thresholds, &leaves}) {
        if (!*numbers)
            return core::failure(numbers->error());
    }
    if (features->size() != thresholds->size())
        return damaged(u"has trees with other numbers of features than thresholds"_s);
    std::vector<forecast::Split> splits;
    for (std::size_t i = 0; i < features->size(); ++i) {
        const double feature = (*features)[i];
        if (!(feature >= 0.0 && feature < double(forecast::kStationaryFeatures)) ||
            feature != std::floor(feature))
            return damaged(u"has trees that ask for a feature which is none"_s);
        splits.push_back({std::size_t(feature), (*thresholds)[i]});
    }
    const int depth = json[u"depth"].toInt();
    return forecast::Trees::of(forecast::kStationaryWidth, std::size_t(std::max(depth, 0)), std::move(splits),
                               *std::move(leaves));
}

core::Result<forecast::Prior> readShipped()
{
    initModels();
    QFile file(u":/cryptopulse/models/prior-2024-06.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return damaged(u"that ships with the program is missing"_s);
    return priorFromJson(file.readAll());
}

} // namespace

core::Result<forecast::Prior> priorFromJson(const QByteArray& json)
{
    const QJsonObject card = QJsonDocument::fromJson(json).object();
    forecast::Prior prior;
    prior.id = card[u"id"].toString().toStdString();
    if (prior.id.empty())
        return damaged(u"is no JSON object with an id"_s);
    if (card[u"features"].toString().toStdString() != forecast::kStationaryVersion)
        return damaged(u"is of other features"_s);
    const QJsonObject learned = card[u"trained_on"].toObject();
    const auto from = core::fromIso(learned[u"from"].toString().toStdString());
    const auto to = core::fromIso(learned[u"to"].toString().toStdString());
    if (!from || !to)
        return damaged(u"does not say which time it learned from"_s);
    prior.from = *from;
    prior.to = *to;
    const QJsonObject coefficients = card[u"coef"].toObject();
    for (std::size_t j = 0; j < forecast::kStationaryFeatures; ++j) {
        const QString name = QString::fromStdString(forecast::stationaryNames()[j]);
        const QJsonValue value = coefficients[name];
        if (!value.isDouble() || !std::isfinite(value.toDouble()))
            return damaged(u"has no coefficient of %1"_s.arg(name));
        prior.coef[j] = value.toDouble();
    }
    if (!card[u"intercept"].isDouble() || !std::isfinite(card[u"intercept"].toDouble()))
        return damaged(u"has no intercept"_s);
    prior.coef.back() = card[u"intercept"].toDouble();
    auto trees = treesFrom(card[u"trees"]);
    if (!trees)
        return core::failure(trees.error());
    prior.trees = *std::move(trees);
    return prior;
}

const core::Result<forecast::Prior>& shippedPrior()
{
    static const core::Result<forecast::Prior> prior = [] {
        auto read = readShipped();
        if (!read)
            qCWarning(lcPrior, "the adaptive model begins without a prior: %s", read.error().detail.c_str());
        return read;
    }();
    return prior;
}

bool isMarketOfPrior(const core::SeriesKey& series) noexcept
{
    return series.asset == "bitcoin" && (series.currency == "usd" || series.currency == "usdt");
}

std::optional<forecast::Prior> usablePrior()
{
    const auto& prior = shippedPrior();
    return prior ? std::optional(*prior) : std::nullopt;
}

} // namespace cryptopulse::engine
