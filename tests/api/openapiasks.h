#pragma once

#include "api/assets.h"
#include "support/fakeengine.h"
#include "support/judgements.h"

#include <QByteArray>
#include <QList>
#include <functional>

/// Requests for every route and every status that it can answer, with what the engine knows and says.
namespace cryptopulse::tests {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using support::FakeEngine;

inline const core::UtcTime kNow = core::fromEpochMs(1'700'000'000'000);

/// A request, what the engine knows before it, and what the engine does about it.
struct Ask {
    QString operation; // "get /jobs/{id}"
    QByteArray line;   // "GET /jobs/collect-1"
    int status = 200;
    QByteArray headers{};
    QByteArray body{};
    std::function<engine::Snapshot()> known{};
    std::function<bool(FakeEngine&)> answer{}; // false: nothing waits for it yet
    std::function<api::Assets()> assets{};     // empty: the server keeps no list of coins
};

inline core::Error error(ErrorKind kind)
{
    if (kind == ErrorKind::InvalidArgument)
        return {kind, "said by the test"}; // waiting does not help
    return {kind, "said by the test", std::chrono::milliseconds(1500)};
}

inline engine::JobStatus job(engine::JobKind kind, const std::string& id)
{
    engine::JobStatus job;
    job.id = id;
    job.kind = kind;
    job.started = kNow;
    return job;
}

inline engine::JobStatus endedJob()
{
    engine::JobStatus ended = job(engine::JobKind::Collect, "collect-1");
    ended.state = engine::JobState::Failed;
    ended.ended = kNow;
    ended.remaining = std::chrono::seconds(3);
    ended.error = error(ErrorKind::Timeout);
    return ended;
}

inline engine::Snapshot poor()
{
    return {};
}

/// Of everything something.
inline engine::Snapshot rich()
{
    engine::Snapshot snapshot = FakeEngine::withPrices({1, 2, 3, 4, 5}, kNow);
    core::Series series;
    for (const int minute : {0, 1, 3, 10})
        series.add(kNow + std::chrono::minutes(minute), *core::Price::from(5));
    snapshot.samples = series.view();
    snapshot.series = {"bitcoin", "usd", "coingecko"};
    snapshot.asked = std::make_shared<const std::vector<core::TimeRange>>(
        std::vector<core::TimeRange>{{kNow, kNow + std::chrono::minutes(2)}});
    snapshot.feed.lastAttempt = snapshot.feed.lastSuccess = snapshot.feed.nextAttempt = kNow;
    snapshot.feed.lastError = error(ErrorKind::RateLimited);
    snapshot.feed.collecting = true;
    snapshot.feed.quota = {"demo", 30, 10'000};
    snapshot.feed.standIn = engine::StandIn{"binance", engine::HandoverReason::Refused, "451", kNow};
    snapshot.feed.crossCheck = engine::CrossCheck{.source = "kraken",
                                                  .currency = "usd",
                                                  .trouble = engine::CrossCheckTrouble::NoAnswer,
                                                  .detail = "timeout",
                                                  .disagrees = true,
                                                  .checked = kNow,
                                                  .since = kNow,
                                                  .price = core::Price::from(5),
                                                  .other = core::Price::from(6)};
    snapshot.feed.callUse = core::CallUse{.plan = "demo",
                                          .used = 9'000,
                                          .allowed = 10'000,
                                          .since = kNow,
                                          .asOf = kNow,
                                          .resets = kNow + std::chrono::hours(300),
                                          .lastsUntil = kNow + std::chrono::hours(17),
                                          .lastingInterval = std::chrono::seconds(1'080),
                                          .runsShort = true};
    snapshot.storageTrouble = error(ErrorKind::StorageFull);
    snapshot.storageWaiting = 3;
    snapshot.storageNotice = error(ErrorKind::StorageDamaged);
    snapshot.model = std::make_shared<const engine::ModelCard>(FakeEngine::card());
    snapshot.modelTrouble = error(ErrorKind::DamagedModel);
    engine::Forecast forecast = FakeEngine::forecast(0.53, kNow, 5);
    snapshot.forecast = forecast;
    forecast.weights = support::someAdaptiveStatus().weights;
    forecast.breakEven = evaluation::BreakEven{.accuracy = 0.8, .costBp = 24, .meanAbsoluteMoveBp = 38};
    snapshot.adaptiveForecast = forecast;
    snapshot.adaptive = std::make_shared<const engine::AdaptiveStatus>(support::someAdaptiveStatus());
    snapshot.evaluation = std::make_shared<const engine::Evaluation>(support::someEvaluation());
    snapshot.backtest = std::make_shared<const engine::BacktestReport>(support::someBacktest());
    snapshot.leakLab = std::make_shared<const engine::LeakReport>(support::someLeakReport());
    snapshot.forecasts = snapshot.adaptiveForecasts = FakeEngine::liveForecasts(20, kNow);
    snapshot.liveScore = std::make_shared<const engine::LiveScore>(support::someLiveScore());
    snapshot.jobs = {endedJob(), job(engine::JobKind::LeakLab, "leak_lab-2")};
    return snapshot;
}

inline engine::Snapshot failing(ErrorKind kind)
{
    engine::Snapshot snapshot = rich();
    snapshot.forecast = core::failure(error(kind));
    return snapshot;
}

inline engine::ImportSummary imported()
{
    engine::ImportSummary summary{.lines = 3, .added = 1, .badLines = 1, .format = "Binance candles"};
    summary.firstBad = {{17, "no time: \"yesterday\""}};
    return summary;
}

/// The engine begins a job, which a command that waits for one sees.
inline bool begin(FakeEngine& engine, engine::JobKind kind)
{
    if (engine.calls().empty())
        return false;
    engine::Snapshot snapshot = poor();
    snapshot.jobs = {job(kind, "a-new-one")};
    engine.show(snapshot);
    return true;
}

inline const QByteArray kJson = "Content-Type: application/json\r\n"_ba;
inline const QByteArray kCsv = "Content-Type: text/csv\r\n"_ba;

inline QList<Ask> reads()
{
    QList<Ask> asks;
    const auto get = [&asks](const QByteArray& target, const std::function<engine::Snapshot()>& known = rich,
                             int status = 200) {
        const QByteArray path = target.left((target + '?').indexOf('?'));
        const QString shown = path.startsWith("/jobs/") ? u"/jobs/{id}"_s : QString::fromLatin1(path);
        asks += Ask{u"get "_s + shown, "GET " + target, status, {}, {}, known};
    };
    for (const QByteArray target :
         {"/", "/docs", "/openapi.json", "/metrics", "/status", "/data/last", "/data/range", "/data/gaps",
          "/predict", "/predict?model=adaptive", "/model", "/scorecard", "/evaluation", "/backtest",
          "/leaklab", "/jobs"}) {
        get(target, poor);
        get(target, rich);
    }
    get("/jobs/collect-1");
    get("/jobs/nobody", rich, 404);
    get("/data/range?max=1"); // more rows follow
    for (const QByteArray target :
         {"/data/last?n=0", "/data/range?max=0", "/data/gaps?n=0", "/predict?model=x", "/scorecard?n=0"})
        get(target, rich, 422);
    get("/predict", [] { return failing(ErrorKind::NotEnoughData); });
    get(
        "/predict", [] { return failing(ErrorKind::DamagedModel); }, 500);
    get(
        "/predict", [] { return failing(ErrorKind::StorageBusy); }, 503);
    get("/model", [] {
        engine::Snapshot snapshot = rich();
        snapshot.model.reset();
        return snapshot;
    });
    return asks;
}

/// What every command with a JSON body answers to a bad one, and when the engine fails.
template <typename Answer>
void addFailures(QList<Ask>& asks, const QString& operation, const QByteArray& line, const QByteArray& good,
                 const QList<std::pair<ErrorKind, int>>& kinds, Answer answer)
{
    if (!line.startsWith("DELETE")) {
        asks += Ask{operation, line, 400, kJson, "{"};
        asks += Ask{operation, line, 415, kCsv, "a"};
    }
    for (const auto& [kind, status] : kinds)
        asks += Ask{operation, line, status, kJson, good, poor, [answer, kind = kind](FakeEngine& engine) {
                        return answer(engine, error(kind));
                    }};
}

inline const QList<std::pair<ErrorKind, int>> kUsual{{ErrorKind::Internal, 500}, {ErrorKind::Cancelled, 503}};

inline QList<Ask> priceCommands()
{
    const auto full = kUsual + QList<std::pair<ErrorKind, int>>{{ErrorKind::StorageFull, 507}};
    QList<Ask> asks;
    const auto ingest = [](FakeEngine& engine, auto result) {
        return engine.answerIngest(std::move(result));
    };
    asks += Ask{u"post /ingest"_s, "POST /ingest", 200, {}, {}, poor, [](FakeEngine& engine) {
                    return engine.answerIngest(
                        engine::Ingested{{kNow, *core::Price::from(5), kNow}, "coingecko", true});
                }};
    const auto fail = [](auto how) {
        return [how](FakeEngine& engine, const core::Error& why) { return how(engine, core::failure(why)); };
    };
    addFailures(
        asks, u"post /ingest"_s, "POST /ingest", {},
        full + QList<std::pair<ErrorKind, int>>{{ErrorKind::Network, 502}, {ErrorKind::RateLimited, 503}},
        fail(ingest));
    const auto import = [](FakeEngine& engine, auto result) {
        return engine.answerImport(std::move(result));
    };
    const QString importing = u"post /import"_s;
    asks += Ask{importing, "POST /import", 200, kCsv, "time,price\n", poor, [](FakeEngine& engine) {
                    return engine.answerImport(imported());
                }};
    asks += Ask{importing, "POST /import", 415, kJson, "{}"};
    asks += Ask{importing, "POST /import", 422, kCsv};
    for (const auto& [kind, status] : full)
        asks += Ask{
            importing,
            "POST /import",
            status,
            kCsv,
            "a,b\n",
            poor,
            [import, kind = kind](FakeEngine& engine) { return import(engine, core::failure(error(kind))); }};
    const auto some = kUsual + QList<std::pair<ErrorKind, int>>{{ErrorKind::TooMany, 429}};
    const QByteArray wish = R"({"count":2})";
    asks += Ask{u"post /collect"_s, "POST /collect", 202, kJson, wish, poor, [](FakeEngine& engine) {
                    return engine.answerCollect(job(engine::JobKind::Collect, "collect-1"));
                }};
    asks += Ask{u"post /collect"_s, "POST /collect", 422, kJson, "{}"};
    addFailures(
        asks, u"post /collect"_s, "POST /collect", wish, some,
        fail([](FakeEngine& engine, auto result) { return engine.answerCollect(std::move(result)); }));
    asks += Ask{u"post /backfill"_s, "POST /backfill", 202, kJson, {}, poor, [](FakeEngine& engine) {
                    return engine.answerBackfill(job(engine::JobKind::Backfill, "backfill-1"));
                }};
    asks += Ask{u"post /backfill"_s, "POST /backfill", 422, kJson, R"({"from":"x"})"};
    addFailures(
        asks, u"post /backfill"_s, "POST /backfill", {}, some,
        fail([](FakeEngine& engine, auto result) { return engine.answerBackfill(std::move(result)); }));
    const QByteArray on = R"({"on":true})";
    asks += Ask{u"put /collection"_s, "PUT /collection", 200, kJson, on, rich, [](FakeEngine& engine) {
                    return engine.answerCollection(rich().feed);
                }};
    asks += Ask{u"put /collection"_s, "PUT /collection", 422, kJson, "{}"};
    addFailures(
        asks, u"put /collection"_s, "PUT /collection", on, kUsual,
        fail([](FakeEngine& engine, auto result) { return engine.answerCollection(std::move(result)); }));
    return asks;
}

/// POST /evaluation and its like.
template <typename Answer>
void addWork(QList<Ask>& asks, const QString& path, engine::JobKind kind, Answer answer)
{
    const QString operation = u"post "_s + path;
    const QByteArray line = "POST " + path.toLatin1();
    asks += Ask{
        operation, line, 202, kJson, {}, poor, [kind](FakeEngine& engine) { return begin(engine, kind); }};
    asks += Ask{operation, line, 422, kJson, R"({"step":"2m"})"};
    const auto kinds = kUsual + QList<std::pair<ErrorKind, int>>{{ErrorKind::NotEnoughData, 200}};
    addFailures(asks, operation, line, {}, kinds, [answer](FakeEngine& engine, const core::Error& why) {
        return answer(engine, core::failure(why));
    });
}

inline QList<Ask> modelCommands()
{
    QList<Ask> asks;
    asks += Ask{u"post /train"_s, "POST /train", 200, kJson, {}, poor, [](FakeEngine& engine) {
                    return engine.answerTrain(FakeEngine::card());
                }};
    asks += Ask{u"post /train"_s, "POST /train?step=2m", 422};
    const auto kinds = kUsual + QList<std::pair<ErrorKind, int>>{{ErrorKind::NotEnoughData, 200},
                                                                 {ErrorKind::StorageFull, 507}};
    addFailures(
        asks, u"post /train"_s, "POST /train", {}, kinds,
        [](FakeEngine& engine, const core::Error& why) { return engine.answerTrain(core::failure(why)); });
    addWork(asks, u"/evaluation"_s, engine::JobKind::Evaluate,
            [](FakeEngine& engine, auto result) { return engine.answerEvaluate(std::move(result)); });
    addWork(asks, u"/backtest"_s, engine::JobKind::Backtest,
            [](FakeEngine& engine, auto result) { return engine.answerBacktest(std::move(result)); });
    addWork(asks, u"/leaklab"_s, engine::JobKind::LeakLab,
            [](FakeEngine& engine, auto result) { return engine.answerLeakLab(std::move(result)); });
    const QString cancel = u"delete /jobs/{id}"_s;
    const QByteArray line = "DELETE /jobs/collect-1";
    asks += Ask{
        cancel, line, 200, {}, {}, poor, [](FakeEngine& engine) { return engine.answerCancel(endedJob()); }};
    asks += Ask{cancel, line, 202, {}, {}, poor, [](FakeEngine& engine) {
                    return engine.answerCancel(job(engine::JobKind::Collect, "collect-1"));
                }};
    addFailures(
        asks, cancel, line, {}, kUsual + QList<std::pair<ErrorKind, int>>{{ErrorKind::NotFound, 404}},
        [](FakeEngine& engine, const core::Error& why) { return engine.answerCancel(core::failure(why)); });
    return asks;
}

} // namespace cryptopulse::tests
