#include "market/coingeckoclient.h"
#include "support/fakeclock.h"
#include "support/memory.h"
#include "support/standin/standin.h"

#include <QNetworkProxy>
#include <QTest>
#include <memory>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using market::CoinGeckoTier;
using support::Fault;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'779'092'258'000);

} // namespace

class TestCoinGeckoClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock.set(kStart);
        m_standIn = std::make_unique<support::StandIn>(
            support::PriceScript::ofPrices({60'000.25, 60'001.5, 60'002}, kStart), m_clock);
        QVERIFY(m_standIn->isListening());
        m_options = {};
        m_options.baseUrl = m_standIn->url();
        m_options.timeout = 20s;
        m_options.jitterSeed = 1;
    }

    void readsPriceAfterPrice()
    {
        const auto client = make();
        const auto first = fetch(*client);
        QVERIFY(first);
        QCOMPARE(first->price.value(), 60'000.25);
        QVERIFY(first->time == kStart);
        const auto second = fetch(*client);
        QVERIFY(second);
        QCOMPARE(second->price.value(), 60'001.5);
        QVERIFY(second->time == kStart + 1min);
    }

    void bearsTheLimitsThatWereAskedFor()
    {
        const market::CoinGeckoOptions asBuilt;
        QVERIFY(asBuilt.timeout == 10s);
        QCOMPARE(asBuilt.maxBytes, qint64(1024 * 1024));
        QCOMPARE(asBuilt.tier, CoinGeckoTier::Keyless);
    }

    void readsWhatWasRecorded()
    {
        const QString reference = qEnvironmentVariable("CRYPTOPULSE_REFERENCE");
        if (reference.isEmpty())
            QSKIP("CRYPTOPULSE_REFERENCE is not set");
        const auto bodies = support::PriceScript::readRecorded(
            reference + u"/coingecko/recorded_simple_price_bitcoin_usd.json"_s);
        QVERIFY(bodies);
        support::PriceScript script;
        script.addRecorded(*bodies);
        support::StandIn standIn(std::move(script), m_clock);
        m_options.baseUrl = standIn.url();
        const auto client = make();
        // Without a precision the provider gave whole dollars and no time.
        for (const double price :
             {93'638.0, 87'980.0, 113'522.0, 91'551.0, 87'869.0, 77'705.0, 77'705.0, 60'997.0}) {
            const auto quote = fetch(*client);
            QVERIFY(quote);
            QCOMPARE(quote->price.value(), price);
            QVERIFY(!quote->time);
        }
    }

    void asksForWhatItNeeds()
    {
        m_options.userAgent = u"CryptoPulse/9 (test)"_s;
        QVERIFY(fetch(*make()));
        const auto request = m_standIn->lastRequest();
        QCOMPARE(request.target, QByteArray("/api/v3/simple/price?ids=bitcoin&vs_currencies=usd&"
                                            "include_last_updated_at=true&precision=full"));
        QCOMPARE(request.headers.value("user-agent"), QByteArray("CryptoPulse/9 (test)"));
    }

    void buildsItsAddress_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<int>("tier");
        QTest::addColumn<QString>("start");
        const auto row = [](const char* name, const QString& base, CoinGeckoTier tier, const QString& start) {
            QTest::newRow(name) << base << static_cast<int>(tier) << start;
        };
        row("keyless", {}, CoinGeckoTier::Keyless, u"https://api.coingecko.com/api/v3/simple/price?"_s);
        row("demo", {}, CoinGeckoTier::Demo, u"https://api.coingecko.com/api/v3/simple/price?"_s);
        row("pro", {}, CoinGeckoTier::Pro, u"https://pro-api.coingecko.com/api/v3/simple/price?"_s);
        row("no path", u"http://h:1"_s, CoinGeckoTier::Pro, u"http://h:1/api/v3/simple/price?"_s);
        row("slash", u"http://h:1/"_s, CoinGeckoTier::Demo, u"http://h:1/api/v3/simple/price?"_s);
        row("path", u"http://h:1/x"_s, CoinGeckoTier::Demo, u"http://h:1/x/simple/price?"_s);
        row("path and slash", u"http://h:1/x/"_s, CoinGeckoTier::Demo, u"http://h:1/x/simple/price?"_s);
    }
    void buildsItsAddress()
    {
        QFETCH(QString, base);
        QFETCH(int, tier);
        QFETCH(QString, start);
        m_options.baseUrl = QUrl(base);
        m_options.tier = static_cast<CoinGeckoTier>(tier);
        const QString url = make()->url().toString();
        QVERIFY2(url.startsWith(start), qPrintable(url));
    }

    void sendsTheKeyOfItsTierOnly_data()
    {
        QTest::addColumn<int>("tier");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("demoHeader");
        QTest::addColumn<QByteArray>("proHeader");
        const auto row = [](const char* name, CoinGeckoTier tier, const QString& key, const char* demo,
                            const char* pro) {
            QTest::newRow(name) << static_cast<int>(tier) << key << QByteArray(demo) << QByteArray(pro);
        };
        row("keyless", CoinGeckoTier::Keyless, u"CG-x"_s, "", "");
        row("demo", CoinGeckoTier::Demo, u"CG-x"_s, "CG-x", "");
        row("pro", CoinGeckoTier::Pro, u" CG-x\n"_s, "", "CG-x");
        row("blank", CoinGeckoTier::Demo, u"  "_s, "", "");
    }
    void sendsTheKeyOfItsTierOnly()
    {
        QFETCH(int, tier);
        QFETCH(QString, key);
        m_options.tier = static_cast<CoinGeckoTier>(tier);
        m_options.key = key;
        int counted = 0;
        m_options.keyCalled = [&counted] { ++counted; };
        QVERIFY(fetch(*make()));
        const auto headers = m_standIn->lastRequest().headers;
        QTEST(headers.value("x-cg-demo-api-key"), "demoHeader");
        QTEST(headers.value("x-cg-pro-api-key"), "proHeader");
        QCOMPARE(headers.contains("x-cg-demo-api-key") || headers.contains("x-cg-pro-api-key"),
                 !key.isEmpty() && tier != 0 && !key.trimmed().isEmpty());
        QCOMPARE(counted, headers.contains("x-cg-demo-api-key") || headers.contains("x-cg-pro-api-key"));
        QVERIFY(headers.value("user-agent").startsWith("CryptoPulse"));
    }

    void everyCallThatGoesOutIsCounted()
    {
        m_options.tier = CoinGeckoTier::Demo;
        m_options.key = u"CG-x"_s;
        int counted = 0;
        m_options.keyCalled = [&counted] { ++counted; };
        const auto client = make();
        m_standIn->fail(Fault::RateLimited); // a failed one, too
        QVERIFY(!fetch(*client));
        QCOMPARE(counted, 1);
        QVERIFY(!fetch(*client)); // it was asked to wait: nothing goes out
        QCOMPARE(m_standIn->requests(), 1);
        QCOMPARE(counted, 1);
    }

    void refusesToSendWhatIsNoAddressOrKey()
    {
        m_options.tier = CoinGeckoTier::Demo;
        m_options.key = u"CG-x\r\nHost: evil"_s;
        QCOMPARE(fetch(*make()).error().kind, ErrorKind::Refused);
        m_options.key.clear();
        for (const auto& base : {u"file:///etc/"_s, u"ftp://127.0.0.1/"_s, u"nonsense"_s}) {
            m_options.baseUrl = QUrl(base);
            QCOMPARE(fetch(*make()).error().kind, ErrorKind::Refused);
        }
        QCOMPARE(m_standIn->requests(), 0);
    }

    void callsUnderWayShareOneAnswer()
    {
        const auto client = make();
        const auto first = client->fetch();
        const auto second = client->fetch();
        QTRY_VERIFY(first.isFinished() && second.isFinished());
        QVERIFY(first.result() && first.result() == second.result());
        QCOMPARE(m_standIn->requests(), 1);
    }

    void namesEachFault_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<ErrorKind>("kind");
        const auto rows = [](ErrorKind kind, std::initializer_list<Fault> faults) {
            for (const Fault fault : faults)
                QTest::newRow(qPrintable(support::faultName(fault))) << fault << kind;
        };
        rows(ErrorKind::RateLimited,
             {Fault::RateLimited, Fault::RateLimitedBare, Fault::RateLimitedHuge, Fault::Throttled});
        rows(ErrorKind::Refused, {Fault::KeyMissing, Fault::WrongPlan, Fault::ProKeyHere, Fault::DemoKeyHere,
                                  Fault::RangeTooLong, Fault::BadPath, Fault::Blocked, Fault::Redirect});
        rows(ErrorKind::Network, {Fault::ServerError, Fault::CloseEarly});
        rows(ErrorKind::BadReply, {Fault::Cut, Fault::MissingKey, Fault::EmptyObject, Fault::NaN,
                                   Fault::EmptyBody, Fault::AbsurdTime, Fault::Huge, Fault::GzipBomb});
        rows(ErrorKind::BadPrice, {Fault::Null, Fault::Zero, Fault::Negative, Fault::Absurd});
    }
    void namesEachFault()
    {
        QFETCH(Fault, fault);
        QFETCH(ErrorKind, kind);
        const auto client = make();
        m_standIn->fail(fault);
        const auto result = fetch(*client);
        QVERIFY(!result);
        QCOMPARE(core::kindName(result.error().kind), core::kindName(kind));
        QVERIFY(!result.error().detail.empty());
        QCOMPARE(m_standIn->requests(), 1);
        // Only a rate limit forbids the next call; after all others it is made, and the price comes.
        QCOMPARE(client->nextAllowed().has_value(), kind == ErrorKind::RateLimited);
        QVERIFY(client->suggestedNext());
        QCOMPARE(fetch(*client).has_value(), kind != ErrorKind::RateLimited);
    }

    void asksNothingWhileRateLimited()
    {
        const auto client = make();
        m_standIn->fail(Fault::RateLimited); // says 119 s
        QVERIFY(fetch(*client).error().retryAfter == 119'000ms);
        m_clock.advance(100s);
        const auto again = fetch(*client);
        QCOMPARE(again.error().kind, ErrorKind::RateLimited);
        QVERIFY(again.error().retryAfter == 19'000ms);
        QCOMPARE(m_standIn->requests(), 1);
        m_clock.advance(19s);
        QVERIFY(fetch(*client));
        QVERIFY(!client->suggestedNext());
        QCOMPARE(m_standIn->requests(), 2);
    }

    void slownessEndsAtTheTimeout_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("silence") << Fault::Hang;
        QTest::newRow("a byte now and then") << Fault::Drip;
    }
    void slownessEndsAtTheTimeout()
    {
        QFETCH(Fault, fault);
        m_options.timeout = 200ms;
        m_standIn->fail(fault);
        const auto client = make();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(fetch(*client).error().kind, ErrorKind::Timeout);
        QVERIFY(timer.elapsed() >= 180); // a coarse timer may be 5 % early, and both count whole milliseconds
        QVERIFY(timer.elapsed() < 5'000); // the server would take minutes
    }

    void bombsDoNotFillTheMemory_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("64 MiB") << Fault::Huge;
        QTest::newRow("32 MiB in a gzip") << Fault::GzipBomb;
    }
    void bombsDoNotFillTheMemory()
    {
        if (!support::kMemoryTells)
            QSKIP("the sanitizer's own memory hides what is measured");
        QFETCH(Fault, fault);
        (void)support::answerOf(fault); // the stand-in's own memory comes first
        const auto client = make();
        QVERIFY(fetch(*client));
        const qint64 before = support::peakMemory();
        if (before == 0)
            QSKIP("the system does not tell the memory");
        m_standIn->fail(fault);
        const auto error = fetch(*client).error();
        QCOMPARE(error.kind, ErrorKind::BadReply);
        const char* expected = fault == Fault::Huge ? "too large" : "Decompression failed";
        QVERIFY2(error.detail.find(expected) != std::string::npos, error.detail.c_str());
        const qint64 grown = support::peakMemory() - before;
        QVERIFY2(grown < (12 << 20), qPrintable(QString::number(grown)));
    }

    void followsARedirectToTheSameHost()
    {
        m_standIn->fail(Fault::RedirectHere);
        QVERIFY(fetch(*make()));
        QCOMPARE(m_standIn->requests(), 2);
    }

    void leavesACircleOfRedirects()
    {
        m_standIn->fail(Fault::RedirectHere, 100);
        QCOMPARE(fetch(*make()).error().kind, ErrorKind::Refused);
        QVERIFY(m_standIn->requests() <= 5);
    }

    void noServerIsANetworkError()
    {
        m_standIn.reset(); // its port is closed now
        const auto client = make();
        QCOMPARE(fetch(*client).error().kind, ErrorKind::Network);
        QVERIFY(!client->nextAllowed());
        QVERIFY(client->suggestedNext());
    }

    void survivesAServerThatCameBack()
    {
        const auto client = make();
        QVERIFY(fetch(*client));
        const auto port = static_cast<quint16>(m_standIn->url().port());
        m_standIn.reset(); // the kept connection is dead
        m_standIn = std::make_unique<support::StandIn>(support::PriceScript(), m_clock, port);
        QVERIFY(m_standIn->isListening());
        QVERIFY(fetch(*client));
    }

    void destroyingItFinishesTheCall()
    {
        m_standIn->fail(Fault::Hang);
        auto client = make();
        const auto future = client->fetch();
        QTRY_COMPARE(m_standIn->requests(), 1);
        client.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
    }

private:
    std::unique_ptr<market::CoinGeckoClient> make()
    {
        return std::make_unique<market::CoinGeckoClient>(m_options, m_clock);
    }

    static core::Result<market::Quote> fetch(market::CoinGeckoClient& client)
    {
        const auto future = client.fetch();
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
            return core::failure(ErrorKind::Internal, "the future did not finish");
        return future.result();
    }

    support::FakeClock m_clock;
    std::unique_ptr<support::StandIn> m_standIn;
    market::CoinGeckoOptions m_options;
};

QTEST_GUILESS_MAIN(TestCoinGeckoClient)
#include "tst_coingeckoclient.moc"
