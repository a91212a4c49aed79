#include "engine/localengine.h"
#include "gui/mainwindow.h"
#include "market/coingeckoclient.h"
#include "support/fakeclock.h"
#include "support/memory.h"
#include "support/resultof.h"
#include "support/standin/standin.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using support::resultOf;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'040'000);
constexpr std::size_t kBeforeTraining = 400; // samples
constexpr int kLongest = 3'600'000;          // ms, for a hundred thousand samples on a slow disk

/// CP_SOAK_SAMPLES says how long the soak is; without it, long enough to see what grows.
std::size_t sampleCount()
{
    const int asked = qEnvironmentVariableIntValue("CP_SOAK_SAMPLES");
    const std::size_t usual = support::kMemoryTells ? 10'000 : 1'500;
    return asked > 0 ? std::size_t(asked) : usual;
}

/// Prices a minute apart on a path that goes up and down and never repeats itself.
support::PriceScript script(std::size_t count)
{
    std::vector<double> prices(count);
    for (std::size_t i = 0; i < count; ++i)
        prices[i] =
            60'000 + 900 * std::sin(double(i) / 700) + 40 * std::sin(double(i) * 2.3) + double(i % 89);
    return support::PriceScript::ofPrices(prices, kStart);
}

/// The window over an engine of its own: a provider that is asked over HTTP, a database in a file.
struct Desk {
    explicit Desk(std::size_t count)
        : provider(script(count), clock)
        , settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
        , engine(
              {.series = {"bitcoin", "usd", "coingecko"},
               .databasePath = folder.filePath(u"data/prices.db"_s),
               .modelFolder = folder.filePath(u"models"_s)},
              [this] {
                  market::CoinGeckoOptions options;
                  options.baseUrl = provider.url();
                  return std::make_unique<market::CoinGeckoClient>(options, clock);
              },
              clock)
        , window(engine, clock, settings, {u"9.8.7"_s, {}, {}, false})
    {
        // A minute passes between two calls. In the engine's thread, so that it has passed before the next
        // one.
        QObject::connect(
            &engine, &engine::Engine::snapshotChanged, &window,
            [this] { clock.set(kStart + std::chrono::minutes(engine.snapshot()->samples.size())); },
            Qt::DirectConnection);
        window.resize(1280, 800);
        window.show();
    }

    [[nodiscard]] std::size_t stored() const { return engine.snapshot()->samples.size(); }
    [[nodiscard]] QString shown() const { return window.findChild<QLabel*>(u"rowsLabel"_s)->text(); }
    /// Starts a batch of calls without a pause between them.
    [[nodiscard]] bool collect(std::size_t count)
    {
        return resultOf(engine.collect({.count = int(count), .interval = 0ms})).has_value();
    }

    QTemporaryDir folder;
    support::FakeClock clock{kStart};
    support::StandIn provider;
    QSettings settings;
    engine::LocalEngine engine;
    gui::MainWindow window;
};

} // namespace

/// A program that is kept open, all of it but main(): price after price over HTTP into the database, a
/// forecast for each, the window on top.
class TestEngineSoak : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(kLongest)); }

private Q_SLOTS:
    void memoryStaysFlat()
    {
        const std::size_t count = sampleCount();
        const std::size_t warmUp = std::min(count / 5 * 3, std::size_t(8'000)); // by then all lists are full
        Desk desk(count);
        QVERIFY(desk.provider.isListening());
        QVERIFY(desk.collect(kBeforeTraining));
        QTRY_COMPARE_WITH_TIMEOUT(desk.stored(), kBeforeTraining, kLongest);
        QVERIFY(resultOf(desk.engine.train({})));

        QElapsedTimer timer;
        timer.start();
        QVERIFY(desk.collect(count - kBeforeTraining));
        QTRY_VERIFY_WITH_TIMEOUT(desk.stored() >= warmUp, kLongest);
        const qint64 warm = support::residentMemory();
        const std::size_t warmAt = desk.stored();
        QTRY_COMPARE_WITH_TIMEOUT(desk.stored(), count, kLongest);
        QTRY_COMPARE(desk.shown(), u"Prices stored: %1"_s.arg(QLocale().toString(qulonglong(count))));
        const qint64 grown = support::residentMemory() - warm;
        qInfo("%zu samples in %.1f s; %.1f MiB after %zu, %+.1f MiB since", count,
              double(timer.elapsed()) / 1000, double(warm) / (1 << 20), warmAt, double(grown) / (1 << 20));

        checkAccount(desk, count);
        if (warm == 0 || !support::kMemoryTells)
            QSKIP("the memory of this process does not tell");
        // 16 bytes a sample in the series, and the chart's extremes of them; all else comes and goes.
        QVERIFY2(grown <= qint64(20 * (count - warmAt)) + (6 << 20),
                 qPrintable(u"grown by %1 bytes"_s.arg(grown)));
    }

private:
    /// Nothing was lost or done twice on the way.
    static void checkAccount(const Desk& desk, std::size_t count)
    {
        const auto snapshot = desk.engine.snapshot();
        QCOMPARE(desk.provider.requests(), int(count));
        QCOMPARE(snapshot->feed.stored, std::uint64_t(count));
        QCOMPARE(snapshot->feed.failures + snapshot->feed.repeats, std::uint64_t(0));
        QVERIFY(snapshot->forecast);
        const auto& forecasts = *snapshot->forecasts;
        QCOMPARE(forecasts.size(), std::min(count - kBeforeTraining, std::size_t(5'000)));
        QVERIFY(forecasts.back().asOf == snapshot->samples.newestTime());
        const auto pending =
            std::ranges::count(forecasts, core::Outcome::Pending, &core::LiveForecast::outcome);
        QCOMPARE(pending, 6); // of a minute it is known when the sixth after it has begun
    }
};

QTEST_MAIN(TestEngineSoak)
#include "tst_enginesoak.moc"
