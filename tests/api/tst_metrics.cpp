#include "api/rawclient.h"
#include "api/requestbook.h"
#include "support/judgements.h"

#include <QProcess>
#include <QStandardPaths>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using tests::Bench;
using tests::RawClient;
using tests::request;

namespace {

QByteArray metrics(const Bench& bench)
{
    return RawClient(bench.port()).ask(request("GET /metrics")).body;
}

engine::Snapshot busy(const std::string& source)
{
    engine::Snapshot snapshot =
        support::FakeEngine::withPrices({1, 2, 3}, core::fromEpochMs(1'700'000'000'000));
    snapshot.series.source = source;
    snapshot.feed.stored = 7;
    snapshot.feed.repeats = 2;
    snapshot.feed.failures = 3;
    snapshot.feed.lastError = core::Error{core::ErrorKind::Timeout, "late", {}};
    engine::JobStatus job;
    job.kind = engine::JobKind::Train;
    job.state = engine::JobState::Done;
    job.elapsed = std::chrono::milliseconds(1'250);
    snapshot.jobs = {job};
    snapshot.liveScore = std::make_shared<const engine::LiveScore>(support::someLiveScore());
    return snapshot;
}

} // namespace

/// What Prometheus is told.
class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfPricesJobsAndSkill()
    {
        Bench bench;
        bench.engine.show(busy("de\"mo\\"));
        QTRY_VERIFY(metrics(bench).contains("cryptopulse_feed_failures_total{kind=\"timeout\"} 3\n"));
        const QByteArray text = metrics(bench);
        QVERIFY(text.contains(
            "cryptopulse_samples{asset=\"bitcoin\",currency=\"usd\",source=\"de\\\"mo\\\\\"} 3"));
        QVERIFY(text.contains("\ncryptopulse_feed_stored_total 7\n"));
        QVERIFY(text.contains("\ncryptopulse_feed_repeats_total 2\n"));
        QVERIFY(text.contains("\ncryptopulse_newest_sample_age_seconds 0\n"));
        QVERIFY(text.contains("\ncryptopulse_last_training_seconds 1.25\n"));
        QVERIFY(text.contains("cryptopulse_jobs{kind=\"train\",state=\"done\"} 1\n"));
        QVERIFY(text.contains("cryptopulse_live_skill_basis_points{model=\"seed\"} "));
        QVERIFY(!text.contains("model=\"adaptive\"")); // nothing is known of it
        QCOMPARE(text.count("\ncryptopulse_feed_state{"), 6);
    }

    void countsRequestsByRoute()
    {
        Bench bench;
        RawClient client(bench.port());
        for (const QByteArray target : {"/data/last", "/data/last?n=2", "/data/last?n=2", "/data/last?n=0",
                                        "/jobs/a", "/jobs/b", "/nowhere", "/no/where"})
            client.ask(request("GET " + target));
        client.ask(request("DELETE /data/last"));
        const QByteArray text = metrics(bench);
        const auto has = [&](const QByteArray& labels, int count) {
            return text.contains("\ncryptopulse_http_requests_total{" + labels + "} " +
                                 QByteArray::number(count) + '\n');
        };
        QVERIFY(has("method=\"GET\",route=\"/data/last\",status=\"200\"", 3)); // one of them out of the cache
        QVERIFY(has("method=\"GET\",route=\"/data/last\",status=\"422\"", 1));
        QVERIFY(has("method=\"DELETE\",route=\"/data/last\",status=\"405\"", 1));
        QVERIFY(has("method=\"GET\",route=\"/jobs/{id}\",status=\"404\"", 2));
        QVERIFY(has("method=\"GET\",route=\"none\",status=\"404\"", 2));
        QVERIFY(text.contains("cryptopulse_http_request_duration_seconds_bucket{method=\"GET\",route=\"/data/"
                              "last\",le=\"+Inf\"} 4"));
        QVERIFY(text.contains(
            "cryptopulse_http_request_duration_seconds_count{method=\"GET\",route=\"/data/last\"} 4"));
    }

    void latenciesFallIntoTheirClass()
    {
        using namespace std::chrono_literals;
        api::RequestBook book;
        for (const auto took : {400us, 500us, 501us, 90'000'000us})
            book.count(api::Method::Get, "/", 200, took);
        const auto& route = book.routes().at({"GET", "/"});
        QCOMPARE(route.byLatency.front(), std::uint64_t(2)); // its end belongs to a class
        QCOMPARE(route.byLatency[1], std::uint64_t(1));
        QCOMPARE(route.byLatency.back(), std::uint64_t(1));
        QCOMPARE(route.seconds, 0.0004 + 0.0005 + 0.000501 + 90.0);
    }

    void failuresGoToTheirKind()
    {
        api::RequestBook book;
        engine::FeedStatus feed;
        const auto fail = [&](std::uint64_t count, core::ErrorKind kind) {
            feed.failures = count;
            feed.lastError = core::Error{kind, {}, {}};
            book.look(feed);
        };
        fail(2, core::ErrorKind::Timeout);
        fail(2, core::ErrorKind::Timeout); // nothing new
        fail(5, core::ErrorKind::RateLimited);
        fail(1, core::ErrorKind::Timeout); // another engine
        QCOMPARE(book.failures(),
                 (std::map<std::string, std::uint64_t>{{"rate_limited", 3}, {"timeout", 3}}));
    }

    void prometheusTakesIt()
    {
        if (QStandardPaths::findExecutable(u"promtool"_s).isEmpty())
            QSKIP("this machine does not have promtool");
        Bench bench;
        bench.engine.show(busy("demo"));
        RawClient(bench.port()).ask(request("GET /status"));
        QProcess promtool;
        promtool.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
        promtool.write(metrics(bench));
        promtool.closeWriteChannel();
        QVERIFY(promtool.waitForFinished(30'000));
        QCOMPARE(promtool.readAllStandardError() + promtool.readAllStandardOutput(), QByteArray());
        QCOMPARE(promtool.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
