#include "market/coincatalogue.h"
#include "support/fakeclock.h"
#include "support/standin/standin.h"

#include <QTest>
#include <algorithm>
#include <memory>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using support::Fault;

/// CoinGecko's lists over HTTP, from a stand-in.
class TestCoinCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_standIn = std::make_unique<support::StandIn>();
        QVERIFY(m_standIn->isListening());
        m_options = {};
        m_options.baseUrl = m_standIn->url();
        m_options.timeout = 20s;
        m_options.jitterSeed = 1;
    }

    void asksForEachList()
    {
        market::CoinCatalogue catalogue(m_options, m_clock);
        const auto coins = wait(catalogue.coins());
        QVERIFY(coins);
        QVERIFY(std::ranges::find(*coins, u"shiba-inu"_s, &market::Coin::id) != coins->end());
        QCOMPARE(m_standIn->lastRequest().target, QByteArray("/api/v3/coins/list"));
        const auto currencies = wait(catalogue.currencies());
        QVERIFY(currencies);
        QVERIFY(currencies->contains(u"brl"_s));
        const auto found = wait(catalogue.search(u"eth"_s));
        QVERIFY(found);
        QCOMPARE(std::ranges::find(*found, u"ethereum"_s, &market::Coin::id)->rank, 2);
        QCOMPARE(m_standIn->lastRequest().target, QByteArray("/api/v3/search?query=eth"));
    }

    void whatIsTypedStaysOneValue()
    {
        market::CoinCatalogue catalogue(m_options, m_clock);
        QVERIFY(wait(catalogue.search(u" a&ids=b +50%  é"_s)));
        QCOMPARE(m_standIn->lastRequest().target,
                 QByteArray("/api/v3/search?query=a%26ids%3Db%20%2B50%25%20%C3%A9"));
    }

    void theKeyGoesAlong()
    {
        m_options.tier = market::CoinGeckoTier::Demo;
        m_options.key = u"CG-secret"_s;
        int counted = 0;
        m_options.keyCalled = [&counted] { ++counted; };
        market::CoinCatalogue catalogue(m_options, m_clock);
        QVERIFY(wait(catalogue.currencies()));
        QCOMPARE(counted, 1);
        QCOMPARE(m_standIn->lastRequest().headers.value("x-cg-demo-api-key"), QByteArray("CG-secret"));
    }

    void callsAreFew()
    {
        market::CoinCatalogue catalogue(m_options, m_clock);
        for (int i = 0; i < 3; ++i)
            QVERIFY(wait(catalogue.search(u"eth"_s)));
        const auto early = wait(catalogue.search(u"eth"_s));
        QVERIFY(!early);
        QCOMPARE(early.error().kind, ErrorKind::RateLimited);
        QVERIFY(early.error().retryAfter && *early.error().retryAfter <= 30s);
        QCOMPARE(m_standIn->requests(), 3);
        m_clock.advance(30s); // two a minute, of the five that there are
        QVERIFY(wait(catalogue.search(u"eth"_s)));
        QVERIFY(!wait(catalogue.search(u"eth"_s)));
    }

    void aListIsAskedForOnce()
    {
        market::CoinCatalogue catalogue(m_options, m_clock);
        const auto one = catalogue.coins();
        const auto other = catalogue.coins();
        QVERIFY(wait(one) && wait(other));
        QCOMPARE(m_standIn->requests(), 1);
        const auto search = catalogue.search(u"eth"_s);
        QCOMPARE(wait(catalogue.search(u"btc"_s)).error().kind, ErrorKind::TooMany);
        QVERIFY(wait(search));
    }

    void aRefusalHoldsForAll()
    {
        m_standIn->fail(Fault::RateLimited);
        market::CoinCatalogue catalogue(m_options, m_clock);
        QCOMPARE(wait(catalogue.coins()).error().kind, ErrorKind::RateLimited);
        QCOMPARE(wait(catalogue.search(u"eth"_s)).error().kind, ErrorKind::RateLimited);
        QCOMPARE(m_standIn->requests(), 1);
    }

    void aBodyWithoutEndIsCutOff()
    {
        m_standIn->fail(Fault::Huge);
        market::CoinCatalogue catalogue(m_options, m_clock);
        QCOMPARE(wait(catalogue.coins()).error().kind, ErrorKind::BadReply);
    }

    void anEndInTheMiddleIsCancelled()
    {
        m_standIn->fail(Fault::Hang);
        auto catalogue = std::make_unique<market::CoinCatalogue>(m_options, m_clock);
        const auto coins = catalogue->coins();
        QTRY_COMPARE(m_standIn->requests(), 1);
        catalogue.reset();
        QCOMPARE(wait(coins).error().kind, ErrorKind::Cancelled);
    }

private:
    template <typename T>
    static core::Result<T> wait(const QFuture<core::Result<T>>& future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
            qFatal("no answer");
        return future.result();
    }

    support::FakeClock m_clock;
    std::unique_ptr<support::StandIn> m_standIn;
    market::CoinGeckoOptions m_options;
};

QTEST_GUILESS_MAIN(TestCoinCatalogue)
#include "tst_coincatalogue.moc"
