// What a frame of the chart costs the window's thread, at 1200 x 700 without a screen: a change (pan, zoom, a
// new sample or one between others), the frame built from it, and all of it painted. Median and 95th
// percentile, in milliseconds of processor time, which a shared machine hardly distorts, and by the clock,
// which is what a reader waits for.

#include "chart/pricechart.h"

#include <QApplication>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

using namespace cryptopulse;
using namespace std::chrono_literals;

namespace {

constexpr int kFrames = 1'000;
constexpr int kInserts = 40;
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

/// The cost of many frames, and what they were.
class Frames
{
public:
    /// Measures @p frame, work of this thread.
    void add(const std::function<void()>& frame)
    {
        const auto clock = std::chrono::steady_clock::now();
        const double begun = processor();
        frame();
        m_processor.push_back(processor() - begun);
        m_clock.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - clock).count());
    }

    [[nodiscard]] Cost ofProcessor() const { return cost(m_processor); }
    [[nodiscard]] Cost byClock() const { return cost(m_clock); }

private:
    static double processor()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
    }

    static Cost cost(std::vector<double> milliseconds)
    {
        std::ranges::sort(milliseconds);
        return {milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 95 / 100]};
    }

    std::vector<double> m_processor;
    std::vector<double> m_clock;
};

core::Series randomWalk(std::size_t count)
{
    std::mt19937_64 generator(42);
    std::normal_distribution<double> move(0.0, 4e-4);
    core::Series series(count + 20 * kFrames); // room for those to come
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

/// A chart and the picture that it is painted into.
class Stage
{
public:
    Stage(const Scene& scene, core::Series& series)
        : m_series(series)
    {
        m_chart.setColours({Qt::white, Qt::black, Qt::darkGray, Qt::lightGray, Qt::blue,
                            QColor(0, 0, 255, 30), QColor(0, 0, 0, 20), Qt::darkGreen, Qt::red, Qt::darkGreen,
                            Qt::red, Qt::darkYellow, Qt::magenta});
        m_chart.setView(scene.view);
        m_chart.resize(kSize);
        m_chart.show();
        m_chart.setSamples(series.view(), 1min);
        if (scene.forecasts)
            m_chart.setForecasts(forecastsOn(series.view()));
        paint();
    }

    void pan(int frame)
    {
        QKeyEvent key(QEvent::KeyPress, frame % 2 == 0 ? Qt::Key_Left : Qt::Key_Right, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_chart, &key);
    }

    /// Every step from everything to minutes, and anew.
    void zoom()
    {
        const auto length = std::chrono::milliseconds(std::llround(m_chart.span().length()));
        if (length <= 10min)
            m_chart.fit();
        else
            m_chart.showNewest(std::max<std::chrono::milliseconds>(length * 4 / 5, 10min));
    }

    void append()
    {
        const core::SeriesView now = m_series.view();
        m_series.add(now.newestTime() + 1min, now.newestPrice());
    }

    /// A late price, somewhere in the middle third.
    void insert(int number)
    {
        const core::SeriesView now = m_series.view();
        const std::size_t at =
            now.size() / 3 + static_cast<std::size_t>(number) * now.size() / (4 * kInserts);
        m_series.add(now.times()[at] + 30s, now.newestPrice());
    }

    void show() { m_chart.setSamples(m_series.view(), 1min); }
    void fit() { m_chart.fit(); }
    [[nodiscard]] bool showsAll() const { return m_chart.data().samples().size() == m_series.size(); }

    void paint()
    {
        static_cast<void>(m_chart.frame());
        QPainter painter(&m_image);
        m_chart.render(&painter, m_image.rect(), m_chart.viewport()->rect());
    }

private:
    core::Series& m_series;
    chart::PriceChart m_chart;
    QImage m_image{kSize, QImage::Format_RGB32};
};

/// Mostly pans and zooms over all scales, every tenth a new sample.
Frames mixed(Stage& stage)
{
    Frames frames;
    for (int frame = 0; frame < kFrames; ++frame) {
        if (frame % 10 == 9)
            stage.append();
        frames.add([&] {
            if (frame % 250 == 0)
                stage.fit();
            else if (frame % 10 == 9)
                stage.show();
            else if (frame % 10 == 8)
                stage.zoom();
            else
                stage.pan(frame);
            stage.paint();
        });
    }
    return frames;
}

Frames pans(Stage& stage)
{
    Frames frames;
    for (int frame = 0; frame < kFrames; ++frame) {
        if (frame % 10 == 0)
            stage.zoom();
        frames.add([&] {
            stage.pan(frame / 10);
            stage.paint();
        });
    }
    return frames;
}

Frames zooms(Stage& stage)
{
    Frames frames;
    stage.fit();
    for (int frame = 0; frame < kFrames; ++frame) {
        frames.add([&] {
            stage.zoom();
            stage.paint();
        });
    }
    return frames;
}

Frames appends(Stage& stage)
{
    Frames frames;
    stage.fit();
    for (int frame = 0; frame < kFrames; ++frame) {
        stage.append();
        frames.add([&] {
            stage.show();
            stage.paint();
        });
    }
    return frames;
}

/// The frame that is told of a price between others and the one that shows it; between them, as many others
/// as there is time for.
Frames inserts(Stage& stage)
{
    Frames frames;
    stage.fit();
    for (int number = 0; number < kInserts; ++number) {
        stage.insert(number);
        frames.add([&] {
            stage.show();
            stage.paint();
        });
        while (!stage.showsAll()) {
            const Frames before = frames;
            frames.add([&] {
                QCoreApplication::processEvents();
                stage.paint();
            });
            if (!stage.showsAll())
                frames = before; // an ordinary one, while the price is on its way
        }
    }
    return frames;
}

void printHeading(const char* what, const std::vector<std::size_t>& counts)
{
    std::printf("%-18s", what);
    for (const std::size_t count : counts)
        std::printf("%32zu", count);
    std::printf("   last/first\n");
}

void print(const char* name, const std::vector<Frames>& all)
{
    std::printf("%-18s", name);
    for (const Frames& frames : all) {
        const Cost processor = frames.ofProcessor();
        const Cost clock = frames.byClock();
        std::printf("   %6.2f /%6.2f  (%6.2f /%6.2f)", processor.median, processor.p95, clock.median,
                    clock.p95);
    }
    std::printf("   %.2f (%.2f)\n", all.back().ofProcessor().median / all.front().ofProcessor().median,
                all.back().byClock().median / all.front().byClock().median);
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
    const Scene everything{"", {Style::Area, 0s, true, true, true, true}, true};
    const std::pair<const char*, Frames (*)(Stage&)> movements[]{
        {"pan", pans}, {"zoom", zooms}, {"append", appends}, {"insert", inserts}};
    std::vector<std::vector<Frames>> byScene(scenes.size());
    std::vector<std::vector<Frames>> byMovement(std::size(movements));
    for (const std::size_t count : counts) {
        core::Series series = randomWalk(count);
        for (std::size_t i = 0; i < scenes.size(); ++i) {
            Stage stage(scenes[i], series);
            byScene[i].push_back(mixed(stage));
        }
        for (std::size_t i = 0; i < std::size(movements); ++i) {
            Stage stage(everything, series);
            byMovement[i].push_back(movements[i].second(stage));
        }
    }
    std::printf("%d frames of %d x %d, milliseconds of processor: median / 95th percentile (by the clock)\n",
                kFrames, kSize.width(), kSize.height());
    printHeading("style", counts);
    for (std::size_t i = 0; i < scenes.size(); ++i)
        print(scenes[i].name, byScene[i]);
    printHeading("area with all", counts);
    for (std::size_t i = 0; i < std::size(movements); ++i)
        print(movements[i].first, byMovement[i]);
    return 0;
}
