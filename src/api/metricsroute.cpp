#include "api/metricsroute.h"

#include "api/requestbook.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

namespace {

using Label = std::pair<const char*, std::string>;

QByteArray escaped(const std::string& value)
{
    QByteArray out = QByteArray::fromStdString(value);
    return out.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

/// Writes families one after the other, each with its explanation, as the format asks.
class Page
{
public:
    void family(const QByteArray& name, const char* type, const char* help)
    {
        m_name = "cryptopulse_" + name;
        m_text += "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + ' ' + type + '\n';
    }

    void value(double number, std::initializer_list<Label> labels = {}, const char* suffix = "")
    {
        m_text += m_name + suffix;
        QByteArrayList parts;
        for (const auto& [name, text] : labels)
            parts += QByteArray(name) + "=\"" + escaped(text) + '"';
        if (!parts.isEmpty())
            m_text += '{' + parts.join(',') + '}';
        m_text += ' ' + QByteArray::number(number, 'g', 17) + '\n';
    }

    /// A family of one value.
    void gauge(const QByteArray& name, const char* help, double number,
               std::initializer_list<Label> labels = {})
    {
        family(name, "gauge", help);
        value(number, labels);
    }

    [[nodiscard]] QByteArray text() const { return m_text; }

private:
    QByteArray m_name;
    QByteArray m_text;
};

void putPrices(Page& page, const View& view)
{
    const engine::Snapshot& snapshot = view.snapshot;
    page.gauge("samples", "Stored prices of the series.", double(snapshot.samples.size()),
               {{"asset", snapshot.series.asset},
                {"currency", snapshot.series.currency},
                {"source", snapshot.series.source}});
    if (const auto age = engine::newestAge(snapshot, view.now))
        page.gauge("newest_sample_age_seconds", "Age of the newest price.", double(age->count()) / 1000.0);
    page.family("feed_stored_total", "counter", "New prices since the engine began.");
    page.value(double(snapshot.feed.stored));
    page.family("feed_repeats_total", "counter", "Prices that the provider repeated since the engine began.");
    page.value(double(snapshot.feed.repeats));
    if (view.requests) {
        page.family("feed_failures_total", "counter",
                    "Failed calls for the price, by the kind of the failure.");
        for (const auto& [kind, count] : view.requests->failures())
            page.value(double(count), {{"kind", kind}});
    }
    page.family("feed_state", "gauge", "1 for the state that the feed is in.");
    const engine::FeedState now = engine::feedState(snapshot, view.now);
    using engine::FeedState;
    for (const FeedState state : {FeedState::Idle, FeedState::Waiting, FeedState::Ok, FeedState::Stale,
                                  FeedState::RateLimited, FeedState::Offline})
        page.value(state == now ? 1 : 0, {{"state", std::string(engine::feedStateName(state))}});
    page.gauge("storage_up", "1 while prices can be kept.", snapshot.storageTrouble ? 0 : 1);
    page.gauge("storage_waiting", "Prices that are kept when that is possible again.",
               double(snapshot.storageWaiting));
}

void putJobs(Page& page, const View& view)
{
    std::map<std::pair<std::string, std::string>, int> counts;
    const engine::JobStatus* training = nullptr;
    for (const engine::JobStatus& job : view.snapshot.jobs) {
        ++counts[{std::string(engine::jobKindName(job.kind)), std::string(engine::jobStateName(job.state))}];
        if (job.kind == engine::JobKind::Train && job.state == engine::JobState::Done)
            training = &job;
    }
    page.family("jobs", "gauge", "Long work, running and recently ended.");
    for (const auto& [key, count] : counts)
        page.value(count, {{"kind", key.first}, {"state", key.second}});
    if (training)
        page.gauge("last_training_seconds", "How long the newest finished training took.",
                   double(training->elapsed.count()) / 1000.0);
}

void putScores(Page& page, const engine::Snapshot& snapshot)
{
    const std::array scores{std::pair{"seed", snapshot.liveScore},
                            std::pair{"adaptive", snapshot.adaptiveLiveScore}};
    const auto put = [&](const QByteArray& name, const char* help, auto number) {
        page.family(name, "gauge", help);
        for (const auto& [model, score] : scores) {
            if (score && !score->trouble && std::isfinite(number(*score)))
                page.value(number(*score), {{"model", model}});
        }
    };
    put("live_forecasts_scored", "Live forecasts with a known outcome.",
        [](const engine::LiveScore& score) { return double(score.scored); });
    put("live_skill_basis_points", "Skill of the live forecasts against a coin; 0: none.",
        [](const engine::LiveScore& score) { return score.judged.metrics.skillBp; });
    put("live_accuracy_ratio", "Share of live forecasts with the right direction.",
        [](const engine::LiveScore& score) { return score.judged.metrics.accuracy; });
}

void putRequests(Page& page, const RequestBook& book)
{
    page.family("http_requests_total", "counter", "Answers, by method, route and status.");
    for (const auto& [key, route] : book.routes()) {
        for (const auto& [status, count] : route.byStatus)
            page.value(double(count),
                       {{"method", key.first}, {"route", key.second}, {"status", std::to_string(status)}});
    }
    page.family("http_request_duration_seconds", "histogram", "From a request's last byte to its answer.");
    for (const auto& [key, route] : book.routes()) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < route.byLatency.size(); ++i) {
            sum += route.byLatency[i];
            const std::string end =
                i < kLatencyEnds.size() ? QByteArray::number(kLatencyEnds[i]).toStdString() : "+Inf";
            page.value(double(sum), {{"method", key.first}, {"route", key.second}, {"le", end}}, "_bucket");
        }
        page.value(route.seconds, {{"method", key.first}, {"route", key.second}}, "_sum");
        page.value(double(sum), {{"method", key.first}, {"route", key.second}}, "_count");
    }
}

} // namespace

Reply getMetrics(const Request&, const View& view)
{
    Page page;
    page.gauge("build_info", "Always 1; the version is a label.", 1,
               {{"version", view.version.toStdString()}});
    page.gauge("uptime_seconds", "Since the server began.", double(view.uptime.count()) / 1000.0);
    putPrices(page, view);
    putJobs(page, view);
    putScores(page, view.snapshot);
    if (view.requests)
        putRequests(page, *view.requests);
    return {.body = page.text(), .contentType = "text/plain; version=0.0.4; charset=utf-8"};
}

} // namespace cryptopulse::api
