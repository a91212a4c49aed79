#include "engine/adaptivekeeper.h"
#include "engine/priorfile.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using engine::AdaptiveKeeper;

namespace {

const core::SeriesKey kSeries{"bitcoin", "usd", "fake"};
const core::Step kMinute = *core::Step::fromName("1m");
const core::UtcTime kBegin = core::fromEpochMs(1'700'000'040'000);

/// A random walk of minutes, the same one however many are asked for.
struct Market {
    core::Series series{10'000};
    std::mt19937_64 random{7};
    double log = std::log(30'000.0);

    core::SeriesView grow(int count)
    {
        for (int i = 0; i < count; ++i) {
            log += (double(random() % 2001) - 1000.0) * 1e-6;
            series.add(kBegin + std::chrono::minutes(series.size()), *core::Price::from(std::exp(log)));
        }
        return series.view();
    }
};

struct Bench {
    QTemporaryDir folder;
    std::unique_ptr<AdaptiveKeeper> keeper = make();

    std::unique_ptr<AdaptiveKeeper> make()
    {
        auto made = std::make_unique<AdaptiveKeeper>(engine::fileShelf(folder.path()), kSeries);
        made->open();
        return made;
    }
    void again()
    {
        keeper.reset();
        keeper = make();
    }
    /// Follows, and waits for work in the other thread.
    void follow(const core::SeriesView& samples, core::Step step = kMinute)
    {
        QSignalSpy caughtUp(keeper.get(), &AdaptiveKeeper::caughtUp);
        keeper->follow(samples, step);
        if (keeper->status() && keeper->status()->catchingUp)
            QVERIFY(caughtUp.wait(30'000));
        QVERIFY(!keeper->status() || !keeper->status()->catchingUp);
    }
};

} // namespace

/// The adaptive model beside the samples: takes in each complete step once, and resumes.
class TestAdaptiveKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherMarketIsToldOfThePrior_data()
    {
        QTest::addColumn<QString>("coin");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<bool>("told");
        QTest::newRow("where it was learned") << u"bitcoin"_s << u"usdt"_s << false;
        QTest::newRow("dollars") << u"bitcoin"_s << u"usd"_s << false;
        QTest::newRow("another currency") << u"bitcoin"_s << u"brl"_s << true;
        QTest::newRow("another coin") << u"shiba-inu"_s << u"usd"_s << true;
    }
    void anotherMarketIsToldOfThePrior()
    {
        QFETCH(QString, coin);
        QFETCH(QString, currency);
        QFETCH(bool, told);
        const QTemporaryDir folder;
        AdaptiveKeeper keeper(engine::fileShelf(folder.path()), {coin.toStdString(), currency.toStdString(), "fake"});
        keeper.open();
        Market market;
        keeper.follow(market.grow(100), kMinute);
        QTRY_VERIFY(keeper.forecast());
        const auto& warnings = keeper.forecast()->warnings;
        QCOMPARE(std::ranges::find(warnings, engine::kPriorOfBitcoin) != warnings.end(), told);
    }

    void forecastsAfterAnHour()
    {
        Bench bench;
        Market market;
        bench.follow(market.grow(60));
        QCOMPARE(bench.keeper->forecast().error().kind, core::ErrorKind::NotEnoughData);
        bench.follow(market.grow(1));
        const auto& forecast = bench.keeper->forecast();
        QVERIFY(forecast);
        QVERIFY(forecast->asOf == market.series.view().newestTime());
        QCOMPARE(forecast->modelId, "adaptive-2+" + engine::shippedPrior()->id);
        QVERIFY(forecast->up.value() > 0.3 && forecast->up.value() < 0.7);
        QCOMPARE(forecast->weights.size(), forecast::experts().size());
        QVERIFY(*forecast->horizon == 5min);
        QCOMPARE(bench.keeper->status()->observedSteps, std::size_t(60)); // the newest may still change
    }

    void stepByStepSaysTheSameAsAtOnce()
    {
        Bench gradually;
        Market market;
        gradually.follow(market.grow(150)); // more than is taken in here: the other thread
        for (int i = 0; i < 400; ++i)
            gradually.follow(market.grow(1));
        Bench atOnce;
        atOnce.follow(market.series.view());
        QCOMPARE(gradually.keeper->status()->observedSteps, atOnce.keeper->status()->observedSteps);
        QCOMPARE(gradually.keeper->status()->learnedRows, std::size_t(549 - 60 - 5));
        QVERIFY(gradually.keeper->status()->weights == atOnce.keeper->status()->weights);
        QVERIFY(gradually.keeper->forecast()->up == atOnce.keeper->forecast()->up);
    }

    void resumesWhereItWas()
    {
        Bench bench;
        Market market;
        bench.follow(market.grow(700));
        const double before = bench.keeper->forecast()->up.value();
        bench.again();
        QVERIFY(!bench.keeper->forecast());
        bench.keeper->follow(market.series.view(), kMinute);
        QVERIFY(!bench.keeper->status()->catchingUp); // nothing to learn anew
        QCOMPARE(bench.keeper->forecast()->up.value(), before);
        QCOMPARE(bench.keeper->status()->observedSteps, std::size_t(699));
        QVERIFY(!bench.keeper->status()->history.empty());
    }

    void damagedStateIsMadeAnew()
    {
        Bench bench;
        Market market;
        bench.follow(market.grow(300));
        const double before = bench.keeper->forecast()->up.value();
        bench.keeper.reset();
        QFile file(engine::fileShelf(bench.folder.path())->place(kSeries, engine::Learned::Adaptive));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.size() / 2));
        file.close();
        bench.keeper = bench.make();
        bench.follow(market.series.view());
        QCOMPARE(bench.keeper->forecast()->up.value(), before);
    }

    void samplesThatComeLateMakeItLearnAnew()
    {
        Bench bench;
        Market market;
        core::Series gappy(1000);
        const core::SeriesView all = market.grow(400);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i < 100 || i >= 110)
                gappy.add(all.times()[i], *core::Price::from(all.prices()[i]));
        }
        bench.follow(gappy.view());
        QCOMPARE(bench.keeper->status()->observedSteps, std::size_t(389));
        for (std::size_t i = 100; i < 110; ++i)
            gappy.add(all.times()[i], *core::Price::from(all.prices()[i]));
        bench.follow(gappy.view());
        QCOMPARE(bench.keeper->status()->observedSteps, std::size_t(399));
        Bench whole;
        whole.follow(all);
        QVERIFY(bench.keeper->forecast()->up == whole.keeper->forecast()->up);
    }

    void aFewOddSamplesDoNotChangeTheStep()
    {
        Bench bench;
        Market market;
        bench.follow(market.grow(200));
        bench.follow(market.grow(5), core::Step());
        QVERIFY(bench.keeper->forecast()->step == kMinute);
        QCOMPARE(bench.keeper->forecast()->warnings, std::vector<std::string>{"step_changed"});
        bench.follow(market.grow(60), core::Step());
        QVERIFY(bench.keeper->forecast()->step.isSample());
        QVERIFY(!bench.keeper->forecast()->horizon);
    }

    void endsWhileItLearns()
    {
        Bench bench;
        Market market;
        bench.keeper->follow(market.grow(9000), kMinute);
        QVERIFY(bench.keeper->status()->catchingUp);
        QCOMPARE(bench.keeper->forecast().error().kind, core::ErrorKind::NotEnoughData);
        bench.keeper.reset(); // neither waits for all of it nor leaves half of it behind
        bench.keeper = bench.make();
        bench.follow(market.series.view());
        QCOMPARE(bench.keeper->status()->observedSteps, std::size_t(8999));
    }
};

QTEST_MAIN(TestAdaptiveKeeper)
#include "tst_adaptivekeeper.moc"
