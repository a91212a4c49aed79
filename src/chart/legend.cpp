#include "chart/legend.h"

#include "chart/labels.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::chart {

namespace {

using Kind = LegendEntry::Kind;

void addPrice(Legend& legend, const Reading& reading)
{
    if (!reading.candle) {
        legend.upper.push_back({Kind::Plain, Labels::price(reading.price)});
        return;
    }
    const Candle& candle = *reading.candle;
    const std::pair<QString, double> values[]{{Labels::tr("O %1", "open"), candle.open},
                                              {Labels::tr("H %1", "high"), candle.high},
                                              {Labels::tr("L %1", "low"), candle.low},
                                              {Labels::tr("C %1", "close"), candle.close}};
    for (const auto& [text, value] : values)
        legend.upper.push_back({Kind::Plain, text.arg(Labels::price(value))});
}

void addChanges(Legend& legend, const Reading& reading)
{
    if (reading.previous)
        legend.lower.push_back(
            {Kind::Plain,
             Labels::tr("%1 vs previous").arg(Labels::change(*reading.previous, reading.price))});
    if (reading.first)
        legend.lower.push_back(
            {Kind::Plain, Labels::tr("%1 vs left edge").arg(Labels::change(*reading.first, reading.price))});
}

/// Averages go over steps of the data, also where candles are wider.
void addAverage(Legend& legend, Kind kind, QString name, const Frame& frame,
                const std::optional<double>& value)
{
    const auto step = std::chrono::duration_cast<std::chrono::seconds>(frame.step);
    if (frame.style == Style::Candles && step >= 1min && step != frame.interval)
        name = Labels::tr("%1 of %2", "a moving average, a duration").arg(name, Labels::interval(step));
    legend.averages.push_back({kind, value ? u"%1 %2"_s.arg(name, Labels::price(*value)) : name});
}

} // namespace

QString timeLabel(const Reading& reading)
{
    return Labels::moment(fromAxis(reading.candle ? reading.candle->bucket.from : reading.time));
}

QString forecastsTitle(const VisibleMarks& forecasts)
{
    const std::size_t drawn = forecasts.marks.size();
    const std::size_t all = forecasts.counts.all();
    if (drawn == 0 || drawn == all) // none: they are switched off
        return Labels::tr("Forecasts");
    const auto number = [](std::size_t count) {
        return Labels::locale().toString(static_cast<qulonglong>(count));
    };
    return Labels::tr("Forecasts, %1 of %2 drawn").arg(number(drawn), number(all));
}

Legend makeLegend(const ChartView& view, const Frame& frame, const std::optional<Reading>& reading)
{
    Legend legend;
    if (reading) {
        legend.upper.push_back({Kind::Muted, timeLabel(*reading)});
        addPrice(legend, *reading);
        addChanges(legend, *reading);
    } else {
        legend.upper.push_back({Kind::Muted, u"%1 – %2"_s.arg(Labels::moment(fromAxis(frame.span.from)),
                                                              Labels::moment(fromAxis(frame.span.to)))});
        legend.upper.push_back({Kind::Muted, Labels::zone(fromAxis(frame.span.to))});
    }
    if (frame.style == Style::Candles)
        legend.upper.push_back(
            {Kind::Muted, Labels::tr("candles of %1", "a duration").arg(Labels::interval(frame.interval))});
    if (view.ma5)
        addAverage(legend, Kind::Ma5, Labels::tr("MA 5"), frame, reading ? reading->ma5 : std::nullopt);
    if (view.ma15)
        addAverage(legend, Kind::Ma15, Labels::tr("MA 15"), frame, reading ? reading->ma15 : std::nullopt);
    if (reading && reading->forecast)
        legend.lower.push_back(
            {Kind::Plain, Labels::tr("forecast %1").arg(Labels::percent(reading->forecast->up.value()))});
    return legend;
}

} // namespace cryptopulse::chart
