#include "engine/home.h"
#include "engine/localengine.h"

#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cryptopulse::engine_test;
using support::resultOf;

namespace {

/// A source of a plan with 10,000 calls a month, which counts as the real one does.
class PlannedSource final : public market::PriceSource
{
public:
    PlannedSource(std::shared_ptr<engine::CallMeter> meter, double price)
        : m_meter(std::move(meter))
        , m_price(price)
    {
    }
    [[nodiscard]] std::string name() const override { return "planned"; }
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const override { return std::nullopt; }
    [[nodiscard]] core::CallQuota quota() const override { return {"demo", 30, 10'000}; }
    QFuture<core::Result<market::Quote>> fetch() override
    {
        m_meter->count();
        QPromise<core::Result<market::Quote>> promise;
        promise.start();
        promise.addResult(market::Quote{*core::Price::from(m_price), std::nullopt});
        promise.finish();
        return promise.future();
    }

private:
    std::shared_ptr<engine::CallMeter> m_meter;
    double m_price;
};

struct Bench {
    QTemporaryDir folder;
    support::FakeClock clock{*core::fromIso("2026-11-10T00:00:00Z")};

    [[nodiscard]] std::shared_ptr<engine::CallMeter> meter() const
    {
        return std::make_shared<engine::CallMeter>(folder.filePath(u"data/calls.json"_s), "demo", 10'000,
                                                   u"CG-key"_s, clock);
    }
    [[nodiscard]] engine::LocalEngineOptions options() const
    {
        return {.series = {"bitcoin", "usd", "planned"},
                .databasePath = folder.filePath(u"data/prices.db"_s),
                .modelFolder = folder.filePath(u"models"_s)};
    }
};

} // namespace

/// What the engine does beside its feed: a second source is compared with, calls with a key are counted.
class TestFeedChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondSourceIsComparedWithAndNeverStored()
    {
        Bench bench;
        auto options = bench.options();
        options.crossCheck = engine::CrossCheckOptions{
            .source = "kraken",
            .tolerance = 2, // percent: beyond it, a single comparison would say nothing yet
            .series = core::SeriesKey{"bitcoin", "usd", "kraken"},
            .makeSource = [] {
                auto second = std::make_unique<support::FakeSource>();
                second->answers = {market::Quote{*core::Price::from(101), std::nullopt}};
                return core::Result<std::unique_ptr<market::PriceSource>>(std::move(second));
            }};
        engine::LocalEngine engine(
            options,
            [] {
                auto live = std::make_unique<support::FakeSource>();
                live->answers = {market::Quote{*core::Price::from(100), std::nullopt}};
                return live;
            },
            bench.clock);
        QVERIFY(resultOf(engine.ready()));
        QVERIFY(engine::crossCheckState(engine.snapshot()->feed, bench.clock.now()) ==
                engine::CrossCheckState::Waiting);
        QVERIFY(resultOf(engine.ingest()));
        QTRY_VERIFY(engine.snapshot()->feed.crossCheck->checked.has_value());
        const auto snapshot = engine.snapshot();
        QVERIFY(std::abs(*snapshot->feed.crossCheck->difference() - 1) < 1e-9);
        QCOMPARE(snapshot->samples.size(), std::size_t(1));
        QCOMPARE(snapshot->samples.newestPrice().value(), 100.0);
    }

    void aSecondSourceThatHangsHoldsUpNothing()
    {
        Bench bench;
        auto options = bench.options();
        options.crossCheck = engine::CrossCheckOptions{
            .source = "kraken", .series = core::SeriesKey{"bitcoin", "usd", "kraken"}, .makeSource = [] {
                return core::Result<std::unique_ptr<market::PriceSource>>(
                    std::make_unique<support::FakeSource>());
            }};
        engine::LocalEngine engine(
            options,
            [] {
                auto live = std::make_unique<support::FakeSource>();
                for (int i = 0; i < 3; ++i)
                    live->answers.emplace_back(minute(i));
                return live;
            },
            bench.clock);
        for (int i = 0; i < 3; ++i)
            QVERIFY(resultOf(engine.ingest()));
        QCOMPARE(engine.snapshot()->samples.size(), std::size_t(3));
        QVERIFY(!engine.snapshot()->feed.lastError);
    }

    void callsAreCountedOverARestart()
    {
        Bench bench;
        for (int start = 1; start <= 2; ++start) {
            auto options = bench.options();
            options.meter = bench.meter();
            engine::LocalEngine engine(
                options, [&] { return std::make_unique<PlannedSource>(options.meter, 100); }, bench.clock);
            QVERIFY(resultOf(engine.ready()));
            QVERIFY(resultOf(engine.ingest()));
            QTRY_COMPARE(engine.snapshot()->feed.callUse->used, std::int64_t(start));
            QVERIFY(!engine.snapshot()->feed.callUse->runsShort); // nothing is planned
        }
    }

    void thePaceOfTheScheduleIsReckonedWith()
    {
        Bench bench;
        auto options = bench.options();
        options.meter = bench.meter();
        engine::LocalEngine engine(
            options, [&] { return std::make_unique<PlannedSource>(options.meter, 100); }, bench.clock);
        QVERIFY(resultOf(engine.ready()));
        const auto at = [&](std::chrono::seconds interval) {
            return resultOf(engine.setCollection(true, interval)).has_value();
        };
        QVERIFY(at(60s));
        QTRY_VERIFY(engine.snapshot()->feed.callUse->runsShort);
        const auto use = *engine.snapshot()->feed.callUse;
        QVERIFY(use.lastsUntil && *use.lastsUntil < use.resets);
        QVERIFY(at(*use.lastingInterval));
        QTRY_VERIFY(!engine.snapshot()->feed.callUse->runsShort);
        QVERIFY(!engine.snapshot()->feed.callUse->lastsUntil);
        const auto answer = resultOf(engine.setCollection(false, 60s));
        QVERIFY(answer && answer->callUse);
        QTRY_VERIFY(!engine.snapshot()->feed.callUse->runsShort);
    }

    void theSecondSourcesCallsAreReckonedWithToo()
    {
        Bench bench;
        auto options = bench.options();
        options.meter = bench.meter();
        options.crossCheck =
            engine::CrossCheckOptions{.source = "coingecko",
                                      .series = core::SeriesKey{"bitcoin", "usd", "coingecko"},
                                      .makeSource = [meter = options.meter] {
                                          return core::Result<std::unique_ptr<market::PriceSource>>(
                                              std::make_unique<PlannedSource>(meter, 100));
                                      }};
        engine::LocalEngine engine(
            options,
            [] {
                auto live = std::make_unique<support::FakeSource>();
                live->answers = {minute(0)};
                return live;
            },
            bench.clock);
        QVERIFY(resultOf(engine.ready()));
        QVERIFY(resultOf(engine.setCollection(true, 60s)).has_value());
        QTRY_COMPARE(engine.snapshot()->feed.callUse->used, std::int64_t(1));
        QVERIFY(!engine.snapshot()->feed.callUse->runsShort); // once in 268 s, however often prices come
        QCOMPARE(engine.snapshot()->feed.crossCheck->every, 268s);
    }

    void withoutAKeyThereIsNoMeter()
    {
        Home home;
        const auto engine = home.start(1);
        QVERIFY(resultOf(engine->ingest()));
        QVERIFY(!engine->snapshot()->feed.callUse);
        QVERIFY(!engine->snapshot()->feed.crossCheck);
    }
};

QTEST_GUILESS_MAIN(TestFeedChecks)
#include "tst_feedchecks.moc"
