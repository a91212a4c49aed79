#include "remote/enginefixture.h"
#include "support/fakeengine.h"

#include <QElapsedTimer>
#include <QJsonObject>

using namespace cryptopulse;
using namespace cryptopulse::remotetest;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using Manner = Reaction::Manner;

Q_DECLARE_METATYPE(cryptopulse::remotetest::Reaction)
Q_DECLARE_METATYPE(cryptopulse::core::ErrorKind)

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'000'000);

/// Long waits, so that only what is asked for happens.
remote::RemoteOptions lazyOptions()
{
    auto options = quickOptions();
    options.refreshInterval = std::chrono::hours(1);
    options.firstRetry = std::chrono::hours(1);
    options.longestRetry = std::chrono::hours(1);
    return options;
}

} // namespace

/// The port over REST, when the server or the way to it is not well.
class TestRemoteFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lostConnectionKeepsSamplesButNoForecastAndRecovers()
    {
        EngineFixture f;
        f.state.fill(kStart, 30);
        f.state.change(
            [](engine::Snapshot& s) { s.forecast = support::FakeEngine::forecast(0.6, kStart, 101.0); });
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        QVERIFY(f.engine->snapshot()->forecast);
        f.server.close();
        QTRY_VERIFY(!f.connected());
        const auto lost = f.engine->snapshot();
        QCOMPARE(lost->connection.trouble->kind, ErrorKind::Disconnected);
        QCOMPARE(lost->samples.size(), std::size_t(30));
        QVERIFY(!lost->forecast);
        QCOMPARE(lost->forecast.error().kind, ErrorKind::Disconnected);
        QVERIFY(lost->connection.since == f.clock.now());
        QVERIFY(lost->connection.nextAttempt > f.clock.now());
        f.clock.advance(std::chrono::minutes(1));
        QTRY_VERIFY(f.engine->snapshot()->made == f.clock.now());
        QVERIFY(f.engine->snapshot()->connection.since == lost->connection.since); // since it began

        f.state.append(kStart + std::chrono::minutes(30), 200.0);
        QVERIFY(f.server.open(f.server.port()));
        QTRY_VERIFY(f.connected());
        QCOMPARE(f.samples(), std::size_t(31));
        QVERIFY(f.engine->snapshot()->forecast);
        QVERIFY(!f.engine->snapshot()->connection.since);
    }

    void commandWhileDisconnectedIsTriedAtOnce()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.server.close();
        f.start(lazyOptions());
        QTRY_VERIFY(f.trouble()->detail != "the server has not answered yet");
        QCOMPARE(resultOf(f.engine->ingest()).error().kind, ErrorKind::Disconnected);
        QCOMPARE(resultOf(f.engine->train(std::nullopt)).error().kind, ErrorKind::Disconnected);
        // One that gets through ends the waiting, too.
        QVERIFY(f.server.open(f.server.port()));
        QVERIFY(resultOf(f.engine->ingest()));
        QTRY_VERIFY(f.connected());
    }

    void lostCommandShowsTheTroubleAtOnce()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start(lazyOptions());
        QTRY_VERIFY(f.connected());
        f.server.close();
        QVERIFY(!resultOf(f.engine->ingest()));
        QTRY_VERIFY(!f.connected());
    }

    void brokenStatusIsATrouble_data()
    {
        QTest::addColumn<Reaction>("reaction");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("500") << Reaction{.status = 500, .body = "oops"} << ErrorKind::Internal;
        QTest::newRow("html") << Reaction{.body = "<html>hello</html>"} << ErrorKind::BadReply;
        QTest::newRow("another service")
            << Reaction{.body = R"({"service":"Other","now":"2026-01-01","step":"1m"})"}
            << ErrorKind::BadReply;
        QTest::newRow("404") << Reaction{.status = 404, .body = "none here"} << ErrorKind::BadReply;
        QTest::newRow("truncated") << Reaction{.body = R"({"service":"CryptoPulse"})",
                                               .manner = Manner::Truncated}
                                   << ErrorKind::Disconnected;
        QTest::newRow("empty") << Reaction{} << ErrorKind::BadReply;
        QTest::newRow("silent") << Reaction{.manner = Manner::Silent} << ErrorKind::Timeout;
        QTest::newRow("drip") << Reaction{.manner = Manner::Drip} << ErrorKind::Timeout;
        QTest::newRow("too large") << Reaction{.body =
                                                   "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx",
                                               .manner = Manner::Raw}
                                   << ErrorKind::BadReply;
        QTest::newRow("another host")
            << Reaction{.status = 302, .headers = "Location: http://127.0.0.2:1/status\r\n"}
            << ErrorKind::Refused;
        QTest::newRow("round in circles")
            << Reaction{.status = 302, .headers = "Location: /status\r\n"} << ErrorKind::BadReply;
        QTest::newRow("redirect to nowhere") << Reaction{.status = 302} << ErrorKind::BadReply;
    }
    void brokenStatusIsATrouble()
    {
        QFETCH(const Reaction, reaction);
        QFETCH(const ErrorKind, kind);
        EngineFixture f;
        f.state.fill(kStart, 3);
        QVERIFY(f.server.open());
        auto options = quickOptions();
        options.timeout = std::chrono::milliseconds(300);
        f.start(options);
        QTRY_VERIFY(f.connected());
        f.state.setFault(u"GET /status"_s, reaction);
        QTRY_VERIFY(!f.connected());
        const auto snapshot = f.engine->snapshot();
        QCOMPARE(core::kindName(snapshot->connection.trouble->kind), core::kindName(kind));
        QVERIFY(!snapshot->connection.trouble->detail.empty());
        QCOMPARE(snapshot->samples.size(), std::size_t(3));
        f.state.clearFaults();
        QTRY_VERIFY(f.connected());
    }

    void garbageInsteadOfHttpIsATrouble()
    {
        EngineFixture f;
        f.state.setFault(u"*"_s, {.body = "SSH-2.0-OpenSSH_9.2\r\n\r\n", .manner = Manner::Raw});
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.trouble()->detail != "the server has not answered yet");
        f.state.clearFaults();
        QTRY_VERIFY(f.connected());
    }

    void brokenRowsAreATrouble_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("object") << QByteArray("{}");
        QTest::newRow("no price") << QByteArray(R"([{"ts":"2023-11-14T22:13:20Z"}])");
        QTest::newRow("disorder") << QByteArray(
            R"([{"ts":"2023-11-14T22:14:20Z","price":1},{"ts":"2023-11-14T22:13:20Z","price":2}])");
    }
    void brokenRowsAreATrouble()
    {
        QFETCH(const QByteArray, body);
        EngineFixture f;
        f.state.fill(kStart, 3);
        f.state.setFault(u"GET /data/last"_s, {.body = body});
        QVERIFY(f.server.open());
        f.start();
        QTRY_COMPARE(f.trouble()->kind, ErrorKind::BadReply);
        f.state.clearFaults();
        QTRY_COMPARE(f.samples(), std::size_t(3));
    }

    void refusedCommandsTellTheirError()
    {
        EngineFixture f;
        f.state.setFault(u"POST /ingest"_s, {.status = 503,
                                             .body = R"({"status":"upstream_error","detail":"slow down"})",
                                             .headers = "Retry-After: 7\r\n"});
        f.state.setFault(u"POST /train"_s,
                         {.body = R"({"status":"not_enough_data","reason":"12 of 40 rows"})"});
        f.state.setFault(u"POST /collect"_s,
                         jsonReaction({{u"detail"_s, u"count must be from 1"_s}, {u"status"_s, 422}}, 422));
        QVERIFY(f.server.open());
        f.start();
        const auto limited = resultOf(f.engine->ingest()).error();
        QVERIFY((limited == core::Error{ErrorKind::RateLimited, "slow down", std::chrono::seconds(7)}));
        const auto few = resultOf(f.engine->train(std::nullopt)).error();
        QVERIFY((few == core::Error{ErrorKind::NotEnoughData, "12 of 40 rows", {}}));
        QCOMPARE(resultOf(f.engine->collect({})).error().kind, ErrorKind::InvalidArgument);
        QTRY_VERIFY(f.connected()); // a refusal is no lost connection
    }

    void destructionFinishesPendingCalls()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        f.state.setFault(u"*"_s, {.manner = Manner::Silent});
        const auto ingest = f.engine->ingest();
        const auto train = f.engine->train(std::nullopt);
        const auto collect = f.engine->collect({});
        QTRY_VERIFY(f.state.calls(u"POST"_s).size() >= 3);
        const auto late = f.engine->cancelJob("x"); // perhaps not even sent
        QElapsedTimer timer;
        timer.start();
        f.engine.reset();
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(ingest.isFinished() && train.isFinished() && collect.isFinished() && late.isFinished());
        QCOMPARE(ingest.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(train.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(collect.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(late.result().error().kind, ErrorKind::Cancelled);
    }

    void destructionAtOnceIsFine()
    {
        for (int i = 0; i < 20; ++i) {
            EngineFixture f;
            QVERIFY(f.server.open());
            f.start();
            const auto ingest = f.engine->ingest();
            f.engine.reset();
            QVERIFY(ingest.isFinished());
        }
    }

    void unusableAddressIsSaid_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("empty") << QString();
        QTest::newRow("scheme") << u"ftp://localhost/"_s;
        QTest::newRow("no host") << u"http:///status"_s;
        QTest::newRow("user") << u"http://me:secret@localhost:8000"_s;
    }
    void unusableAddressIsSaid()
    {
        QFETCH(const QString, address);
        support::FakeClock clock;
        remote::RemoteEngine engine(QUrl(address), clock);
        QCOMPARE(engine.snapshot()->connection.trouble->kind, ErrorKind::InvalidArgument);
        QVERIFY(engine.snapshot()->connection.address.find("secret") == std::string::npos);
        QCOMPARE(resultOf(engine.ingest()).error().kind, ErrorKind::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestRemoteFaults)
#include "tst_remote_faults.moc"
