#pragma once

#include <QString>
#include <chrono>

namespace cryptopulse::chart {

enum class Style { Line, Area, Candles };

/// What a reader chose to see of the data; not which part of it.
struct ChartView {
    Style style = Style::Area;
    std::chrono::seconds interval{0}; ///< of a candle; 0: whichever suits the picture
    bool ma5 = false;
    bool ma15 = false;
    bool forecasts = true;   ///< marks on the price
    bool probability = true; ///< the strip below it

    bool operator==(const ChartView&) const = default;
};

/// "style=candles interval=300 ma5=1 ma15=0 forecasts=1 probability=1", for settings.
[[nodiscard]] QString toText(const ChartView& view);
/// What the text does not say, or says badly, is as in ChartView{}.
[[nodiscard]] ChartView chartViewFromText(const QString& text);

} // namespace cryptopulse::chart
