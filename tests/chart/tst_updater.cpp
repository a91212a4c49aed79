#include "chart/chartseries.h"
#include "chart/updater.h"

#include <QSignalSpy>
#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using chart::Dataset;
using chart::Updater;
using tests::kStart;

namespace {

constexpr std::size_t kMany = Updater::kQuick + 100'000;
constexpr double kPeak = 99'000; // above every price of the series

core::Series manyMinutes(std::size_t count = kMany, double price = 26'000)
{
    core::Series series(count + 10);
    for (std::size_t i = 0; i < count; ++i)
        series.add(kStart + i * 1min, *core::Price::from(price + static_cast<double>(i % 50)));
    return series;
}

/// As a late price does: it moves everything behind the middle.
void insert(core::Series& series, std::chrono::seconds beside = 30s)
{
    const core::SeriesView samples = series.view();
    series.add(samples.times()[samples.size() / 2] + beside, *core::Price::from(kPeak));
}

double highest(const Dataset& data)
{
    return data.decimator.pyramid().extremes(0, data.samples().size()).highest;
}

} // namespace

class TestUpdater : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsQuickIsDoneAtOnce()
    {
        Dataset data;
        Updater updater(data);
        core::Series series = tests::minutes({1, 2, 3});
        updater.setSamples(series.view(), 1min);
        QCOMPARE(data.samples().size(), 3U);
        QCOMPARE(data.step, std::chrono::milliseconds(1min));
        series.add(kStart + 30s, *core::Price::from(9));
        updater.setSamples(series.view(), 1min);
        QCOMPARE(highest(data), 9.0);
    }

    void manyAreThereFromTheBeginningAndGrowAtTheEndAtOnce()
    {
        Dataset data;
        Updater updater(data);
        core::Series series = manyMinutes();
        updater.setSamples(series.view(), 1min);
        QCOMPARE(data.samples().size(), kMany);
        series.add(series.view().newestTime() + 1min, *core::Price::from(kPeak));
        updater.setSamples(series.view(), 1min);
        QCOMPARE(highest(data), kPeak);
        QVERIFY(!updater.isBusy());
    }

    void aPriceAmongManyIsAddedWithoutHoldingUpTheWindow()
    {
        Dataset data;
        Updater updater(data);
        core::Series series = manyMinutes();
        updater.setSamples(series.view(), 1min);
        QSignalSpy updated(&updater, &Updater::updated);
        insert(series);
        updater.setSamples(series.view(), 5min);
        QVERIFY(updater.isBusy());
        QCOMPARE(updated.size(), 0); // as it was, as a whole
        QCOMPARE(data.samples().size(), kMany);
        QCOMPARE(data.step, std::chrono::milliseconds(1min));
        QVERIFY(highest(data) < kPeak);
        QTRY_COMPARE(updated.size(), 1);
        QCOMPARE(data.samples().size(), kMany + 1);
        QCOMPARE(data.step, std::chrono::milliseconds(5min));
        QCOMPARE(highest(data), kPeak);
        QVERIFY(!updater.isBusy());
    }

    /// Gaps are repaired price by price, and new prices do not wait for that.
    void ofManyChangesTheLastIsShownInTheEnd()
    {
        Dataset data;
        Updater updater(data);
        core::Series series = manyMinutes();
        updater.setSamples(series.view(), 1min);
        for (int i = 0; i < 5; ++i) {
            insert(series, std::chrono::seconds(20 + i));
            updater.setSamples(series.view(), 1min);
            series.add(series.view().newestTime() + 1min, *core::Price::from(100'000 + i));
            updater.setSamples(series.view(), 1min);
        }
        QCOMPARE(data.samples().size(), kMany);
        QTRY_COMPARE(data.samples().size(), kMany + 10);
        QCOMPARE(highest(data), 100'004.0);
        QVERIFY(!updater.isBusy());
    }

    void anotherSeriesIsShownAtOnceAndTheOldOneNeverAgain()
    {
        Dataset data;
        Updater updater(data);
        core::Series series = manyMinutes();
        updater.setSamples(series.view(), 1min);
        insert(series);
        updater.setSamples(series.view(), 1min);
        const core::Series other = manyMinutes(kMany + 5, 1'000);
        QSignalSpy updated(&updater, &Updater::updated);
        updater.setSamples(other.view(), 1min);
        QCOMPARE(updated.size(), 1);
        QCOMPARE(data.samples().newestPrice().value(), other.view().newestPrice().value());
        core::Series grown = manyMinutes(kMany + 5, 1'000);
        insert(grown); // is built behind the one that is not wanted any longer
        updater.setSamples(grown.view(), 1min);
        QTRY_COMPARE(updated.size(), 2);
        QCOMPARE(data.samples().size(), kMany + 6);
        QCOMPARE(data.samples().newestPrice().value(), other.view().newestPrice().value());
        updater.setSamples({}, 1min);
        QVERIFY(data.samples().empty());
    }

    void goingAwayInTheMiddleIsHarmless()
    {
        Dataset data;
        auto updater = std::make_unique<Updater>(data);
        core::Series series = manyMinutes();
        updater->setSamples(series.view(), 1min);
        insert(series);
        updater->setSamples(series.view(), 1min);
        updater.reset();
        QCOMPARE(data.samples().size(), kMany);
    }
};

QTEST_GUILESS_MAIN(TestUpdater)
#include "tst_updater.moc"
