#include "api/apidescription.h"
#include "api/openapicareasks.h"
#include "api/rawclient.h"
#include "api/routes.h"
#include "engine/carewire.h"
#include "engine/requestwire.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using support::FakeEngine;
using tests::Bench;
using tests::RawClient;
using tests::request;
using tests::WireAnswer;

namespace {

/// What a request that may begin work is told at once; status 0: nothing, it has begun.
api::Reply told(api::Method method, const QByteArray& target, const QJsonObject& body = {})
{
    api::Request request =
        api::makeRequest(method, target, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    if (target.startsWith("/import")) {
        request.contentType = "text/csv";
        request.body = "time,price\n";
    }
    const auto route = api::findRoute(request);
    if (!route)
        return route.error();
    FakeEngine engine;
    engine::Snapshot snapshot = FakeEngine::withPrices({1, 2, 3}, core::fromEpochMs(1'700'000'000'000));
    if (const auto* read = std::get_if<api::ReadHandler>(&(*route)->handler))
        return (*read)(request, {snapshot, core::fromEpochMs(1'700'000'000'000)});
    QObject context;
    api::Reply answer;
    answer.status = 0;
    const auto done = [&answer](const api::Reply& reply) { answer = reply; };
    if (const auto* ask = std::get_if<api::AssetHandler>(&(*route)->handler))
        (*ask)(request, engine, tests::someAssets({}), &context, done);
    else
        std::get<api::CommandHandler>((*route)->handler)(request, engine, &context, done);
    return answer;
}

bool refuses(const api::Reply& reply, const QString& name)
{
    return reply.status == 422 &&
           QJsonDocument::fromJson(reply.body)[u"errors"][0][u"parameter"].toString() == name;
}

/// Values at and beyond the limits of a schema: good ones and bad ones.
struct Probes {
    QJsonArray good;
    QJsonArray bad;
};
Probes probesOf(const QJsonObject& schema)
{
    Probes probes;
    if (schema.contains(u"enum"_s)) {
        probes.good = schema[u"enum"].toArray();
        probes.bad = {u"nonsense"_s};
    }
    const bool isTime = schema[u"format"].toString() == u"date-time" || schema.contains(u"examples"_s);
    if (isTime)
        probes = {{u"2026-11-24T00:00:00Z"_s}, {u"yesterday"_s}};
    if (schema.contains(u"minimum"_s)) {
        probes.good.append(schema[u"minimum"]);
        probes.bad.append(schema[u"minimum"].toDouble() - 1);
    }
    if (schema.contains(u"maximum"_s)) {
        probes.good.append(schema[u"maximum"]);
        probes.bad.append(schema[u"maximum"].toDouble() * 2 + 1);
    }
    if (schema.contains(u"exclusiveMaximum"_s))
        probes.bad.append(schema[u"exclusiveMaximum"]);
    if (schema.contains(u"maxLength"_s))
        probes.bad.append(QString(schema[u"maxLength"].toInt() + 1, u'x'));
    if (schema.contains(u"default"_s))
        probes.good.append(schema[u"default"]);
    return probes;
}

/// A value that will do for a property that must be there.
QJsonValue needed(const QString& property)
{
    if (property == u"on")
        return true;
    return property == u"asset" ? QJsonValue(u"ethereum"_s) : QJsonValue(1);
}

api::Method methodOf(const QString& operation)
{
    for (const api::Method method :
         {api::Method::Get, api::Method::Post, api::Method::Put, api::Method::Delete})
        if (operation.startsWith(QString::fromLatin1(api::methodName(method).toLower()) + u' '))
            return method;
    return api::Method::Patch;
}

} // namespace

/// What /openapi.json says of requests, and the page made of it.
class TestOpenApiRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteIsDescribedAndNoOther()
    {
        QStringList real;
        for (const api::Route& route : api::routes())
            real += QString::fromLatin1(api::methodName(route.method).toLower()) + u' ' +
                    QString::fromUtf16(route.pattern);
        QStringList described = m_api.operations();
        real.sort();
        described.sort();
        QCOMPARE(described, real);
    }

    void everyRouteIsInTheManual()
    {
        QFile file(QStringLiteral(CP_RESOURCES "/../docs/rest-api.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString manual = QString::fromUtf8(file.readAll());
        for (const QString& operation : m_api.operations()) {
            const QString shown = operation.section(u' ', 0, 0).toUpper() + u' ' + operation.section(u' ', 1);
            QVERIFY2(manual.contains(u'`' + shown + u'`'), qPrintable(shown));
        }
    }

    void everyOperationHasAName()
    {
        QSet<QString> names;
        for (const QString& name : m_api.operations()) {
            const QJsonObject operation = m_api.operation(name);
            QVERIFY2(!operation[u"summary"].toString().isEmpty(), qPrintable(name));
            QVERIFY2(operation[u"responses"].toObject().contains(u"default"_s), qPrintable(name));
            names += operation[u"operationId"].toString();
        }
        QCOMPARE(names.size(), m_api.operations().size());
    }

    void parametersHaveTheDescribedLimits()
    {
        int probed = 0;
        for (const QString& name : m_api.operations()) {
            for (const QJsonValue parameter : m_api.operation(name)[u"parameters"].toArray()) {
                if (parameter[u"in"].toString() != u"query")
                    continue;
                const QString key = parameter[u"name"].toString();
                const auto ask = [&](const QJsonValue& value) {
                    const QByteArray text = QUrl::toPercentEncoding(value.toVariant().toString());
                    const QByteArray others = key == u"mode" ? "&query=eth" : ""; // what it needs
                    return told(methodOf(name), name.section(u' ', 1).toLatin1() + '?' + key.toLatin1() +
                                                    '=' + text + others);
                };
                const Probes probes = probesOf(parameter[u"schema"].toObject());
                for (const QJsonValue good : probes.good)
                    QVERIFY2(ask(good).status != 422, qPrintable(name + u' ' + key));
                for (const QJsonValue bad : probes.bad)
                    QVERIFY2(refuses(ask(bad), key), qPrintable(name + u' ' + key));
                probed += int(probes.bad.size());
            }
        }
        QVERIFY(probed > 15);
    }

    void bodiesHaveTheDescribedLimits()
    {
        int probed = 0;
        for (const QString& name : m_api.operations()) {
            QString where =
                tests::ApiDescription::pointer(name) + u"/requestBody/content/application~1json/schema"_s;
            const QJsonObject schema = m_api.schema().at(where).toObject();
            const QJsonObject properties = schema[u"properties"].toObject();
            QJsonObject whole; // what must be there
            for (const QJsonValue key : schema[u"required"].toArray())
                whole[key.toString()] = needed(key.toString());
            if (name == u"post /compact")
                whole[u"keep_years"_s] = 5; // one of the rules
            for (const QString& key : properties.keys()) {
                const auto ask = [&](const QJsonValue& value) {
                    QJsonObject body = whole;
                    body[key] = value;
                    return told(methodOf(name), name.section(u' ', 1).toLatin1(), body);
                };
                const Probes probes = probesOf(properties[key].toObject());
                for (const QJsonValue good : probes.good)
                    QVERIFY2(ask(good).status != 422, qPrintable(name + u' ' + key));
                for (const QJsonValue bad : probes.bad)
                    QVERIFY2(refuses(ask(bad), key), qPrintable(name + u' ' + key));
                // Another type than the described one.
                if (key != u"step" || name != u"post /train")
                    QVERIFY2(refuses(ask(QJsonArray()), key), qPrintable(name + u' ' + key));
                probed += int(probes.bad.size());
            }
            for (const QString& key : whole.keys()) {
                QJsonObject body = whole;
                body.remove(key);
                QVERIFY2(refuses(told(methodOf(name), name.section(u' ', 1).toLatin1(), body), key),
                         qPrintable(key));
            }
        }
        QVERIFY(probed > 20);
    }

    void requestsHaveNoOtherFields()
    {
        const auto described = [this](const QString& schema) {
            QString where = u"#/components/schemas/"_s + schema + u"/properties"_s;
            return m_api.schema().at(where).toObject().keys();
        };
        namespace wire = engine::wire;
        QCOMPARE(described(u"EvaluationRequest"_s), wire::toJson(engine::EvaluateRequest{}).keys());
        QCOMPARE(described(u"BacktestRequest"_s), wire::toJson(engine::BacktestRequest{}).keys());
        QCOMPARE(described(u"BackfillRequest"_s), wire::toJson(engine::BackfillRequest{}).keys());
        QCOMPARE(described(u"CompactRequest"_s), wire::toJson(engine::CompactRequest{}).keys());
        QCOMPARE(described(u"LeakLabRequest"_s), wire::leakRequestJson({}).keys());
    }

    void theServedDescriptionIsTheFile()
    {
        Bench bench;
        const WireAnswer answer = RawClient(bench.port()).ask(request("GET /openapi.json"));
        QCOMPARE(answer.header("Content-Type"), "application/json"_ba);
        QCOMPARE(answer.json(), m_api.document());
        QCOMPARE(answer.json()[u"openapi"].toString(), u"3.1.0"_s);
        QCOMPARE(answer.json()[u"info"][u"version"].toString(),
                 RawClient(bench.port()).ask(request("GET /status")).json()[u"versions"][u"api"].toString());
    }

    void thePageLoadsNothingFromElsewhere()
    {
        Bench bench;
        const WireAnswer answer = RawClient(bench.port()).ask(request("GET /docs"));
        QCOMPARE(answer.header("Content-Type"), "text/html; charset=utf-8"_ba);
        const QByteArray policy = answer.header("Content-Security-Policy");
        QVERIFY(policy.startsWith("default-src 'none'; "));
        QVERIFY(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'));
        const QString page = QString::fromUtf8(answer.body);
        QVERIFY(!page.contains(u"@css@"_s) && !page.contains(u"@js@"_s));
        for (const QString& tag : {u"script"_s, u"style"_s}) {
            static const QRegularExpression attributes(u" (src|on[a-z]+|style)=[\"'(]"_s);
            QVERIFY(!page.contains(attributes));
            const QRegularExpression element(u"<%1>(.*)</%1>"_s.arg(tag),
                                             QRegularExpression::DotMatchesEverythingOption);
            const QByteArray inside = element.match(page).captured(1).toUtf8();
            QVERIFY(inside.size() > 1000);
            QVERIFY(policy.contains(tag.toLatin1() + "-src 'sha256-" +
                                    QCryptographicHash::hash(inside, QCryptographicHash::Sha256).toBase64() +
                                    '\''));
        }
        static const QRegularExpression elsewhere(u"//[a-z0-9.]+\\.[a-z]+"_s);
        QCOMPARE(page.count(elsewhere), page.count(u"'http://www.w3.org/2000/svg'"_s)); // a name, no address
    }

    void whatDescribesTheApiNeedsNoToken()
    {
        api::ServerOptions options;
        options.bearerToken = "0123456789abcdef";
        Bench bench(options);
        const auto status = [&](const QByteArray& line) {
            return RawClient(bench.port()).ask(request(line)).status;
        };
        QCOMPARE(status("GET /docs"), 200);
        QCOMPARE(status("GET /openapi.json?x=1"), 200);
        QCOMPARE(status("HEAD /docs"), 200);
        QCOMPARE(status("POST /docs"), 401);
        QCOMPARE(status("GET /docs/"), 401);
        QCOMPARE(status("GET /status?/docs"), 401);
        QCOMPARE(status("GET //docs"), 401);
        QCOMPARE(status("GET /"), 401);
    }

    void aPageOfThisServerMayAskWhereThereIsAToken()
    {
        api::ServerOptions options;
        options.host = QHostAddress(QHostAddress::AnyIPv4);
        options.bearerToken = "0123456789abcdef";
        Bench bench(options);
        const auto status = [&](const QByteArray& origin) {
            return RawClient(bench.port())
                .ask("GET /status HTTP/1.1\r\nHost: prices.lan:8000\r\nAuthorization: Bearer "
                     "0123456789abcdef\r\n"
                     "Origin: " +
                     origin + "\r\n\r\n")
                .status;
        };
        QCOMPARE(status("http://prices.lan:8000"), 200);
        QCOMPARE(status("https://prices.lan:8000"), 200); // behind something that speaks TLS
        QCOMPARE(status("http://prices.lan"), 403);
        QCOMPARE(status("http://other.lan:8000"), 403);
    }

private:
    tests::ApiDescription m_api;
};

QTEST_GUILESS_MAIN(TestOpenApiRequests)
#include "tst_openapi_requests.moc"
