#include "engine/switchableengine.h"

#include "engine/localengine.h"
#include "support/fakeclock.h"
#include "support/fakeengine.h"
#include "support/fakesource.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <atomic>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using support::FakeEngine;

namespace {

/// Tells of something while it goes.
class PartingEngine final : public FakeEngine
{
public:
    ~PartingEngine() override { Q_EMIT snapshotChanged(); }
};

std::unique_ptr<FakeEngine> withPrice(double price)
{
    auto engine = std::make_unique<FakeEngine>();
    engine->show(FakeEngine::withPrices({price}, core::fromEpochMs(1'700'000'000'000)));
    return engine;
}

double priceOf(const engine::Engine& engine)
{
    return engine.snapshot()->samples.newestPrice().value();
}

template <typename T>
core::ErrorKind errorOf(const QFuture<core::Result<T>>& future)
{
    return future.resultCount() == 1 && !future.result() ? future.result().error().kind
                                                         : core::ErrorKind::Internal;
}

/// Reads snapshots as fast as it can until told to stop.
class Reader final : public QThread
{
public:
    explicit Reader(const engine::Engine& engine)
        : m_engine(engine)
    {
    }
    ~Reader() override { stop(); }
    void stop()
    {
        m_stop = true;
        wait();
    }

    std::atomic<long> reads = 0;
    std::atomic<bool> sawNull = false;

protected:
    void run() override
    {
        while (!m_stop) {
            if (!m_engine.snapshot())
                sawNull = true;
            ++reads;
        }
    }

private:
    const engine::Engine& m_engine;
    std::atomic<bool> m_stop = false;
};

std::unique_ptr<engine::LocalEngine> local(const QTemporaryDir& folder, const core::Clock& clock)
{
    return std::make_unique<engine::LocalEngine>(
        engine::LocalEngineOptions{.series = {"bitcoin", "usd", "fake"},
                                   .databasePath = folder.filePath(u"data/prices.db"_s),
                                   .modelFolder = folder.filePath(u"models"_s)},
        [] { return std::make_unique<support::FakeSource>(); }, clock);
}

} // namespace

/// What callers of the port see while the engine behind it is exchanged.
class TestSwitchableEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandReachesTheEngineInPlace()
    {
        auto first = withPrice(1);
        FakeEngine& seen = *first;
        engine::SwitchableEngine engine(std::move(first));
        engine.ingest();
        engine.train(std::nullopt);
        engine.collect({.count = 3, .interval = std::chrono::seconds(1)});
        engine.cancelJob("collect-1");
        engine.setCollection(true, std::chrono::seconds(60));
        QCOMPARE(seen.calls(), (std::vector<std::string>{"ingest", "train auto", "collect 3 1000ms",
                                                         "cancel collect-1", "collection on 60s"}));
        QCOMPARE(priceOf(engine), 1.0);
    }

    void anExchangeIsToldOnceAndTheNewOneIsHeard()
    {
        engine::SwitchableEngine engine(withPrice(1));
        QSignalSpy changed(&engine, &engine::Engine::snapshotChanged);
        auto next = withPrice(2);
        FakeEngine& second = *next;
        engine.replace(std::move(next));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(priceOf(engine), 2.0);
        second.show(FakeEngine::withPrices({3}, core::fromEpochMs(1'700'000'000'000)));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(priceOf(engine), 3.0);
    }

    void openFuturesOfTheFormerEngineAreCancelled()
    {
        engine::SwitchableEngine engine(withPrice(1));
        const auto ingested = engine.ingest();
        const auto trained = engine.train(std::nullopt);
        engine.replace(withPrice(2));
        QVERIFY(ingested.isFinished() && trained.isFinished());
        QCOMPARE(errorOf(ingested), core::ErrorKind::Cancelled);
        QCOMPARE(errorOf(trained), core::ErrorKind::Cancelled);
    }

    void aReaderNeverMissesASnapshot()
    {
        engine::SwitchableEngine engine(withPrice(1));
        Reader one(engine);
        Reader other(engine);
        one.start();
        other.start();
        for (int i = 0; i < 500; ++i)
            engine.replace(withPrice(1 + i));
        QTRY_VERIFY(one.reads > 1000 && other.reads > 1000);
        one.stop();
        other.stop();
        QVERIFY(!one.sawNull && !other.sawNull);
    }

    void whoHearsTheLastSignalReadsASnapshot()
    {
        int read = 0;
        {
            engine::SwitchableEngine engine(std::make_unique<PartingEngine>());
            connect(&engine, &engine::Engine::snapshotChanged, &engine,
                    [&] { read += engine.snapshot() ? 1 : 0; });
        }
        QCOMPARE(read, 1);
    }

    void realEnginesOnOneDatabaseTakeTurns()
    {
        const QTemporaryDir folder;
        const support::FakeClock clock;
        engine::SwitchableEngine engine(local(folder, clock));
        // As the API does: a snapshot is read in whatever thread tells of it.
        QObject::connect(
            &engine, &engine::Engine::snapshotChanged, &engine, [&engine] { QVERIFY(engine.snapshot()); },
            Qt::DirectConnection);
        Reader reader(engine);
        reader.start();
        for (int i = 0; i < 8; ++i) {
            const auto pending = engine.ingest();
            engine.replace(local(folder, clock));
            QVERIFY(pending.isFinished());
        }
        QTRY_VERIFY(engine.snapshot()->made.time_since_epoch().count() > 0);
        QVERIFY(!engine.snapshot()->storageTrouble);
        reader.stop();
        QVERIFY(!reader.sawNull);
    }
};

QTEST_GUILESS_MAIN(TestSwitchableEngine)
#include "tst_switchableengine.moc"
