#include "engine/assetwire.h"

#include "engine/wireparts.h"

#include <algorithm>

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;

QJsonObject toJson(const AssetPage& page, const core::SeriesKey& series)
{
    QJsonArray found;
    for (const AssetEntry& entry : page.found)
        found.append(QJsonObject{{u"id"_s, entry.id},
                                 {u"symbol"_s, entry.symbol},
                                 {u"name"_s, entry.name},
                                 {u"rank"_s, entry.rank > 0 ? QJsonValue(entry.rank) : QJsonValue()}});
    return {{u"status"_s, u"ok"_s},
            {u"series"_s, toJson(series)},
            {u"found"_s, found},
            {u"known"_s, qint64(page.known)},
            {u"fetched"_s, optionalTime(page.fetched)},
            {u"currencies"_s, QJsonArray::fromStringList(page.currencies)}};
}

core::Result<AssetPage> assetPageFromJson(const QJsonObject& json)
{
    if (!json[u"found"].isArray())
        return badReply("list of coins");
    AssetPage page;
    for (const QJsonValue value : json[u"found"].toArray()) {
        const AssetEntry entry{value[u"id"].toString(), value[u"symbol"].toString(),
                               value[u"name"].toString(), std::max(0, value[u"rank"].toInt())};
        if (entry.id.isEmpty())
            return badReply("coin");
        if (page.found.size() < kMostAssets)
            page.found.push_back(entry);
    }
    page.known = std::size_t(countFrom(json[u"known"]));
    page.fetched = timeFrom(json[u"fetched"]);
    for (const QJsonValue code : json[u"currencies"].toArray())
        page.currencies += code.toString();
    return page;
}

QJsonObject seriesJson(const core::SeriesKey& series)
{
    return {{u"status"_s, u"ok"_s}, {u"series"_s, toJson(series)}};
}

core::Result<core::SeriesKey> seriesFromJson(const QJsonObject& json)
{
    const QJsonObject series = json[u"series"].toObject();
    core::SeriesKey key{series[u"asset"].toString().toStdString(),
                        series[u"currency"].toString().toStdString(),
                        series[u"source"].toString().toStdString()};
    if (key.asset.empty() || key.currency.empty())
        return badReply("series");
    return key;
}

} // namespace cryptopulse::engine::wire
