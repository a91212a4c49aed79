#include "engine/trainer.h"
#include "support/fakeclock.h"

#include <QTest>
#include <cmath>

using namespace cryptopulse;
using core::ErrorKind;

namespace {

core::SeriesView minutes(int count)
{
    core::Series series{std::size_t(count)};
    for (int i = 0; i < count; ++i)
        series.add(core::fromEpochMs(1'700'000'040'000) + std::chrono::minutes(i),
                   *core::Price::from(30'000 + 200 * std::sin(i * 0.7) + 40 * std::sin(i * 2.3)));
    return series.view();
}

struct Bench {
    support::FakeClock clock;
    engine::JobBook jobs{clock};
    core::Result<void> adoption;
    int adopted = 0;
    engine::Trainer trainer{jobs, clock, [this](const engine::ModelCard&) {
                                ++adopted;
                                return adoption;
                            }};
    std::vector<core::Result<engine::ModelCard>> answers;

    void train(const core::SeriesView& samples, core::StepChoice step = {})
    {
        trainer.train(step, {}, samples, [this](const auto& result) { answers.push_back(result); });
    }
};

} // namespace

/// Training as a job: shared, cancelled, refused, and adopted only when it succeeds.
class TestTrainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTrainingThatSucceedsIsAdopted()
    {
        Bench bench;
        bench.train(minutes(200));
        QTRY_COMPARE(bench.answers.size(), std::size_t(1));
        QVERIFY(bench.answers[0]);
        QCOMPARE(bench.adopted, 1);
        const auto& job = bench.jobs.all().front();
        QCOMPARE(job.state, engine::JobState::Done);
        QCOMPARE(job.done, job.total);
    }

    void theSameTrainingIsShared()
    {
        Bench bench;
        bench.train(minutes(200));
        bench.train(minutes(200));
        bench.train(minutes(200), core::Step::fromName("1m"));
        QTRY_COMPARE(bench.answers.size(), std::size_t(3));
        QCOMPARE(bench.jobs.all().size(), std::size_t(2));
    }

    void aCancelledTrainingLeavesTheOldModel()
    {
        Bench bench;
        bench.train(minutes(400'000));
        QVERIFY(bench.trainer.cancel("train-1"));
        QTRY_COMPARE(bench.answers.size(), std::size_t(1));
        QCOMPARE(bench.answers[0].error().kind, ErrorKind::Cancelled);
        QCOMPARE(bench.adopted, 0);
        QCOMPARE(bench.jobs.find("train-1")->state, engine::JobState::Cancelled);
        QVERIFY(!bench.trainer.cancel("train-1"));
    }

    void progressIsTold()
    {
        Bench bench;
        std::uint64_t most = 0;
        connect(&bench.trainer, &engine::Trainer::progressed, this, [&] {
            if (const auto* job = bench.jobs.find("train-1"); job && job->isRunning())
                most = std::max(most, job->total);
        });
        bench.train(minutes(400'000));
        QTRY_COMPARE_WITH_TIMEOUT(bench.answers.size(), std::size_t(1), 60'000);
        QVERIFY(most > 1);
    }

    void tooLittleDataIsSaidWithItsReason()
    {
        Bench bench;
        bench.train(minutes(30));
        QTRY_COMPARE(bench.answers.size(), std::size_t(1));
        QCOMPARE(bench.answers[0].error().kind, ErrorKind::NotEnoughData);
        QVERIFY(!bench.answers[0].error().detail.empty());
        QCOMPARE(bench.jobs.all().front().state, engine::JobState::Failed);
    }

    void aModelThatCannotBeSavedIsNotCurrent()
    {
        Bench bench;
        bench.adoption = core::failure(ErrorKind::StorageFull, "the disk is full");
        bench.train(minutes(200));
        QTRY_COMPARE(bench.answers.size(), std::size_t(1));
        QCOMPARE(bench.answers[0].error().kind, ErrorKind::StorageFull);
    }

    void destroyingCancels()
    {
        int adopted = 0;
        {
            support::FakeClock clock;
            engine::JobBook jobs(clock);
            engine::Trainer trainer(jobs, clock, [&](const engine::ModelCard&) {
                ++adopted;
                return core::Result<void>();
            });
            trainer.train({}, {}, minutes(400'000), [&](const auto&) { ++adopted; });
        } // waits for a block of rows at most, and tells nobody who may be gone
        QCOMPARE(adopted, 0);
    }
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
