#include "engine/outcome.h"

#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using core::Outcome;

namespace {

const core::UtcTime kMinute = core::fromEpochMs(1'700'000'040'000); // the start of one

/// Prices at seconds after kMinute.
core::SeriesView at(std::initializer_list<std::pair<int, double>> samples)
{
    core::Series series;
    for (const auto& [second, price] : samples)
        series.add(kMinute + std::chrono::seconds(second), *core::Price::from(price));
    return series.view();
}

core::LiveForecast forecast(const char* step, int second = 5, double price = 100)
{
    return {.asOf = kMinute + std::chrono::seconds(second),
            .price = *core::Price::from(price),
            .up = *core::Probability::from(0.6),
            .step = *core::Step::fromName(step),
            .horizonSteps = 5,
            .modelId = "m",
            .outcome = Outcome::Pending,
            .seenAt = std::nullopt,
            .seen = std::nullopt};
}

} // namespace

/// What came of a forecast, by the meaning of its steps.
class TestOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decidesByTheSteps_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<core::SeriesView>("samples");
        QTest::addColumn<QByteArray>("outcome"); // empty: not known yet
        QTest::addColumn<int>("seenAt");         // seconds; -1: none
        const auto row = [](const char* name, const char* step,
                            std::initializer_list<std::pair<int, double>> samples, const char* outcome,
                            int seenAt) {
            QTest::newRow(name) << QByteArray(step) << at(samples) << QByteArray(outcome) << seenAt;
        };
        row("samples, rose", "sample", {{5, 100}, {9, 1}, {17, 1}, {18, 1}, {40, 1}, {900, 100.5}}, "rose",
            900);
        row("samples, the same", "sample", {{5, 100}, {9, 1}, {17, 1}, {18, 1}, {40, 1}, {41, 100}},
            "did_not_rise", 41);
        row("samples, one missing", "sample", {{5, 100}, {9, 1}, {17, 1}, {18, 1}, {40, 1}}, "", -1);
        row("minutes, rose", "1m", {{5, 100}, {65, 1}, {125, 1}, {185, 1}, {245, 1}, {305, 101}, {365, 1}},
            "rose", 305);
        row("the last price of the minute", "1m",
            {{5, 100}, {65, 1}, {125, 1}, {185, 1}, {245, 1}, {305, 101}, {355, 99}, {365, 1}},
            "did_not_rise", 355);
        row("the minute is not over", "1m", {{5, 100}, {65, 1}, {125, 1}, {185, 1}, {245, 1}, {305, 101}}, "",
            -1);
        row("one empty minute on the way", "1m",
            {{5, 100}, {65, 1}, {185, 1}, {245, 1}, {305, 101}, {365, 1}}, "rose", 305);
        row("the minute itself is empty", "1m", {{5, 100}, {65, 1}, {125, 1}, {185, 1}, {245, 101}, {365, 1}},
            "rose", 245);
        row("two empty minutes on the way", "1m", {{5, 100}, {65, 1}, {245, 1}, {305, 101}, {365, 1}},
            "unknown", -1);
        row("a hole at the end", "1m", {{5, 100}, {65, 1}, {125, 1}, {185, 1}, {245, 1}, {425, 101}},
            "unknown", -1);
        row("a long hole at once", "1m", {{5, 100}, {7'205, 1}}, "unknown", -1);
        row("its sample is gone", "1m",
            {{0, 100}, {65, 1}, {125, 1}, {185, 1}, {245, 1}, {305, 101}, {365, 1}}, "unknown", -1);
        row("all later samples are gone", "1m", {{0, 100}}, "unknown", -1);
        row("five minutes", "5m", {{5, 100}, {305, 1}, {605, 1}, {905, 1}, {1205, 1}, {1505, 101}, {1805, 1}},
            "rose", 1505);
    }
    void decidesByTheSteps()
    {
        QFETCH(QByteArray, step);
        QFETCH(core::SeriesView, samples);
        QFETCH(QByteArray, outcome);
        QFETCH(int, seenAt);
        const auto known = engine::decide(forecast(step.constData()), samples);
        QCOMPARE(known.has_value(), !outcome.isEmpty());
        if (!known)
            return;
        QCOMPARE(core::outcomeName(known->outcome), outcome.toStdString());
        QCOMPARE(known->seenAt.has_value(), seenAt >= 0);
        if (known->seenAt)
            QVERIFY(*known->seenAt == kMinute + std::chrono::seconds(seenAt));
        QCOMPARE(known->up.value(), 0.6); // nothing else of it changes
    }

    void emptySeriesSayNothing() { QVERIFY(!engine::decide(forecast("1m"), {})); }

    void hitsPointToTheSideThatCameTrue()
    {
        core::LiveForecast one = forecast("1m");
        QVERIFY(!core::isHit(one));
        one.outcome = Outcome::Rose;
        QCOMPARE(core::isHit(one), std::optional(true));
        one.up = *core::Probability::from(0.4);
        QCOMPARE(core::isHit(one), std::optional(false));
        one.outcome = Outcome::DidNotRise;
        QCOMPARE(core::isHit(one), std::optional(true));
        one.up = *core::Probability::from(0.5);
        QVERIFY(!core::isHit(one));
        one.outcome = Outcome::Unknown;
        one.up = *core::Probability::from(0.9);
        QVERIFY(!core::isHit(one));
    }
};

QTEST_APPLESS_MAIN(TestOutcome)
#include "tst_outcome.moc"
