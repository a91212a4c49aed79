#include "market/demosource.h"
#include "support/fakeclock.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace cryptopulse;
using namespace std::chrono_literals;
using market::DemoSource;

namespace {

constexpr auto kDays = 90;

double correlation(const std::vector<double>& x, std::size_t lag)
{
    double mean = 0;
    for (const double value : x)
        mean += value / static_cast<double>(x.size());
    double together = 0;
    double own = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        own += (x[i] - mean) * (x[i] - mean);
        if (i >= lag)
            together += (x[i] - mean) * (x[i - lag] - mean);
    }
    return together / own;
}

} // namespace

/// What a market must look like, on a quarter of a year of its minutes.
class TestDemoSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const DemoSource source(m_clock);
        m_samples = source.minutes(m_clock.now() - std::chrono::days(kDays), m_clock.now());
        for (std::size_t i = 1; i < m_samples.size(); ++i)
            m_returns.push_back(std::log(m_samples[i].price.value() / m_samples[i - 1].price.value()));
    }

    void fetchSaysThePriceOfThisSecond()
    {
        DemoSource source(m_clock);
        QCOMPARE(source.name(), std::string("demo"));
        const auto future = source.fetch();
        QVERIFY(future.isFinished());
        QVERIFY(future.result());
        QVERIFY(future.result()->time == m_clock.now());
        QVERIFY(future.result()->price == source.priceAt(m_clock.now() + 999ms));
        QVERIFY(future.result()->price != source.priceAt(m_clock.now() + 10s));
    }

    void sameSeedSamePriceOtherSeedOtherPrice()
    {
        const DemoSource one(m_clock, 7);
        const DemoSource same(m_clock, 7);
        const DemoSource other(m_clock, 8);
        QVERIFY(one.priceAt(m_clock.now()) == same.priceAt(m_clock.now()));
        QVERIFY(one.priceAt(m_clock.now()) != other.priceAt(m_clock.now()));
    }

    void minutesAreTheFullMinutesOfTheRange()
    {
        const DemoSource source(m_clock);
        const auto from = core::fromEpochMs(1'700'000'000'000); // 20 s after a full minute
        const auto samples = source.minutes(from, from + 3min);
        QCOMPARE(samples.size(), std::size_t(3));
        QVERIFY(samples.front().time == from + 40s);
        QVERIFY(samples.back().time == from + 160s);
        QVERIFY(samples.front().price == source.priceAt(from + 40s));
        QVERIFY(samples.front().received == samples.front().time);
        QCOMPARE(source.minutes(from + 40s, from + 100s).size(), std::size_t(1)); // the end is not part of it
        QVERIFY(source.minutes(from, from).empty());
        QVERIFY(source.minutes(from, from - 1h).empty());
    }

    void pricesStayAroundSixtyThousand()
    {
        QCOMPARE(m_samples.size(), std::size_t(kDays * 1440));
        for (const auto& sample : m_samples) {
            QVERIFY(sample.price.value() > 25'000 && sample.price.value() < 141'000);
            const double cents = sample.price.value() * 100;
            QVERIFY(std::abs(cents - std::round(cents)) < 1e-3);
        }
    }

    void minutesMoveAsABitcoinsDo()
    {
        double square = 0;
        double largest = 0;
        for (const double r : m_returns) {
            square += r * r / static_cast<double>(m_returns.size());
            largest = std::max(largest, std::abs(r));
        }
        QVERIFY(std::sqrt(square) > 3e-4 && std::sqrt(square) < 9e-4); // 7e-5 * sqrt(60) = 5.4e-4
        QVERIFY(largest < 0.01);
    }

    void directionCannotBeForeseen()
    {
        // 4 standard errors of a correlation of independent numbers; uneven pace widens them by less than
        // half.
        const double bound = 6.0 / std::sqrt(static_cast<double>(m_returns.size()));
        for (const std::size_t lag : {1U, 2U, 5U, 15U})
            QVERIFY(std::abs(correlation(m_returns, lag)) < bound);
    }

    void volatilityComesInClusters()
    {
        std::vector<double> sizes;
        std::transform(m_returns.begin(), m_returns.end(), std::back_inserter(sizes),
                       [](double r) { return std::abs(r); });
        QVERIFY(correlation(sizes, 5) > 0.05);
    }

    void timesFarAwayHavePricesToo()
    {
        const DemoSource source(m_clock);
        for (const auto ms : {-4'000'000'000'000LL, -1LL, 0LL, 4'000'000'000'000LL, 250'000'000'000'000LL})
            QVERIFY(source.priceAt(core::fromEpochMs(ms)).value() > 25'000);
    }

private:
    support::FakeClock m_clock{core::fromEpochMs(1'780'000'020'000)};
    std::vector<core::Sample> m_samples;
    std::vector<double> m_returns;
};

QTEST_GUILESS_MAIN(TestDemoSource)
#include "tst_demosource.moc"
