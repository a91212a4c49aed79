#include "api/routes.h"
#include "support/fakecatalogue.h"
#include "support/fakeengine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using api::Method;
using support::FakeEngine;

namespace {

const core::UtcTime kFetched = core::fromEpochMs(1'700'000'000'000);

QJsonObject object(const api::Reply& reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

/// A server's routes with a catalogue, and an engine that can be sent to another coin.
struct Desk {
    FakeEngine engine;
    tests::FakeCatalogue catalogue;
    std::vector<QString> wanted; ///< coins that were switched to
    core::Result<core::SeriesKey> outcome = core::SeriesKey{"ethereum", "eur", "coingecko"};
    QObject context;

    Desk()
    {
        engine::Snapshot snapshot;
        snapshot.series = {"bitcoin", "usd", "coingecko"};
        engine.show(snapshot);
        catalogue.page = tests::FakeCatalogue::someCoins(kFetched);
    }
    [[nodiscard]] api::Assets assets()
    {
        return {&catalogue, [this](const QString& asset, const QString& currency) {
                    wanted.push_back(asset + u'/' + currency);
                    return engine::answered<core::SeriesKey>(outcome);
                }};
    }
    /// What the route answers.
    api::Reply ask(Method method, const QByteArray& target, const QByteArray& body, const api::Assets& known)
    {
        std::optional<api::Reply> reply;
        api::Request request = api::makeRequest(method, target, body);
        request.contentType = "application/json";
        const auto route = api::findRoute(request);
        if (!route)
            return route.error();
        std::get<api::AssetHandler>((*route)->handler)(
            request, engine, known, &context, [&reply](api::Reply given) { reply = std::move(given); });
        [&reply] { QTRY_VERIFY(reply); }();
        return reply.value_or(api::Reply{});
    }
    api::Reply get(const QByteArray& target) { return ask(Method::Get, target, {}, assets()); }
    api::Reply put(const QByteArray& body) { return ask(Method::Put, "/series", body, assets()); }
};

} // namespace

/// Which coins there are, and another one in the place of that which is watched.
class TestApiAssets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coinsAreFoundInTheList()
    {
        Desk desk;
        const QJsonObject json = object(desk.get("/assets?query=eth"));
        QCOMPARE(json[u"status"].toString(), u"ok"_s);
        QCOMPARE(json[u"found"].toArray().size(), 3);
        QCOMPARE(json[u"found"][0][u"id"].toString(), u"ethereum"_s);
        QCOMPARE(json[u"found"][0][u"rank"].toInt(), 2);
        QVERIFY(json[u"found"][2][u"rank"].isNull());
        QCOMPARE(json[u"known"].toInt(), 17'352);
        QCOMPARE(json[u"fetched"].toString(), u"2023-11-14T22:13:20.000Z"_s);
        QCOMPARE(json[u"currencies"].toArray().size(), 5);
        QCOMPARE(json[u"series"][u"asset"].toString(), u"bitcoin"_s);
        QCOMPARE(desk.catalogue.asked, QStringList{u"find eth"_s});
    }

    void theProviderIsAskedOnlyWhereThatIsWished()
    {
        Desk desk;
        QCOMPARE(desk.get("/assets").status, 200);
        QCOMPARE(desk.get("/assets?query=shiba%20inu&mode=search").status, 200);
        QCOMPARE(desk.get("/assets?mode=update").status, 200);
        QCOMPARE(desk.catalogue.asked, (QStringList{u"find "_s, u"search shiba inu"_s, u"refresh "_s}));
        desk.catalogue.networkTrouble =
            core::Error{core::ErrorKind::RateLimited, "slow down", std::chrono::seconds(7)};
        const api::Reply limited = desk.get("/assets?query=eth&mode=search");
        QCOMPARE(limited.status, 503);
        QCOMPARE(object(limited)[u"kind"].toString(), u"rate_limited"_s);
    }

    void badQuestionsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("parameter");
        QTest::newRow("mode") << "/assets?mode=guess"_ba << u"mode"_s;
        QTest::newRow("search for nothing") << "/assets?mode=search&query=%20"_ba << u"query"_s;
        QTest::newRow("long") << "/assets?query=" + QByteArray(101, 'x') << u"query"_s;
    }
    void badQuestionsAreNamed()
    {
        QFETCH(QByteArray, target);
        QFETCH(QString, parameter);
        Desk desk;
        const api::Reply reply = desk.get(target);
        QCOMPARE(reply.status, 422);
        QCOMPARE(object(reply)[u"errors"][0][u"parameter"].toString(), parameter);
        QVERIFY(desk.catalogue.asked.isEmpty());
    }

    void anotherCoinIsWatched()
    {
        Desk desk;
        const api::Reply reply = desk.put(R"({"asset":"ethereum","currency":"eur"})");
        QCOMPARE(reply.status, 200);
        QCOMPARE(object(reply)[u"series"][u"currency"].toString(), u"eur"_s);
        QCOMPARE(desk.wanted, std::vector<QString>{u"ethereum/eur"_s});
        QCOMPARE(desk.put(R"({"asset":"solana"})").status, 200); // in the currency of before
        QCOMPARE(desk.wanted.back(), u"solana/usd"_s);
    }

    void theCoinThatIsWatchedAlreadyStays()
    {
        Desk desk;
        QCOMPARE(object(desk.put(R"({"asset":"bitcoin"})"))[u"series"][u"source"].toString(), u"coingecko"_s);
        QVERIFY(desk.wanted.empty());
    }

    void workUnderWayIsNotEnded()
    {
        Desk desk;
        engine::Snapshot snapshot = *desk.engine.snapshot();
        engine::JobStatus job;
        job.id = "train-7";
        snapshot.jobs = {job};
        desk.engine.show(snapshot);
        const api::Reply reply = desk.put(R"({"asset":"ethereum"})");
        QCOMPARE(reply.status, 409);
        QVERIFY(object(reply)[u"detail"].toString().contains(u"train-7"_s));
        QVERIFY(desk.wanted.empty());
        snapshot.jobs.front().state = engine::JobState::Done;
        desk.engine.show(snapshot);
        QCOMPARE(desk.put(R"({"asset":"ethereum"})").status, 200);
    }

    void whatCannotBeACoinIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("parameter");
        QTest::newRow("none") << "{}"_ba << u"asset"_s;
        QTest::newRow("capitals") << R"({"asset":"Bitcoin Cash"})"_ba << u"asset"_s;
        QTest::newRow("number") << R"({"asset":7})"_ba << u"asset"_s;
        QTest::newRow("currency") << R"({"asset":"ethereum","currency":"US Dollar"})"_ba << u"currency"_s;
        QTest::newRow("path") << R"({"asset":"../../etc"})"_ba << u"asset"_s;
    }
    void whatCannotBeACoinIsNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, parameter);
        Desk desk;
        const api::Reply reply = desk.put(body);
        QCOMPARE(reply.status, 422);
        QCOMPARE(object(reply)[u"errors"][0][u"parameter"].toString(), parameter);
        QVERIFY(desk.wanted.empty());
    }

    void aCoinThatTheSourceDoesNotOfferIsRefused()
    {
        Desk desk;
        desk.outcome = core::failure(core::ErrorKind::InvalidArgument, "kraken does not offer pepe in usd");
        QCOMPARE(desk.put(R"({"asset":"pepe"})").status, 422);
    }

    void aServerThatKnowsOfNoCoinsSaysSo()
    {
        Desk desk;
        QCOMPARE(desk.ask(Method::Get, "/assets", {}, {}).status, 404);
        QCOMPARE(desk.ask(Method::Put, "/series", R"({"asset":"ethereum"})", {}).status, 404);
    }
};

QTEST_GUILESS_MAIN(TestApiAssets)
#include "tst_api_assets.moc"
