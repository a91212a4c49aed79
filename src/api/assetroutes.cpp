#include "api/assetroutes.h"

#include "api/params.h"
#include "core/asset.h"
#include "engine/assetwire.h"
#include "engine/whendone.h"
#include "engine/wire.h"

#include <algorithm>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;
namespace wire = engine::wire;

namespace {

constexpr qsizetype kLongestQuery = 100;

using Pages = QFuture<core::Result<engine::AssetPage>>;

Pages pagesOf(engine::AssetCatalogue& catalogue, const QString& mode, const QString& typed)
{
    if (mode == u"search")
        return catalogue.search(typed);
    return mode == u"update" ? catalogue.refresh(typed) : catalogue.find(typed);
}

/// A text of the body, or what it is when left out.
Param<QString> textOf(const QJsonObject& body, const QString& name, const std::string& standard,
                      bool (*isPossible)(std::string_view), const QString& shape)
{
    const QJsonValue value = body[name];
    if (value.isUndefined() && !standard.empty())
        return QString::fromStdString(standard);
    const QString text = value.toString();
    if (!isPossible(text.toStdString()))
        return tl::unexpected<Reply>(problem(422, u"%1 must be %2"_s.arg(name, shape), name));
    return text;
}

} // namespace

void getAssets(const Request& request, engine::Engine& engine, const Assets& assets, QObject* context,
               Done done)
{
    if (!assets.catalogue)
        return done(problem(404, u"this server keeps no list of coins"_s));
    const QString typed = request.query.queryItemValue(u"query"_s, QUrl::FullyDecoded).simplified();
    if (typed.size() > kLongestQuery)
        return done(problem(422, u"query must have at most 100 characters"_s, u"query"_s));
    const QString mode =
        request.query.hasQueryItem(u"mode"_s) ? request.query.queryItemValue(u"mode"_s) : u"list"_s;
    if (mode != u"list" && mode != u"search" && mode != u"update")
        return done(problem(422, u"mode must be one of: list, search, update"_s, u"mode"_s));
    if (mode == u"search" && typed.isEmpty())
        return done(problem(422, u"query must say what to search for"_s, u"query"_s));
    engine::whenDone(pagesOf(*assets.catalogue, mode, typed), context,
                     [&engine, done = std::move(done)](const core::Result<engine::AssetPage>& page) {
                         done(page ? jsonReply(wire::toJson(*page, engine.snapshot()->series))
                                   : problem(page.error()));
                     });
}

void putSeries(const Request& request, engine::Engine& engine, const Assets& assets, QObject* context,
               Done done)
{
    if (!assets.watch)
        return done(problem(404, u"this server watches one coin only"_s));
    const auto body = jsonBody(request);
    if (!body)
        return done(body.error());
    const engine::SnapshotPtr snapshot = engine.snapshot();
    const auto asset = textOf(*body, u"asset"_s, {}, core::isAssetId, u"CoinGecko's id of a coin"_s);
    if (!asset)
        return done(asset.error());
    const auto currency = textOf(*body, u"currency"_s, snapshot->series.currency, core::isCurrencyCode,
                                 u"the code of a currency in lower case"_s);
    if (!currency)
        return done(currency.error());
    if (asset->toStdString() == snapshot->series.asset &&
        currency->toStdString() == snapshot->series.currency)
        return done(jsonReply(wire::seriesJson(snapshot->series)));
    // It belongs to the coin that is watched, and would end with it.
    const auto running = std::ranges::find_if(snapshot->jobs, &engine::JobStatus::isRunning);
    if (running != snapshot->jobs.end())
        return done(
            problem(409, u"%1 is under way: wait for its end, or cancel it"_s.arg(wire::text(running->id))));
    engine::whenDone(assets.watch(*asset, *currency), context,
                     [done = std::move(done)](const core::Result<core::SeriesKey>& series) {
                         done(series ? jsonReply(wire::seriesJson(*series)) : problem(series.error()));
                     });
}

} // namespace cryptopulse::api
