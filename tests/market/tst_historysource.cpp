#include "venueharness.h"

using namespace cryptopulse;
using namespace cryptopulse::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using market::Close;
using market::HistoryPage;

namespace {

constexpr auto kMonth = std::chrono::hours(24 * 30);

} // namespace

/// What the sources of past prices tell, against venues that keep their limits.
class TestHistorySource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_harness.emplace(support::Minutes::walk(31 * 1440, kNow, 7)); }

    void aMonthOfMinutesIsHadWhole_data() { rowsOf(kYears); }
    void aMonthOfMinutesIsHadWhole()
    {
        QFETCH(QString, venue);
        const auto source = m_harness->history(venue);
        std::vector<Close> closes;
        QVERIFY(m_harness->load(*source, kMinute - kMonth, kMinute, closes));
        QCOMPARE(closes.size(), std::size_t(43'200));
        QVERIFY(closes == closesOf(m_harness->rows, kMinute - kMonth, kMinute));
        QVERIFY(m_harness->clock.now() - kNow < 60s); // at the pace that is allowed
        const QMap<QString, int> calls = {{u"binance"_s, 44}, {u"coinbase"_s, 145}, {u"bitstamp"_s, 44}};
        QCOMPARE(m_harness->requests(venue), calls[venue]);
    }

    void aMonthThatWasReallyTraded()
    {
        const QString reference = qEnvironmentVariable("CRYPTOPULSE_REFERENCE");
        if (reference.isEmpty())
            QSKIP("CRYPTOPULSE_REFERENCE is not set");
        auto minutes = support::Minutes::fromCsv(reference + u"/data/binance_btcusdt_1m_2023-09_30d.csv"_s);
        QVERIFY(minutes);
        minutes->endAt(kNow);
        m_harness.emplace(std::move(*minutes));
        const core::UtcTime from = m_harness->rows.front().time;
        QCOMPARE(m_harness->rows.size(), std::size_t(43'200));
        const auto source = m_harness->history(u"binance"_s);
        std::vector<Close> closes;
        QVERIFY(m_harness->load(*source, from, kMinute, closes));
        QVERIFY(closes == closesOf(m_harness->rows, from, kMinute));
    }

    void theRunningMinuteIsNeverTold_data() { rowsOf(kAll); }
    void theRunningMinuteIsNeverTold()
    {
        QFETCH(QString, venue);
        const auto source = m_harness->history(venue);
        std::vector<Close> closes;
        QVERIFY(m_harness->load(*source, kMinute - 30min, kNow + 1h,
                                closes)); // what has not closed is not waited for
        QVERIFY(!closes.empty());
        if (venue == u"coingecko") {
            QVERIFY(closes.back().time < kNow);
            return;
        }
        QVERIFY(closes == closesOf(m_harness->rows, kMinute - 30min, kMinute));
        // Nothing has closed since: no call is needed to know.
        const int calls = m_harness->requests(venue);
        QVERIFY(resultOf(source->fetch(kMinute, kNow + 1h)) == HistoryPage({{}, kNow + 1h}));
        QCOMPARE(m_harness->requests(venue), calls);
        m_harness->clock.set(kMinute + 1min); // now it has
        const auto page = resultOf(source->fetch(kMinute, kNow + 1h));
        QVERIFY(page);
        QCOMPARE(page->closes.size(), std::size_t(1));
        QVERIFY(page->closes.front().time == kMinute);
    }

    void ourFastClockDoesNotMakeTheRunningMinuteLookClosed_data()
    {
        rowsOf(kYears + QStringList{u"kraken"_s});
    }
    void ourFastClockDoesNotMakeTheRunningMinuteLookClosed()
    {
        QFETCH(QString, venue);
        support::FakeClock fast(kNow + 2min);
        const auto source = m_harness->history(venue, fast);
        std::vector<Close> closes;
        QVERIFY(m_harness->load(*source, kMinute - 10min, kMinute + 2min, closes, &fast));
        QVERIFY(closes == closesOf(m_harness->rows, kMinute - 10min, kMinute));
    }

    void krakenReachesBackTwelveHours()
    {
        const auto source = m_harness->history(u"kraken"_s);
        QVERIFY(source->reach(kNow) == kMinute - 720min);
        std::vector<Close> closes;
        QVERIFY(m_harness->load(*source, kMinute - kMonth, kMinute, closes));
        QVERIFY(closes == closesOf(m_harness->rows, kMinute - 720min, kMinute));
        QCOMPARE(m_harness->requests(u"kraken"_s), 1);
        // All out of reach: answered without a call.
        QVERIFY(resultOf(source->fetch(kMinute - kMonth, kMinute - 720min)) ==
                HistoryPage({{}, kMinute - 720min}));
        QCOMPARE(m_harness->requests(u"kraken"_s), 1);
    }

    void coinGeckoGivesADayOfFiveMinutes()
    {
        const auto source = m_harness->history(u"coingecko"_s);
        QVERIFY(source->spacing() == 5min);
        QVERIFY(source->reach(kNow) == kNow - 24h);
        std::vector<Close> closes;
        QVERIFY(m_harness->load(*source, kNow - kMonth, kNow, closes));
        QVERIFY(closes.size() == 287 || closes.size() == 288);
        for (std::size_t i = 1; i < closes.size(); ++i) {
            const auto gap = closes[i].time - closes[i - 1].time;
            QVERIFY(gap > 4min && gap < 6min);
        }
        QVERIFY(closes.back().time < kNow); // not the price of the moment
        QCOMPARE(m_harness->requests(u"coingecko"_s), 1);
        QVERIFY(m_harness->venues->seen().front().target.startsWith(
            "/api/v3/coins/bitcoin/market_chart?vs_currency=usd&days=1&precision=full"));
    }

    void goesOnFromTheMiddle_data() { rowsOf(kYears); }
    void goesOnFromTheMiddle()
    {
        QFETCH(QString, venue);
        const core::UtcTime from = kMinute - 3000min + 17s; // not a full minute: the next one counts
        const core::UtcTime to =
            kMinute - 5min - 1ms; // the minute that begins before it is part of the range
        std::optional<HistoryPage> first;
        {
            const auto source = m_harness->history(venue);
            const auto page = resultOf(source->fetch(from, to));
            QVERIFY(page);
            first = *page;
        }
        QVERIFY(first->next > from && first->next < to);
        QVERIFY(first->closes == closesOf(m_harness->rows, from, first->next));
        std::vector<Close> rest;
        QVERIFY(m_harness->load(*m_harness->history(venue), first->next, to,
                                rest)); // another object, perhaps after a restart
        QVERIFY(rest == closesOf(m_harness->rows, first->next, to));
    }

    void emptyStretchesArePassed_data() { rowsOf(kYears); }
    void emptyStretchesArePassed()
    {
        QFETCH(QString, venue);
        // Nothing for two days in the middle, and nothing after the last day but one.
        std::vector<support::Minutes::Row> rows;
        for (const auto& row : m_harness->rows) {
            const auto age = kMinute - row.time;
            if (age > 24h && (age < 72h || age > 120h))
                rows.push_back(row);
        }
        m_harness.emplace(support::Minutes(rows));
        const auto source = m_harness->history(venue);
        const core::UtcTime from = kMinute - 144h;
        std::vector<Close> closes;
        QVERIFY(m_harness->load(*source, from, kMinute, closes));
        if (venue == u"bitstamp") { // publishes flat candles, and they are kept
            QCOMPARE(closes.size(), std::size_t(144 * 60));
            for (std::size_t i = 1; i < closes.size(); ++i)
                QVERIFY(closes[i].time - closes[i - 1].time == 1min);
            std::erase_if(closes, [&](const Close& close) {
                return std::none_of(rows.begin(), rows.end(),
                                    [&](const auto& row) { return row.time == close.time; });
            });
        }
        QVERIFY(closes == closesOf(rows, from, kMinute));
        if (venue == u"binance") // over the hole in one step
            QVERIFY(m_harness->requests(venue) <= 144 * 60 / 1000 + 2);
    }

    void aTimeBeforeThereWasAMarketEnds_data() { rowsOf(kAll); }
    void aTimeBeforeThereWasAMarketEnds()
    {
        QFETCH(QString, venue);
        const auto source = m_harness->history(venue);
        const core::UtcTime early = core::fromEpochMs(0);
        QVERIFY(resultOf(source->fetch(early, early + 24h)) == HistoryPage({{}, early + 24h}));
        QVERIFY(resultOf(source->fetch(kNow, kNow)) == HistoryPage({{}, kNow}));
        QVERIFY(resultOf(source->fetch(kNow, kNow - 1h)) == HistoryPage({{}, kNow}));
        QVERIFY(resultOf(source->fetch(core::UtcTime::min(), core::UtcTime::min() + 1h)));
        QVERIFY(resultOf(source->fetch(core::UtcTime::max() - 1h, core::UtcTime::max())));
        QCOMPARE(m_harness->requests(venue), 0);
    }

private:
    std::optional<VenueHarness> m_harness;
};

QTEST_GUILESS_MAIN(TestHistorySource)
#include "tst_historysource.moc"
