#include "venueharness.h"

using namespace cryptopulse;
using namespace cryptopulse::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using market::Close;
using support::VenueFault;

/// What the sources of past prices do when the venue refuses, fails or is to be left alone.
class TestHistoryLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_harness.emplace(support::Minutes::walk(1440, kNow, 7)); }

    void namesEachFault_data()
    {
        faultRows(true);
    }
    void namesEachFault()
    {
        QFETCH(QString, venue);
        QFETCH(VenueFault, fault);
        QFETCH(ErrorKind, kind);
        m_harness->options.timeout = fault == VenueFault::Hang ? 150ms : 20'000ms;
        const auto source = m_harness->history(venue);
        m_harness->venues->fail(fault);
        const auto page = resultOf(source->fetch(kMinute - 1h, kMinute));
        QVERIFY(!page);
        QCOMPARE(core::kindName(page.error().kind), core::kindName(kind));
        QVERIFY(!page.error().detail.empty());
        QVERIFY(source->suggestedNext());
        QVERIFY(*source->suggestedNext() >= source->nextAllowed().value_or(core::UtcTime{}));
        if (fault == VenueFault::TooMany) {
            const bool told = venue == u"binance" || venue == u"coingecko"; // with Retry-After: 7
            QVERIFY(page.error().retryAfter == (told ? std::optional(7'000ms) : std::nullopt));
            const auto again = resultOf(source->fetch(kMinute - 1h, kMinute));
            QCOMPARE(again.error().kind, ErrorKind::RateLimited);
            QVERIFY(again.error().retryAfter > 0ms);
            QCOMPARE(m_harness->requests(venue), 1); // no call was made
        }
        m_harness->options.timeout = 20s;
        m_harness->clock.set(*source->suggestedNext());
        std::vector<Close> closes;
        QVERIFY(m_harness->load(*m_harness->history(venue), kMinute - 1h, kMinute,
                                closes)); // a failure loses nothing
        QVERIFY(!closes.empty());
    }

    void whatIsDeniedIsRefused_data()
    {
        QTest::addColumn<QString>("venue");
        QTest::addColumn<int>("status");
        for (const QString& venue : kAll) {
            for (const int status : {403, 451}) {
                if (venue != u"coingecko" || status == 403)
                    QTest::newRow(qPrintable(venue + QString::number(status))) << venue << status;
            }
        }
    }
    void whatIsDeniedIsRefused()
    {
        QFETCH(QString, venue);
        QFETCH(int, status);
        m_harness->venues->deny(venue, status);
        const auto source = m_harness->history(venue);
        const auto page = resultOf(source->fetch(kMinute - 1h, kMinute));
        QVERIFY(!page);
        QCOMPARE(core::kindName(page.error().kind), core::kindName(ErrorKind::Refused));
        if (venue != u"coingecko")
            QVERIFY(page.error().detail.find("choose another source") != std::string::npos);
    }

    void aPaceIsKept_data()
    {
        QTest::addColumn<QString>("venue");
        QTest::addColumn<int>("atOnce");
        QTest::addColumn<int>("perMinute"); // at most, after those
        QTest::newRow("binance") << u"binance"_s << 20 << 1200;
        QTest::newRow("coinbase") << u"coinbase"_s << 10 << 600;
        QTest::newRow("kraken") << u"kraken"_s << 1 << 60;
        QTest::newRow("bitstamp") << u"bitstamp"_s << 20 << 800;
        QTest::newRow("coingecko") << u"coingecko"_s << 1 << 5;
    }
    void aPaceIsKept()
    {
        QFETCH(QString, venue);
        QFETCH(int, atOnce);
        QFETCH(int, perMinute);
        const auto source = m_harness->history(venue);
        int calls = 0;
        const core::UtcTime start = m_harness->clock.now();
        for (; !source->nextAllowed(); ++calls)
            QVERIFY(resultOf(source->fetch(kMinute - 10min, kMinute)));
        QCOMPARE(calls, atOnce);
        // Before its time a call is not made.
        QCOMPARE(resultOf(source->fetch(kMinute - 10min, kMinute)).error().kind, ErrorKind::RateLimited);
        QCOMPARE(m_harness->requests(venue), calls);
        for (int i = 0; i < 30; ++i, ++calls) {
            m_harness->clock.set(*source->nextAllowed());
            QVERIFY(resultOf(source->fetch(kMinute - 10min, kMinute)));
        }
        const double minutes =
            std::chrono::duration<double, std::ratio<60>>(m_harness->clock.now() - start).count();
        QVERIFY(30.0 <= minutes * perMinute * 1.001);
        QCOMPARE(m_harness->requests(venue), calls); // none of them was refused
        QVERIFY(source->quota().perMinute >= perMinute);
    }

    void binancesWeightIsRespected()
    {
        const auto source = m_harness->history(u"binance"_s);
        m_harness->venues->useWeight(4790); // others behind the same address
        for (int i = 0; i < 5; ++i)
            QVERIFY(resultOf(source->fetch(kMinute - 10min, kMinute)));
        QVERIFY(source->nextAllowed() == kMinute + 1min); // Binance counts by the minute
        QCOMPARE(resultOf(source->fetch(kMinute - 10min, kMinute)).error().kind, ErrorKind::RateLimited);
        m_harness->venues->useWeight(0);
        m_harness->clock.set(kMinute + 1min);
        QVERIFY(resultOf(source->fetch(kMinute - 10min, kMinute)));
        QCOMPARE(m_harness->requests(u"binance"_s), 6);
    }

    void binanceBansThoseWhoDoNotListenAndWeDo()
    {
        m_harness->venues->useWeight(6000);
        const auto first = m_harness->history(u"binance"_s);
        const auto told = resultOf(first->fetch(kMinute - 10min, kMinute));
        QCOMPARE(told.error().kind, ErrorKind::RateLimited);
        QVERIFY(told.error().retryAfter == 55'000ms); // until the next minute
        QVERIFY(first->nextAllowed() == kNow + 55s);
        // Another program at the same address did not know.
        const auto other = m_harness->history(u"binance"_s);
        const auto banned = resultOf(other->fetch(kMinute - 10min, kMinute));
        QCOMPARE(banned.error().kind, ErrorKind::RateLimited);
        QVERIFY(banned.error().retryAfter == 120'000ms);
        QVERIFY(banned.error().detail.find("418") != std::string::npos);
    }

    void oneCallAtATime()
    {
        const auto source = m_harness->history(u"binance"_s);
        const auto first = source->fetch(kMinute - 10min, kMinute);
        QCOMPARE(resultOf(source->fetch(kMinute - 20min, kMinute)).error().kind, ErrorKind::TooMany);
        QTRY_VERIFY(first.isFinished());
        QVERIFY(first.result());
    }

    void destroyingItFinishesTheCall()
    {
        m_harness->venues->fail(VenueFault::Hang);
        auto source = m_harness->history(u"bitstamp"_s);
        const auto future = source->fetch(kMinute - 10min, kMinute);
        QTRY_COMPARE(m_harness->requests(u"bitstamp"_s), 1);
        source.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
    }

    void onlyHttpIsAsked()
    {
        market::VenueOptions options;
        options.baseUrl = QUrl(u"file:///etc/"_s);
        const auto source = market::makeHistorySource("kraken", options, m_harness->clock);
        QVERIFY(source);
        QCOMPARE(resultOf((*source)->fetch(kMinute - 10min, kMinute)).error().kind, ErrorKind::Refused);
        QVERIFY(!(*source)->nextAllowed()); // nothing was asked
    }

private:
    std::optional<VenueHarness> m_harness;
};

QTEST_GUILESS_MAIN(TestHistoryLimits)
#include "tst_historylimits.moc"
