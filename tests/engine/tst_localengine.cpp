#include "engine/home.h"
#include "engine/localengine.h"
#include "engine/modelstore.h"
#include "support/fakesource.h"
#include "support/resultof.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using namespace cryptopulse::engine_test;
using support::resultOf;

/// The seed's flow on the engine itself: collect, train, forecast, restart.
class TestLocalEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIntervalIsKnownBeforeAnythingIsCollected()
    {
        const Home home;
        const engine::LocalEngineOptions options{.series = {"bitcoin", "usd", "fake"},
                                                 .databasePath = home.folder.filePath(u"data/prices.db"_s),
                                                 .modelFolder = home.folder.filePath(u"models"_s),
                                                 .collect = false,
                                                 .interval = 240s};
        engine::LocalEngine engine(
            options, [] { return std::make_unique<support::FakeSource>(); }, home.clock);
        QVERIFY(resultOf(engine.ready()));
        QCOMPARE(engine.snapshot()->feed.interval, 240s);
        QVERIFY(!engine.snapshot()->feed.collecting);
    }

    void theSeedsFlow()
    {
        Home home;
        {
            const auto engine = home.start(100);
            QVERIFY(resultOf(engine->ready()));
            QCOMPARE(engine->snapshot()->forecast.error().kind, ErrorKind::NoModel);
            QCOMPARE(resultOf(engine->train({})).error().kind, ErrorKind::NotEnoughData);
            const auto first = resultOf(engine->ingest());
            QVERIFY(first && first->fresh);
            QCOMPARE(engine->snapshot()->samples.size(), std::size_t(1)); // there when the answer is
            ingestAll(*engine, 99);
            QCOMPARE(engine->snapshot()->samples.size(), std::size_t(100));
            QCOMPARE(engine->snapshot()->step.name(), std::string("1m"));
            QCOMPARE(engine->snapshot()->usableRows, std::size_t(81));
            const auto card = resultOf(engine->train({}));
            QVERIFY(card);
            QCOMPARE(card->trainRows + card->testRows, std::size_t(81));
            QCOMPARE(card->step.name(), std::string("1m"));
            const auto forecast = engine->snapshot()->forecast;
            QVERIFY(forecast);
            QVERIFY(forecast->horizon == 300s);
            QCOMPARE(forecast->modelId, card->id);
            QVERIFY(forecast->asOf == kStart + 99min);
        }
        const auto again = home.start(0);
        const auto opened = resultOf(again->ready());
        QVERIFY(opened);
        QCOMPARE((*opened)->samples.size(), std::size_t(100));
        QVERIFY((*opened)->forecast);
    }

    void theForecastFollowsTheData()
    {
        Home home;
        const auto engine = home.start(102);
        ingestAll(*engine, 100);
        QVERIFY(resultOf(engine->train({})));
        const auto before = engine->snapshot();
        QVERIFY(resultOf(engine->ingest()));
        const auto after = engine->snapshot();
        QVERIFY(after->forecast->asOf == before->forecast->asOf + 1min);
        QCOMPARE(before->samples.size(), std::size_t(100)); // an old snapshot stays as it was
    }

    void aLongHoleLeavesTooLittleToForecastFrom()
    {
        Home home;
        {
            const auto engine = home.start(100);
            ingestAll(*engine, 100);
            QVERIFY(resultOf(engine->train({})));
        }
        const auto engine = home.start(3, 200); // 100 minutes later
        ingestAll(*engine, 3);
        QVERIFY(engine->snapshot()->model);
        QCOMPARE(engine->snapshot()->forecast.error().kind, ErrorKind::NotEnoughData);
    }

    void aDamagedModelIsReportedAndReplacedByTraining()
    {
        Home home;
        const engine::ModelStore models(home.folder.filePath(u"models"_s));
        QVERIFY(QDir(home.folder.path()).mkpath(u"models"_s));
        QFile file(models.path({"bitcoin", "usd", "fake"}));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ half a model");
        file.close();
        const auto engine = home.start(100);
        QVERIFY(resultOf(engine->ready()));
        QVERIFY(!engine->snapshot()->model);
        QCOMPARE(engine->snapshot()->modelTrouble->kind, ErrorKind::DamagedModel);
        QCOMPARE(engine->snapshot()->forecast.error().kind, ErrorKind::NoModel);
        ingestAll(*engine, 100);
        QVERIFY(resultOf(engine->train({})));
        QVERIFY(!engine->snapshot()->modelTrouble);
        QVERIFY(engine->snapshot()->forecast);
    }

    void aDatabaseThatIsTakenAwayIsBegunAnew()
    {
        Home home;
        const auto engine = home.start(5);
        ingestAll(*engine, 3);
        const QString path = home.folder.filePath(u"data/prices.db"_s);
        for (const auto& part : {QString(), u"-wal"_s, u"-shm"_s})
            QVERIFY(QFile::rename(path + part, path + u".moved"_s + part));
        ingestAll(*engine, 2);
        QVERIFY(!engine->snapshot()->storageTrouble);
        QCOMPARE(engine->snapshot()->samples.size(), std::size_t(2)); // what is there, and no more
        QVERIFY(QFile::exists(path));
    }

    void aDamagedDatabaseIsKeptAsideAndWorkGoesOn()
    {
        Home home;
        QVERIFY(QDir(home.folder.path()).mkpath(u"data"_s));
        QFile file(home.folder.filePath(u"data/prices.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray noise(8192, 'x');
        file.write(noise);
        file.close();
        const auto engine = home.start(1);
        QVERIFY(resultOf(engine->ready()));
        QCOMPARE(engine->snapshot()->storageNotice->kind, ErrorKind::StorageDamaged);
        QVERIFY(resultOf(engine->ingest()));
        const QDir data(home.folder.filePath(u"data"_s));
        const auto aside = data.entryList({u"prices.db.damaged-*"_s}, QDir::Files);
        QCOMPARE(aside.size(), 1);
        QFile kept(data.filePath(aside.first()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), noise);
    }

    void aDatabaseThatCannotBeOpenedIsTriedAgain()
    {
        Home home;
        const QString inTheWay = home.folder.filePath(u"data"_s);
        QFile file(inTheWay); // a file where the folder should be
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const auto engine = home.start(2);
        QVERIFY(!resultOf(engine->ready()));
        QVERIFY(engine->snapshot()->storageTrouble.has_value());
        QVERIFY(!resultOf(engine->ingest()));
        QCOMPARE(engine->snapshot()->storageWaiting, std::size_t(1));
        QCOMPARE(engine->snapshot()->samples.size(), std::size_t(0)); // nothing is shown that is not stored
        QVERIFY(QFile::remove(inTheWay));
        QVERIFY(resultOf(engine->ingest()));
        QVERIFY(!engine->snapshot()->storageTrouble);
        QCOMPARE(engine->snapshot()->storageWaiting, std::size_t(0));
        QCOMPARE(engine->snapshot()->samples.size(), std::size_t(2)); // and the one that had to wait
    }

    void whatAnotherProgramStoresIsTakenIn()
    {
        Home home;
        const auto engine = home.start(2, 50);
        QVERIFY(resultOf(engine->ingest()));
        const auto other = home.start(3, 60); // newer rows
        ingestAll(*other, 3);
        QTRY_COMPARE(engine->snapshot()->samples.size(), std::size_t(4)); // without being asked for anything
        QVERIFY(resultOf(engine->ingest()));
        QCOMPARE(engine->snapshot()->samples.size(), std::size_t(5));
        QVERIFY(engine->snapshot()->samples.newestTime() == kStart + 62min);
        const auto third = home.start(2, 10); // older rows: put before the others
        ingestAll(*third, 2);
        QTRY_COMPARE(engine->snapshot()->samples.size(), std::size_t(7));
        QVERIFY(engine->snapshot()->samples.times().front() == kStart + 10min);
    }

    void aModelOfAnotherProgramIsTakenIn()
    {
        Home home;
        const auto engine = home.start(100);
        ingestAll(*engine, 100);
        const auto other = home.start(0);
        const auto card = resultOf(other->train({}));
        QVERIFY(card);
        QTRY_VERIFY(engine->snapshot()->model && engine->snapshot()->model->id == card->id);
        QVERIFY(engine->snapshot()->forecast);
    }

    void anotherPriceAtAStoredTimeIsAnsweredAsStored()
    {
        Home home;
        QVERIFY(resultOf(home.start(1, 7)->ingest()));
        const engine::LocalEngineOptions options{.series = {"bitcoin", "usd", "fake"},
                                                 .databasePath = home.folder.filePath(u"data/prices.db"_s),
                                                 .modelFolder = home.folder.filePath(u"models"_s)};
        engine::LocalEngine engine(
            options,
            [] {
                auto source = std::make_unique<support::FakeSource>();
                source->answers.emplace_back(market::Quote{*core::Price::from(1.5), minute(7).time});
                return source;
            },
            home.clock);
        const auto again = resultOf(engine.ingest());
        QVERIFY(again);
        QVERIFY(!again->fresh);
        QVERIFY(again->sample.price == minute(7).price);
    }

    void importsAreJobsAndShowAtOnce()
    {
        Home home;
        const auto engine = home.start(1);
        const QString file = home.folder.filePath(u"in.csv"_s);
        {
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write("time,price\n1699000000000,100\n1699000060000,101\nyesterday,1\n");
        }
        const auto imported = resultOf(engine->importPrices({.path = file, .csv = {}}));
        QVERIFY(imported);
        QCOMPARE(imported->added, std::uint64_t(2));
        QCOMPARE(imported->badLines, std::uint64_t(1));
        QVERIFY(imported->firstBad.front().line == 4);
        QCOMPARE(engine->snapshot()->samples.size(), std::size_t(2));
        const auto again =
            resultOf(engine->importPrices({.path = {}, .csv = "time,price\n1699000000000,100\n"}));
        QVERIFY(again);
        QCOMPARE(again->repeats, std::uint64_t(1));
        const auto& job = engine->snapshot()->jobs.front();
        QCOMPARE(job.kind, engine::JobKind::Import);
        QCOMPARE(job.state, engine::JobState::Done);
        QCOMPARE(job.ok, std::uint64_t(2));
    }

    void aFileOfAnotherVenueIsSaid()
    {
        Home home;
        const auto engine = home.start(1);
        const QByteArray kraken = "1699000000,1,3,1,2,5,9\n1699000060,2,3,1,2.5,5,9\n";
        const auto imported = resultOf(engine->importPrices({.csv = kraken}));
        QVERIFY(imported);
        QCOMPARE(imported->venue, std::string("kraken"));
        QVERIFY(imported->note.find("bitcoin/usd@fake") != std::string::npos);
        engine::ImportRequest named{.csv = "a,b,c\n1699000120,7,8\n"};
        named.mapping.priceColumn = "b";
        const auto told = resultOf(engine->importPrices(named));
        QVERIFY(told);
        QVERIFY(told->note.empty());
        QCOMPARE(engine->snapshot()->samples.newestPrice().value(), 7.0);
    }

    void whatCannotBeImportedIsSaid()
    {
        Home home;
        const auto engine = home.start(1);
        const auto none =
            resultOf(engine->importPrices({.path = home.folder.filePath(u"no.csv"_s), .csv = {}}));
        QCOMPARE(none.error().kind, ErrorKind::InvalidArgument);
        QVERIFY(none.error().detail.find("no.csv") != std::string::npos);
        const auto noise = resultOf(engine->importPrices({.path = {}, .csv = "hello\nworld\n"}));
        QCOMPARE(noise.error().kind, ErrorKind::InvalidArgument);
        QCOMPARE(engine->snapshot()->jobs.back().state, engine::JobState::Failed);
        QVERIFY(engine->snapshot()->samples.empty());
    }

    void anImportCanBeCancelled()
    {
        Home home;
        const auto engine = home.start(1);
        QVERIFY(resultOf(engine->ready()));
        QByteArray csv = "time,price\n";
        for (int i = 0; i < 400'000; ++i)
            csv += QByteArray::number(1'600'000'000'000 + i * 60'000LL) + ",100\n";
        const auto future = engine->importPrices({.path = {}, .csv = csv});
        QTRY_VERIFY(!engine->snapshot()->jobs.empty());
        QVERIFY(resultOf(engine->cancelJob(engine->snapshot()->jobs.front().id)));
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(engine->snapshot()->jobs.front().state, engine::JobState::Cancelled);
        QVERIFY(engine->snapshot()->samples.empty()); // all or nothing
    }

    void badRequestsNameWhatIsWrong()
    {
        Home home;
        const auto engine = home.start(0);
        QCOMPARE(resultOf(engine->collect({.count = 0, .interval = 1s})).error().kind,
                 ErrorKind::InvalidArgument);
        QCOMPARE(resultOf(engine->collect({.count = 1, .interval = -1ms})).error().kind,
                 ErrorKind::InvalidArgument);
        QCOMPARE(resultOf(engine->setCollection(true, 0s)).error().kind, ErrorKind::InvalidArgument);
        QCOMPARE(resultOf(engine->cancelJob("train-9")).error().kind, ErrorKind::NotFound);
    }

    void aNinthBatchIsRefused()
    {
        Home home;
        const auto engine = home.start(100);
        for (int i = 0; i < 8; ++i)
            QVERIFY(resultOf(engine->collect({.count = 2, .interval = 1h})));
        QCOMPARE(resultOf(engine->collect({.count = 2, .interval = 1h})).error().kind, ErrorKind::TooMany);
    }

    void aBatchCanBeCancelled()
    {
        Home home;
        const auto engine = home.start(1);
        const auto begun = resultOf(engine->collect({.count = 10, .interval = 1h}));
        QVERIFY(begun && begun->isRunning());
        QTRY_COMPARE(engine::findJob(*engine->snapshot(), begun->id)->done, std::uint64_t(1));
        const auto cancelled = resultOf(engine->cancelJob(begun->id));
        QVERIFY(cancelled);
        QCOMPARE(cancelled->state, engine::JobState::Cancelled);
        QCOMPARE(engine->snapshot()->samples.size(), std::size_t(1));
    }

    void endingFinishesOpenFutures()
    {
        Home home;
        auto engine = home.start(0); // the source hangs
        const auto ready = resultOf(engine->ready());
        QVERIFY(ready);
        const auto price = engine->ingest();
        const auto batch = engine->collect({.count = 5, .interval = 1h});
        engine.reset();
        QVERIFY(price.isFinished());
        QVERIFY(batch.isFinished());
        QCOMPARE(resultOf(price).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestLocalEngine)
#include "tst_localengine.moc"
