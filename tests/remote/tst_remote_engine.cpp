#include "remote/enginefixture.h"
#include "support/fakeengine.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace cryptopulse;
using namespace cryptopulse::remotetest;
using namespace Qt::StringLiterals;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'000'000);
constexpr std::chrono::minutes kMinute{1};

} // namespace

/// The port over REST, while the server is well.
class TestRemoteEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshotArrives()
    {
        EngineFixture f;
        f.state.fill(kStart, 30);
        f.state.change([](engine::Snapshot& s) {
            s.storageLocation = "/srv/prices.db";
            s.forecast = support::FakeEngine::forecast(0.625, kStart, 101.0);
        });
        QVERIFY(f.server.open());
        f.start();
        QCOMPARE(f.engine->snapshot()->forecast.error().kind, core::ErrorKind::Disconnected);
        QTRY_VERIFY(f.connected());
        const auto snapshot = f.engine->snapshot();
        QCOMPARE(snapshot->samples.size(), std::size_t(30));
        QVERIFY(snapshot->samples.newestTime() == kStart + 29 * kMinute);
        QCOMPARE(snapshot->samples.newestPrice().value(), 129.0);
        QCOMPARE(snapshot->storageLocation, "/srv/prices.db");
        QVERIFY(snapshot->forecast);
        QCOMPARE(snapshot->forecast->up.value(), 0.625);
        QCOMPARE(snapshot->connection.address, f.url().toString().toStdString());
        QVERIFY(!snapshot->connection.since);
        QVERIFY(snapshot->made == f.clock.now());
    }

    void snapshotChangedIsEmittedForEveryRefresh()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        // Not a QSignalSpy: it would count in the engine's thread, unprotected.
        int changed = 0;
        QObject context;
        connect(f.engine.get(), &engine::Engine::snapshotChanged, &context, [&changed] { ++changed; });
        QTRY_VERIFY(changed >= 3);
    }

    void newSamplesAreFetchedAlone()
    {
        EngineFixture f;
        f.state.fill(kStart, 30);
        QVERIFY(f.server.open());
        f.start();
        QTRY_COMPARE(f.samples(), std::size_t(30));
        const auto before = f.engine->snapshot();
        f.state.append(kStart + 30 * kMinute, 500.0);
        QTRY_COMPARE(f.samples(), std::size_t(31));
        QCOMPARE(f.engine->snapshot()->samples.newestPrice().value(), 500.0);
        QCOMPARE(f.state.calls(u"GET /data/last"_s).size(), 1);
        QCOMPARE(f.state.calls(u"GET /data/range"_s).size(), 1);
        QCOMPARE(before->samples.size(), std::size_t(30)); // what a reader holds does not move
    }

    void gapIsCaughtUpByPages()
    {
        EngineFixture f;
        f.state.fill(kStart, 5);
        QVERIFY(f.server.open());
        auto options = quickOptions();
        options.pageSamples = 4;
        options.initialSamples = 50;
        options.refreshInterval = std::chrono::hours(1);
        f.start(options);
        QTRY_COMPARE(f.samples(), std::size_t(5));
        for (int i = 5; i < 16; ++i)
            f.state.append(kStart + i * kMinute, 100.0 + i);
        QVERIFY(resultOf(f.engine->ingest())); // a command that succeeds refreshes at once
        QTRY_COMPARE(f.samples(), std::size_t(16));
        QCOMPARE(f.state.calls(u"GET /data/range"_s).size(), 3);
    }

    void anotherSeriesStartsOver()
    {
        EngineFixture f;
        f.state.fill(kStart, 30);
        QVERIFY(f.server.open());
        f.start();
        QTRY_COMPARE(f.samples(), std::size_t(30));
        f.state.fill(kStart, 40, 7.0);
        f.state.change([](engine::Snapshot& s) { s.series.source = "demo"; });
        QTRY_COMPARE(f.samples(), std::size_t(40));
        QTRY_COMPARE(f.engine->snapshot()->samples.prices()[0], 7.0);
        QCOMPARE(f.engine->snapshot()->series.source, "demo");
    }

    void olderRowsStartOver()
    {
        EngineFixture f;
        f.state.fill(kStart, 30);
        QVERIFY(f.server.open());
        f.start();
        QTRY_COMPARE(f.samples(), std::size_t(30));
        f.state.append(kStart - kMinute, 50.0);
        QTRY_COMPARE(f.samples(), std::size_t(31));
        QCOMPARE(f.engine->snapshot()->samples.prices()[0], 50.0);
    }

    void modelIsFetchedOncePerId()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) {
            s.model = std::make_shared<const engine::ModelCard>(support::FakeEngine::card());
        });
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.engine->snapshot()->model);
        QTRY_VERIFY(f.state.calls(u"GET /status"_s).size() >= 5);
        QCOMPARE(f.state.calls(u"GET /model"_s).size(), 1);
        f.state.change([](engine::Snapshot& s) {
            auto card = support::FakeEngine::card();
            card.id = "seed-next";
            s.model = std::make_shared<const engine::ModelCard>(card);
        });
        QTRY_COMPARE(f.engine->snapshot()->model->id, "seed-next");
        QCOMPARE(f.state.calls(u"GET /model"_s).size(), 2);
        f.state.change([](engine::Snapshot& s) { s.model.reset(); });
        QTRY_VERIFY(!f.engine->snapshot()->model);
    }

    void liveForecastsAreMirrored()
    {
        EngineFixture f;
        f.state.change(
            [](engine::Snapshot& s) { s.forecasts = support::FakeEngine::liveForecasts(300, kStart); });
        QVERIFY(f.server.open());
        f.start();
        QTRY_COMPARE(f.engine->snapshot()->forecasts->size(), std::size_t(300));
        QTRY_VERIFY(f.state.calls(u"GET /status"_s).size() >= 5);
        QCOMPARE(f.state.calls(u"GET /scorecard"_s).size(), 1); // nothing changed
        const auto more = support::FakeEngine::liveForecasts(302, kStart + 2 * kMinute);
        f.state.change([&](engine::Snapshot& s) { s.forecasts = more; });
        QTRY_COMPARE(f.engine->snapshot()->forecasts->size(), std::size_t(302));
        QVERIFY(*f.engine->snapshot()->forecasts == *more);
        f.state.change(
            [](engine::Snapshot& s) { s.forecasts = support::FakeEngine::liveForecasts(0, kStart); });
        QTRY_VERIFY(f.engine->snapshot()->forecasts->empty());
    }

    void importsGoInPiecesWithTheirHeader()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        QByteArray csv = "time,price\n";
        for (int i = 0; csv.size() < 1'200'000; ++i)
            csv += QByteArray::number(1'600'000'000'000 + i * 60'000LL) + ",100.25\n";
        const auto lines = std::uint64_t(csv.count('\n') - 1);
        const auto summary = resultOf(f.engine->importPrices({.path = {}, .csv = csv}));
        QVERIFY(summary);
        QCOMPARE(summary->lines, lines);
        QByteArray sent;
        int pieces = 0;
        for (const Seen& seen : f.state.seen()) {
            if (seen.path != u"/import")
                continue;
            ++pieces;
            QVERIFY(seen.body.size() < 1024 * 1024);
            QVERIFY(seen.body.startsWith("time,price\n"));
            sent += seen.body.mid(11);
        }
        QCOMPARE(pieces, 3);
        QCOMPARE("time,price\n" + sent, csv);
        const auto jobs = f.engine->snapshot()->jobs;
        QCOMPARE(jobs.back().kind, engine::JobKind::Import);
        QCOMPARE(jobs.back().state, engine::JobState::Done);
        QCOMPARE(jobs.back().ok, lines);
    }

    void anImportThatFailsHalfwayTellsWhatIsStored()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        f.state.setFault(u"POST /import"_s,
                         jsonReaction({{u"kind"_s, u"storage_full"_s}, {u"detail"_s, u"full"_s}}, 507));
        const auto summary =
            resultOf(f.engine->importPrices({.path = {}, .csv = "time,price\n1600000000,2\n"}));
        QVERIFY(!summary);
        QCOMPARE(summary.error().kind, core::ErrorKind::StorageFull);
        QCOMPARE(f.engine->snapshot()->jobs.back().state, engine::JobState::Failed);
        const auto none = resultOf(f.engine->importPrices({.path = u"/no/such.csv"_s, .csv = {}}));
        QCOMPARE(none.error().kind, core::ErrorKind::InvalidArgument);
    }

    void anUploadStandsWhereItBegan()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        QVERIFY(resultOf(f.engine->importPrices({.path = {}, .csv = "time,price\n1600000000,2\n"})));
        const core::UtcTime begun = f.engine->snapshot()->jobs.back().started;
        f.state.change([begun](engine::Snapshot& s) {
            engine::JobStatus later;
            later.id = "collect-1";
            later.started = begun + std::chrono::hours(1);
            s.jobs = {later};
        });
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), 2U);
        QCOMPARE(f.engine->snapshot()->jobs.front().kind, engine::JobKind::Import);
        QCOMPARE(f.engine->snapshot()->jobs.back().id, std::string("collect-1"));
    }

    void unreadableModelIsAModelTroubleOnly()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) {
            s.model = std::make_shared<const engine::ModelCard>(support::FakeEngine::card());
        });
        f.state.setFault(u"GET /model"_s, jsonReaction({{u"id"_s, u"x"_s}}));
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.engine->snapshot()->modelTrouble);
        QCOMPARE(f.engine->snapshot()->modelTrouble->kind, core::ErrorKind::DamagedModel);
        QVERIFY(f.connected());
        QVERIFY(!f.engine->snapshot()->model);
    }

    void ingestMakesTheRoundTrip()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        const auto ingested = resultOf(f.engine->ingest());
        QVERIFY(ingested);
        QCOMPARE(ingested->sample.price.value(), 123.5);
        QCOMPARE(ingested->source, "coingecko");
        QVERIFY(ingested->fresh);
    }

    void trainAnswersTheCard()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        const auto card = resultOf(f.engine->train(core::Step::fromName("5m")));
        QVERIFY(card);
        QCOMPARE(card->id, support::FakeEngine::card().id);
        QVERIFY(card->model == support::FakeEngine::card().model);
        QCOMPARE(f.state.calls(u"POST /train"_s), QStringList{u"POST /train?step=5m"_s});
        QTRY_VERIFY(f.engine->snapshot()->model);
    }

    void aBackfillMakesTheRoundTrip()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        const auto job = resultOf(
            f.engine->backfill({.source = "bitstamp", .from = core::fromEpochMs(1'700'000'000'000)}));
        QVERIFY(job);
        QCOMPARE(job->kind, engine::JobKind::Backfill);
        QCOMPARE(job->total, std::uint64_t(43'200));
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), std::size_t(1));
        QCOMPARE(resultOf(f.engine->backfill({.gapsOnly = true}))->total, std::uint64_t(1));
        QCOMPARE(f.state.calls(u"POST /backfill"_s).size(), 2);
    }

    void collectAndCancelMakeTheRoundTrip()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        const auto job =
            resultOf(f.engine->collect({.count = 7, .interval = std::chrono::milliseconds(1500)}));
        QVERIFY(job);
        QCOMPARE(job->total, std::uint64_t(7));
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), std::size_t(1));
        const auto cancelled = resultOf(f.engine->cancelJob("collect-1"));
        QVERIFY(cancelled);
        QCOMPARE(cancelled->state, engine::JobState::Cancelled);
        const auto unknown = resultOf(f.engine->cancelJob("collect-1/../x y"));
        QCOMPARE(unknown.error().kind, core::ErrorKind::NotFound);
        QCOMPARE(f.state.calls(u"DELETE"_s).last(), u"DELETE /jobs/collect-1%2F..%2Fx%20y"_s);
        for (const Seen& seen : f.state.seen()) {
            if (seen.verb == "POST")
                QCOMPARE(QJsonDocument::fromJson(seen.body).object()[u"interval_s"].toDouble(), 1.5);
        }
    }

    void collectionMakesTheRoundTrip()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        const auto feed = resultOf(f.engine->setCollection(true, std::chrono::seconds(90)));
        QVERIFY(feed);
        QVERIFY(feed->collecting);
        QVERIFY(feed->interval == std::chrono::seconds(90));
        QTRY_VERIFY(f.engine->snapshot()->feed.collecting);
    }

    void successRefreshesAtOnce()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        auto options = quickOptions();
        options.refreshInterval = std::chrono::hours(1);
        f.start(options);
        QTRY_VERIFY(f.connected());
        QCOMPARE(f.state.calls(u"GET /status"_s).size(), 1);
        QVERIFY(resultOf(f.engine->setCollection(true, std::chrono::seconds(90))));
        QTRY_VERIFY(f.engine->snapshot()->feed.collecting);
        QCOMPARE(f.state.calls(u"GET /status"_s).size(), 2);
    }

    void runningJobSpeedsUpTheRefresh()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) {
            engine::JobStatus job;
            job.id = "collect-1";
            s.jobs.push_back(job);
        });
        QVERIFY(f.server.open());
        auto options = quickOptions();
        options.refreshInterval = std::chrono::hours(1);
        f.start(options);
        QTRY_VERIFY(f.state.calls(u"GET /status"_s).size() >= 4);
    }

    void tokenAndPathPrefixAreSent()
    {
        EngineFixture f;
        f.state.setFault(u"GET /btc/pulse/status"_s, jsonReaction({{u"kind"_s, u"refused"_s}}, 401));
        QVERIFY(f.server.open());
        auto options = quickOptions();
        options.bearerToken = "s3cret";
        QUrl url = f.url();
        url.setPath(u"/btc/pulse/"_s);
        f.engine = std::make_unique<remote::RemoteEngine>(url, f.clock, options);
        QTRY_COMPARE(f.trouble()->kind, core::ErrorKind::Refused);
        QCOMPARE(f.state.seen().front().authorization, QByteArray("Bearer s3cret"));
        QCOMPARE(f.engine->snapshot()->connection.address,
                 (f.url().toString() + u"/btc/pulse"_s).toStdString());
    }

    void hundredThousandRowsArrive()
    {
        EngineFixture f;
        f.state.fill(kStart, 100'000);
        QVERIFY(f.server.open());
        f.start();
        QTRY_COMPARE_WITH_TIMEOUT(f.samples(), std::size_t(100'000), 60'000);
    }
};

QTEST_GUILESS_MAIN(TestRemoteEngine)
#include "tst_remote_engine.moc"
