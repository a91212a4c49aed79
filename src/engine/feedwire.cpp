// The feed as JSON: what stands in, the cross-check, the calls of the month.

#include "engine/wire.h"
#include "engine/wireparts.h"

#include <utility>

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;

namespace {

QJsonObject standInJson(const StandIn& standIn)
{
    return {{u"source"_s, text(standIn.preferred)},
            {u"reason"_s, text(reasonName(standIn.reason))},
            {u"detail"_s, text(standIn.detail)},
            {u"since"_s, text(standIn.since)}};
}

std::optional<StandIn> standInFrom(const QJsonObject& json)
{
    const auto reason = reasonFromName(json[u"reason"].toString().toStdString());
    const auto since = timeFrom(json[u"since"]);
    if (!reason || !since)
        return std::nullopt;
    return StandIn{json[u"source"].toString().toStdString(), *reason,
                   json[u"detail"].toString().toStdString(), *since};
}

QJsonValue priceJson(const std::optional<core::Price>& price)
{
    return price ? QJsonValue(price->value()) : QJsonValue();
}

QJsonObject crossCheckJson(const FeedStatus& feed, core::UtcTime now)
{
    const CrossCheck& check = *feed.crossCheck;
    const auto trouble = crossCheckTrouble(feed, now);
    const auto difference = check.difference();
    const auto state = crossCheckState(feed, now).value_or(CrossCheckState::NotComparable);
    return {{u"source"_s, text(check.source)},
            {u"tolerance_percent"_s, check.tolerance},
            {u"every_s"_s, qint64(check.every.count())},
            {u"currency"_s, check.currency.empty() ? QJsonValue() : QJsonValue(text(check.currency))},
            {u"state"_s, text(crossCheckStateName(state))},
            {u"reason"_s, trouble ? QJsonValue(text(troubleName(*trouble))) : QJsonValue()},
            {u"detail"_s, text(check.detail)},
            {u"last_trouble"_s, check.trouble ? QJsonValue(text(troubleName(*check.trouble))) : QJsonValue()},
            {u"disagrees"_s, check.disagrees},
            {u"checked"_s, optionalTime(check.checked)},
            {u"since"_s, optionalTime(check.since)},
            {u"price"_s, priceJson(check.price)},
            {u"other_price"_s, priceJson(check.other)},
            {u"difference_percent"_s, difference ? QJsonValue(*difference) : QJsonValue()}};
}

std::optional<CrossCheck> crossCheckFrom(const QJsonObject& json)
{
    if (json.isEmpty())
        return std::nullopt;
    CrossCheck check;
    check.source = json[u"source"].toString().toStdString();
    check.tolerance = json[u"tolerance_percent"].toDouble();
    const auto every = secondsFrom(json[u"every_s"]).value_or(check.every);
    check.every = std::chrono::duration_cast<std::chrono::seconds>(every);
    check.currency = json[u"currency"].toString().toStdString();
    check.trouble = troubleFromName(json[u"last_trouble"].toString().toStdString());
    check.detail = json[u"detail"].toString().toStdString();
    check.disagrees = json[u"disagrees"].toBool();
    check.checked = timeFrom(json[u"checked"]);
    check.since = timeFrom(json[u"since"]);
    check.price = core::Price::from(json[u"price"].toDouble());
    check.other = core::Price::from(json[u"other_price"].toDouble());
    return check;
}

QJsonObject callUseJson(const core::CallUse& use)
{
    const auto& lasting = use.lastingInterval;
    return {{u"plan"_s, text(use.plan)},
            {u"used"_s, qint64(use.used)},
            {u"allowed"_s, qint64(use.allowed)},
            {u"since"_s, text(use.since)},
            {u"as_of"_s, text(use.asOf)},
            {u"resets"_s, text(use.resets)},
            {u"lasts_until"_s, optionalTime(use.lastsUntil)},
            {u"lasting_interval_s"_s, lasting ? QJsonValue(qint64(lasting->count())) : QJsonValue()},
            {u"runs_short"_s, use.runsShort}};
}

std::optional<core::CallUse> callUseFrom(const QJsonObject& json)
{
    const auto since = timeFrom(json[u"since"]);
    const auto asOf = timeFrom(json[u"as_of"]);
    const auto resets = timeFrom(json[u"resets"]);
    if (!since || !asOf || !resets)
        return std::nullopt;
    core::CallUse use{.plan = json[u"plan"].toString().toStdString(),
                      .used = std::max<std::int64_t>(0, json[u"used"].toInteger()),
                      .allowed = std::max<std::int64_t>(0, json[u"allowed"].toInteger()),
                      .since = *since,
                      .asOf = *asOf,
                      .resets = *resets,
                      .lastsUntil = timeFrom(json[u"lasts_until"])};
    if (const auto interval = secondsFrom(json[u"lasting_interval_s"]))
        use.lastingInterval = std::chrono::duration_cast<std::chrono::seconds>(*interval);
    use.runsShort = json[u"runs_short"].toBool();
    return use;
}

} // namespace

QJsonObject toJson(const FeedStatus& feed, FeedState state, core::UtcTime now)
{
    return {{u"state"_s, text(feedStateName(state))},
            {u"collecting"_s, feed.collecting},
            {u"interval_s"_s, qint64(feed.interval.count())},
            {u"fetching"_s, feed.fetching},
            {u"last_attempt"_s, optionalTime(feed.lastAttempt)},
            {u"last_success"_s, optionalTime(feed.lastSuccess)},
            {u"next_attempt"_s, optionalTime(feed.nextAttempt)},
            {u"error"_s, optionalError(feed.lastError)},
            {u"stored"_s, qint64(feed.stored)},
            {u"repeats"_s, qint64(feed.repeats)},
            {u"failures"_s, qint64(feed.failures)},
            {u"stands_in_for"_s, feed.standIn ? QJsonValue(standInJson(*feed.standIn)) : QJsonValue()},
            {u"cross_check"_s, feed.crossCheck ? QJsonValue(crossCheckJson(feed, now)) : QJsonValue()},
            {u"quota"_s, feed.callUse ? QJsonValue(callUseJson(*feed.callUse)) : QJsonValue()}};
}

core::Result<FeedStatus> feedFromJson(const QJsonObject& json)
{
    const qint64 interval = json[u"interval_s"].toInteger(-1);
    if (interval < 0 || interval > std::chrono::seconds(kLongestInterval).count())
        return badReply("feed interval");
    return FeedStatus{.collecting = json[u"collecting"].toBool(),
                      .interval = std::chrono::seconds(interval),
                      .fetching = json[u"fetching"].toBool(),
                      .lastAttempt = timeFrom(json[u"last_attempt"]),
                      .lastSuccess = timeFrom(json[u"last_success"]),
                      .nextAttempt = timeFrom(json[u"next_attempt"]),
                      .lastError = optionalErrorFrom(json[u"error"]),
                      .stored = countFrom(json[u"stored"]),
                      .repeats = countFrom(json[u"repeats"]),
                      .failures = countFrom(json[u"failures"]),
                      .quota = {},
                      .standIn = standInFrom(json[u"stands_in_for"].toObject()),
                      .crossCheck = crossCheckFrom(json[u"cross_check"].toObject()),
                      .callUse = callUseFrom(json[u"quota"].toObject())};
}

} // namespace cryptopulse::engine::wire
