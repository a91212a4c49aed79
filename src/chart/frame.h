#pragma once

#include "chart/candles.h"
#include "chart/chartview.h"
#include "chart/decimator.h"
#include "chart/forecastmarks.h"
#include "chart/holes.h"
#include "chart/movingaverage.h"

#include <chrono>
#include <optional>
#include <vector>

namespace cryptopulse::chart {

/// What a chart is about.
struct Dataset {
    Decimator decimator;
    std::chrono::milliseconds step{0}; ///< of the data; 0 when every sample is one
    std::vector<ForecastMark> marks;   ///< oldest first

    [[nodiscard]] const core::SeriesView& samples() const noexcept { return decimator.samples(); }
    [[nodiscard]] Steps steps(double hole) const noexcept { return {decimator.pyramid(), step, hole}; }
};

/// All that is to be drawn of a dataset in one picture, thinned out to its pixels.
struct Frame {
    TimeSpan span;
    double bottom = 0.0; ///< prices at the lower and the upper edge
    double top = 1.0;
    Style style = Style::Area;
    Polyline line;               ///< for Line and Area
    std::vector<Candle> candles; ///< for Candles
    std::chrono::seconds interval{0};
    std::chrono::milliseconds step{0}; ///< of the averages; 0 when every sample is one
    double hole = 0.0; ///< milliseconds from which neighbours have a hole between them
    std::vector<Hole> holes;
    std::vector<Vertex> ma5; ///< empty when switched off
    std::vector<Vertex> ma15;
    std::optional<Vertex> newest;
    VisibleMarks forecasts; ///< marks, strip or both are empty when switched off
};

/// The picture of @p span, @p columns pixels wide. Costs what is drawn, hardly what the span holds.
[[nodiscard]] Frame makeFrame(const Dataset& data, const ChartView& view, TimeSpan span, int columns);

/// What stands at one moment of a picture.
struct Reading {
    double time = 0.0;              ///< of the sample, or of the candle's middle
    double price = 0.0;             ///< or the candle's close
    std::optional<Candle> candle;   ///< in the style Candles
    std::optional<double> previous; ///< price a step (a candle) before; empty behind a hole
    std::optional<double> first;    ///< oldest price in the picture
    std::optional<double> ma5;      ///< where switched on and defined
    std::optional<double> ma15;
    std::optional<ForecastMark> forecast; ///< within five pixels
};

/// What is nearest to @p time (milliseconds since 1970); empty without samples.
[[nodiscard]] std::optional<Reading> readAt(const Dataset& data, const ChartView& view, const Frame& frame,
                                            double time, int columns);

} // namespace cryptopulse::chart
