#include "engine/judgingparts.h"
#include "engine/scorecardwire.h"

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;
using evaluation::LiveJudgement;
using evaluation::RollingSkill;

namespace {

QJsonArray rollingJson(const std::vector<RollingSkill>& rolling)
{
    QJsonArray array;
    for (const RollingSkill& window : rolling)
        array.append(QJsonObject{{u"ts"_s, text(window.time)},
                                 {u"skill_vs_coin_bp"_s, numberJson(window.skillBp)},
                                 {u"skill_ci"_s, intervalJson(window.interval)}});
    return array;
}

std::optional<std::vector<RollingSkill>> rollingFrom(const QJsonValue& value)
{
    std::vector<RollingSkill> rolling;
    for (const QJsonValue window : value.toArray()) {
        const auto time = timeFrom(window[u"ts"]);
        if (!time)
            return std::nullopt;
        rolling.push_back(
            {*time, numberFrom(window[u"skill_vs_coin_bp"]), intervalFrom(window[u"skill_ci"])});
    }
    return rolling;
}

void put(QJsonObject& json, const LiveJudgement& judged)
{
    putMetrics(json, judged.metrics);
    json.remove(u"n_scored"); // "scored"
    json.remove(u"roc");
    json[u"hits"] = qint64(judged.hits);
    json[u"misses"] = qint64(judged.misses);
    json[u"from"] = optionalTime(judged.from);
    json[u"to"] = optionalTime(judged.to);
    json[u"per_day"] = numberJson(judged.perDay);
    json[u"days_needed"] = optionalNumber(judged.daysNeeded);
    json[u"rolling_window"] = qint64(judged.window);
    json[u"rolling"] = rollingJson(judged.rolling);
}

core::Result<LiveScorePtr> scoreFrom(const QJsonObject& json)
{
    const auto step = core::Step::fromName(json[u"step"].toString().toStdString());
    auto metrics = metricsFrom(json);
    auto rolling = rollingFrom(json[u"rolling"]);
    const int horizon = json[u"horizon_steps"].toInt();
    if (!step || !metrics || !rolling || horizon < 1 || !json[u"scored"].isDouble())
        return badReply("score");
    auto score = std::make_shared<LiveScore>();
    score->step = *step;
    score->horizonSteps = horizon;
    score->given = countFrom(json[u"given"]);
    score->scored = countFrom(json[u"scored"]);
    score->otherSteps = countFrom(json[u"other_steps"]);
    score->pending = countFrom(json[u"pending"]);
    score->unknown = countFrom(json[u"unknown"]);
    LiveJudgement& judged = score->judged;
    judged.metrics = *std::move(metrics);
    judged.metrics.n = score->scored;
    judged.hits = countFrom(json[u"hits"]);
    judged.misses = countFrom(json[u"misses"]);
    judged.from = timeFrom(json[u"from"]);
    judged.to = timeFrom(json[u"to"]);
    judged.perDay = numberFrom(json[u"per_day"]);
    judged.daysNeeded = optionalNumberFrom(json[u"days_needed"]);
    judged.window = countFrom(json[u"rolling_window"]);
    judged.rolling = *std::move(rolling);
    return score;
}

} // namespace

QJsonObject toJson(const LiveScore& score)
{
    QJsonObject json{{u"step"_s, text(score.step.name())},
                     {u"horizon_steps"_s, score.horizonSteps},
                     {u"given"_s, qint64(score.given)},
                     {u"scored"_s, qint64(score.scored)},
                     {u"other_steps"_s, qint64(score.otherSteps)},
                     {u"pending"_s, qint64(score.pending)},
                     {u"unknown"_s, qint64(score.unknown)}};
    put(json, score.judged);
    return json;
}

core::Result<LiveScorePtr> scoreFromScorecard(const QJsonObject& json)
{
    if (!json[u"score"].isObject())
        return LiveScorePtr();
    return scoreFrom(json[u"score"].toObject());
}

} // namespace cryptopulse::engine::wire
