#include "system/process.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse::system_test;

/// The flow of the system that CryptoPulse replaces, against the built server: health, ingest, too little
/// data, no model, a hundred samples, train, predict, data, restart, predict again. With recorded prices
/// where the reference is there, else with made ones.
class TestSeedFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_prices = m_home.filePath(u"minutes.csv"_s);
        const QString reference = qEnvironmentVariable("CRYPTOPULSE_REFERENCE");
        m_recorded = !reference.isEmpty();
        if (m_recorded)
            m_prices = reference + u"/data/binance_btcusdt_1m_2023-09_30d.csv"_s;
        else
            QVERIFY(writePrices(m_prices, 300));
    }

    void fromHealthToAForecastAndOverARestart()
    {
        const Started upstream(QStringLiteral(CP_STANDIN), {u"--port"_s, u"0"_s, u"--prices"_s, m_prices},
                               cleanEnvironment());
        QVERIFY(!upstream.url().isEmpty());
        double before = 0;
        {
            Started server(QStringLiteral(CP_CLI), serve(), environment(upstream.url()));
            QVERIFY(!server.url().isEmpty());
            QCOMPARE(ask(server.url(), "GET", u"/"_s).bytes,
                     QByteArray("{\"ok\":true,\"service\":\"CryptoPulse\"}"));
            QCOMPARE(ask(server.url(), "GET", u"/data/last"_s).bytes, QByteArray("[]"));
            tooLittleAndNoModel(server.url());
            ninetyNineMore(server.url());
            before = trainAndPredict(server.url());
            QCOMPARE(server.end(), 0);
        }
        Started again(QStringLiteral(CP_CLI), serve(), environment(upstream.url()));
        QCOMPARE(ask(again.url(), "GET", u"/predict"_s).object()[u"proba_up_next_5"_s].toDouble(), before);
        QCOMPARE(ask(again.url(), "GET", u"/data/last?n=100000"_s).array().size(), 100);
        again.kill(); // what was acknowledged survives that, too
        Started once(QStringLiteral(CP_CLI), serve(), environment(upstream.url()));
        QCOMPARE(ask(once.url(), "GET", u"/data/last?n=100000"_s).array().size(), 100);
    }

    void readsGoOnWhileTheUpstreamHangs()
    {
        const Started upstream(QStringLiteral(CP_STANDIN),
                               {u"--prices"_s, m_prices, u"--fault"_s, u"hang:1"_s}, cleanEnvironment());
        const QTemporaryDir home;
        Started server(QStringLiteral(CP_CLI),
                       {u"--home"_s, home.path(), u"serve"_s, u"--port"_s, u"0"_s, u"--no-collect"_s},
                       environment(upstream.url()));
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> hanging(
            network.sendCustomRequest(QNetworkRequest(server.url().resolved(QUrl(u"/ingest"_s))), "POST"));
        QTRY_VERIFY(ask(server.url(), "GET", u"/status"_s).object()[u"feed"_s][u"fetching"_s].toBool());
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(ask(server.url(), "GET", u"/predict"_s).object()[u"status"_s].toString(), u"no_model"_s);
        QVERIFY(hanging->isRunning());
        QVERIFY2(timer.elapsed() < 5'000, "twenty reads took as long as the upstream hangs");
        hanging->abort(); // the client leaves in the middle
        QCOMPARE(ask(server.url(), "GET", u"/"_s).status, 200);
        QCOMPARE(server.end(), 0);
    }

private:
    [[nodiscard]] QStringList serve() const
    {
        return {u"--home"_s, m_home.path(), u"serve"_s, u"--port"_s, u"0"_s, u"--no-collect"_s};
    }

    static QProcessEnvironment environment(const QUrl& upstream)
    {
        QProcessEnvironment environment = cleanEnvironment();
        environment.insert(u"COINGECKO_BASE_URL"_s, upstream.toString());
        return environment;
    }

    static void tooLittleAndNoModel(const QUrl& server)
    {
        const Answer predicted = ask(server, "GET", u"/predict"_s);
        QCOMPARE(predicted.status, 200);
        QCOMPARE(predicted.object()[u"status"_s].toString(), u"no_model"_s);
        const QJsonObject ingested = ask(server, "POST", u"/ingest"_s).object();
        QCOMPARE(ingested[u"status"_s].toString(), u"ok"_s);
        QVERIFY(ingested[u"price"_s].toDouble() > 0);
        QVERIFY(!ingested[u"ts"_s].toString().isEmpty());
        const Answer trained = ask(server, "POST", u"/train"_s);
        QCOMPARE(trained.status, 200);
        QCOMPARE(trained.object()[u"status"_s].toString(), u"not_enough_data"_s);
        QVERIFY(!trained.object()[u"reason"_s].toString().isEmpty());
    }

    static void ninetyNineMore(const QUrl& server)
    {
        for (int i = 0; i < 99; ++i)
            QCOMPARE(ask(server, "POST", u"/ingest"_s).status, 200);
        const QJsonArray last = ask(server, "GET", u"/data/last?n=2"_s).array();
        QCOMPARE(last.size(), 2);
        QVERIFY(last[0][u"ts"_s].toString() < last[1][u"ts"_s].toString()); // oldest first
        QCOMPARE(ask(server, "GET", u"/data/last"_s).array().size(), 100);
    }

    double trainAndPredict(const QUrl& server) const
    {
        const QJsonObject trained = ask(server, "POST", u"/train"_s).object();
        const QJsonObject predicted = ask(server, "GET", u"/predict"_s).object();
        const double probability = predicted[u"proba_up_next_5"_s].toDouble(-1);
        [&] {
            QCOMPARE(trained[u"status"_s].toString(), u"ok"_s);
            QCOMPARE(trained[u"n_train"_s].toInt(), 60);
            QCOMPARE(trained[u"n_test"_s].toInt(), 21);
            QCOMPARE(trained[u"step"_s].toString(), u"1m"_s);
            QCOMPARE(predicted[u"status"_s].toString(), u"ok"_s);
            QCOMPARE(predicted[u"horizon_seconds"_s].toInt(), 300);
            QVERIFY(probability > 0 && probability < 1);
            if (m_recorded) {
                // What scikit-learn computes for the first hundred of these minutes.
                QVERIFY(qAbs(probability - 0.768685099685018) < 1e-6);
                QVERIFY(qAbs(trained[u"acc_test"_s].toDouble() - 1.0 / 3.0) < 1e-6);
                QVERIFY(qAbs(trained[u"brier_test"_s].toDouble() - 0.32218312946078953) < 1e-6);
            }
        }();
        return probability;
    }

    QTemporaryDir m_home;
    QString m_prices;
    bool m_recorded = false;
};

QTEST_GUILESS_MAIN(TestSeedFlow)
#include "tst_seedflow.moc"
