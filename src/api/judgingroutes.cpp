#include "api/judgingroutes.h"

#include "api/jobwatch.h"
#include "api/params.h"
#include "engine/carewire.h"
#include "engine/judgingwire.h"
#include "engine/requestwire.h"

#include <variant>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;
namespace wire = engine::wire;

namespace {

template <typename T>
Reply newestReply(const std::shared_ptr<const T>& newest, const QString& reason)
{
    return jsonReply(newest ? wire::toJson(*newest)
                            : QJsonObject{{u"status"_s, u"none"_s}, {u"reason"_s, reason}});
}

/// Reads the body with @p read, begins the work with @p begin and answers with its job.
template <typename Read, typename Begin>
void postWork(const Request& request, engine::JobKind kind, engine::Engine& engine, QObject* context,
              Done done, Read read, Begin begin)
{
    const auto body = jsonBody(request);
    if (!body)
        return done(body.error());
    const auto wish = read(*body);
    if (!wish) {
        const wire::BadValue& bad = wish.error();
        return done(problem(422, bad.parameter + u' ' + bad.detail, bad.parameter));
    }
    auto* watch =
        new JobWatch(engine, kind, context, std::move(done)); // the context's, until it has answered
    watch->follow(begin(*wish));
}

} // namespace

Reply getEvaluation(const Request&, const View& view)
{
    return newestReply(view.snapshot.evaluation, u"no evaluation has been made: POST /evaluation"_s);
}

Reply getBacktest(const Request&, const View& view)
{
    return newestReply(view.snapshot.backtest, u"no backtest has been made: POST /backtest"_s);
}

Reply getLeakLab(const Request&, const View& view)
{
    return newestReply(view.snapshot.leakLab, u"the leak lab has not been run: POST /leaklab"_s);
}

void postEvaluation(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    postWork(request, engine::JobKind::Evaluate, engine, context, std::move(done), wire::evaluateRequestFrom,
             [&engine](const engine::EvaluateRequest& wish) { return engine.evaluate(wish); });
}

void postBacktest(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    postWork(request, engine::JobKind::Backtest, engine, context, std::move(done), wire::backtestRequestFrom,
             [&engine](const engine::BacktestRequest& wish) { return engine.backtest(wish); });
}

void postLeakLab(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    postWork(request, engine::JobKind::LeakLab, engine, context, std::move(done), wire::leakRequestFrom,
             [&engine](core::StepChoice step) { return engine.leakLab(step); });
}

Reply getBackup(const Request&, const View& view)
{
    return newestReply(view.snapshot.backup, u"no backup has been made since the start: POST /backup"_s);
}

Reply getCheck(const Request&, const View& view)
{
    return newestReply(view.snapshot.check,
                       u"the database has not been checked since the start: POST /check"_s);
}

Reply getCompact(const Request&, const View& view)
{
    return newestReply(view.snapshot.compaction,
                       u"no old prices were looked at since the start: POST /compact"_s);
}

namespace {

/// What needs no more to be known.
wire::Checked<std::monostate> nothingFrom(const QJsonObject&)
{
    return std::monostate();
}

} // namespace

void postBackup(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    // Where it goes is not the client's to say: it could write over any file of the server's owner.
    postWork(request, engine::JobKind::Backup, engine, context, std::move(done), nothingFrom,
             [&engine](std::monostate) { return engine.backUp({}); });
}

void postCheck(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    postWork(request, engine::JobKind::Check, engine, context, std::move(done), nothingFrom,
             [&engine](std::monostate) { return engine.check(); });
}

void postCompact(const Request& request, engine::Engine& engine, QObject* context, Done done)
{
    postWork(request, engine::JobKind::Compact, engine, context, std::move(done), wire::compactRequestFrom,
             [&engine](const engine::CompactRequest& wish) { return engine.compact(wish); });
}

bool isAlwaysHeavy(const Request&)
{
    return true;
}

} // namespace cryptopulse::api
