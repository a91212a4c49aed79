#include "api/params.h"
#include "api/replycache.h"
#include "api/routes.h"
#include "support/fakeengine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using api::Method;

namespace {

using support::FakeEngine;

const core::UtcTime kNow = core::fromEpochMs(1'700'000'000'000);

/// Asks a read route as the server would, without a socket.
api::Reply get(const QByteArray& target, const engine::Snapshot& snapshot)
{
    api::Request request = api::makeRequest(Method::Get, target);
    const auto route = api::findRoute(request);
    if (!route)
        return route.error();
    return std::get<api::ReadHandler>((*route)->handler)(
        request, {snapshot, kNow, u"1.2.3"_s, std::chrono::milliseconds(2500)});
}

api::Reply rows(const QByteArray& body)
{
    api::Reply reply;
    reply.body = body;
    return reply;
}

QJsonObject object(const api::Reply& reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}
QJsonArray array(const api::Reply& reply)
{
    return QJsonDocument::fromJson(reply.body).array();
}

} // namespace

/// Routes as functions: a request and a snapshot in, an answer out.
class TestApiRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badValuesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("parameter");
        QTest::newRow("n=0") << "/data/last?n=0"_ba << u"n"_s;
        QTest::newRow("n too large") << "/data/last?n=100001"_ba << u"n"_s;
        QTest::newRow("n no number") << "/data/last?n=x"_ba << u"n"_s;
        QTest::newRow("n empty") << "/data/last?n="_ba << u"n"_s;
        QTest::newRow("n fraction") << "/data/last?n=1.5"_ba << u"n"_s;
        QTest::newRow("from") << "/data/range?from=yesterday"_ba << u"from"_s;
        QTest::newRow("no such day") << "/data/range?to=2026-02-30"_ba << u"to"_s;
        QTest::newRow("backwards") << "/data/range?from=2000&to=1000"_ba << u"to"_s;
        QTest::newRow("max") << "/data/range?max=0"_ba << u"max"_s;
        QTest::newRow("model") << "/predict?model=oracle"_ba << u"model"_s;
        QTest::newRow("whose score") << "/scorecard?model="_ba << u"model"_s;
    }
    void badValuesAreNamed()
    {
        QFETCH(QByteArray, target);
        QFETCH(QString, parameter);
        const auto reply = get(target, FakeEngine::withPrices({1, 2, 3}, kNow));
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.contentType, "application/problem+json"_ba);
        QCOMPARE(object(reply)[u"errors"][0][u"parameter"].toString(), parameter);
        QCOMPARE(object(reply)[u"status"].toInt(), 422);
    }

    void lastIsTheNewestOldestFirst()
    {
        const auto snapshot = FakeEngine::withPrices({1, 2, 3}, kNow);
        const QJsonArray two = array(get("/data/last?n=2&unknown=1", snapshot));
        QCOMPARE(two.size(), 2);
        QCOMPARE(two[0][u"price"].toDouble(), 2.0);
        QCOMPARE(two[1][u"ts"].toString(), u"2023-11-14T22:13:20.000Z"_s);
        QCOMPARE(array(get("/data/last", snapshot)).size(), 3);
        QCOMPARE(get("/data/last", engine::Snapshot()).body, "[]"_ba);
        const auto many = FakeEngine::withPrices(std::vector<double>(300, 5.0), kNow);
        QCOMPARE(array(get("/data/last", many)).size(), 200);
    }

    void gapsAreKnownExactly()
    {
        auto snapshot = FakeEngine::withPrices({1, 2, 3, 4, 5}, kNow); // 22:09:20 … 22:13:20
        core::Series series;
        for (const int minute : {0, 1, 3, 10})
            series.add(kNow + std::chrono::minutes(minute), *core::Price::from(5));
        snapshot.samples = series.view();
        snapshot.step = *core::Step::fromName("1m");
        const auto beginning = std::chrono::floor<std::chrono::minutes>(kNow);
        snapshot.asked = std::make_shared<const std::vector<core::TimeRange>>(std::vector<core::TimeRange>{
            {beginning, beginning + std::chrono::minutes(3)},
            {beginning + std::chrono::minutes(4), beginning + std::chrono::minutes(5)}});
        const QJsonObject gaps = object(get("/data/gaps", snapshot));
        QCOMPARE(gaps[u"status"].toString(), u"ok"_s);
        QCOMPARE(gaps[u"interval_s"].toInt(), 60);
        QCOMPARE(gaps[u"buckets"].toInt(), 11);
        QCOMPARE(gaps[u"missing"].toInt(), 7);
        QCOMPARE(gaps[u"count"].toInt(), 2);
        QCOMPARE(gaps[u"longest"].toInt(), 6);
        const QJsonArray list = gaps[u"gaps"].toArray();
        QCOMPARE(list[0][u"from"].toString(), u"2023-11-14T22:15:00.000Z"_s);
        QCOMPARE(list[0][u"to"].toString(), u"2023-11-14T22:16:00.000Z"_s);
        QCOMPARE(list[0][u"ends_run"].toBool(), false); // one empty minute is carried over
        QCOMPARE(list[0][u"asked"].toBool(), true);     // and cannot be had
        QCOMPARE(list[1][u"missing"].toInt(), 6);
        QCOMPARE(list[1][u"ends_run"].toBool(), true);
        QCOMPARE(list[1][u"asked"].toBool(), false); // only a part of it was asked for

        QCOMPARE(object(get("/data/gaps?n=1", snapshot))[u"gaps"].toArray().size(), 1);
        QCOMPARE(object(get("/data/gaps?n=1", snapshot))[u"count"].toInt(), 2);
        QCOMPARE(object(get("/data/gaps?step=5m", snapshot))[u"count"].toInt(), 0);
        QCOMPARE(object(get("/data/gaps?from=2023-11-14T22:14:00Z", snapshot))[u"missing"].toInt(), 7);
        QCOMPARE(object(get("/data/gaps?from=2023-11-14T22:16:00Z", snapshot))[u"missing"].toInt(), 6);
        QCOMPARE(object(get("/data/gaps?to=2023-11-14T22:17:00Z", snapshot))[u"missing"].toInt(), 1);
        QVERIFY(object(get("/data/gaps", engine::Snapshot()))[u"from"].isNull());
        const QJsonArray asked =
            object(get("/data/gaps?from=2023-11-14T22:20:00Z", snapshot))[u"asked_stretches"].toArray();
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[1][u"from"].toString(), u"2023-11-14T22:17:00.000Z"_s);
        QCOMPARE(asked[1][u"to"].toString(), u"2023-11-14T22:18:00.000Z"_s);
        QVERIFY(object(get("/data/gaps", engine::Snapshot()))[u"asked_stretches"].isNull()); // not known
        const QString mark = object(get("/status", snapshot))[u"asked"].toString();
        QVERIFY(!mark.isEmpty());
        auto more = *snapshot.asked;
        more.back().to += std::chrono::minutes(1);
        snapshot.asked = std::make_shared<const std::vector<core::TimeRange>>(more);
        QVERIFY(object(get("/status", snapshot))[u"asked"].toString() != mark);
        QVERIFY(object(get("/status", engine::Snapshot()))[u"asked"].toString().isEmpty());
        QCOMPARE(get("/data/gaps?step=sample", snapshot).status, 422);
        QCOMPARE(get("/data/gaps?n=0", snapshot).status, 422);
    }

    void rangeIsHalfOpenAndCanBePaged()
    {
        const auto snapshot = FakeEngine::withPrices({1, 2, 3, 4, 5}, kNow); // 22:09:20 … 22:13:20
        const auto some =
            array(get("/data/range?from=2023-11-14T22:10:20Z&to=2023-11-14T22:12:20Z", snapshot));
        QCOMPARE(some.size(), 2);
        QCOMPARE(some[0][u"price"].toDouble(), 2.0);
        // An offset's plus sign comes unescaped from careless clients.
        QCOMPARE(array(get("/data/range?from=2023-11-15T00:10:20+02:00", snapshot)).size(), 4);

        QByteArray target = "/data/range?max=2&from=1699999000000";
        QList<double> prices;
        for (int page = 0; page < 10 && !target.isEmpty(); ++page) {
            const auto reply = get(target, snapshot);
            for (const QJsonValue row : array(reply))
                prices += row[u"price"].toDouble();
            target.clear();
            for (const auto& [name, value] : reply.headers)
                if (name == "X-Next-From")
                    target = "/data/range?max=2&from=" + value;
        }
        QCOMPARE(prices, (QList<double>{1, 2, 3, 4, 5}));
    }

    void predictSpeaksTheSeedsStatuses()
    {
        engine::Snapshot snapshot = FakeEngine::withPrices({1, 2, 3}, kNow);
        QCOMPARE(get("/predict", snapshot).status, 200);
        QCOMPARE(object(get("/predict", snapshot))[u"status"].toString(), u"no_model"_s);
        snapshot.forecast = FakeEngine::forecast(0.53, kNow, 3);
        const auto json = object(get("/predict?model=seed", snapshot));
        QCOMPARE(json[u"proba_up_next_5"].toDouble(), 0.53);
        QCOMPARE(json[u"horizon_seconds"].toInt(), 300);
        snapshot.forecast = core::failure(core::ErrorKind::DamagedModel, "broken");
        QCOMPARE(get("/predict", snapshot).status, 500);
    }

    void statusModelAndJobs()
    {
        engine::Snapshot snapshot = FakeEngine::withPrices({1, 2, 3}, kNow);
        QCOMPARE(object(get("/", snapshot)),
                 (QJsonObject{{u"ok"_s, true}, {u"service"_s, u"CryptoPulse"_s}}));
        const auto status = object(get("/status", snapshot));
        QCOMPARE(status[u"version"].toString(), u"1.2.3"_s);
        QCOMPARE(status[u"uptime_s"].toDouble(), 2.5);
        QCOMPARE(status[u"rows"].toInt(), 3);
        QCOMPARE(object(get("/model", snapshot))[u"status"].toString(), u"no_model"_s);
        snapshot.model = std::make_shared<engine::ModelCard>(FakeEngine::card());
        QCOMPARE(object(get("/model", snapshot)), FakeEngine::card().toJson());

        engine::JobStatus job;
        job.id = "train-2";
        job.started = kNow;
        snapshot.jobs.push_back(job);
        QCOMPARE(object(get("/jobs", snapshot))[u"jobs"].toArray().size(), 1);
        QCOMPARE(object(get("/jobs/train-2", snapshot))[u"id"].toString(), u"train-2"_s);
        QCOMPARE(get("/jobs/train-3", snapshot).status, 404);
        QCOMPARE(get("/jobs/", snapshot).status, 404);
    }

    void bodiesAreChecked_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("cut off") << "application/json"_ba
                                 << "{\"count\":"_ba << 400;
        QTest::newRow("array") << "application/json"_ba
                               << "[]"_ba << 400;
        QTest::newRow("form") << "application/x-www-form-urlencoded"_ba
                              << "count=5"_ba << 415;
        QTest::newRow("no count") << "text/plain"_ba
                                  << ""_ba << 422;
        QTest::newRow("zero") << "application/json"_ba
                              << "{\"count\":0}"_ba << 422;
        QTest::newRow("fraction") << "application/json"_ba
                                  << "{\"count\":1.5}"_ba << 422;
        QTest::newRow("text") << "application/json"_ba
                              << "{\"count\":\"5\"}"_ba << 422;
        QTest::newRow("huge") << "application/json"_ba
                              << "{\"count\":1e300}"_ba << 422;
        QTest::newRow("long interval") << "application/json"_ba
                                       << "{\"count\":1,\"interval_s\":86401}"_ba << 422;
        QTest::newRow("negative interval") << "application/json"_ba
                                           << "{\"count\":1,\"interval_s\":-1}"_ba << 422;
    }
    void bodiesAreChecked()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        FakeEngine engine;
        api::Request request = api::makeRequest(Method::Post, "/collect", body);
        request.contentType = type;
        int status = 0;
        api::postCollect(request, engine, this,
                         [&status](const api::Reply& reply) { status = reply.status; });
        QTEST(status, "status");
        QVERIFY(engine.calls().empty());
    }

    void anUnknownStepIsRefused()
    {
        FakeEngine engine;
        int status = 0;
        const auto done = [&status](const api::Reply& reply) { status = reply.status; };
        api::postTrain(api::makeRequest(Method::Post, "/train?step=2m"), engine, this, done);
        QCOMPARE(status, 422);
        api::postTrain(api::makeRequest(Method::Post, "/train?step=sample"), engine, this, done);
        QCOMPARE(engine.calls(), std::vector<std::string>{"train sample"});
    }

    void troubleIsTold()
    {
        using core::ErrorKind;
        const auto limited = api::ingestReply(
            core::failure({ErrorKind::RateLimited, "slow down", std::chrono::milliseconds(1200)}));
        QCOMPARE(limited.status, 503);
        QCOMPARE(limited.headers.front().second, "2"_ba);
        QCOMPARE(object(limited)[u"status"].toString(), u"upstream_error"_s);
        QCOMPARE(api::ingestReply(core::failure(ErrorKind::Timeout, "")).status, 502);
        QCOMPARE(api::ingestReply(core::failure(ErrorKind::StorageFull, "")).status, 507);
        QCOMPARE(api::ingestReply(core::failure(ErrorKind::StorageBusy, "")).status, 503);
        const auto little = api::trainReply(core::failure(ErrorKind::NotEnoughData, "39 of 40 rows"));
        QCOMPARE(little.status, 200);
        QCOMPARE(object(little)[u"status"].toString(), u"not_enough_data"_s);
        QCOMPARE(object(little)[u"reason"].toString(), u"39 of 40 rows"_s);
        QCOMPARE(api::cancelReply(core::failure(ErrorKind::NotFound, "")).status, 404);
    }

    void whatIsCachedIsForgottenInTime()
    {
        api::ReplyCache cache;
        const auto first = std::make_shared<const engine::Snapshot>();
        QVERIFY(!cache.find("/a", first, kNow));
        cache.store("/a", rows("1"));
        QCOMPARE(cache.find("/a", first, kNow + std::chrono::milliseconds(999))->body, "1"_ba);
        QVERIFY(!cache.find("/b", first, kNow));
        QVERIFY(!cache.find("/a", first, kNow + std::chrono::seconds(1)));
        cache.store("/a", rows("2"));
        QVERIFY(
            !cache.find("/a", std::make_shared<const engine::Snapshot>(), kNow + std::chrono::seconds(1)));
    }
};

QTEST_GUILESS_MAIN(TestApiRoutes)
#include "tst_api_routes.moc"
