#include "engine/judgingwire.h"

#include "engine/judgingparts.h"
#include "engine/requestwire.h"
#include "forecast/experts.h"
#include "forecast/stationary.h"

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;

namespace {

QJsonValue optionalIndex(const std::optional<std::size_t>& index)
{
    return index ? QJsonValue(qint64(*index)) : QJsonValue();
}

QJsonObject lookAheadJson(const evaluation::LookAhead& test)
{
    return {{u"clean"_s, test.clean()},
            {u"cuts"_s, qint64(test.cuts)},
            {u"compared"_s, qint64(test.compared)},
            {u"first_difference"_s, optionalIndex(test.firstDifference)}};
}

evaluation::LookAhead lookAheadFrom(const QJsonValue& json)
{
    evaluation::LookAhead test{.cuts = countFrom(json[u"cuts"]),
                               .compared = countFrom(json[u"compared"]),
                               .firstDifference = std::nullopt};
    if (json[u"first_difference"].isDouble())
        test.firstDifference = countFrom(json[u"first_difference"]);
    return test;
}

/// Whether @p json says of itself that it is something, and when that was made.
core::Result<core::UtcTime> madeOf(const QJsonObject& json)
{
    const auto made = timeFrom(json[u"made"]);
    if (json[u"status"].toString() != u"ok" || !made)
        return badReply("status or made");
    return *made;
}

std::vector<std::string> expertNames()
{
    std::vector<std::string> names;
    for (const forecast::Expert& expert : forecast::experts())
        names.push_back(expert.name);
    return names;
}

/// The stationary features, then the intercept.
std::vector<std::string> contributionNames()
{
    std::vector<std::string> names = forecast::stationaryNames();
    names.emplace_back("intercept");
    return names;
}

/// {"name":number…}; what has no name is left out.
QJsonObject namedJson(const std::vector<std::string>& names, const std::vector<double>& numbers)
{
    QJsonObject json;
    for (std::size_t i = 0; i < std::min(names.size(), numbers.size()); ++i)
        json[text(names[i])] = numberJson(numbers[i]);
    return json;
}

/// In the order of @p names; empty when there are none; nothing when they are not the same names.
std::optional<std::vector<double>> namedFrom(const QJsonValue& value, const std::vector<std::string>& names)
{
    const QJsonObject json = value.toObject();
    std::vector<double> numbers;
    if (json.isEmpty())
        return numbers;
    for (const std::string& name : names) {
        if (!json.contains(text(name)))
            return std::nullopt;
        numbers.push_back(numberFrom(json[text(name)]));
    }
    return json.size() == qsizetype(names.size()) ? std::optional(numbers) : std::nullopt;
}

} // namespace

QJsonObject byExpert(const std::vector<double>& numbers)
{
    return namedJson(expertNames(), numbers);
}

std::optional<std::vector<double>> byExpertFrom(const QJsonValue& value)
{
    return namedFrom(value, expertNames());
}

QJsonObject toJson(const evaluation::Controls& controls)
{
    return {{u"real"_s, toJson(controls.real)},
            {u"shuffled"_s, toJson(controls.shuffled)},
            {u"planted"_s, toJson(controls.planted)},
            {u"look_ahead"_s, lookAheadJson(controls.lookAhead)},
            {u"sound"_s, controls.sound()}};
}

core::Result<evaluation::Controls> controlsFromJson(const QJsonObject& json)
{
    auto real = reportFromJson(json[u"real"].toObject());
    auto shuffled = reportFromJson(json[u"shuffled"].toObject());
    auto planted = reportFromJson(json[u"planted"].toObject());
    if (!real || !shuffled || !planted)
        return badReply("controls");
    return evaluation::Controls{*std::move(real), *std::move(shuffled), *std::move(planted),
                                lookAheadFrom(json[u"look_ahead"])};
}

QJsonObject toJson(const Evaluation& evaluation)
{
    QJsonObject json = toJson(evaluation.report);
    json[u"status"] = u"ok"_s;
    json[u"made"] = text(evaluation.made);
    json[u"series"] = toJson(evaluation.series);
    json[u"request"] = toJson(evaluation.request);
    json[u"window"] = windowName(evaluation.request.window);
    QJsonArray beside;
    for (const evaluation::Report& report : evaluation.beside)
        beside.append(toJson(report));
    json[u"beside"] = beside;
    json[u"warnings"] = textsJson(evaluation.warnings);
    json[u"controls"] = evaluation.controls ? QJsonValue(toJson(*evaluation.controls)) : QJsonValue();
    return json;
}

core::Result<Evaluation> evaluationFromJson(const QJsonObject& json)
{
    const auto made = madeOf(json);
    if (!made)
        return core::failure(made.error());
    auto report = reportFromJson(json);
    const auto request = evaluateRequestFrom(json[u"request"].toObject());
    if (!report || !request)
        return badReply("report or request");
    Evaluation evaluation{.made = *made,
                          .series = seriesFrom(json[u"series"]),
                          .request = *request,
                          .report = *std::move(report),
                          .beside = {},
                          .controls = std::nullopt,
                          .warnings = textsFrom(json[u"warnings"])};
    for (const QJsonValue value : json[u"beside"].toArray()) {
        auto other = reportFromJson(value.toObject());
        if (!other)
            return core::failure(other.error());
        evaluation.beside.push_back(*std::move(other));
    }
    if (json[u"controls"].isObject()) {
        auto controls = controlsFromJson(json[u"controls"].toObject());
        if (!controls)
            return core::failure(controls.error());
        evaluation.controls = *std::move(controls);
    }
    return evaluation;
}

QJsonObject toJson(const LeakReport& report)
{
    QJsonArray learners;
    for (const evaluation::LeakRow& row : report.lab.learners)
        learners.append(QJsonObject{{u"learner"_s, text(row.learner)},
                                    {u"claimed_accuracy"_s, numberJson(row.claimedAccuracy)},
                                    {u"claimed_auc"_s, numberJson(row.claimedAuc)},
                                    {u"true_accuracy"_s, numberJson(row.trueAccuracy)},
                                    {u"true_auc"_s, numberJson(row.trueAuc)}});
    return {{u"status"_s, u"ok"_s},
            {u"made"_s, text(report.made)},
            {u"series"_s, toJson(report.series)},
            {u"step"_s, text(report.step.name())},
            {u"rows"_s, qint64(report.lab.rows)},
            {u"folds"_s, qint64(report.lab.folds)},
            {u"learners"_s, learners}};
}

core::Result<LeakReport> leakReportFromJson(const QJsonObject& json)
{
    const auto made = madeOf(json);
    if (!made)
        return core::failure(made.error());
    const auto step = core::Step::fromName(json[u"step"].toString().toStdString());
    if (!step || !json[u"learners"].isArray())
        return badReply("step or learners");
    LeakReport report{
        .made = *made,
        .series = seriesFrom(json[u"series"]),
        .step = *step,
        .lab = {.rows = countFrom(json[u"rows"]), .folds = countFrom(json[u"folds"]), .learners = {}}};
    for (const QJsonValue row : json[u"learners"].toArray())
        report.lab.learners.push_back({.learner = row[u"learner"].toString().toStdString(),
                                       .claimedAccuracy = numberFrom(row[u"claimed_accuracy"]),
                                       .claimedAuc = numberFrom(row[u"claimed_auc"]),
                                       .trueAccuracy = numberFrom(row[u"true_accuracy"]),
                                       .trueAuc = numberFrom(row[u"true_auc"])});
    return report;
}

QJsonObject toJson(const AdaptiveStatus& status)
{
    const std::vector<std::string> experts = expertNames();
    QJsonArray history;
    for (const WeightsAt& moment : status.history)
        history.append(
            QJsonObject{{u"ts"_s, text(moment.time)}, {u"weights"_s, numbersJson(moment.weights)}});
    return {{u"id"_s, text(status.id)},
            {u"prior"_s, status.priorId.empty() ? QJsonValue() : QJsonValue(text(status.priorId))},
            {u"observed_steps"_s, qint64(status.observedSteps)},
            {u"learned_rows"_s, qint64(status.learnedRows)},
            {u"observed_to"_s, optionalTime(status.observedTo)},
            {u"catching_up"_s, status.catchingUp},
            {u"experts"_s, textsJson(experts)}, // the order of the weights in history
            {u"weights"_s, byExpert(status.weights)},
            {u"history"_s, history},
            {u"expert_probabilities"_s, byExpert(status.expertProbabilities)},
            {u"contributions"_s, namedJson(contributionNames(), status.contributions)}};
}

core::Result<AdaptiveStatus> adaptiveFromJson(const QJsonObject& json)
{
    const std::vector<std::string> experts = expertNames();
    auto weights = byExpertFrom(json[u"weights"]);
    auto probabilities = byExpertFrom(json[u"expert_probabilities"]);
    auto contributions = namedFrom(json[u"contributions"], contributionNames());
    if (json[u"id"].toString().isEmpty() || json[u"experts"].toArray() != textsJson(experts) || !weights ||
        !probabilities || !contributions)
        return badReply("id, experts, weights or contributions");
    AdaptiveStatus status{.id = json[u"id"].toString().toStdString(),
                          .priorId = json[u"prior"].toString().toStdString(),
                          .observedSteps = countFrom(json[u"observed_steps"]),
                          .learnedRows = countFrom(json[u"learned_rows"]),
                          .observedTo = timeFrom(json[u"observed_to"]),
                          .catchingUp = json[u"catching_up"].toBool(),
                          .weights = *std::move(weights),
                          .history = {},
                          .expertProbabilities = *std::move(probabilities),
                          .contributions = *std::move(contributions)};
    for (const QJsonValue value : json[u"history"].toArray()) {
        const auto time = timeFrom(value[u"ts"]);
        auto then = numbersFrom(value[u"weights"]);
        if (!time || then.size() != experts.size())
            return badReply("history");
        status.history.push_back({*time, std::move(then)});
    }
    return status;
}

QString mark(const EvaluationPtr& evaluation)
{
    if (!evaluation)
        return {};
    return u"%1/%2/%3/%4"_s
        .arg(text(evaluation->made), text(evaluation->report.model), windowName(evaluation->request.window))
        .arg(evaluation->report.pooled.n);
}

QString mark(const BacktestPtr& report)
{
    if (!report)
        return {};
    return u"%1/%2/%3/%4"_s.arg(text(report->made), text(report->request.model))
        .arg(report->request.options.threshold)
        .arg(report->result.trades);
}

QString mark(const LeakPtr& report)
{
    return report ? u"%1/%2"_s.arg(text(report->made)).arg(report->lab.rows) : QString();
}

QString mark(const std::shared_ptr<const AdaptiveStatus>& status)
{
    if (!status)
        return {};
    return u"%1/%2/%3/%4"_s.arg(text(status->id))
        .arg(status->observedSteps)
        .arg(status->learnedRows)
        .arg(int(status->catchingUp));
}

} // namespace cryptopulse::engine::wire
