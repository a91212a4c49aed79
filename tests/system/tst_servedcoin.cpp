#include "system/process.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse::system_test;

namespace {

QString seriesOf(const QJsonObject& json)
{
    const QJsonObject series = json[u"series"_s].toObject();
    return series[u"asset"_s].toString() + u'/' + series[u"currency"_s].toString();
}

} // namespace

/// A server whose coin is found and chosen over REST, and whose database is cared for.
class TestServedCoin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_upstream = std::make_unique<Started>(QStringLiteral(CP_STANDIN), QStringList(), cleanEnvironment());
        QVERIFY(!m_upstream->url().isEmpty());
    }

    void anotherCoinIsFoundAndWatchedAndStaysChosen()
    {
        {
            const auto server = serve({});
            const QJsonObject none = ask(server->url(), "GET", u"/assets?query=eth"_s).object();
            QCOMPARE(none[u"known"_s].toInt(), 0);
            QCOMPARE(seriesOf(none), u"bitcoin/usd"_s);
            const QJsonObject found = ask(server->url(), "GET", u"/assets?query=eth&mode=update"_s).object();
            QCOMPARE(found[u"found"_s].toArray()[0].toObject()[u"id"_s].toString(), u"ethereum"_s);
            QCOMPARE(ask(server->url(), "POST", u"/ingest"_s).status, 200);
            QCOMPARE(rowsOf(*server), 1);

            const Answer chosen =
                ask(server->url(), "PUT", u"/series"_s, R"({"asset":"shiba-inu","currency":"eur"})");
            QCOMPARE(chosen.status, 200);
            QCOMPARE(seriesOf(chosen.object()), u"shiba-inu/eur"_s);
            const QJsonObject status = ask(server->url(), "GET", u"/status"_s).object();
            QCOMPARE(seriesOf(status), u"shiba-inu/eur"_s);
            QCOMPARE(status[u"rows"_s].toInt(), 0);                                  // a series of its own
            QCOMPARE(status[u"feed"_s].toObject()[u"collecting"_s].toBool(), false); // as it was
            QCOMPARE(ask(server->url(), "POST", u"/ingest"_s).status, 200);
            QVERIFY(ask(server->url(), "GET", u"/data/last"_s).array()[0].toObject()[u"price"_s].toDouble() <
                    1e-4);
            QCOMPARE(
                ask(server->url(), "PUT", u"/series"_s, R"({"asset":"bitcoin","currency":"usd"})").status,
                200);
            QTRY_COMPARE(rowsOf(*server), 1); // what was there before
            QCOMPARE(
                ask(server->url(), "PUT", u"/series"_s, R"({"asset":"shiba-inu","currency":"eur"})").status,
                200);
            QCOMPARE(server->end(), 0);
        }
        const auto again = serve({});
        QCOMPARE(seriesOf(ask(again->url(), "GET", u"/status"_s).object()), u"shiba-inu/eur"_s);
    }

    void workUnderWayIsNotEnded()
    {
        const auto server = serve({});
        QCOMPARE(ask(server->url(), "POST", u"/collect"_s, R"({"count":5,"interval_s":3600})").status, 202);
        const Answer refused = ask(server->url(), "PUT", u"/series"_s, R"({"asset":"ethereum"})");
        QCOMPARE(refused.status, 409);
        QVERIFY(refused.bytes.contains("collect-1"));
        QCOMPARE(ask(server->url(), "DELETE", u"/jobs/collect-1"_s).status / 100, 2);
        QTRY_COMPARE(ask(server->url(), "PUT", u"/series"_s, R"({"asset":"ethereum"})").status, 200);
    }

    void anOptionDecides()
    {
        const auto server = serve({u"--coin"_s, u"ethereum"_s});
        const Answer refused = ask(server->url(), "PUT", u"/series"_s, R"({"asset":"bitcoin"})");
        QCOMPARE(refused.status, 422);
        QVERIFY(refused.bytes.contains("--coin"));
        QCOMPARE(seriesOf(ask(server->url(), "GET", u"/status"_s).object()), u"ethereum/usd"_s);
    }

    void theDatabaseIsCaredFor()
    {
        const auto server = serve({});
        QCOMPARE(ask(server->url(), "POST", u"/ingest"_s).status, 200);
        for (const QString& route : {u"/backup"_s, u"/check"_s}) {
            QCOMPARE(ask(server->url(), "POST", route).status, 202);
            QTRY_COMPARE(ask(server->url(), "GET", route).object()[u"status"_s].toString(), u"ok"_s);
        }
        const QString file = ask(server->url(), "GET", u"/backup"_s).object()[u"file"_s].toString();
        QVERIFY(QFile::exists(file));
        QCOMPARE(server->end(), 0);
        // The way back is the command line's.
        const QTemporaryDir other;
        const Finished restored =
            run(QStringLiteral(CP_CLI), {u"--home"_s, other.path(), u"--json"_s, u"restore"_s, file},
                cleanEnvironment());
        QCOMPARE(restored.exitCode, 0);
        QCOMPARE(restored.object()[u"samples"_s].toInt(), 1);
    }

private:
    [[nodiscard]] std::unique_ptr<Started> serve(const QStringList& options) const
    {
        return std::make_unique<Started>(
            QStringLiteral(CP_CLI),
            QStringList{u"--home"_s, m_home->path(), u"--coingecko-url"_s, m_upstream->url().toString()} +
                options + QStringList{u"serve"_s, u"--port"_s, u"0"_s, u"--no-collect"_s},
            cleanEnvironment());
    }
    [[nodiscard]] static int rowsOf(const Started& server)
    {
        return ask(server.url(), "GET", u"/status"_s).object()[u"rows"_s].toInt();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Started> m_upstream;
};

QTEST_GUILESS_MAIN(TestServedCoin)
#include "tst_servedcoin.moc"
