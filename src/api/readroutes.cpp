#include "api/readroutes.h"

#include "api/params.h"
#include "engine/engine.h"
#include "engine/gapwire.h"
#include "engine/judgingwire.h"
#include "engine/scorecardwire.h"
#include "engine/wire.h"

#include <algorithm>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;
namespace wire = engine::wire;

namespace {

/// Whose forecasts: ?model=seed|adaptive.
Param<QString> modelName(const Request& request, const QString& standard)
{
    if (!request.query.hasQueryItem(u"model"_s))
        return standard;
    QString name = request.query.queryItemValue(u"model"_s);
    if (name != u"seed" && name != u"adaptive")
        return tl::unexpected<Reply>(problem(422, u"model must be one of: seed, adaptive"_s, u"model"_s));
    return name;
}

/// What of a series is asked for.
struct Part {
    std::optional<core::UtcTime> from;
    std::optional<core::UtcTime> to;
    std::size_t most = 0;
};

/// ?from=&to= and how many at most, by the parameter @p count.
Param<Part> partOf(const Request& request, const QString& count, qint64 standard)
{
    const auto from = time(request.query, u"from"_s);
    if (!from)
        return tl::unexpected<Reply>(from.error());
    const auto to = time(request.query, u"to"_s);
    if (!to)
        return tl::unexpected<Reply>(to.error());
    const auto most = wholeNumber(request.query, count, standard, 1, kMostRows);
    if (!most)
        return tl::unexpected<Reply>(most.error());
    if (*from && *to && **to < **from)
        return tl::unexpected<Reply>(problem(422, u"to must not be before from"_s, u"to"_s));
    return Part{*from, *to, std::size_t(*most)};
}

} // namespace

bool wantsManyRows(const Request& request)
{
    constexpr qint64 kMany = 2'000; // about 0.3 ms
    const bool isLast = request.path == u"/data/last";
    const auto rows = wholeNumber(request.query, isLast ? u"n"_s : u"max"_s,
                                  isLast ? kStandardLast : kStandardRange, 1, kMostRows);
    return rows && *rows > kMany;
}

Reply getRoot(const Request&, const View&)
{
    return jsonReply({{u"ok"_s, true}, {u"service"_s, u"CryptoPulse"_s}});
}

Reply getPredict(const Request& request, const View& view)
{
    const auto model = modelName(request, u"seed"_s);
    if (!model)
        return model.error();
    const auto& forecast = *model == u"seed" ? view.snapshot.forecast : view.snapshot.adaptiveForecast;
    if (!forecast && httpStatus(forecast.error().kind) != 200)
        return problem(forecast.error());
    return jsonReply(wire::forecastJson(view.snapshot, forecast, view.now));
}

Reply getDataLast(const Request& request, const View& view)
{
    const auto n = wholeNumber(request.query, u"n"_s, kStandardLast, 1, kMostRows);
    if (!n)
        return n.error();
    const std::size_t size = view.snapshot.samples.size();
    const std::size_t first = size - std::min(size, std::size_t(*n));
    return {.body = wire::rowsJson(view.snapshot.samples, first, size)};
}

Reply getDataRange(const Request& request, const View& view)
{
    const auto part = partOf(request, u"max"_s, kStandardRange);
    if (!part)
        return part.error();
    const core::SeriesView& samples = view.snapshot.samples;
    const std::size_t first = part->from ? samples.lowerBound(*part->from) : 0;
    const std::size_t end = part->to ? samples.lowerBound(*part->to) : samples.size();
    const std::size_t last = std::min(end, first + part->most);
    Reply reply{.body = wire::rowsJson(samples, first, last)};
    if (last < end)
        reply.headers.emplace_back("X-Next-From", wire::text(samples.times()[last]).toLatin1());
    return reply;
}

Reply getGaps(const Request& request, const View& view)
{
    const auto part = partOf(request, u"n"_s, kStandardGaps);
    if (!part)
        return part.error();
    // Where the series keeps no interval, minutes are what people count in.
    core::Step step = view.snapshot.step.isSample() ? *core::Step::fromName("1m") : view.snapshot.step;
    if (request.query.hasQueryItem(u"step"_s)) {
        const auto wanted = core::Step::fromName(request.query.queryItemValue(u"step"_s).toStdString());
        if (!wanted || wanted->isSample())
            return problem(422, u"step must be one of: 1m, 5m, 15m, 1h, 1d"_s, u"step"_s);
        step = *wanted;
    }
    return jsonReply(wire::gapsJson(view.snapshot, step, part->from, part->to, part->most));
}

Reply getStatus(const Request&, const View& view)
{
    QJsonObject json = wire::statusJson(view.snapshot, view.now);
    json[u"version"_s] = view.version;
    json[u"versions"_s] = QJsonObject{
        {u"cryptopulse"_s, view.version}, {u"api"_s, u"1.0"_s}, {u"qt"_s, QString::fromLatin1(qVersion())}};
    json[u"uptime_s"_s] = double(view.uptime.count()) / 1000.0;
    return jsonReply(json);
}

Reply getModel(const Request&, const View& view)
{
    QJsonObject json{{u"status"_s, u"no_model"_s}};
    if (view.snapshot.model)
        json = view.snapshot.model->toJson();
    else if (view.snapshot.modelTrouble)
        json[u"reason"_s] = wire::text(view.snapshot.modelTrouble->detail);
    if (view.snapshot.adaptive)
        json[u"adaptive"_s] = wire::toJson(*view.snapshot.adaptive);
    return jsonReply(json);
}

bool wantsManyForecasts(const Request& request)
{
    const auto n = wholeNumber(request.query, u"n"_s, kStandardForecasts, 1, kMostForecasts);
    return n && *n > kStandardForecasts;
}

Reply getScorecard(const Request& request, const View& view)
{
    const auto n = wholeNumber(request.query, u"n"_s, kStandardForecasts, 1, kMostForecasts);
    if (!n)
        return n.error();
    const auto model = modelName(request, u"seed"_s);
    if (!model)
        return model.error();
    const engine::Snapshot& snapshot = view.snapshot;
    return jsonReply(
        *model == u"seed"
            ? wire::scorecardJson(snapshot.forecasts, snapshot.liveScore, std::size_t(*n))
            : wire::scorecardJson(snapshot.adaptiveForecasts, snapshot.adaptiveLiveScore, std::size_t(*n)));
}

Reply getJobs(const Request&, const View& view)
{
    QJsonArray jobs;
    for (const engine::JobStatus& job : view.snapshot.jobs)
        jobs.append(wire::toJson(engine::jobAt(job, view.now)));
    return jsonReply({{u"jobs"_s, jobs}});
}

Reply getJob(const Request& request, const View& view)
{
    const std::string id = request.captures.value(0).toStdString();
    if (const engine::JobStatus* job = engine::findJob(view.snapshot, id))
        return jsonReply(wire::toJson(engine::jobAt(*job, view.now)));
    return problem(404, u"there is no job of that name"_s);
}

} // namespace cryptopulse::api
