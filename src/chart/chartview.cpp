#include "chart/chartview.h"

#include "chart/candles.h"

#include <QStringList>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

constexpr std::array kStyles{std::pair{Style::Line, u"line"}, std::pair{Style::Area, u"area"},
                             std::pair{Style::Candles, u"candles"}};

void readStyle(const QString& value, Style& style)
{
    for (const auto& [known, name] : kStyles) {
        if (value == QStringView(name))
            style = known;
    }
}

void readInterval(const QString& value, std::chrono::seconds& interval)
{
    const std::chrono::seconds read(value.toLongLong());
    if (read.count() == 0 || std::ranges::count(kIntervals, read) > 0)
        interval = read;
}

} // namespace

QString toText(const ChartView& view)
{
    QString style;
    for (const auto& [known, name] : kStyles) {
        if (known == view.style)
            style = QStringView(name).toString();
    }
    return u"style=%1 interval=%2 ma5=%3 ma15=%4 forecasts=%5 probability=%6"_s.arg(style)
        .arg(view.interval.count())
        .arg(int(view.ma5))
        .arg(int(view.ma15))
        .arg(int(view.forecasts))
        .arg(int(view.probability));
}

ChartView chartViewFromText(const QString& text)
{
    ChartView view;
    for (const QString& entry : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString key = entry.section(u'=', 0, 0);
        const QString value = entry.section(u'=', 1);
        const std::pair<QStringView, bool*> switches[]{{u"ma5", &view.ma5},
                                                       {u"ma15", &view.ma15},
                                                       {u"forecasts", &view.forecasts},
                                                       {u"probability", &view.probability}};
        if (key == u"style"_s)
            readStyle(value, view.style);
        else if (key == u"interval"_s)
            readInterval(value, view.interval);
        for (const auto& [name, target] : switches) {
            if (key == name && (value == u"0"_s || value == u"1"_s))
                *target = value == u"1"_s;
        }
    }
    return view;
}

} // namespace cryptopulse::chart
