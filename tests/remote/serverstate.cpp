#include "remote/serverstate.h"

#include "engine/assetwire.h"
#include "engine/carewire.h"
#include "engine/gapwire.h"
#include "engine/judgingwire.h"
#include "engine/scorecardwire.h"
#include "engine/wire.h"
#include "support/fakeengine.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace cryptopulse::remotetest {

using namespace Qt::StringLiterals;
namespace wire = engine::wire;

Reaction jsonReaction(const QJsonObject& json, int status)
{
    return {.status = status, .body = QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

namespace {

template <typename T>
Reaction newest(const std::shared_ptr<const T>& judgement)
{
    return jsonReaction(judgement ? wire::toJson(*judgement) : QJsonObject{{u"status"_s, u"none"_s}});
}

} // namespace

Reaction ServerState::answer(const Seen& seen)
{
    const QMutexLocker lock(&m_mutex);
    m_seen.push_back(seen);
    const QString path = seen.path.section(u'?', 0, 0);
    const QString query = seen.path.section(u'?', 1);
    const QString call = QString::fromLatin1(seen.verb) + u' ' + path;
    if (m_faults.contains(u"*"_s))
        return m_faults[u"*"_s];
    if (m_faults.contains(call))
        return m_faults[call];
    return seen.verb == "GET" ? read(path, query) : command(seen, path);
}

Reaction ServerState::scorecard(const QUrlQuery& query) const
{
    const bool adaptive = query.queryItemValue(u"model"_s) == u"adaptive";
    const std::size_t n = query.queryItemValue(u"n"_s).toULongLong();
    return jsonReaction(
        adaptive ? wire::scorecardJson(m_snapshot.adaptiveForecasts, m_snapshot.adaptiveLiveScore, n)
                 : wire::scorecardJson(m_snapshot.forecasts, m_snapshot.liveScore, n));
}

Reaction ServerState::read(const QString& path, const QString& query) const
{
    const QUrlQuery values(query);
    const core::SeriesView& samples = m_snapshot.samples;
    if (path == u"/status")
        return jsonReaction(wire::statusJson(m_snapshot, m_snapshot.made));
    if (path == u"/model") {
        QJsonObject json =
            m_snapshot.model ? m_snapshot.model->toJson() : QJsonObject{{u"status"_s, u"no_model"_s}};
        if (m_snapshot.adaptive)
            json[u"adaptive"] = wire::toJson(*m_snapshot.adaptive);
        return jsonReaction(json);
    }
    if (path == u"/evaluation")
        return newest(m_snapshot.evaluation);
    if (path == u"/backtest")
        return newest(m_snapshot.backtest);
    if (path == u"/leaklab")
        return newest(m_snapshot.leakLab);
    if (path == u"/data/gaps")
        return jsonReaction(wire::gapsJson(m_snapshot, *core::Step::fromName("1m"), {}, {},
                                           values.queryItemValue(u"n"_s).toULongLong()));
    if (path == u"/backup")
        return newest(m_snapshot.backup);
    if (path == u"/check")
        return newest(m_snapshot.check);
    if (path == u"/compact")
        return newest(m_snapshot.compaction);
    if (path == u"/assets")
        return jsonReaction(wire::toJson(m_assets, m_snapshot.series));
    if (path == u"/scorecard")
        return scorecard(values);
    if (path == u"/data/last") {
        const auto n = values.queryItemValue(u"n"_s).toULongLong();
        return {.body = wire::rowsJson(samples, samples.size() - std::min<std::size_t>(samples.size(), n),
                                       samples.size())};
    }
    if (path == u"/data/range") {
        const auto time = [&](const QString& name) {
            return core::fromIso(values.queryItemValue(name, QUrl::FullyDecoded).toStdString()).value();
        };
        const auto first = samples.lowerBound(time(u"from"_s));
        const auto most = values.queryItemValue(u"max"_s).toULongLong();
        return {.body = wire::rowsJson(
                    samples, first, std::min(samples.lowerBound(time(u"to"_s)), first + std::size_t(most)))};
    }
    return jsonReaction({{u"title"_s, u"Not Found"_s}, {u"status"_s, 404}}, 404);
}

Reaction ServerState::command(const Seen& seen, const QString& path)
{
    const QJsonObject body = QJsonDocument::fromJson(seen.body).object();
    if (path == u"/ingest")
        return jsonReaction(wire::toJson(engine::Ingested{
            {m_snapshot.made, *core::Price::from(123.5), m_snapshot.made}, "coingecko", true}));
    if (path == u"/train") {
        m_snapshot.model = std::make_shared<const engine::ModelCard>(support::FakeEngine::card());
        return jsonReaction(wire::trainingJson(*m_snapshot.model));
    }
    if (path == u"/import") {
        const auto lines = std::uint64_t(seen.body.count('\n') - 1);
        engine::ImportSummary summary;
        summary.lines = summary.added = lines;
        return jsonReaction(wire::toJson(summary));
    }
    if (path == u"/collect")
        return begin(engine::JobKind::Collect, std::uint64_t(body[u"count"].toInteger()));
    if (path == u"/backfill")
        return begin(engine::JobKind::Backfill, body[u"gaps"].toBool() ? 1 : 43'200);
    if (path == u"/evaluation")
        return begin(engine::JobKind::Evaluate, 100);
    if (path == u"/backtest")
        return begin(engine::JobKind::Backtest, 100);
    if (path == u"/leaklab")
        return begin(engine::JobKind::LeakLab, 100);
    if (path == u"/backup")
        return begin(engine::JobKind::Backup, 1'000);
    if (path == u"/check")
        return begin(engine::JobKind::Check, 1'000);
    if (path == u"/compact")
        return begin(engine::JobKind::Compact, 1'000);
    if (path == u"/series") {
        m_snapshot.series.asset = body[u"asset"].toString().toStdString();
        m_snapshot.series.currency = body[u"currency"].toString().toStdString();
        return jsonReaction(wire::seriesJson(m_snapshot.series));
    }
    if (path == u"/collection") {
        m_snapshot.feed.collecting = body[u"on"].toBool();
        m_snapshot.feed.interval = std::chrono::seconds(body[u"interval_s"].toInteger());
        return jsonReaction(wire::toJson(m_snapshot.feed, engine::FeedState::Waiting, m_snapshot.made));
    }
    for (engine::JobStatus& job : m_snapshot.jobs) {
        if (seen.verb == "DELETE" && path == u"/jobs/"_s + wire::text(job.id)) {
            job.state = engine::JobState::Cancelled;
            return jsonReaction(wire::toJson(job));
        }
    }
    return jsonReaction({{u"title"_s, u"Not Found"_s}, {u"detail"_s, u"there is no job of that name"_s}},
                        404);
}

Reaction ServerState::begin(engine::JobKind kind, std::uint64_t total)
{
    engine::JobStatus job;
    job.kind = kind;
    job.id = std::string(engine::jobKindName(kind)) + '-' + std::to_string(m_snapshot.jobs.size() + 1);
    job.total = total;
    job.started = m_snapshot.made;
    m_snapshot.jobs.push_back(job);
    return jsonReaction(wire::toJson(job), 202);
}

void ServerState::append(core::UtcTime time, double price)
{
    const QMutexLocker lock(&m_mutex);
    m_series.add(time, core::Price::from(price).value());
    m_snapshot.samples = m_series.view();
    m_snapshot.made = time;
}

void ServerState::fill(core::UtcTime from, int count, double price)
{
    const QMutexLocker lock(&m_mutex);
    m_series = core::Series();
    for (int i = 0; i < count; ++i)
        m_series.add(from + i * std::chrono::minutes(1), core::Price::from(price + i).value());
    m_snapshot.samples = m_series.view();
    m_snapshot.made = from + count * std::chrono::minutes(1);
}

void ServerState::setFault(const QString& call, Reaction reaction)
{
    const QMutexLocker lock(&m_mutex);
    m_faults[call] = std::move(reaction);
}

void ServerState::clearFaults()
{
    const QMutexLocker lock(&m_mutex);
    m_faults.clear();
}

QStringList ServerState::calls(const QString& prefix) const
{
    const QMutexLocker lock(&m_mutex);
    QStringList calls;
    for (const Seen& one : m_seen) {
        const QString call = QString::fromLatin1(one.verb) + u' ' + one.path;
        if (call.startsWith(prefix))
            calls.append(call);
    }
    return calls;
}

std::vector<Seen> ServerState::seen() const
{
    const QMutexLocker lock(&m_mutex);
    return m_seen;
}

} // namespace cryptopulse::remotetest
