#include "api/dispatcher.h"
#include "api/rawclient.h"

#include <QJsonArray>

using namespace cryptopulse;
using namespace cryptopulse::tests;
using namespace Qt::StringLiterals;

namespace {

/// An engine that breaks its word.
class ThrowingEngine final : public engine::Engine
{
public:
    [[nodiscard]] engine::SnapshotPtr snapshot() const override
    {
        if (m_broken)
            throw std::runtime_error("broken");
        return std::make_shared<engine::Snapshot>();
    }
    QFuture<core::Result<engine::Ingested>> ingest() override { throw std::runtime_error("broken"); }
    QFuture<core::Result<engine::ModelCard>> train(core::StepChoice) override { throw 42; }
    QFuture<core::Result<engine::JobStatus>> collect(engine::CollectRequest) override { return {}; }
    QFuture<core::Result<engine::ImportSummary>> importPrices(engine::ImportRequest) override { return {}; }
    QFuture<core::Result<engine::JobStatus>> backfill(engine::BackfillRequest) override { return {}; }
    QFuture<core::Result<engine::EvaluationPtr>> evaluate(engine::EvaluateRequest) override { return {}; }
    QFuture<core::Result<engine::BacktestPtr>> backtest(engine::BacktestRequest) override { return {}; }
    QFuture<core::Result<engine::LeakPtr>> leakLab(core::StepChoice) override { return {}; }
    QFuture<core::Result<engine::BackupPtr>> backUp(engine::BackupRequest) override { return {}; }
    QFuture<core::Result<engine::CheckPtr>> check() override { return {}; }
    QFuture<core::Result<engine::CompactPtr>> compact(engine::CompactRequest) override { return {}; }
    QFuture<core::Result<core::RetentionRules>> setDailyCompaction(core::RetentionRules) override
    {
        return {};
    }
    QFuture<core::Result<engine::JobStatus>> cancelJob(const std::string&) override { return {}; }
    QFuture<core::Result<engine::FeedStatus>> setCollection(bool, std::chrono::seconds) override
    {
        return {};
    }

    std::atomic<bool> m_broken = false;
};

api::ServerOptions onAnyPort()
{
    api::ServerOptions options;
    options.port = 0;
    return options;
}

engine::Ingested ingested(core::UtcTime time)
{
    return {{time, *core::Price::from(123.5), time}, "coingecko", true};
}

std::string call(const support::FakeEngine& engine, std::size_t index)
{
    const auto calls = engine.calls();
    return index < calls.size() ? calls[index] : std::string();
}

} // namespace

/// Answers that come late, and clients that do not wait for them.
class TestApiAsync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ingestAnswersWhatTheEngineSaid()
    {
        Bench bench;
        RawClient client(bench.port());
        client.send(request("POST /ingest"));
        QTRY_COMPARE(call(bench.engine, 0), "ingest");
        QVERIFY(bench.engine.answerIngest(ingested(bench.clock.now())));
        const WireAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()[u"price"].toDouble(), 123.5);
        QCOMPARE(client.ask(request("GET /")).status, 200);
    }

    void othersAreServedWhileOneWaits()
    {
        Bench bench;
        RawClient waiting(bench.port());
        waiting.send(request("POST /ingest"));
        QTRY_COMPARE(call(bench.engine, 0), "ingest");
        RawClient other(bench.port());
        for (int i = 0; i < 100; ++i)
            QCOMPARE(other.ask(request("GET /predict")).json()[u"status"].toString(), u"no_model"_s);
        QVERIFY(waiting.isSilent(1));
        QVERIFY(bench.engine.answerIngest(ingested(bench.clock.now())));
        QCOMPARE(waiting.receive().status, 200);
    }

    void largeReadsAreNotDoneInTheServersThread()
    {
        support::FakeEngine engine;
        const support::FakeClock clock;
        engine.show(support::FakeEngine::withPrices(std::vector<double>(50'000, 101.5), clock.now()));
        api::Dispatcher dispatcher(engine, clock, u"1"_s);
        const auto ask = [&dispatcher](const QByteArray& target, std::optional<api::Reply>& reply) {
            api::Head head;
            head.target = target;
            dispatcher.handle(head, {}, [&reply](api::Reply made) { reply = std::move(made); });
        };
        std::optional<api::Reply> large;
        ask("/data/last?n=50000", large);
        QVERIFY(!large); // it is being written elsewhere
        for (const char* target : {"/predict", "/data/last?n=300", "/data/last?n=0", "/data/range?max=10"}) {
            std::optional<api::Reply> small;
            ask(target, small);
            QVERIFY2(small, target);
        }
        QTRY_VERIFY(large);
        QCOMPARE(large->status, 200);
        QCOMPARE(QJsonDocument::fromJson(large->body).array().size(), 50'000);
    }

    void pipelinedAnswersKeepTheirOrder()
    {
        Bench bench;
        RawClient client(bench.port());
        client.send(request("GET /") + request("POST /ingest") + request("GET /predict") +
                    request("POST /train?step=1m") + request("GET /data/last?n=1"));
        QCOMPARE(client.receive().json()[u"ok"].toBool(), true);
        QTRY_COMPARE(call(bench.engine, 0), "ingest");
        QVERIFY(client.isSilent(50)); // not /predict before /ingest
        QCOMPARE(bench.engine.calls().size(), std::size_t(1));
        QVERIFY(bench.engine.answerIngest(ingested(bench.clock.now())));
        QCOMPARE(client.receive().json()[u"price"].toDouble(), 123.5);
        QCOMPARE(client.receive().json()[u"status"].toString(), u"no_model"_s);
        QTRY_COMPARE(call(bench.engine, 1), "train 1m");
        QVERIFY(bench.engine.answerTrain(support::FakeEngine::card()));
        QCOMPARE(client.receive().json()[u"acc_test"].toDouble(), 0.52);
        QCOMPARE(client.receive().body, "[{\"ts\":\"2023-11-14T22:13:20.000Z\",\"price\":102}]"_ba);
    }

    void aThousandPipelinedReadsAreAnsweredInOrder()
    {
        Bench bench;
        RawClient client(bench.port());
        QByteArray bytes;
        for (int i = 0; i < 1000; ++i)
            bytes += request("GET /jobs/" + QByteArray::number(i)) + request("GET /data/last?n=1");
        client.send(bytes);
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(client.receive().status, 404);
            QCOMPARE(client.receive().status, 200);
        }
    }

    void aClientThatLeavesChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("alone") << request("POST /ingest");
        QTest::newRow("more behind it") << request("POST /ingest") + request("GET /");
        QTest::newRow("half a request behind it") << request("POST /ingest") + "GET / HT";
    }
    void aClientThatLeavesChangesNothing()
    {
        QFETCH(QByteArray, bytes);
        Bench bench;
        for (int i = 0; i < 20; ++i) {
            RawClient client(bench.port());
            client.send(bytes);
            QTRY_COMPARE(bench.engine.calls().size(), std::size_t(i) + 1);
            client.socket.abort();
        }
        while (bench.engine.answerIngest(ingested(bench.clock.now()))) {
        }
        QCOMPARE(RawClient(bench.port()).ask(request("GET /")).status, 200);
    }

    void theServerMayStopWhileAnswersArePending()
    {
        support::FakeEngine engine;
        const support::FakeClock clock;
        auto server = api::Server::start(engine, clock, onAnyPort());
        QVERIFY(server);
        RawClient client((*server)->port());
        RawClient idle((*server)->port());
        client.send(request("POST /train") + request("GET /"));
        QTRY_COMPARE(call(engine, 0), "train auto");
        server->reset();
        QVERIFY(client.isClosed());
        QVERIFY(idle.isClosed());
        QVERIFY(engine.answerTrain(support::FakeEngine::card())); // to nobody
    }

    void aJobIsStartedAndCancelled()
    {
        Bench bench;
        RawClient client(bench.port());
        client.send(request("POST /collect", "Content-Type: application/json\r\n",
                            "{\"count\":5,\"interval_s\":1.5}"));
        QTRY_COMPARE(call(bench.engine, 0), "collect 5 1500ms");
        engine::JobStatus job;
        job.id = "collect-1";
        job.started = bench.clock.now();
        job.total = 5;
        QVERIFY(bench.engine.answerCollect(job));
        const WireAnswer started = client.receive();
        QCOMPARE(started.status, 202);
        QCOMPARE(started.header("Location"), "/jobs/collect-1"_ba);
        client.send(request("DELETE /jobs/collect-1"));
        QTRY_COMPARE(call(bench.engine, 1), "cancel collect-1");
        job.state = engine::JobState::Cancelled;
        QVERIFY(bench.engine.answerCancel(job));
        const WireAnswer ended = client.receive();
        QCOMPARE(ended.status, 200);
        QCOMPARE(ended.json()[u"state"].toString(), u"cancelled"_s);
    }

    void pastPricesAreFetchedAsAJob()
    {
        Bench bench;
        RawClient client(bench.port());
        client.send(
            request("POST /backfill", {},
                    "{\"source\":\"binance\",\"from\":\"2023-09-01T00:00:00Z\",\"to\":\"2023-10-01\"}"));
        QTRY_COMPARE(call(bench.engine, 0),
                     "backfill binance from 2023-09-01T00:00:00.000Z to 2023-10-01T00:00:00.000Z");
        engine::JobStatus job;
        job.id = "backfill-1";
        job.kind = engine::JobKind::Backfill;
        job.total = 43'200;
        QVERIFY(bench.engine.answerBackfill(job));
        const WireAnswer started = client.receive();
        QCOMPARE(started.status, 202);
        QCOMPARE(started.header("Location"), "/jobs/backfill-1"_ba);
        QCOMPARE(started.json()[u"kind"].toString(), u"backfill"_s);
        client.send(request("POST /backfill", {}, "{\"gaps\":true}"));
        QTRY_COMPARE(call(bench.engine, 1), "backfill gaps");
        QVERIFY(bench.engine.answerBackfill(core::failure(core::ErrorKind::TooMany, "one is under way")));
        QCOMPARE(client.receive().status, 429);
        for (const QByteArray body :
             {"{\"from\":\"soon\"}", "{\"from\":\"2023-09-02\",\"to\":\"2023-09-01\"}", "{\"gaps\":1}",
              "{\"source\":7}"})
            QCOMPARE(client.ask(request("POST /backfill", {}, body)).status, 422);
    }

    void pricesAreImported()
    {
        Bench bench;
        RawClient client(bench.port());
        const QByteArray csv = "time,price\n1699000000000,100\n";
        client.send(request("POST /import", "Content-Type: text/csv; charset=utf-8\r\n", csv));
        QTRY_COMPARE(call(bench.engine, 0), "import " + std::to_string(csv.size()) + " bytes");
        QVERIFY(bench.engine.answerImport(engine::ImportSummary{.lines = 1, .added = 1}));
        QCOMPARE(client.receive().json()[u"added"].toInt(), 1);
        QCOMPARE(client.ask(request("POST /import", "Content-Type: application/json\r\n", "{}")).status, 415);
        QCOMPARE(
            client.ask(request("POST /import?time_format=weeks", "Content-Type: text/csv\r\n", "a")).status,
            422);
        QCOMPARE(client.ask(request("POST /import", "Content-Type: text/csv\r\n")).status, 422);
        client.send(request("POST /import", "Content-Type: text/csv\r\n", "hello"));
        QTRY_COMPARE(call(bench.engine, 1), "import 5 bytes");
        QVERIFY(bench.engine.answerImport(core::failure(core::ErrorKind::InvalidArgument, "no prices")));
        QCOMPARE(client.receive().status, 422);
    }

    void theScorecardIsRead()
    {
        Bench bench;
        auto snapshot = support::FakeEngine::withPrices({100, 101, 102}, bench.clock.now());
        snapshot.forecasts = support::FakeEngine::liveForecasts(300, bench.clock.now());
        bench.engine.show(snapshot);
        RawClient client(bench.port());
        QCOMPARE(client.ask(request("GET /scorecard")).json()[u"forecasts"].toArray().size(), 200);
        QCOMPARE(client.ask(request("GET /scorecard?n=300")).json()[u"forecasts"].toArray().size(), 300);
        QCOMPARE(client.ask(request("GET /scorecard?n=0")).status, 422);
    }

    void collectionIsSwitched()
    {
        Bench bench;
        RawClient client(bench.port());
        client.send(request("PUT /collection", {}, "{\"on\":true,\"interval_s\":30}"));
        QTRY_COMPARE(call(bench.engine, 0), "collection on 30s");
        engine::FeedStatus feed;
        feed.collecting = true;
        feed.interval = std::chrono::seconds(30);
        QVERIFY(bench.engine.answerCollection(feed));
        QCOMPARE(client.receive().json()[u"interval_s"].toInt(), 30);
    }

    void anExceptionIsA500AndTheServerLives()
    {
        ThrowingEngine engine;
        const support::FakeClock clock;
        const auto server = api::Server::start(engine, clock, onAnyPort());
        QVERIFY(server);
        RawClient client((*server)->port());
        QCOMPARE(client.ask(request("POST /ingest")).status, 500);
        QCOMPARE(client.ask(request("POST /train")).status, 500);
        engine.m_broken = true;
        QCOMPARE(client.ask(request("GET /predict")).status, 500);
        engine.m_broken = false;
        QCOMPARE(client.ask(request("GET /predict")).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestApiAsync)
#include "tst_api_async.moc"
