#include "api/apidescription.h"
#include "api/openapicareasks.h"
#include "api/rawclient.h"

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using tests::Ask;
using tests::Bench;
using tests::RawClient;
using tests::request;
using tests::WireAnswer;

namespace {

/// Headers that every answer has, whatever the route.
const QSet<QByteArray> kEverywhere{"content-type",  "content-length", "x-content-type-options",
                                   "cache-control", "connection",     "referrer-policy"};

} // namespace

/// What /openapi.json says, against what a server really answers.
class TestOpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreAsDescribed_data()
    {
        QTest::addColumn<Ask>("ask");
        int count = 0;
        for (const Ask& ask : tests::allAsks())
            QTest::addRow("%d %s: %d", ++count, ask.line.constData(), ask.status) << ask;
    }
    void answersAreAsDescribed()
    {
        QFETCH(Ask, ask);
        api::ServerOptions options;
        if (ask.assets)
            options.assets = ask.assets();
        Bench bench(options);
        if (ask.known)
            bench.engine.show(ask.known());
        RawClient client(bench.port());
        client.send(request(ask.line, ask.headers, ask.body));
        bool isAnswered = !ask.answer; // once only, though it is tried again and again
        QTRY_VERIFY(isAnswered || (isAnswered = ask.answer(bench.engine)));
        const WireAnswer answer = client.receive();
        QCOMPARE(answer.status, ask.status);
        judge(ask.operation, answer);
    }

    void refusalsAreAsDescribed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("two hosts") << request("GET /status", "Host: localhost\r\n") << 400;
        QTest::newRow("no token") << request("GET /status") << 401;
        QTest::newRow("foreign origin") << request("GET /status", "Origin: http://a.example\r\n") << 403;
        QTest::newRow("method") << request("DELETE /status", "Authorization: Bearer 0123456789abcdef\r\n")
                                << 405;
        QTest::newRow("chunked") << request("GET /status", "Transfer-Encoding: chunked\r\n") << 411;
        QTest::newRow("long body") << request("GET /status", "Content-Length: 9999999\r\n") << 413;
        QTest::newRow("expectation") << request("GET /status",
                                                "Expect: tea\r\nAuthorization: Bearer 0123456789abcdef\r\n")
                                     << 417;
        QTest::newRow("long head") << request("GET /status", "X: " + QByteArray(20'000, 'x') + "\r\n") << 431;
        QTest::newRow("unknown method") << request("BREW /status") << 501;
        QTest::newRow("version") << "GET /status HTTP/2.0\r\nHost: localhost\r\n\r\n"_ba << 505;
    }
    void refusalsAreAsDescribed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        api::ServerOptions options;
        options.bearerToken = "0123456789abcdef";
        Bench bench(options);
        const WireAnswer answer = RawClient(bench.port()).ask(bytes);
        QCOMPARE(answer.status, status);
        judge(u"get /status"_s, answer);
        m_refused += status;
    }

    void tooManyClientsIsAsDescribed()
    {
        api::ServerOptions options;
        options.limits.maxConnections = 1;
        Bench bench(options);
        RawClient working(bench.port());
        working.send(request("POST /ingest"));
        QTRY_COMPARE(bench.engine.calls().size(), std::size_t(1));
        const WireAnswer answer = RawClient(bench.port()).receive();
        QCOMPARE(answer.status, 503);
        judge(u"get /status"_s, answer);
        m_refused += 503;
    }

    /// After the slots above have asked for all of it.
    void nothingIsDescribedThatNoServerAnswers()
    {
        QStringList missing;
        QSet<QString> properties;
        for (const QString& operation : m_api.operations()) {
            const QJsonObject responses = m_api.operation(operation)[u"responses"].toObject();
            for (const QString& status : responses.keys()) {
                QString where = ApiPointer(operation, status);
                if (status != u"default" && !m_seen.contains(operation + u' ' + status))
                    missing += operation + u' ' + status;
                const QJsonObject content = m_api.schema().at(where)[u"content"].toObject();
                for (QString type : content.keys())
                    properties += m_api.schema().propertiesOf(where + u"/content/"_s +
                                                              type.replace(u'/', u"~1"_s) + u"/schema"_s);
            }
        }
        QCOMPARE(missing, QStringList());
        QCOMPARE(QStringList((properties - m_api.schema().seen()).values()), QStringList());
        QVERIFY(properties.size() > 250);
        QString refused = u"#/components/responses/Refused"_s;
        QSet<int> statuses;
        for (const QJsonValue status : m_api.schema().at(refused)[u"x-statuses"].toArray())
            statuses += status.toInt();
        QCOMPARE(statuses, m_refused);
    }

private:
    static QString ApiPointer(const QString& operation, const QString& status)
    {
        return tests::ApiDescription::pointer(operation) + u"/responses/"_s + status;
    }

    /// Status, type, headers and body of an answer, each of which must be described.
    void judge(const QString& operation, const WireAnswer& answer)
    {
        QString where = m_api.answerPointer(operation, answer.status);
        QVERIFY2(!where.isEmpty(),
                 qPrintable(u"%1 does not describe %2"_s.arg(operation).arg(answer.status)));
        const QJsonObject described = m_api.schema().at(where).toObject();
        QString type = QString::fromLatin1(answer.header("Content-Type").split(';').first());
        QVERIFY2(described[u"content"].toObject().contains(type), qPrintable(type));
        const QJsonObject headers = described[u"headers"].toObject();
        for (const QByteArray& line : answer.head.split('\n').mid(1)) {
            const QByteArray name = line.left(line.indexOf(':')).trimmed();
            const bool isKnown = name.isEmpty() || kEverywhere.contains(name.toLower()) ||
                                 headers.contains(QString::fromLatin1(name)) || name == "Allow" ||
                                 name == "WWW-Authenticate";
            QVERIFY2(isKnown, name.constData());
        }
        for (const QString& name : headers.keys())
            QVERIFY2(!headers[name][u"required"].toBool() || !answer.header(name.toLatin1()).isEmpty(),
                     qPrintable(name));
        const QJsonDocument document = QJsonDocument::fromJson(answer.body);
        const QJsonValue value = document.isObject()  ? QJsonValue(document.object())
                                 : document.isArray() ? QJsonValue(document.array())
                                                      : QJsonValue(QString::fromUtf8(answer.body));
        const QStringList problems = m_api.schema().problems(
            value, where + u"/content/"_s + type.replace(u'/', u"~1"_s) + u"/schema"_s);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
        m_seen += u"%1 %2"_s.arg(operation).arg(answer.status);
    }

    tests::ApiDescription m_api;
    QSet<QString> m_seen;
    QSet<int> m_refused;
};

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
