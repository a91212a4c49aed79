#include "chart/frame.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::chart {

namespace {

constexpr double kPriceRoom = 0.08;    // of the prices' range, above and below
constexpr double kSuitableCandle = 5;  // pixels
constexpr double kNarrowestCandle = 3; // pixels: of those that were asked for, narrower cannot be told apart
constexpr int kMarkCell = 14;          // pixels
constexpr double kReach = 5;           // pixels from which the crosshair reads a forecast

void frameCandles(Frame& frame, const Pyramid& pyramid, std::chrono::seconds asked, int columns)
{
    const double narrowest = asked.count() > 0 ? kNarrowestCandle : kSuitableCandle;
    frame.interval = std::max(asked, suitableInterval(frame.span, columns, narrowest));
    frame.candles = makeCandles(pyramid, frame.span, frame.interval);
    if (frame.candles.empty())
        return;
    frame.bottom = std::ranges::min(frame.candles, {}, &Candle::low).low;
    frame.top = std::ranges::max(frame.candles, {}, &Candle::high).high;
}

void frameLine(Frame& frame, const Decimator& decimator, int columns)
{
    frame.line = decimator.decimate(frame.span, columns, frame.hole);
    frame.bottom = frame.line.lowest;
    frame.top = frame.line.highest;
}

void frameAverages(Frame& frame, const Dataset& data, const ChartView& view, int columns)
{
    std::vector<std::vector<Vertex>*> lines;
    std::vector<int> windows;
    const auto want = [&](std::vector<Vertex>& line, int window) {
        lines.push_back(&line);
        windows.push_back(window);
    };
    if (view.ma5)
        want(frame.ma5, 5);
    if (view.ma15)
        want(frame.ma15, 15);
    auto found = movingAverages(data.steps(frame.hole), frame.span, columns, windows);
    for (std::size_t i = 0; i < lines.size(); ++i)
        *lines[i] = std::move(found[i]);
}

std::optional<Reading> readCandle(const Frame& frame, double time)
{
    if (frame.candles.empty())
        return std::nullopt;
    const auto middle = [](const Candle& candle) { return (candle.bucket.from + candle.bucket.to) / 2; };
    auto nearest = std::ranges::lower_bound(frame.candles, time, {}, middle);
    if (nearest == frame.candles.end() ||
        (nearest != frame.candles.begin() && time - middle(*std::prev(nearest)) < middle(*nearest) - time))
        --nearest;
    Reading reading;
    reading.time = middle(*nearest);
    reading.price = nearest->close;
    reading.candle = *nearest;
    if (nearest != frame.candles.begin() && std::prev(nearest)->bucket.to == nearest->bucket.from)
        reading.previous = std::prev(nearest)->close;
    return reading;
}

} // namespace

Frame makeFrame(const Dataset& data, const ChartView& view, TimeSpan span, int columns)
{
    Frame frame;
    if (data.samples().empty() || columns < 1 || !(span.length() > 0))
        return frame;
    const Pyramid& pyramid = data.decimator.pyramid();
    frame.span = span;
    frame.style = view.style;
    frame.step = data.step;
    frame.hole = holeThreshold(data.samples(), span, static_cast<double>(data.step.count()));
    if (view.style == Style::Candles)
        frameCandles(frame, pyramid, view.interval, columns);
    else
        frameLine(frame, data.decimator, columns);
    if (!(frame.bottom > 0)) // a hole fills the picture
        frame.bottom = frame.top = data.samples().prices()[*data.decimator.nearest(span.from)];
    // A price that does not move is not magnified to noise.
    const double room = std::max((frame.top - frame.bottom) * kPriceRoom, std::abs(frame.top) * 1e-4);
    frame.bottom -= room;
    frame.top += room;
    // A hole narrower than a pixel cannot be seen.
    frame.holes = findHoles(pyramid, span, std::max(frame.hole, span.length() / columns));
    frameAverages(frame, data, view, columns);
    if (view.forecasts || view.probability)
        frame.forecasts = visibleMarks(data.marks, span, columns, kMarkCell);
    if (!view.forecasts)
        frame.forecasts.marks.clear();
    if (!view.probability)
        frame.forecasts.strip.clear();
    frame.newest = Vertex{toAxis(data.samples().newestTime()), data.samples().newestPrice().value(), true};
    return frame;
}

std::optional<Reading> readAt(const Dataset& data, const ChartView& view, const Frame& frame, double time,
                              int columns)
{
    const core::SeriesView& samples = data.samples();
    const auto nearest = data.decimator.nearest(time);
    if (!nearest || !(frame.span.length() > 0))
        return std::nullopt;
    const Steps steps = data.steps(frame.hole);
    std::size_t index = *nearest;
    std::optional<Reading> reading = readCandle(frame, time);
    if (reading) {
        const std::size_t behind = indexAt(samples, reading->candle->bucket.to, 0, samples.size());
        index = behind > 0 ? behind - 1 : 0; // the sample it closed with
    } else {
        reading.emplace();
        reading->time = toAxis(samples.times()[index]);
        reading->price = samples.prices()[index];
        reading->previous = steps.before(index);
    }
    const std::size_t first = indexAt(samples, frame.span.from, 0, samples.size());
    if (first < samples.size() && toAxis(samples.times()[first]) <= frame.span.to)
        reading->first = samples.prices()[first];
    if (view.ma5)
        reading->ma5 = steps.meanAt(index, 5);
    if (view.ma15)
        reading->ma15 = steps.meanAt(index, 15);
    if (view.forecasts || view.probability) {
        if (const auto* mark = nearestMark(data.marks, time, kReach * frame.span.length() / columns))
            reading->forecast = *mark;
    }
    return reading;
}

} // namespace cryptopulse::chart
