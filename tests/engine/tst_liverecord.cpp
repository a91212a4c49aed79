#include "engine/home.h"

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace cryptopulse::engine_test;
using support::resultOf;

/// The live forecasts on the engine itself: written down, scored, judged, also after a restart.
class TestLiveRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forecastsAreWrittenDownAndScored()
    {
        Home home;
        {
            const auto engine = home.start(110);
            ingestAll(*engine, 100);
            QVERIFY(engine->snapshot()->forecasts->empty());
            QVERIFY(resultOf(engine->train({})));
            QVERIFY(engine->snapshot()->forecasts->empty()); // a training is no new price
            ingestAll(*engine, 8);
            const auto written = engine->snapshot()->forecasts;
            QCOMPARE(written->size(), std::size_t(8));
            QVERIFY(written->back().asOf == engine->snapshot()->forecast->asOf);
            QVERIFY(written->back().up == engine->snapshot()->forecast->up);
            // Of minute i it is known when minute i + 6 has begun.
            const auto isPending = [&](std::size_t i) {
                return written->at(i).outcome == core::Outcome::Pending;
            };
            QVERIFY(!isPending(0) && !isPending(1) && isPending(2) && isPending(7));
            const auto samples = engine->snapshot()->samples;
            QCOMPARE(written->at(0).seen->value(), samples.prices()[samples.size() - 3]);
        }
        const auto engine = home.start(3, 200); // a hole of an hour and a half
        QCOMPARE((*resultOf(engine->ready()))->forecasts->size(), std::size_t(8));
        ingestAll(*engine, 3);
        const auto after = engine->snapshot()->forecasts;
        QCOMPARE(after->at(7).outcome, core::Outcome::Unknown); // not guessed
        QVERIFY(after->at(0).outcome != core::Outcome::Unknown);
    }

    void allLiveForecastsAreJudgedAlsoAfterARestart()
    {
        Home home;
        {
            const auto engine = home.start(110);
            ingestAll(*engine, 100);
            QVERIFY(resultOf(engine->train({})));
            QTRY_VERIFY(engine->snapshot()->liveScore);
            QCOMPARE(engine->snapshot()->liveScore->given, std::size_t(0));
            ingestAll(*engine, 8);
            QTRY_COMPARE(engine->snapshot()->liveScore->scored, std::size_t(2));
            const auto score = engine->snapshot()->liveScore;
            QCOMPARE(score->given, std::size_t(8));
            QCOMPARE(score->pending, std::size_t(6));
            QCOMPARE(score->step.name(), std::string("1m"));
            QCOMPARE(score->judged.hits + score->judged.misses, std::size_t(2));
            // The adaptive model began as soon as it knew enough; its record is another one.
            QVERIFY(engine->snapshot()->adaptiveLiveScore->given > 8);
        }
        const auto engine = home.start(3, 200); // a hole of an hour and a half
        QVERIFY(resultOf(engine->ready()));
        QTRY_VERIFY(engine->snapshot()->liveScore);
        QCOMPARE(engine->snapshot()->liveScore->scored, std::size_t(2));
        QCOMPARE(engine->snapshot()->liveScore->pending, std::size_t(6));
        ingestAll(*engine, 3);
        // That of minute 102, whose outcome was minute 107, and nothing of what the hole swallowed.
        QTRY_COMPARE(engine->snapshot()->liveScore->scored, std::size_t(3));
        const auto score = engine->snapshot()->liveScore;
        QCOMPARE(score->unknown, std::size_t(5));
        QCOMPARE(score->pending, std::size_t(0));
        QCOMPARE(score->given, std::size_t(8));
        QVERIFY(score->judged.to == kStart + 102min);
    }

    void everyForecastSaysWhatWouldPay()
    {
        Home home;
        const auto engine = home.start(100);
        ingestAll(*engine, 100);
        QVERIFY(resultOf(engine->train({})));
        const auto snapshot = engine->snapshot();
        const auto& pays = snapshot->forecast->breakEven;
        QVERIFY(pays);
        double sum = 0;
        for (int i = 0; i < 95; ++i)
            sum += std::abs(minute(i + 5).price.value() / minute(i).price.value() - 1);
        QVERIFY(qFuzzyCompare(pays->meanAbsoluteMoveBp, 1e4 * sum / 95));
        QCOMPARE(pays->costBp, 24.0);
        QVERIFY(qFuzzyCompare(pays->accuracy, 0.5 + 12.0 / pays->meanAbsoluteMoveBp));
        QVERIFY(snapshot->adaptiveForecast->breakEven == pays); // the same steps, the same costs
    }

    /// A judgement has both cores for itself then, and a long past is not learned for nothing.
    void theAdaptiveModelLearnsOnlyWhereItIsWanted()
    {
        Home home;
        home.adapts = false;
        {
            const auto engine = home.start(100);
            ingestAll(*engine, 100);
            QVERIFY(resultOf(engine->train({})));
            QVERIFY(engine->snapshot()->forecast);
            QVERIFY(!engine->snapshot()->adaptive);
            QCOMPARE(engine->snapshot()->adaptiveForecast.error().kind, core::ErrorKind::NotEnoughData);
        }
        QCOMPARE(QDir(home.folder.filePath(u"models"_s)).entryList({u"adaptive*"_s}, QDir::Files),
                 QStringList());
    }
};

QTEST_GUILESS_MAIN(TestLiveRecord)
#include "tst_liverecord.moc"
