#include "engine/judgingparts.h"
#include "engine/judgingwire.h"

#include <array>

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;
using evaluation::Metrics;
using evaluation::OneSidedTest;
using evaluation::Verdict;

namespace {

std::optional<Verdict> verdictFrom(const QJsonValue& value)
{
    const std::string name = value.toString().toStdString();
    for (const Verdict verdict :
         {Verdict::BetterThanCoin, Verdict::NotShown, Verdict::WorseThanCoin, Verdict::TooFew}) {
        if (evaluation::verdictName(verdict) == name)
            return verdict;
    }
    return std::nullopt;
}

void put(QJsonObject& json, const QString& name, const OneSidedTest& test)
{
    json[name + u"_statistic"_s] = numberJson(test.statistic);
    json[name + u"_p"_s] = numberJson(test.pValue);
    json[name + u"_estimate"_s] = numberJson(test.estimate);
    json[name + u"_se"_s] = numberJson(test.standardError);
}

OneSidedTest testFrom(const QJsonObject& json, const QString& name)
{
    return {.estimate = numberFrom(json[name + u"_estimate"_s]),
            .standardError = numberFrom(json[name + u"_se"_s]),
            .statistic = numberFrom(json[name + u"_statistic"_s]),
            .pValue = numberFrom(json[name + u"_p"_s])};
}

QJsonArray binsJson(const std::vector<evaluation::ReliabilityBin>& bins)
{
    QJsonArray array;
    for (const auto& bin : bins)
        array.append(QJsonObject{{u"n"_s, qint64(bin.count)},
                                 {u"lowest"_s, numberJson(bin.lowest)},
                                 {u"highest"_s, numberJson(bin.highest)},
                                 {u"mean_probability"_s, numberJson(bin.meanProbability)},
                                 {u"share_risen"_s, numberJson(bin.shareRisen)},
                                 {u"ci"_s, intervalJson(bin.interval)}});
    return array;
}

std::vector<evaluation::ReliabilityBin> binsFrom(const QJsonValue& value)
{
    std::vector<evaluation::ReliabilityBin> bins;
    for (const QJsonValue bin : value.toArray())
        bins.push_back({.count = countFrom(bin[u"n"]),
                        .lowest = numberFrom(bin[u"lowest"]),
                        .highest = numberFrom(bin[u"highest"]),
                        .meanProbability = numberFrom(bin[u"mean_probability"]),
                        .shareRisen = numberFrom(bin[u"share_risen"]),
                        .interval = intervalFrom(bin[u"ci"])});
    return bins;
}

QJsonArray rocJson(const std::vector<evaluation::RocPoint>& points)
{
    QJsonArray array;
    for (const auto& point : points)
        array.append(QJsonObject{{u"fpr"_s, numberJson(point.falsePositiveRate)},
                                 {u"tpr"_s, numberJson(point.truePositiveRate)},
                                 {u"threshold"_s, numberJson(point.threshold)}});
    return array;
}

std::vector<evaluation::RocPoint> rocFrom(const QJsonValue& value)
{
    std::vector<evaluation::RocPoint> points;
    for (const QJsonValue point : value.toArray())
        points.push_back(
            {numberFrom(point[u"fpr"]), numberFrom(point[u"tpr"]), numberFrom(point[u"threshold"])});
    return points;
}

QJsonObject foldJson(const evaluation::Fold& fold)
{
    QJsonObject json{{u"from"_s, text(fold.from)},
                     {u"to"_s, text(fold.to)},
                     {u"n"_s, qint64(fold.n)},
                     {u"base_rate"_s, numberJson(fold.baseRate)},
                     {u"accuracy"_s, numberJson(fold.accuracy)},
                     {u"auc"_s, numberJson(fold.auc)},
                     {u"log_loss"_s, numberJson(fold.logLoss)},
                     {u"skill_vs_coin_bp"_s, numberJson(fold.skillBp)}};
    if (!fold.weights.empty())
        json[u"weights"] = numbersJson(fold.weights);
    return json;
}

std::optional<evaluation::Fold> foldFrom(const QJsonObject& json)
{
    const auto from = timeFrom(json[u"from"]);
    const auto to = timeFrom(json[u"to"]);
    if (!from || !to)
        return std::nullopt;
    return evaluation::Fold{.from = *from,
                            .to = *to,
                            .n = countFrom(json[u"n"]),
                            .baseRate = numberFrom(json[u"base_rate"]),
                            .accuracy = numberFrom(json[u"accuracy"]),
                            .auc = numberFrom(json[u"auc"]),
                            .logLoss = numberFrom(json[u"log_loss"]),
                            .skillBp = numberFrom(json[u"skill_vs_coin_bp"]),
                            .weights = numbersFrom(json[u"weights"])};
}

} // namespace

void putMetrics(QJsonObject& json, const Metrics& metrics)
{
    json[u"n_scored"] = qint64(metrics.n);
    json[u"effective_n"] = numberJson(metrics.effectiveN);
    json[u"disjoint_n"] = qint64(metrics.disjoint);
    json[u"base_rate"] = numberJson(metrics.baseRate);
    json[u"accuracy"] = numberJson(metrics.accuracy);
    json[u"accuracy_ci"] = intervalJson(metrics.accuracyInterval);
    json[u"balanced_accuracy"] = numberJson(metrics.balancedAccuracy);
    json[u"auc"] = numberJson(metrics.auc);
    json[u"auc_ci"] = intervalJson(metrics.aucInterval);
    json[u"log_loss"] = numberJson(metrics.logLoss);
    json[u"skill_vs_coin_bp"] = numberJson(metrics.skillBp);
    json[u"skill_ci"] = intervalJson(metrics.skillInterval);
    json[u"brier"] = numberJson(metrics.brier);
    json[u"brier_parts"] = QJsonObject{{u"reliability"_s, numberJson(metrics.brierParts.reliability)},
                                       {u"resolution"_s, numberJson(metrics.brierParts.resolution)},
                                       {u"uncertainty"_s, numberJson(metrics.brierParts.uncertainty)},
                                       {u"within_bin"_s, numberJson(metrics.brierParts.withinBin)}};
    json[u"calibration_slope"] = numberJson(metrics.calibrationSlope);
    json[u"calibration_intercept"] = numberJson(metrics.calibrationIntercept);
    json[u"reliability"] = binsJson(metrics.reliability);
    json[u"confusion"] = QJsonObject{{u"tn"_s, qint64(metrics.trueNegatives)},
                                     {u"fp"_s, qint64(metrics.falsePositives)},
                                     {u"fn"_s, qint64(metrics.falseNegatives)},
                                     {u"tp"_s, qint64(metrics.truePositives)}};
    json[u"roc"] = rocJson(metrics.roc);
    json[u"top_decile_accuracy"] = numberJson(metrics.topDecileAccuracy);
    put(json, u"pt"_s, metrics.pesaranTimmermann);
    put(json, u"dm"_s, metrics.dieboldMariano);
    put(json, u"cw"_s, metrics.clarkWest);
    json[u"verdict"] = text(evaluation::verdictName(metrics.verdict));
}

std::optional<Metrics> metricsFrom(const QJsonObject& json)
{
    const auto verdict = verdictFrom(json[u"verdict"]);
    if (!verdict)
        return std::nullopt;
    const QJsonValue parts = json[u"brier_parts"];
    const QJsonValue confusion = json[u"confusion"];
    return Metrics{.n = countFrom(json[u"n_scored"]),
                   .effectiveN = json[u"effective_n"].toDouble(),
                   .disjoint = countFrom(json[u"disjoint_n"]),
                   .baseRate = numberFrom(json[u"base_rate"]),
                   .accuracy = numberFrom(json[u"accuracy"]),
                   .accuracyInterval = intervalFrom(json[u"accuracy_ci"]),
                   .balancedAccuracy = numberFrom(json[u"balanced_accuracy"]),
                   .auc = numberFrom(json[u"auc"]),
                   .aucInterval = intervalFrom(json[u"auc_ci"]),
                   .logLoss = numberFrom(json[u"log_loss"]),
                   .skillBp = numberFrom(json[u"skill_vs_coin_bp"]),
                   .skillInterval = intervalFrom(json[u"skill_ci"]),
                   .brier = numberFrom(json[u"brier"]),
                   .brierParts = {.reliability = numberFrom(parts[u"reliability"]),
                                  .resolution = numberFrom(parts[u"resolution"]),
                                  .uncertainty = numberFrom(parts[u"uncertainty"]),
                                  .withinBin = numberFrom(parts[u"within_bin"])},
                   .calibrationSlope = numberFrom(json[u"calibration_slope"]),
                   .calibrationIntercept = numberFrom(json[u"calibration_intercept"]),
                   .reliability = binsFrom(json[u"reliability"]),
                   .trueNegatives = countFrom(confusion[u"tn"]),
                   .falsePositives = countFrom(confusion[u"fp"]),
                   .falseNegatives = countFrom(confusion[u"fn"]),
                   .truePositives = countFrom(confusion[u"tp"]),
                   .roc = rocFrom(json[u"roc"]),
                   .topDecileAccuracy = numberFrom(json[u"top_decile_accuracy"]),
                   .pesaranTimmermann = testFrom(json, u"pt"_s),
                   .dieboldMariano = testFrom(json, u"dm"_s),
                   .clarkWest = testFrom(json, u"cw"_s),
                   .verdict = *verdict};
}

QJsonObject toJson(const evaluation::Report& report)
{
    QJsonObject json{{u"model"_s, text(report.model)},
                     {u"step"_s, text(report.step.name())},
                     {u"horizon_steps"_s, qint64(report.horizonSteps)},
                     {u"rows"_s, qint64(report.samples)},
                     {u"runs"_s, qint64(report.runs)},
                     {u"from"_s, text(report.from)},
                     {u"to"_s, text(report.to)},
                     {u"days_needed"_s, optionalNumber(report.daysNeeded)},
                     {u"mean_abs_return"_s, numberJson(report.meanAbsoluteReturn)}};
    putMetrics(json, report.pooled);
    if (!report.folds.empty()) {
        QJsonArray folds;
        for (const evaluation::Fold& fold : report.folds)
            folds.append(foldJson(fold));
        json[u"folds"] = folds;
    }
    return json;
}

core::Result<evaluation::Report> reportFromJson(const QJsonObject& json)
{
    const auto step = core::Step::fromName(json[u"step"].toString().toStdString());
    const auto from = timeFrom(json[u"from"]);
    const auto to = timeFrom(json[u"to"]);
    auto pooled = metricsFrom(json);
    if (!step || !from || !to || !pooled || json[u"model"].toString().isEmpty() ||
        !json[u"n_scored"].isDouble())
        return badReply("report");
    evaluation::Report report{.model = json[u"model"].toString().toStdString(),
                              .step = *step,
                              .horizonSteps = countFrom(json[u"horizon_steps"]),
                              .samples = countFrom(json[u"rows"]),
                              .runs = countFrom(json[u"runs"]),
                              .from = *from,
                              .to = *to,
                              .pooled = *std::move(pooled),
                              .folds = {},
                              .daysNeeded = optionalNumberFrom(json[u"days_needed"]),
                              .meanAbsoluteReturn = numberFrom(json[u"mean_abs_return"])};
    for (const QJsonValue value : json[u"folds"].toArray()) {
        auto fold = foldFrom(value.toObject());
        if (!fold)
            return badReply("fold");
        report.folds.push_back(*std::move(fold));
    }
    return report;
}

} // namespace cryptopulse::engine::wire
