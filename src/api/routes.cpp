#include "api/routes.h"

#include "api/docroutes.h"
#include "api/judgingroutes.h"
#include "api/metricsroute.h"

#include <QStringView>
#include <algorithm>
#include <array>
#include <optional>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kRoutes{
    Route{Method::Get, u"/", &getRoot, true},
    Route{Method::Get, u"/docs", &getDocs},
    Route{Method::Get, u"/openapi.json", &getOpenApi},
    Route{Method::Get, u"/metrics", &getMetrics},
    Route{Method::Post, u"/ingest", &postIngest},
    Route{Method::Post, u"/train", &postTrain},
    Route{Method::Get, u"/predict", &getPredict, true},
    Route{Method::Get, u"/data/last", &getDataLast, true, &wantsManyRows},
    Route{Method::Get, u"/data/range", &getDataRange, true, &wantsManyRows},
    Route{Method::Get, u"/data/gaps", &getGaps, true, &isAlwaysHeavy},
    Route{Method::Get, u"/assets", &getAssets},
    Route{Method::Put, u"/series", &putSeries},
    Route{Method::Get, u"/status", &getStatus},
    Route{Method::Get, u"/model", &getModel, true, &isAlwaysHeavy},
    Route{Method::Get, u"/evaluation", &getEvaluation, true, &isAlwaysHeavy},
    Route{Method::Post, u"/evaluation", &postEvaluation},
    Route{Method::Get, u"/backtest", &getBacktest, true, &isAlwaysHeavy},
    Route{Method::Post, u"/backtest", &postBacktest},
    Route{Method::Get, u"/leaklab", &getLeakLab, true, &isAlwaysHeavy},
    Route{Method::Post, u"/leaklab", &postLeakLab},
    Route{Method::Get, u"/backup", &getBackup, true},
    Route{Method::Post, u"/backup", &postBackup},
    Route{Method::Get, u"/check", &getCheck, true},
    Route{Method::Post, u"/check", &postCheck},
    Route{Method::Get, u"/compact", &getCompact, true},
    Route{Method::Post, u"/compact", &postCompact},
    Route{Method::Get, u"/scorecard", &getScorecard, true, &wantsManyForecasts},
    Route{Method::Post, u"/import", &postImport},
    Route{Method::Post, u"/collect", &postCollect},
    Route{Method::Post, u"/backfill", &postBackfill},
    Route{Method::Get, u"/jobs", &getJobs, true},
    Route{Method::Get, u"/jobs/{id}", &getJob, true},
    Route{Method::Delete, u"/jobs/{id}", &deleteJob},
    Route{Method::Put, u"/collection", &putCollection},
};

/// The captures when the path fits the pattern.
std::optional<QStringList> match(QStringView pattern, QStringView path)
{
    QStringList captures;
    auto wanted = pattern.split(u'/');
    auto given = path.split(u'/');
    if (wanted.size() != given.size())
        return std::nullopt;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted[i].startsWith(u'{') && !given[i].isEmpty())
            captures += given[i].toString();
        else if (wanted[i] != given[i])
            return std::nullopt;
    }
    return captures;
}

} // namespace

std::span<const Route> routes() noexcept
{
    return kRoutes;
}

QString patternOf(const QByteArray& target)
{
    const QString path = makeRequest(Method::Get, target).path;
    const auto found = std::ranges::find_if(
        kRoutes, [&](const Route& route) { return match(route.pattern, path).has_value(); });
    return found == kRoutes.end() ? QString() : QString::fromUtf16(found->pattern);
}

tl::expected<const Route*, Reply> findRoute(Request& request)
{
    const Method wanted = request.method == Method::Head ? Method::Get : request.method;
    QByteArrayList allowed;
    for (const Route& route : kRoutes) {
        auto captures = match(route.pattern, request.path);
        if (!captures)
            continue;
        if (route.method == wanted) {
            request.captures = *std::move(captures);
            return &route;
        }
        allowed += methodName(route.method);
        if (route.method == Method::Get)
            allowed += "HEAD";
    }
    if (allowed.isEmpty())
        return tl::unexpected<Reply>(problem(404, u"there is nothing at this path"_s));
    allowed += "OPTIONS";
    Reply reply = request.method == Method::Options ? Reply{.status = 204}
                                                    : problem(405, u"this path does not take that method"_s);
    reply.headers.emplace_back("Allow", allowed.join(", "));
    return tl::unexpected<Reply>(std::move(reply));
}

} // namespace cryptopulse::api
