#include "gui/windowfixture.h"
#include "support/memory.h"

#include <cmath>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using tests::WindowFixture;

/// A window that is kept open: a hundred thousand prices, with forecasts that come and are scored.
class TestSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryStaysFlat()
    {
        constexpr std::size_t kSamples = 100'000;
        constexpr std::size_t kPicture = 200; // samples from one snapshot that is shown to the next
        constexpr std::size_t kWarmUp = 30'000;
        WindowFixture f;
        core::Series series(kSamples);
        qint64 warm = 0;
        for (std::size_t i = 0; i < kSamples; ++i) {
            f.clock.advance(1min);
            series.add(f.clock.now(),
                       *core::Price::from(60'000 + 900 * std::sin(double(i) / 700) + double(i % 89)));
            if ((i + 1) % kPicture != 0)
                continue;
            show(f, series.view());
            QTRY_COMPARE(f.text(u"rowsLabel"_s),
                         u"Prices stored: %1"_s.arg(QLocale().toString(qulonglong(i + 1))));
            if (i + 1 == kWarmUp)
                warm = support::residentMemory();
        }
        if (warm == 0)
            QSKIP("the system does not tell the memory");
        if (!support::kMemoryTells)
            QSKIP("the sanitizer's own memory hides what is measured");
        // 16 bytes a sample in the series, and the chart's extremes of them; all else comes and goes.
        const auto grown = support::residentMemory() - warm;
        const auto allowed = qint64(20 * (kSamples - kWarmUp)) + (6 << 20);
        QVERIFY2(grown <= allowed, qPrintable(u"grown by %1 bytes"_s.arg(grown)));
    }

private:
    static void show(WindowFixture& f, const core::SeriesView& samples)
    {
        engine::Snapshot snapshot = f.trained();
        snapshot.samples = samples;
        snapshot.feed.lastAttempt = snapshot.feed.lastSuccess = f.clock.now();
        snapshot.forecasts = support::FakeEngine::liveForecasts(500, f.clock.now());
        snapshot.forecast = support::FakeEngine::forecast(0.53, f.clock.now(), samples.newestPrice().value());
        f.engine.show(std::move(snapshot));
    }
};

QTEST_MAIN(TestSoak)
#include "tst_soak.moc"
