#include "chart/labels.h"

#include "core/pricedigits.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::chart {

QLocale Labels::locale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

QString Labels::price(double value)
{
    return locale().toString(value, 'f', core::priceDecimals(value));
}

QString Labels::percent(double share)
{
    return tr("%1 %", "a percentage").arg(locale().toString(share * 100, 'f', 1));
}

QString Labels::change(double from, double to)
{
    const double percent = std::round((to / from - 1) * 10'000) / 100; // so that there is no "−0.00"
    const QString size = locale().toString(std::abs(percent), 'f', 2);
    const QChar sign = percent < 0 ? QChar(0x2212) : percent > 0 ? u'+' : QChar(0xB1);
    return tr("%1%2 %", "sign, percentage").arg(sign).arg(size);
}

namespace {

/// "2 d 3 h" does not break at the end of a line.
QString together(QString text)
{
    return text.replace(u' ', QChar::Nbsp);
}

} // namespace

QString Labels::duration(std::chrono::milliseconds length)
{
    using days = std::chrono::duration<std::int64_t, std::ratio<86'400>>;
    const auto ms = std::max(0ms, length);
    if (ms > 0ms && ms < 1s)
        return tr("%1 ms").arg(ms.count());
    const auto s = std::chrono::round<std::chrono::seconds>(ms);
    if (s < 1min)
        return tr("%1 s").arg(s.count());
    if (s < 10min && s.count() % 60 != 0)
        return together(tr("%1 min %2 s").arg(s.count() / 60).arg(s.count() % 60));
    const auto minutes = std::chrono::round<std::chrono::minutes>(s);
    if (minutes < 1h)
        return tr("%1 min").arg(minutes.count());
    if (minutes < days(1)) {
        return minutes.count() % 60 == 0
                   ? tr("%1 h").arg(minutes.count() / 60)
                   : together(tr("%1 h %2 min").arg(minutes.count() / 60).arg(minutes.count() % 60));
    }
    const auto hours = std::chrono::round<std::chrono::hours>(minutes);
    if (const auto whole = hours.count() / 24; whole >= 365)
        return whole % 365 == 0 ? tr("%1 y", "years").arg(whole / 365)
                                : together(tr("%1 y %2 d", "years, days").arg(whole / 365).arg(whole % 365));
    return hours.count() % 24 == 0
               ? tr("%1 d").arg(hours.count() / 24)
               : together(tr("%1 d %2 h").arg(hours.count() / 24).arg(hours.count() % 24));
}

QString Labels::moment(core::UtcTime time)
{
    return locale().toString(QDateTime::fromMSecsSinceEpoch(core::toEpochMs(time)),
                             u"d MMM yyyy, HH:mm:ss"_s);
}

QString Labels::zone(core::UtcTime time)
{
    const int minutes = QDateTime::fromMSecsSinceEpoch(core::toEpochMs(time)).offsetFromUtc() / 60;
    if (minutes == 0)
        return u"UTC"_s;
    const QString clock = QTime(0, 0).addSecs(std::abs(minutes) * 60).toString(u"HH:mm"_s);
    return u"UTC%1%2"_s.arg(minutes < 0 ? QChar(0x2212) : u'+').arg(clock);
}

QString Labels::interval(std::chrono::seconds length)
{
    using Weeks = std::chrono::weeks;
    using Days = std::chrono::days;
    if (length % Weeks(1) == 0s)
        return tr("%1w", "weeks").arg(length / Weeks(1));
    if (length % Days(1) == 0s)
        return tr("%1d", "days").arg(length / Days(1));
    if (length % 1h == 0s)
        return tr("%1h", "hours").arg(length / 1h);
    return tr("%1m", "minutes").arg(length / 1min);
}

} // namespace cryptopulse::chart
