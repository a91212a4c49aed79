#include "engine/carewire.h"

#include "engine/wireparts.h"

#include <array>
#include <cmath>

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;

namespace {

QJsonValue optionalWhole(const std::optional<int>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

std::optional<int> optionalWholeFrom(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

/// "bitcoin/usd@coingecko", as core::toText() writes it.
std::optional<core::SeriesKey> seriesFromText(const QJsonValue& value)
{
    const QString name = value.toString();
    const qsizetype slash = name.indexOf(u'/');
    const qsizetype at = name.lastIndexOf(u'@');
    if (slash <= 0 || at <= slash)
        return std::nullopt;
    return core::SeriesKey{name.first(slash).toStdString(),
                           name.sliced(slash + 1, at - slash - 1).toStdString(),
                           name.sliced(at + 1).toStdString()};
}

struct Count {
    QLatin1StringView name;
    std::uint64_t SeriesCheck::*place;
};
constexpr std::array kCounts{Count{"rows"_L1, &SeriesCheck::rows},
                             Count{"bad_prices"_L1, &SeriesCheck::badPrices},
                             Count{"bad_times"_L1, &SeriesCheck::badTimes},
                             Count{"in_the_future"_L1, &SeriesCheck::future},
                             Count{"packed"_L1, &SeriesCheck::packed},
                             Count{"wrong_copies"_L1, &SeriesCheck::wrongCopies},
                             Count{"stretches_asked"_L1, &SeriesCheck::stretchesAsked},
                             Count{"wrong_stretches"_L1, &SeriesCheck::wrongStretches},
                             Count{"forecasts"_L1, &SeriesCheck::forecasts},
                             Count{"pending"_L1, &SeriesCheck::pending}};

QJsonObject seriesJson(const SeriesCheck& series)
{
    QJsonObject json{{u"series"_s, text(core::toText(series.key))},
                     {u"whole"_s, series.isWhole()},
                     {u"first"_s, optionalTime(series.first)},
                     {u"last"_s, optionalTime(series.last)},
                     {u"gaps"_s, QJsonObject{{u"interval_s"_s, 60},
                                             {u"count"_s, qint64(series.gaps)},
                                             {u"missing"_s, qint64(series.missing)},
                                             {u"longest"_s, qint64(series.longest)}}}};
    for (const Count& count : kCounts)
        json[count.name] = qint64(series.*count.place);
    return json;
}

std::optional<SeriesCheck> seriesCheckFrom(const QJsonObject& json)
{
    const auto key = seriesFromText(json[u"series"]);
    if (!key)
        return std::nullopt;
    const QJsonObject gaps = json[u"gaps"].toObject();
    SeriesCheck series{.key = *key,
                       .first = timeFrom(json[u"first"]),
                       .last = timeFrom(json[u"last"]),
                       .gaps = countFrom(gaps[u"count"]),
                       .missing = countFrom(gaps[u"missing"]),
                       .longest = countFrom(gaps[u"longest"])};
    for (const Count& count : kCounts)
        series.*count.place = countFrom(json[count.name]);
    return series;
}

} // namespace

QJsonObject toJson(const BackupReport& report)
{
    return {{u"status"_s, u"ok"_s},
            {u"made"_s, text(report.made)},
            {u"file"_s, text(report.file)},
            {u"bytes"_s, qint64(report.bytes)},
            {u"samples"_s, qint64(report.samples)},
            {u"forecasts"_s, qint64(report.forecasts)}};
}

core::Result<BackupReport> backupFromJson(const QJsonObject& json)
{
    const auto made = timeFrom(json[u"made"]);
    if (!made || json[u"file"].toString().isEmpty())
        return badReply("backup");
    return BackupReport{*made, json[u"file"].toString().toStdString(), countFrom(json[u"bytes"]),
                        countFrom(json[u"samples"]), countFrom(json[u"forecasts"])};
}

QJsonObject toJson(const CheckReport& report)
{
    QJsonArray faults;
    for (const std::string& fault : report.faults)
        faults.append(text(fault));
    QJsonArray series;
    for (const SeriesCheck& one : report.series)
        series.append(seriesJson(one));
    return {{u"status"_s, report.isWhole() ? u"ok"_s : u"storage_damaged"_s},
            {u"made"_s, text(report.made)},
            {u"whole"_s, report.isWhole()},
            {u"schema"_s, report.schema},
            {u"newest_schema"_s, report.newestSchema},
            {u"bytes"_s, qint64(report.bytes)},
            {u"log_bytes"_s, qint64(report.logBytes)},
            {u"free_bytes"_s, qint64(report.freeBytes)},
            {u"faults"_s, faults},
            {u"strays"_s, qint64(report.strays)},
            {u"series"_s, series}};
}

core::Result<CheckReport> checkFromJson(const QJsonObject& json)
{
    const auto made = timeFrom(json[u"made"]);
    if (!made || !json[u"series"].isArray())
        return badReply("check");
    CheckReport report{.made = *made,
                       .schema = json[u"schema"].toInt(),
                       .newestSchema = json[u"newest_schema"].toInt(),
                       .bytes = countFrom(json[u"bytes"]),
                       .logBytes = countFrom(json[u"log_bytes"]),
                       .freeBytes = countFrom(json[u"free_bytes"]),
                       .faults = {},
                       .strays = countFrom(json[u"strays"]),
                       .series = {}};
    for (const QJsonValue fault : json[u"faults"].toArray())
        report.faults.push_back(fault.toString().toStdString());
    for (const QJsonValue one : json[u"series"].toArray()) {
        auto series = seriesCheckFrom(one.toObject());
        if (!series)
            return badReply("series");
        report.series.push_back(*std::move(series));
    }
    return report;
}

QJsonObject toJson(const CompactReport& report)
{
    QJsonArray series;
    for (const SeriesCompaction& one : report.series)
        series.append(QJsonObject{{u"series"_s, text(core::toText(one.key))},
                                  {u"rows"_s, qint64(one.rows)},
                                  {u"thin_before"_s, optionalTime(one.thinBefore)},
                                  {u"to_thin"_s, qint64(one.toThin)},
                                  {u"delete_before"_s, optionalTime(one.deleteBefore)},
                                  {u"to_delete"_s, qint64(one.toDelete)}});
    return {{u"status"_s, u"ok"_s},
            {u"made"_s, text(report.made)},
            {u"dry_run"_s, report.dryRun},
            {u"minutes_after_days"_s, optionalWhole(report.rules.minutesAfterDays)},
            {u"keep_years"_s, optionalWhole(report.rules.keepYears)},
            {u"thinned"_s, qint64(report.thinned)},
            {u"deleted"_s, qint64(report.deleted)},
            {u"series"_s, series}};
}

core::Result<CompactReport> compactFromJson(const QJsonObject& json)
{
    const auto made = timeFrom(json[u"made"]);
    if (!made || !json[u"series"].isArray())
        return badReply("compaction");
    CompactReport report{
        .made = *made,
        .rules = {optionalWholeFrom(json[u"minutes_after_days"]), optionalWholeFrom(json[u"keep_years"])},
        .dryRun = json[u"dry_run"].toBool(),
        .series = {},
        .thinned = countFrom(json[u"thinned"]),
        .deleted = countFrom(json[u"deleted"])};
    for (const QJsonValue value : json[u"series"].toArray()) {
        const auto key = seriesFromText(value[u"series"]);
        if (!key)
            return badReply("series");
        report.series.push_back({.key = *key,
                                 .rows = countFrom(value[u"rows"]),
                                 .thinBefore = timeFrom(value[u"thin_before"]),
                                 .toThin = countFrom(value[u"to_thin"]),
                                 .deleteBefore = timeFrom(value[u"delete_before"]),
                                 .toDelete = countFrom(value[u"to_delete"])});
    }
    return report;
}

QJsonObject toJson(const CompactRequest& request)
{
    return {{u"minutes_after_days"_s, optionalWhole(request.rules.minutesAfterDays)},
            {u"keep_years"_s, optionalWhole(request.rules.keepYears)},
            {u"dry_run"_s, request.dryRun}};
}

Checked<CompactRequest> compactRequestFrom(const QJsonObject& json)
{
    std::optional<BadValue> bad;
    const auto whole = [&](const QString& name, int most) -> std::optional<int> {
        const QJsonValue value = json[name];
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        const double given = value.toDouble();
        if (!(given >= 1 && given <= most) || given != std::floor(given))
            bad = bad.value_or(BadValue{name, u"must be a whole number from 1 to %1"_s.arg(most)});
        return bad ? std::nullopt : std::optional(int(given));
    };
    CompactRequest request;
    request.rules.minutesAfterDays = whole(u"minutes_after_days"_s, core::kMostRetentionDays);
    request.rules.keepYears = whole(u"keep_years"_s, core::kMostRetentionYears);
    const QJsonValue dry = json[u"dry_run"];
    if (!bad && !dry.isUndefined() && !dry.isNull() && !dry.isBool())
        bad = BadValue{u"dry_run"_s, u"must be true or false"_s};
    request.dryRun = dry.toBool();
    if (!bad && !request.rules.isSet())
        bad = BadValue{u"keep_years"_s, u"or minutes_after_days must be given: nothing goes by itself"_s};
    if (bad)
        return tl::unexpected<BadValue>(*std::move(bad));
    return request;
}

} // namespace cryptopulse::engine::wire
