#include "pages/backtestview.h"

#include "chart/timespan.h"
#include "look/words.h"
#include "pages/numbers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

using plots::Axis;
using plots::Curve;
using plots::Stroke;
using plots::Tone;

namespace {

double gainOf(double equity)
{
    return 100.0 * (equity - 1.0);
}

/// One figure of the curve over its times.
template <typename Pick>
std::vector<QPointF> along(const engine::BacktestReport& report, Pick pick)
{
    std::vector<QPointF> points;
    const std::size_t size = std::min(report.curveTimes.size(), report.result.curve.size());
    for (std::size_t i = 0; i < size; ++i)
        points.emplace_back(chart::toAxis(report.curveTimes[i]), pick(report.result.curve[i]));
    return points;
}

std::vector<QPointF> along(const std::vector<core::UtcTime>& times, const std::vector<double>& equity)
{
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < std::min(times.size(), equity.size()); ++i)
        points.emplace_back(chart::toAxis(times[i]), gainOf(equity[i]));
    return points;
}

/// A line all along the curve at zero.
Curve zero(const std::vector<QPointF>& along)
{
    return {{}, {{along.front().x(), 0}, {along.back().x(), 0}}, Tone::Muted};
}

Axis thresholds(const QString& title, const engine::BacktestReport& report)
{
    return {.title = title,
            .least = 100.0 * std::min(report.sweep.front().threshold, report.request.options.threshold),
            .most = 100.0 * std::max(report.sweep.back().threshold, report.request.options.threshold),
            .decimals = 1,
            .unit = u" %"_s};
}

} // namespace

plots::Figure BacktestView::equity(const engine::BacktestReport& report)
{
    plots::Figure figure{.name = tr("Gain over time, after costs"),
                         .description = equityCaption(report),
                         .x = {.title = {}, .kind = Axis::Kind::Time},
                         .y = {.title = tr("Gain"), .decimals = 1, .unit = u" %"_s}};
    auto rule = along(report, [](const evaluation::EquityPoint& point) { return gainOf(point.equity); });
    if (rule.empty())
        return figure;
    if (const auto& band = report.result.band; band && !report.bandTimes.empty()) {
        figure.bands.push_back({tr("Random entries, 5 to 95 %"), along(report.bandTimes, band->low),
                                along(report.bandTimes, band->high), Tone::Muted});
        figure.curves.push_back({tr("Random entries, median"), along(report.bandTimes, band->median),
                                 Tone::Muted, Stroke::Dotted});
    }
    figure.curves.push_back(
        {tr("Buy and hold"),
         along(report, [](const evaluation::EquityPoint& point) { return gainOf(point.buyAndHold); }),
         Tone::Second, Stroke::Dashed});
    figure.curves.push_back({tr("This rule"), std::move(rule), Tone::Main});
    return figure;
}

QString BacktestView::equityCaption(const engine::BacktestReport& report)
{
    if (report.result.curve.empty())
        return tr("There is no time to show.");
    if (!report.result.band)
        return tr("What the rule and holding all along would have gained.");
    return tr("Random entries are the same trades at other times: inside their band, the rule did no better "
              "than chance.");
}

plots::Figure BacktestView::drawdown(const engine::BacktestReport& report)
{
    plots::Figure figure{.name = tr("Drawdown"),
                         .description = tr("Share lost since the highest point before."),
                         .x = {.title = {}, .kind = Axis::Kind::Time},
                         .y = {.title = tr("Loss"), .decimals = 1, .unit = u" %"_s},
                         .legend = false};
    auto lost = along(report, [](const evaluation::EquityPoint& point) { return -100.0 * point.drawdown; });
    if (lost.empty())
        return figure;
    const Curve none = zero(lost);
    std::vector<QPointF> top = lost;
    for (QPointF& point : top)
        point.setY(0.0);
    figure.bands = {{tr("Drawdown"), lost, std::move(top), Tone::Bad}};
    figure.curves = {none, {tr("This rule"), std::move(lost), Tone::Bad}};
    return figure;
}

plots::Figure BacktestView::returns(const engine::BacktestReport& report)
{
    plots::Figure figure{
        .name = tr("Return over the threshold"),
        .description =
            tr("What other thresholds would have returned. The best of many is good by luck as well."),
        .x = {},
        .y = {.title = tr("Return"), .decimals = 1, .unit = u" %"_s}};
    if (report.sweep.empty())
        return figure;
    figure.x = thresholds(tr("Threshold"), report);
    Curve curve{tr("Return after costs"), {}, Tone::Main, Stroke::Solid, true};
    for (const evaluation::SweepPoint& point : report.sweep)
        curve.points.emplace_back(100.0 * point.threshold, 100.0 * point.finalReturn);
    figure.curves = {{{}, {{*figure.x.least, 0}, {*figure.x.most, 0}}, Tone::Muted}, std::move(curve)};
    figure.dots = {{tr("Chosen"),
                    {{100.0 * report.request.options.threshold, 100.0 * report.result.finalReturn}},
                    Tone::Second,
                    plots::Shape::Square,
                    12}};
    return figure;
}

plots::Figure BacktestView::tradeCounts(const engine::BacktestReport& report)
{
    plots::Figure figure{.name = tr("Trades over the threshold"),
                         .description = tr("How often other thresholds would have traded."),
                         .x = {},
                         .y = {.title = tr("Trades"), .least = 0}};
    if (report.sweep.empty())
        return figure;
    figure.x = thresholds(tr("Threshold"), report);
    Curve curve{tr("Trades"), {}, Tone::Main, Stroke::Solid, true};
    for (const evaluation::SweepPoint& point : report.sweep)
        curve.points.emplace_back(100.0 * point.threshold, static_cast<double>(point.trades));
    figure.curves = {std::move(curve)};
    figure.dots = {{tr("Chosen"),
                    {{100.0 * report.request.options.threshold, static_cast<double>(report.result.trades)}},
                    Tone::Second,
                    plots::Shape::Square,
                    12}};
    return figure;
}

} // namespace cryptopulse::pages
