#include "chart/axisticks.h"

#include "core/pricedigits.h"

#include <QDateTime>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

constexpr double kSecond = 1'000;
constexpr double kMinute = 60 * kSecond;
constexpr double kHour = 60 * kMinute;
constexpr double kDay = 24 * kHour;

/// Distances between ticks within days, in milliseconds; all divide a day.
constexpr std::array kWithinDays{kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 30 * kSecond,
                                 kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
                                 kHour,   2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour};
constexpr std::array kDays{1, 2, 4, 7, 14};
constexpr std::array kMonths{1, 2, 3, 6, 12, 24, 60, 120};

double niceStep(double rough)
{
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

/// As many as show @p step whole, so that no two labels are alike.
int decimalsOf(double step)
{
    constexpr int kMost = core::kMostPriceDecimals; // of steps between the smallest prices
    for (int decimals = 0; decimals < kMost; ++decimals) {
        const double shown = step * std::pow(10.0, decimals);
        if (shown > 0.5 && std::abs(shown - std::round(shown)) < 1e-6 * shown)
            return decimals;
    }
    return kMost;
}

QDateTime local(double time, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time), zone);
}

QString dateLabel(const QDateTime& moment, const QLocale& locale)
{
    const bool january1 = moment.date().month() == 1 && moment.date().day() == 1;
    return january1 ? locale.toString(moment.date(), u"yyyy"_s) : locale.toString(moment.date(), u"d MMM"_s);
}

/// The moment @p step after midnight, @p count times. By the clock on the wall where steps are longer than
/// the hour that summer time takes or gives; a time that is skipped on that day has no moment.
std::optional<QDateTime> momentOfDay(const QDateTime& midnight, double step, int count, const QTimeZone& zone)
{
    const auto passed = static_cast<qint64>(step * count);
    if (step <= kHour || count == 0) // a day may begin at one o'clock
        return midnight.addMSecs(passed);
    const QTime clock = QTime::fromMSecsSinceStartOfDay(static_cast<int>(passed));
    const QDateTime moment(midnight.date(), clock, zone);
    return moment.isValid() && moment.time() == clock ? std::optional(moment) : std::nullopt;
}

QList<Tick> clockTicks(TimeSpan range, double step, const QTimeZone& zone, const QLocale& locale)
{
    QList<Tick> ticks;
    const QString format = step < kMinute ? u"HH:mm:ss"_s : u"HH:mm"_s;
    // Counted anew from each midnight, so that a change to summer time does not shift the rest of the axis.
    QDate day = local(range.from, zone).date();
    while (ticks.size() < 200) {
        const QDateTime midnight = day.startOfDay(zone);
        const auto start = static_cast<double>(midnight.toMSecsSinceEpoch());
        const auto next = static_cast<double>(day.addDays(1).startOfDay(zone).toMSecsSinceEpoch());
        if (start > range.to)
            break;
        const int longest = static_cast<int>((step <= kHour ? next - start : kDay) / step);
        const int skipped = static_cast<int>(std::max(0.0, std::floor((range.from - start - kHour) / step)));
        for (int count = skipped; count < longest; ++count) {
            const auto moment = momentOfDay(midnight, step, count, zone);
            const double at = moment ? static_cast<double>(moment->toMSecsSinceEpoch()) : range.from - 1;
            if (at > range.to)
                break;
            if (at >= range.from)
                ticks.append(
                    {at, count == 0 ? dateLabel(midnight, locale) : locale.toString(moment->time(), format)});
        }
        day = day.addDays(1);
    }
    return ticks;
}

QList<Tick> dayTicks(TimeSpan range, int days, const QTimeZone& zone, const QLocale& locale)
{
    QList<Tick> ticks;
    QDate day = local(range.from, zone).date();
    day = day.addDays(-(day.toJulianDay() % days));
    for (; ticks.size() < 200; day = day.addDays(days)) {
        const QDateTime midnight = day.startOfDay(zone);
        const auto at = static_cast<double>(midnight.toMSecsSinceEpoch());
        if (at > range.to)
            break;
        if (at >= range.from)
            ticks.append({at, dateLabel(midnight, locale)});
    }
    return ticks;
}

QList<Tick> monthTicks(TimeSpan range, int months, const QTimeZone& zone, const QLocale& locale)
{
    QList<Tick> ticks;
    const QDate start = local(range.from, zone).date();
    const int count = start.year() * 12 + start.month() - 1;
    QDate day((count - count % months) / 12, (count - count % months) % 12 + 1, 1);
    for (; ticks.size() < 200 && day.isValid(); day = day.addMonths(months)) {
        const QDateTime midnight = day.startOfDay(zone);
        const auto at = static_cast<double>(midnight.toMSecsSinceEpoch());
        if (at > range.to)
            break;
        if (at >= range.from)
            ticks.append({at, locale.toString(day, day.month() == 1 ? u"yyyy"_s : u"MMM yyyy"_s)});
    }
    return ticks;
}

} // namespace

QList<Tick> priceTicks(double lowest, double highest, double wanted, const QLocale& locale)
{
    if (!(highest > lowest) || !(wanted > 0))
        return {};
    const double step = niceStep((highest - lowest) / wanted);
    const int decimals = decimalsOf(step);
    QList<Tick> ticks;
    for (double factor = std::ceil(lowest / step); factor * step <= highest && ticks.size() < 100; ++factor) {
        QString label = locale.toString(factor * step + 0.0, 'f', decimals); // no "-0"
        label.replace(u'-', QChar(0x2212));                                  // as in texts
        ticks.append({factor * step, std::move(label)});
    }
    return ticks;
}

QList<Tick> timeTicks(TimeSpan range, int wanted, const QTimeZone& zone, const QLocale& locale)
{
    if (!(range.length() > 0) || wanted < 1)
        return {};
    const double rough = range.length() / wanted;
    for (const double step : kWithinDays) {
        if (step >= rough)
            return clockTicks(range, step, zone, locale);
    }
    for (const int days : kDays) {
        if (days * kDay >= rough)
            return dayTicks(range, days, zone, locale);
    }
    for (const int months : kMonths) {
        if (months * 30.4 * kDay >= rough)
            return monthTicks(range, months, zone, locale);
    }
    return monthTicks(range, kMonths.back(), zone, locale);
}

} // namespace cryptopulse::chart
