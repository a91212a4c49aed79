#include "engine/wire.h"
#include "remote/protocol.h"
#include "remote/requests.h"
#include "support/fakeengine.h"

#include <QJsonDocument>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using remote::HttpAnswer;
using remote::Requests;

Q_DECLARE_METATYPE(cryptopulse::core::ErrorKind)

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'000'000);

HttpAnswer ok(const QJsonObject& json)
{
    return {200, QJsonDocument(json).toJson()};
}

QJsonObject statusOf(const std::vector<double>& prices)
{
    return engine::wire::statusJson(support::FakeEngine::withPrices(prices, kStart), kStart);
}

} // namespace

/// Addresses as they go out, answers as they are understood.
class TestRemoteProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsShownOfAnAddressHoldsNoPassword()
    {
        QCOMPARE(Requests::addressText(QUrl(u"http://bob:secret@h:8000/?key=x"_s)),
                 std::string("http://h:8000"));
    }

    void addressesAreBuiltOnTheBase_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("status");
        QTest::newRow("plain") << u"http://host:8000"_s << u"http://host:8000/status"_s;
        QTest::newRow("slash") << u"http://host:8000/"_s << u"http://host:8000/status"_s;
        QTest::newRow("prefix") << u"https://host/btc/pulse"_s << u"https://host/btc/pulse/status"_s;
        QTest::newRow("prefix, slash") << u"https://host/btc/pulse/"_s << u"https://host/btc/pulse/status"_s;
        QTest::newRow("encoded prefix") << u"https://host/a%2Fb"_s << u"https://host/a%2Fb/status"_s;
        QTest::newRow("query") << u"http://host:8000/?a=b#c"_s << u"http://host:8000/status"_s;
        QTest::newRow("IPv6") << u"http://[::1]:8000"_s << u"http://[::1]:8000/status"_s;
    }
    void addressesAreBuiltOnTheBase()
    {
        QFETCH(const QString, base);
        QFETCH(const QString, status);
        QVERIFY(Requests::check(QUrl(base), {}));
        QCOMPARE(Requests(QUrl(base), {}).status().url.toString(QUrl::FullyEncoded), status);
    }

    void callsCarryTheirValues()
    {
        const Requests requests(QUrl(u"http://h"_s), {});
        QCOMPARE(requests.last(7).url.toString(), u"http://h/data/last?n=7"_s);
        QCOMPARE(requests.range(kStart, kStart + std::chrono::milliseconds(1), 9).url.toString(),
                 u"http://h/data/range?from=2023-11-14T22:13:20.000Z&to=2023-11-14T22:13:20.001Z&max=9"_s);
        QCOMPARE(requests.train(std::nullopt).url.toString(), u"http://h/train?step=auto"_s);
        QCOMPARE(requests.collect({5, std::chrono::milliseconds(250)}).body,
                 QByteArray(R"({"count":5,"interval_s":0.25})"));
        QCOMPARE(requests.setCollection(false, std::chrono::seconds(60)).body,
                 QByteArray(R"({"interval_s":60,"on":false})"));
        QVERIFY(requests.train(std::nullopt).deadline > requests.status().deadline);
    }

    void tokenWithALineBreakIsRefused()
    {
        remote::RemoteOptions options;
        options.bearerToken = "abc\r\nX-Evil: 1";
        QCOMPARE(Requests::check(QUrl(u"http://h"_s), options).error().kind, ErrorKind::InvalidArgument);
    }

    void refusalsHaveAKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray said = R"({"detail":"so"})";
        QTest::newRow("401") << 401 << said << ErrorKind::Refused;
        QTest::newRow("403") << 403 << said << ErrorKind::Refused;
        QTest::newRow("404") << 404 << said << ErrorKind::NotFound;
        QTest::newRow("422") << 422 << said << ErrorKind::InvalidArgument;
        QTest::newRow("429") << 429 << said << ErrorKind::RateLimited;
        QTest::newRow("507") << 507 << said << ErrorKind::StorageFull;
        QTest::newRow("500") << 500 << said << ErrorKind::Internal;
        QTest::newRow("502 of the server") << 502 << said << ErrorKind::Network;
        QTest::newRow("502 of a proxy") << 502 << QByteArray("<html>") << ErrorKind::Disconnected;
        QTest::newRow("503 of a proxy") << 503 << QByteArray("<html>") << ErrorKind::Disconnected;
        QTest::newRow("kind") << 503 << QByteArray(R"({"kind":"storage_damaged"})")
                              << ErrorKind::StorageDamaged;
        QTest::newRow("error") << 502 << QByteArray(R"({"detail":"x","error":{"kind":"bad_price"}})")
                               << ErrorKind::BadPrice;
        QTest::newRow("unknown kind") << 404 << QByteArray(R"({"kind":"astonished"})") << ErrorKind::NotFound;
    }
    void refusalsHaveAKind()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const ErrorKind, kind);
        const core::Error error = remote::errorFrom({status, body});
        QCOMPARE(core::kindName(error.kind), core::kindName(kind));
        QVERIFY(!error.detail.empty());
    }

    void unavailableForAWhileIsRateLimited()
    {
        const core::Error error = remote::errorFrom({503, R"({"detail":"x"})", std::chrono::seconds(9)});
        QVERIFY((error == core::Error{ErrorKind::RateLimited, "x", std::chrono::seconds(9)}));
    }

    void statusIsRead()
    {
        const auto status = remote::readStatus(ok(statusOf({1.0, 2.0, 3.0})));
        QVERIFY(status);
        QCOMPARE(status->rows, std::size_t(3));
        QCOMPARE(status->newest->price.value(), 3.0);
        QVERIFY(status->newest->time == kStart);
        QVERIFY(status->modelId.empty());
    }

    void statusOfAnEmptyServerIsRead()
    {
        const auto status = remote::readStatus(ok(statusOf({})));
        QVERIFY(status);
        QVERIFY(!status->newest);
    }

    void statusThatContradictsItselfIsRefused()
    {
        QJsonObject json = statusOf({1.0});
        json[u"rows"_s] = -1;
        QVERIFY(!remote::readStatus(ok(json)));
        json[u"rows"_s] = 0;
        QVERIFY(!remote::readStatus(ok(json)));
        json[u"rows"_s] = 5;
        json[u"newest"_s] = QJsonValue();
        QCOMPARE(remote::readStatus(ok(json)).error().kind, ErrorKind::BadReply);
    }

    void anotherServiceIsNotTakenForOurs()
    {
        QJsonObject json = statusOf({1.0});
        json[u"service"_s] = u"Other"_s;
        const auto status = remote::readStatus(ok(json));
        QVERIFY(status.error().detail.starts_with("not a CryptoPulse server"));
    }

    void modelIsReadOrAbsentOrDamaged()
    {
        QVERIFY(remote::readModel(ok(support::FakeEngine::card().toJson()))->card);
        const auto none = remote::readModel(ok({{u"status"_s, u"no_model"_s}}));
        QVERIFY(none && !none->card && !none->trouble);
        QVERIFY(remote::readModel(ok({{u"id"_s, u"x"_s}}))->trouble);
    }

    void trainingThatSaysNoIsAnError()
    {
        QVERIFY(remote::readTrained(ok(engine::wire::trainingJson(support::FakeEngine::card()))));
        const auto few =
            remote::readTrained(ok({{u"status"_s, u"not_enough_data"_s}, {u"reason"_s, u"3 rows"_s}}));
        QVERIFY((few.error() == core::Error{ErrorKind::NotEnoughData, "3 rows", {}}));
        QCOMPARE(remote::readTrained(ok({})).error().kind, ErrorKind::BadReply);
    }

    void longWordsAreCut()
    {
        const QByteArray body = "{\"detail\":\"" + QByteArray(100'000, 'a') + "\"}";
        QCOMPARE(remote::errorFrom({500, body}).detail.size(), std::size_t(500));
    }
};

QTEST_GUILESS_MAIN(TestRemoteProtocol)
#include "tst_remote_protocol.moc"
