#include "storage/coveragestore.h"
#include "storage/forecaststore.h"
#include "storage/packing.h"
#include "storage/retention.h"
#include "storage/samplestore.h"
#include "storagetest.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <map>

using namespace cryptopulse;
using namespace cryptopulse::test;
using std::chrono::days;
using std::chrono::floor;
using storage::applyRetention;
using storage::Database;
using storage::planRetention;
using storage::RetentionRules;
using storage::SampleStore;

namespace {

constexpr qint64 kSpacing = 7'000; // milliseconds: minutes hold eight or nine samples

core::Sample sampleAt(qint64 ms, double price)
{
    const core::UtcTime time = core::fromEpochMs(ms);
    return {time, *core::Price::from(price), time};
}

std::vector<core::Sample> seconds(qint64 count)
{
    std::vector<core::Sample> samples;
    for (qint64 i = 0; i < count; ++i)
        samples.push_back(sampleAt(kFirstMs + i * kSpacing, 30'000.0 + double(i % 997)));
    return samples;
}

/// What forecasts of minutes are made of and decided by.
std::map<qint64, std::pair<qint64, double>> closes(const std::vector<core::Sample>& samples)
{
    std::map<qint64, std::pair<qint64, double>> last;
    for (const core::Sample& sample : samples)
        last[floor<std::chrono::minutes>(sample.time).time_since_epoch().count()] = {
            core::toEpochMs(sample.time), sample.price.value()};
    return last;
}

constexpr auto kForEver = 10'000'000;

} // namespace

/// What the rules for old prices do, and what they leave alone.
class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = Database::open(m_folder->filePath(u"prices.db"_s), m_clock);
        QVERIFY(opened);
        m_database = *std::move(opened);
        m_store = std::make_unique<SampleStore>(*m_database);
    }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void theLastPriceOfEachMinuteStays()
    {
        const auto all = seconds(50'000); // several transactions, whose ends lie within minutes
        QVERIFY(m_store->addAll({}, all));
        const core::UtcTime now = all.back().time + days(2);
        const auto done = apply({.minutesAfterDays = 3, .keepYears = {}}, now);
        QCOMPARE(done.deleted, 0);
        const core::UtcTime before = floor<std::chrono::minutes>(now - days(3));
        const auto left = rows();
        QVERIFY(closes(left) ==
                closes(all)); // all candles, and so all minutes' forecasts, are what they were
        std::map<qint64, int> inMinute;
        for (const core::Sample& sample : left)
            ++inMinute[floor<std::chrono::minutes>(sample.time).time_since_epoch().count()];
        for (const core::Sample& sample : left) {
            const auto minute = floor<std::chrono::minutes>(sample.time).time_since_epoch().count();
            QVERIFY(sample.time >= before ? inMinute[minute] > 1 || sample.time == left.back().time
                                          : inMinute[minute] == 1);
        }
        QCOMPARE(std::size_t(done.thinned) + left.size(), all.size());
        const auto again = apply({.minutesAfterDays = 3, .keepYears = {}}, now);
        QCOMPARE(again.thinned, 0); // what is done is done
        QVERIFY(rows() == left);
    }

    void aPlanSaysWhatWillBeDoneAndDoesNothing()
    {
        QVERIFY(m_store->addAll({}, seconds(45'000)));
        const core::UtcTime now = core::fromEpochMs(kFirstMs) + days(800);
        const RetentionRules rules{.minutesAfterDays = 1, .keepYears = 2};
        const auto plans = planRetention(*m_database, rules, now);
        QVERIFY(plans);
        QCOMPARE(plans->size(), 1U);
        QCOMPARE(plans->front().rows, 45'000);
        QCOMPARE(rows().size(), 45'000U);
        const auto done = applyRetention(*m_database, *plans);
        QVERIFY(done);
        QCOMPARE(done->thinned, plans->front().toThin);
        QCOMPARE(done->deleted, plans->front().toDelete);
        QVERIFY(done->deleted == 45'000); // all is older than two years
    }

    void whatIsNotSetIsNotDone()
    {
        QVERIFY(m_store->addAll({}, seconds(1'000)));
        const auto done = apply({}, core::fromEpochMs(kFirstMs) + days(10'000));
        QCOMPARE(done.thinned + done.deleted, 0);
        QCOMPARE(rows().size(), 1'000U);
    }

    void whatIsDeletedForItsAgeIsNotAskedForAgain()
    {
        const auto all = minutes(0, 3'000);
        QVERIFY(m_store->addAll({}, all));
        // Two years after the minute number 1000.
        const core::UtcTime now = minute(1'000).time + days(2 * 365 + 1);
        const auto done = apply({.minutesAfterDays = {}, .keepYears = 2}, now);
        const core::UtcTime cut = rows().front().time;
        QCOMPARE(done.deleted, 1'000);
        QCOMPARE(cut, minute(1'000).time);
        const auto asked = storage::CoverageStore(*m_database).load({});
        QVERIFY(asked && asked->size() == 1);
        QCOMPARE(asked->front().from, all.front().time);
        QVERIFY(core::without({all.front().time, floor<std::chrono::minutes>(cut)}, *asked).empty());
    }

    void aForecastThatWaitsKeepsItsPrices()
    {
        const auto all = seconds(20'000);
        QVERIFY(m_store->addAll({}, all));
        const core::Sample& asOf = all[5'000];
        core::LiveForecast forecast{.asOf = asOf.time,
                                    .price = asOf.price,
                                    .up = *core::Probability::from(0.5),
                                    .step = {},
                                    .horizonSteps = 5,
                                    .modelId = "seed-1",
                                    .outcome = core::Outcome::Pending,
                                    .seenAt = std::nullopt,
                                    .seen = std::nullopt,
                                    .weights = {}};
        QVERIFY(storage::ForecastStore(*m_database).add({}, forecast));
        const core::UtcTime now = all.back().time + days(4'000);
        QVERIFY(apply({.minutesAfterDays = 1, .keepYears = 1}, now).deleted > 0);
        const auto left = rows();
        const auto first = std::ranges::find(left, asOf.time, &core::Sample::time);
        QVERIFY(first != left.end());
        QVERIFY(std::equal(first, left.end(), all.begin() + 5'000, all.end()));
    }

    void packedCopiesFollow()
    {
        const auto all = seconds(30'000);
        QVERIFY(m_store->addAll({}, all));
        QVERIFY(storage::packSamples(*m_database, {}, 1));
        QVERIFY(apply({.minutesAfterDays = 1, .keepYears = {}}, all.back().time + days(2)).thinned > 0);
        const auto left = rows();
        const auto loaded = m_store->load({});
        QVERIFY(loaded);
        QCOMPARE(loaded->size(), left.size());
        for (std::size_t i = 0; i < left.size(); ++i)
            QVERIFY(loaded->view().times()[i] == left[i].time &&
                    loaded->view().prices()[i] == left[i].price.value());
    }

    void canBeStoppedAndGoneOnWith()
    {
        const auto all = seconds(60'000);
        QVERIFY(m_store->addAll({}, all));
        const core::UtcTime now = all.back().time + days(2);
        const RetentionRules rules{.minutesAfterDays = 1, .keepYears = {}};
        const auto plans = planRetention(*m_database, rules, now);
        int asked = 0;
        const auto stopped =
            applyRetention(*m_database, *plans, [&asked](qint64, qint64) { return ++asked < 2; });
        QVERIFY(!stopped && stopped.error().kind == core::ErrorKind::Cancelled);
        QVERIFY(rows().size() < all.size());
        QVERIFY(closes(rows()) == closes(all));
        QVERIFY(apply(rules, now).thinned > 0);
        QVERIFY(closes(rows()) == closes(all));
        QCOMPARE(rows().size(), closes(all).size());
    }

    void seriesAreKeptApart()
    {
        const core::SeriesKey other{"bitcoin", "eur", "elsewhere"};
        QVERIFY(m_store->addAll({}, seconds(1'000)));
        QVERIFY(m_store->addAll(other, seconds(1'000)));
        const auto done =
            apply({.minutesAfterDays = 1, .keepYears = {}}, core::fromEpochMs(kFirstMs) + days(100));
        QCOMPARE(*m_store->count({}), *m_store->count(other));
        QCOMPARE(std::size_t(done.thinned), 2'000 - 2 * closes(seconds(1'000)).size());
    }

private:
    std::vector<core::Sample> rows()
    {
        return m_store->range({}, core::UtcTime::min(), core::UtcTime::max(), kForEver).value();
    }
    storage::RetentionSummary apply(const RetentionRules& rules, core::UtcTime now)
    {
        const auto plans = planRetention(*m_database, rules, now);
        return applyRetention(*m_database, plans.value()).value();
    }

    const support::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SampleStore> m_store;
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
