// What a frame of the chart costs, at 1200 x 700 without a screen: a change (pan, zoom or a new sample), the
// frame built from it, and all of it painted. The median and the 95th percentile of a thousand frames.

#include "chart/pricechart.h"

#include <QApplication>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

using namespace cryptopulse;
using namespace std::chrono_literals;

namespace {

constexpr int kFrames = 1'000;
constexpr QSize kSize(1200, 700);
const core::UtcTime kStart = core::fromEpochMs(1'200'000'000'000);

struct Scene {
    const char* name;
    chart::ChartView view;
    bool forecasts = false;
};

struct Cost {
    double median;
    double p95;
};

core::Series randomWalk(std::size_t count)
{
    std::mt19937_64 generator(42);
    std::normal_distribution<double> move(0.0, 4e-4);
    core::Series series(count + 2 * kFrames);
    double price = 30'000;
    core::UtcTime time = kStart;
    for (std::size_t i = 0; i < count; ++i) {
        price *= std::exp(move(generator));
        time += i % 50'000 == 49'999 ? 3h : 1min; // with holes, as real ones have
        series.add(time, *core::Price::from(price));
    }
    return series;
}

std::vector<chart::ForecastMark> forecastsOn(const core::SeriesView& samples)
{
    std::vector<chart::ForecastMark> marks;
    const std::size_t count = std::min<std::size_t>(samples.size(), 10'000);
    for (std::size_t i = samples.size() - count; i < samples.size(); ++i)
        marks.push_back({samples.times()[i], samples.prices()[i],
                         *core::Probability::from(0.5 + 0.1 * std::sin(static_cast<double>(i))),
                         i % 2 == 0 ? chart::ForecastMark::State::Hit : chart::ForecastMark::State::Miss});
    return marks;
}

/// One change of the mix: mostly pans and zooms over all scales, every tenth a new sample.
void change(chart::PriceChart& view, core::Series& series, int frame)
{
    if (frame % 250 == 0)
        return view.fit();
    if (frame % 10 == 9) {
        const core::SeriesView now = series.view();
        series.add(now.newestTime() + 1min, now.newestPrice());
        return view.setSamples(series.view(), 1min);
    }
    const auto length = std::chrono::milliseconds(std::llround(view.span().length()));
    if (frame % 10 == 8) // every step of a zoom from everything to minutes
        return view.showNewest(std::max<std::chrono::milliseconds>(length * 4 / 5, 10min));
    QKeyEvent key(QEvent::KeyPress, frame % 2 == 0 ? Qt::Key_Left : Qt::Key_Right, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &key);
}

Cost measure(const Scene& scene, core::Series& series)
{
    chart::PriceChart view;
    view.setColours({Qt::white, Qt::black, Qt::darkGray, Qt::lightGray, Qt::blue, QColor(0, 0, 255, 30),
                     QColor(0, 0, 0, 20), Qt::darkGreen, Qt::red, Qt::darkGreen, Qt::red, Qt::darkYellow,
                     Qt::magenta});
    view.setView(scene.view);
    view.resize(kSize);
    view.show();
    view.setSamples(series.view(), 1min);
    if (scene.forecasts)
        view.setForecasts(forecastsOn(series.view()));
    QImage image(kSize, QImage::Format_RGB32);
    std::vector<double> milliseconds;
    for (int frame = 0; frame < kFrames; ++frame) {
        const std::clock_t begun =
            std::clock(); // of the processor: the work is one thread's, the machine is shared
        change(view, series, frame);
        static_cast<void>(view.frame());
        QPainter painter(&image);
        view.render(&painter, image.rect(), view.viewport()->rect());
        painter.end();
        milliseconds.push_back(1e3 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
    }
    std::ranges::sort(milliseconds);
    return {milliseconds[kFrames / 2], milliseconds[kFrames * 95 / 100]};
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    std::vector<std::size_t> counts{10'000, 1'000'000, 10'000'000};
    if (argc > 1) {
        counts.clear();
        for (int i = 1; i < argc; ++i)
            counts.push_back(QByteArray(argv[i]).toULongLong());
    }
    using chart::Style;
    const std::vector<Scene> scenes{
        {"line", {Style::Line, 0s, false, false, false, false}},
        {"area", {Style::Area, 0s, false, false, false, false}},
        {"candles", {Style::Candles, 0s, false, false, false, false}},
        {"candles 1m", {Style::Candles, 60s, false, false, false, false}},
        {"area + averages", {Style::Area, 0s, true, true, false, false}},
        {"area + forecasts", {Style::Area, 0s, false, false, true, true}, true},
        {"candles + all", {Style::Candles, 0s, true, true, true, true}, true},
    };
    std::vector<std::vector<Cost>> costs(scenes.size());
    for (const std::size_t count : counts) {
        core::Series series = randomWalk(count);
        for (std::size_t i = 0; i < scenes.size(); ++i)
            costs[i].push_back(measure(scenes[i], series));
    }
    std::printf("%d frames of %d x %d, milliseconds of processor: median / 95th percentile\n%-18s", kFrames,
                kSize.width(), kSize.height(), "style");
    for (const std::size_t count : counts)
        std::printf("%16zu", count);
    std::printf("   last/first\n");
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        std::printf("%-18s", scenes[i].name);
        for (const Cost& cost : costs[i])
            std::printf("   %5.2f / %5.2f", cost.median, cost.p95);
        std::printf("   %.2f\n", costs[i].back().median / costs[i].front().median);
    }
    return 0;
}
