#include "venueharness.h"

using namespace cryptopulse;
using namespace cryptopulse::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using support::VenueFault;

/// The factories, the names of pairs, and the current price of each venue.
class TestVenueSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_harness.emplace(support::Minutes::walk(100, kNow, 7)); }

    void saysWhatIsReallyQuoted_data()
    {
        QTest::addColumn<QString>("venue");
        QTest::addColumn<QString>("asset");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("series"); // empty: not offered
        const auto row = [](const QString& venue, const QString& asset, const QString& currency,
                            const QString& series) {
            QTest::newRow(qPrintable(asset + u'/' + currency + u'@' + venue))
                << venue << asset << currency << series;
        };
        row(u"binance"_s, u"bitcoin"_s, u"usd"_s, u"bitcoin/usdt@binance"_s);
        row(u"binance"_s, u"bitcoin"_s, u"usdt"_s, u"bitcoin/usdt@binance"_s);
        row(u"binance"_s, u"bitcoin"_s, u"eur"_s, u"bitcoin/eur@binance"_s);
        row(u"coinbase"_s, u"bitcoin"_s, u"usd"_s, u"bitcoin/usd@coinbase"_s);
        row(u"coinbase"_s, u"bitcoin"_s, u"usdt"_s, {});
        row(u"kraken"_s, u"dogecoin"_s, u"eur"_s, u"dogecoin/eur@kraken"_s);
        row(u"bitstamp"_s, u"ripple"_s, u"usd"_s, u"ripple/usd@bitstamp"_s);
        row(u"bitstamp"_s, u"ripple"_s, u"brl"_s, {});
        row(u"kraken"_s, u"some-new-coin"_s, u"usd"_s, {});
        row(u"kraken"_s, {}, u"usd"_s, {});
        row(u"coingecko"_s, u"some-new-coin"_s, u"brl"_s, u"some-new-coin/brl@coingecko"_s);
        row(u"coingecko"_s, {}, u"brl"_s, {});
        row(u"mtgox"_s, u"bitcoin"_s, u"usd"_s, {});
        row({}, u"bitcoin"_s, u"usd"_s, {});
    }
    void saysWhatIsReallyQuoted()
    {
        QFETCH(QString, venue);
        QFETCH(QString, asset);
        QFETCH(QString, currency);
        QFETCH(QString, series);
        market::VenueOptions options;
        options.asset = asset.toStdString();
        options.currency = currency.toStdString();
        const auto key = market::quotedSeries(venue.toStdString(), options.asset, options.currency);
        const auto price = market::makePriceSource(venue.toStdString(), options, m_harness->clock);
        const auto history = market::makeHistorySource(venue.toStdString(), options, m_harness->clock);
        QCOMPARE(key.has_value(), !series.isEmpty());
        if (key) {
            QCOMPARE(QString::fromStdString(core::toText(*key)), series);
            QVERIFY(price && history);
            QCOMPARE((*price)->name(), venue.toStdString());
            QCOMPARE((*history)->name(), venue.toStdString());
            QCOMPARE((*history)->currency(), key->currency);
        } else {
            for (const core::Error& error : {key.error(), price.error(), history.error()})
                QCOMPARE(error.kind, ErrorKind::InvalidArgument);
            if (venue == u"kraken" || venue == u"bitstamp")
                QVERIFY(key.error().detail.find("coingecko has") != std::string::npos);
        }
    }

    void asksTheDocumentedAddress_data()
    {
        QTest::addColumn<QString>("venue");
        QTest::addColumn<QString>("asset");
        QTest::addColumn<QString>("url");
        const auto row = [](const QString& venue, const QString& asset, const QString& url) {
            QTest::newRow(qPrintable(venue + u' ' + asset)) << venue << asset << url;
        };
        row(u"binance"_s, u"bitcoin"_s,
            u"https://data-api.binance.vision/api/v3/ticker/price?symbol=BTCUSDT"_s);
        row(u"coinbase"_s, u"bitcoin"_s, u"https://api.exchange.coinbase.com/products/BTC-USD/ticker"_s);
        row(u"kraken"_s, u"bitcoin"_s, u"https://api.kraken.com/0/public/Ticker?pair=XBTUSD"_s);
        row(u"kraken"_s, u"dogecoin"_s, u"https://api.kraken.com/0/public/Ticker?pair=XDGUSD"_s);
        row(u"bitstamp"_s, u"cardano"_s, u"https://www.bitstamp.net/api/v2/ticker/adausd/"_s);
    }
    void asksTheDocumentedAddress()
    {
        QFETCH(QString, venue);
        QFETCH(QString, asset);
        market::VenueOptions options;
        options.asset = asset.toStdString();
        const auto source = market::makePriceSource(venue.toStdString(), options, m_harness->clock);
        QVERIFY(source);
        QTEST(dynamic_cast<market::HttpPriceSource&>(**source).url().toString(), "url");
    }

    void aMirrorMayHaveAPath()
    {
        market::VenueOptions options;
        for (const auto& base :
             {u"http://h:1/mirror"_s, u"http://h:1/mirror/"_s, u"http://h:1/mirror/?x=1#y"_s}) {
            options.baseUrl = QUrl(base);
            const auto source = market::makePriceSource("kraken", options, m_harness->clock);
            QCOMPARE(dynamic_cast<market::HttpPriceSource&>(**source).url().toString(),
                     u"http://h:1/mirror/0/public/Ticker?pair=XBTUSD"_s);
        }
    }

    void readsTheCurrentPrice_data() { rowsOf(kAll); }
    void readsTheCurrentPrice()
    {
        QFETCH(QString, venue);
        const auto source = m_harness->price(venue);
        const auto quote = resultOf(source->fetch());
        QVERIFY2(quote, quote ? "" : quote.error().detail.c_str());
        QVERIFY(quote->price.value() > 30'000 && quote->price.value() < 120'000);
        const bool tells = venue != u"binance" && venue != u"kraken"; // the provider's own time
        QVERIFY(quote->time == (tells ? std::optional(kNow) : std::nullopt));
        QCOMPARE(m_harness->requests(venue), 1);
        QVERIFY(source->quota().perMinute >= 5);
        QVERIFY(!source->quota().plan.empty());
        QVERIFY(m_harness->venues->seen().front().headers.value("user-agent").startsWith("CryptoPulse"));
    }

    void namesEachFault_data()
    {
        faultRows(false);
    }
    void namesEachFault()
    {
        QFETCH(QString, venue);
        QFETCH(VenueFault, fault);
        QFETCH(ErrorKind, kind);
        const auto source = m_harness->price(venue);
        m_harness->venues->fail(fault);
        const auto first = resultOf(source->fetch());
        QVERIFY(!first);
        QCOMPARE(core::kindName(first.error().kind), core::kindName(kind));
        // Only a rate limit forbids the next call.
        QCOMPARE(source->nextAllowed().has_value(), kind == ErrorKind::RateLimited);
        QCOMPARE(resultOf(source->fetch()).has_value(), kind != ErrorKind::RateLimited);
        m_harness->clock.advance(5min);
        QVERIFY(resultOf(source->fetch()));
    }

    void aDeniedVenueIsRefusedAndSaysWhatToDo()
    {
        for (const QString& venue : {u"binance"_s, u"coinbase"_s, u"kraken"_s, u"bitstamp"_s}) {
            m_harness->venues->deny(venue, 451);
            const auto quote = resultOf(m_harness->price(venue)->fetch());
            QVERIFY(!quote);
            QCOMPARE(quote.error().kind, ErrorKind::Refused);
            QVERIFY(quote.error().detail.find("choose another source") != std::string::npos);
        }
    }

    void theKeyGoesToCoinGeckoOnly()
    {
        m_harness->options.tier = market::CoinGeckoTier::Demo;
        m_harness->options.key = u"CG-x"_s;
        for (const QString& venue : kAll) {
            (void)resultOf(m_harness->price(venue)->fetch());
            (void)resultOf(m_harness->history(venue)->fetch(kMinute - 10min, kMinute));
        }
        QCOMPARE(m_harness->venues->seen().size(), std::size_t(10));
        for (const auto& request : m_harness->venues->seen())
            QCOMPARE(request.headers.contains("x-cg-demo-api-key"), request.target.contains("bitcoin"));
    }

    void destroyingItFinishesTheCall()
    {
        m_harness->venues->fail(VenueFault::Hang);
        auto source = m_harness->price(u"coinbase"_s);
        const auto future = source->fetch();
        QTRY_COMPARE(m_harness->requests(u"coinbase"_s), 1);
        source.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
    }

private:
    std::optional<VenueHarness> m_harness;
};

QTEST_GUILESS_MAIN(TestVenueSources)
#include "tst_venuesources.moc"
