#include "api/server.h"
#include "engine/judgingwire.h"
#include "engine/localengine.h"
#include "remote/remoteengine.h"
#include "support/fakeclock.h"
#include "support/fakesource.h"
#include "support/resultof.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using support::resultOf;
namespace wire = engine::wire;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'040'000);

/// Retries that a test need not wait for.
remote::RemoteOptions quick()
{
    remote::RemoteOptions options;
    options.refreshInterval = options.progressInterval = 20ms;
    options.firstRetry = options.longestRetry = 20ms;
    return options;
}

} // namespace

/// What a window on another machine's engine sees and does: RemoteEngine, the real server, LocalEngine.
class TestRemotePair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_clock.set(kStart + 100min);
        const engine::LocalEngineOptions options{.series = {"bitcoin", "usd", "fake"},
                                                 .databasePath = m_home->filePath(u"data/prices.db"_s),
                                                 .modelFolder = m_home->filePath(u"models"_s)};
        m_engine = std::make_unique<engine::LocalEngine>(
            options,
            [] {
                auto source = std::make_unique<support::FakeSource>();
                for (int i = 0; i < 100; ++i)
                    source->answers.emplace_back(market::Quote{
                        *core::Price::from(30'000 + 200 * std::sin(i * 0.7) + 40 * std::sin(i * 2.3)),
                        kStart + std::chrono::minutes(i)});
                return source;
            },
            m_clock);
        QVERIFY(resultOf(m_engine->ready()));
        serve(0);
        m_remote = std::make_unique<remote::RemoteEngine>(m_server->address(), m_clock, quick());
    }

    void cleanup()
    {
        m_remote.reset();
        m_server.reset();
        m_engine.reset();
    }

    void everythingThatALocalWindowDoes()
    {
        QTRY_VERIFY(!m_remote->snapshot()->connection.trouble && m_remote->snapshot()->connection.isRemote());
        QCOMPARE(m_remote->snapshot()->forecast.error().kind, core::ErrorKind::NoModel);
        QCOMPARE(resultOf(m_remote->train({})).error().kind, core::ErrorKind::NotEnoughData);

        const auto first = resultOf(m_remote->ingest());
        QVERIFY(first && first->fresh);
        QTRY_COMPARE(m_remote->snapshot()->samples.size(), std::size_t(1));

        const auto batch = resultOf(m_remote->collect({.count = 99, .interval = 0ms}));
        QVERIFY(batch);
        QTRY_COMPARE_WITH_TIMEOUT(m_remote->snapshot()->samples.size(), std::size_t(100), 30'000);
        QTRY_VERIFY(engine::findJob(*m_remote->snapshot(), batch->id)->state == engine::JobState::Done);

        const auto card = resultOf(m_remote->train(core::Step::fromName("1m")));
        QVERIFY(card);
        QVERIFY(card->model == m_engine->snapshot()->model->model);
        QTRY_VERIFY(m_remote->snapshot()->forecast && m_remote->snapshot()->model);
        QCOMPARE(m_remote->snapshot()->forecast->up.value(), m_engine->snapshot()->forecast->up.value());
        const auto prices = m_remote->snapshot()->samples.prices();
        const auto known = m_engine->snapshot();
        QVERIFY(std::ranges::equal(prices, known->samples.prices()));

        const auto long_ = resultOf(m_remote->collect({.count = 5, .interval = 1h}));
        QVERIFY(long_);
        QVERIFY(resultOf(m_remote->cancelJob(long_->id)));
        QTRY_VERIFY(engine::findJob(*m_remote->snapshot(), long_->id)->state == engine::JobState::Cancelled);

        QVERIFY(resultOf(m_remote->setCollection(true, 3600s)));
        QTRY_VERIFY(m_remote->snapshot()->feed.collecting);
        QVERIFY(m_remote->snapshot()->feed.interval == 3600s);
        QCOMPARE(resultOf(m_remote->setCollection(true, 0s)).error().kind, core::ErrorKind::InvalidArgument);
    }

    void judgementsAreMadeThereAndSeenHere()
    {
        using core::ErrorKind;
        QTRY_VERIFY(!m_remote->snapshot()->connection.trouble);
        // Too few, which only the job can say.
        QCOMPARE(resultOf(m_remote->evaluate({})).error().kind, ErrorKind::NotEnoughData);
        QCOMPARE(resultOf(m_remote->leakLab({})).error().kind, ErrorKind::NotEnoughData);

        QByteArray csv = "time,price\n";
        for (int i = 0; i < 800; ++i)
            csv += QByteArray::number(qint64(core::toEpochMs(kStart - 800min + std::chrono::minutes(i)))) +
                   ',' + QByteArray::number(30'000 + 200 * std::sin(i * 0.7) + 40 * std::sin(i * 2.3)) + '\n';
        QVERIFY(resultOf(m_remote->importPrices({.path = {}, .csv = csv})));
        engine::EvaluateRequest request;
        request.model = "seed";
        const auto evaluation = resultOf(m_remote->evaluate(request));
        QVERIFY(evaluation && *evaluation);
        QCOMPARE(wire::toJson(**evaluation), wire::toJson(*m_engine->snapshot()->evaluation));
        engine::BacktestRequest threshold;
        threshold.model = "seed";
        threshold.options.randomRuns = 10;
        const auto backtest = resultOf(m_remote->backtest(threshold));
        QVERIFY(backtest && *backtest);
        QCOMPARE(wire::toJson(**backtest), wire::toJson(*m_engine->snapshot()->backtest));
        QVERIFY(resultOf(m_remote->leakLab({})));
        QVERIFY(m_remote->snapshot()->evaluation && m_remote->snapshot()->leakLab);
        QTRY_VERIFY(m_remote->snapshot()->adaptive && m_remote->snapshot()->adaptiveForecast);
        QCOMPARE(m_remote->snapshot()->adaptive->id, m_engine->snapshot()->adaptive->id);
    }

    void theDatabaseIsCaredForThere()
    {
        QTRY_VERIFY(!m_remote->snapshot()->connection.trouble);
        QVERIFY(resultOf(m_remote->collect({.count = 20, .interval = 0ms})));
        QTRY_COMPARE(m_remote->snapshot()->samples.size(), std::size_t(20));
        const auto backup = resultOf(m_remote->backUp({}));
        QVERIFY2(backup, backup ? "" : backup.error().detail.c_str());
        QCOMPARE((*backup)->samples, std::uint64_t(20));
        const QString file = QString::fromStdString((*backup)->file);
        QVERIFY(file.startsWith(m_home->filePath(u"data/backups/prices-"_s)) && QFile::exists(file));
        const auto check = resultOf(m_remote->check());
        QVERIFY(check && (*check)->isWhole());
        QCOMPARE((*check)->series.front().rows, std::uint64_t(20));
        const auto plan = resultOf(m_remote->compact({.rules = {.keepYears = 1}, .dryRun = true}));
        QVERIFY(plan && (*plan)->dryRun);
        QCOMPARE((*plan)->planned(), std::uint64_t(0));
        // What was asked of the past is known here as there.
        QTRY_VERIFY(m_remote->snapshot()->asked);
        QVERIFY(m_remote->snapshot()->asked->empty());
    }

    void aLostServerIsShownAndRecovered()
    {
        QVERIFY(resultOf(m_remote->ingest()));
        QTRY_COMPARE(m_remote->snapshot()->samples.size(), std::size_t(1));
        const quint16 port = m_server->port();
        m_server.reset();
        QTRY_VERIFY(m_remote->snapshot()->connection.trouble.has_value());
        QVERIFY(!m_remote->snapshot()->forecast);
        QCOMPARE(m_remote->snapshot()->samples.size(), std::size_t(1)); // what is known stays
        QVERIFY(!resultOf(m_remote->ingest()));
        serve(port);
        QTRY_VERIFY(!m_remote->snapshot()->connection.trouble);
        QVERIFY(resultOf(m_remote->ingest()));
        QTRY_COMPARE(m_remote->snapshot()->samples.size(), std::size_t(2));
    }

private:
    void serve(quint16 port)
    {
        api::ServerOptions options;
        options.port = port;
        auto server = api::Server::start(*m_engine, m_clock, options);
        QVERIFY(server);
        m_server = *std::move(server);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    support::FakeClock m_clock;
    std::unique_ptr<engine::LocalEngine> m_engine;
    std::unique_ptr<api::Server> m_server;
    std::unique_ptr<engine::Engine> m_remote;
};

QTEST_GUILESS_MAIN(TestRemotePair)
#include "tst_remotepair.moc"
