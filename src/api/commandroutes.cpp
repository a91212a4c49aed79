#include "api/commandroutes.h"

#include "api/params.h"
#include "engine/importwire.h"
#include "engine/requestwire.h"
#include "engine/whendone.h"
#include "engine/wire.h"

#include <cmath>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;
namespace wire = engine::wire;

namespace {

/// Is it the provider's trouble? Then the answer keeps the seed's form, {"status":"upstream_error","detail"}.
bool isUpstream(core::ErrorKind kind) noexcept
{
    using core::ErrorKind;
    switch (kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Refused:
    case ErrorKind::BadReply:
    case ErrorKind::BadPrice:
        return true;
    case ErrorKind::Storage:
    case ErrorKind::StorageNewer:
    case ErrorKind::StorageForeign:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageDamaged:
    case ErrorKind::StorageBusy:
    case ErrorKind::NotEnoughData:
    case ErrorKind::NoModel:
    case ErrorKind::DamagedModel:
    case ErrorKind::InvalidArgument:
    case ErrorKind::NotFound:
    case ErrorKind::TooMany:
    case ErrorKind::Cancelled:
    case ErrorKind::AddressInUse:
    case ErrorKind::Disconnected:
    case ErrorKind::Internal:
        return false;
    }
    return false;
}

} // namespace

Reply statusOrProblem(const core::Error& error)
{
    if (httpStatus(error.kind) != 200)
        return problem(error);
    return jsonReply(
        {{u"status"_s, wire::text(core::kindName(error.kind))}, {u"reason"_s, wire::text(error.detail)}});
}

void postIngest(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    if (const auto body = jsonBody(request); !body)
        return done(body.error());
    engine::whenDone(engine.ingest(), context,
                     [done = std::move(done)](const core::Result<engine::Ingested>& result) {
                         done(ingestReply(result));
                     });
}

void postTrain(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    const auto body = jsonBody(request);
    if (!body)
        return done(body.error());
    QString name = u"auto"_s;
    if (request.query.hasQueryItem(u"step"_s))
        name = request.query.queryItemValue(u"step"_s);
    else if (body->contains(u"step"_s))
        name = (*body)[u"step"_s].toString();
    const core::StepChoice step = core::Step::fromName(name.toStdString());
    if (!step && name != u"auto")
        return done(problem(422, u"step must be one of: auto, sample, 1m, 5m, 15m, 1h, 1d"_s, u"step"_s));
    engine::whenDone(engine.train(step), context,
                     [done = std::move(done)](const core::Result<engine::ModelCard>& result) {
                         done(trainReply(result));
                     });
}

void postImport(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    if (request.body.isEmpty())
        return done(problem(422, u"the body must be a file of prices: CSV with times and prices"_s));
    const QByteArray type = request.contentType.split(';').first().trimmed().toLower();
    // What the body really is, is told by its content; none of these is sent by a form of a web page.
    if (type != "text/csv" && type != "application/gzip" && type != "application/zip" &&
        type != "application/vnd.sqlite3" && type != "application/octet-stream")
        return done(problem(415, u"the body must be text/csv, application/gzip, application/zip, "
                                 "application/vnd.sqlite3 or application/octet-stream"_s));
    const auto mapping = wire::importMappingFrom(
        [&request](const QString& name) { return request.query.queryItemValue(name, QUrl::FullyDecoded); });
    if (!mapping)
        return done(problem(422, mapping.error().parameter + u' ' + mapping.error().detail,
                            mapping.error().parameter));
    engine::whenDone(engine.importPrices({.path = {}, .csv = request.body, .mapping = *mapping}), context,
                     [done = std::move(done)](const core::Result<engine::ImportSummary>& result) {
                         done(result ? jsonReply(wire::toJson(*result)) : problem(result.error()));
                     });
}

void postCollect(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    const auto body = jsonBody(request);
    if (!body)
        return done(body.error());
    const auto count = wholeNumber(*body, u"count"_s, std::nullopt, 1, engine::kMaxCollectCount);
    if (!count)
        return done(count.error());
    const double longest = double(std::chrono::seconds(engine::kMaxCollectInterval).count());
    const auto interval = number(*body, u"interval_s"_s, 60.0, 0.0, longest);
    if (!interval)
        return done(interval.error());
    const engine::CollectRequest wish{
        .count = int(*count), .interval = std::chrono::milliseconds(std::llround(*interval * 1000.0))};
    engine::whenDone(engine.collect(wish), context,
                     [done = std::move(done)](const core::Result<engine::JobStatus>& result) {
                         done(collectReply(result));
                     });
}

void postBackfill(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    const auto body = jsonBody(request);
    if (!body)
        return done(body.error());
    const auto wish = wire::backfillRequestFrom(*body);
    if (!wish)
        return done(
            problem(422, wish.error().parameter + u' ' + wish.error().detail, wish.error().parameter));
    engine::whenDone(engine.backfill(*wish), context,
                     [done = std::move(done)](const core::Result<engine::JobStatus>& result) {
                         done(collectReply(result));
                     });
}

void deleteJob(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    engine::whenDone(engine.cancelJob(request.captures.value(0).toStdString()), context,
                     [done = std::move(done)](const core::Result<engine::JobStatus>& result) {
                         done(cancelReply(result));
                     });
}

void putCollection(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    const auto body = jsonBody(request);
    if (!body)
        return done(body.error());
    if (!(*body)[u"on"_s].isBool())
        return done(problem(422, u"on must be true or false"_s, u"on"_s));
    const engine::SnapshotPtr before = engine.snapshot();
    const qint64 longest = std::chrono::seconds(engine::kMaxCollectInterval).count();
    const auto interval = wholeNumber(*body, u"interval_s"_s, before->feed.interval.count(), 1, longest);
    if (!interval)
        return done(interval.error());
    engine::whenDone(engine.setCollection((*body)[u"on"_s].toBool(), std::chrono::seconds(*interval)),
                     context,
                     [done = std::move(done), before](const core::Result<engine::FeedStatus>& result) {
                         done(collectionReply(result, *before));
                     });
}

Reply ingestReply(const core::Result<engine::Ingested>& result)
{
    if (result)
        return jsonReply(wire::toJson(*result));
    const core::Error& error = result.error();
    if (!isUpstream(error.kind))
        return problem(error);
    Reply reply = jsonReply({{u"status"_s, u"upstream_error"_s},
                             {u"detail"_s, wire::text(error.detail)},
                             {u"error"_s, wire::toJson(error)}},
                            httpStatus(error.kind));
    addRetryAfter(reply, error);
    if (error.kind == core::ErrorKind::RateLimited && !error.retryAfter)
        reply.headers.emplace_back("Retry-After", "60"); // the provider's window is a minute
    return reply;
}

Reply trainReply(const core::Result<engine::ModelCard>& result)
{
    return result ? jsonReply(wire::trainingJson(*result)) : statusOrProblem(result.error());
}

Reply collectReply(const core::Result<engine::JobStatus>& result)
{
    if (!result)
        return problem(result.error());
    Reply reply = jsonReply(wire::toJson(*result), 202);
    reply.headers.emplace_back("Location", "/jobs/" + QByteArray::fromStdString(result->id));
    return reply;
}

Reply cancelReply(const core::Result<engine::JobStatus>& result)
{
    if (!result)
        return problem(result.error());
    return jsonReply(wire::toJson(*result), result->isRunning() ? 202 : 200);
}

Reply collectionReply(const core::Result<engine::FeedStatus>& result, engine::Snapshot before)
{
    if (!result)
        return problem(result.error());
    before.feed = *result;
    return jsonReply(wire::toJson(*result, engine::feedState(before, before.made), before.made));
}

} // namespace cryptopulse::api
