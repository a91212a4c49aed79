#include "market/httpanswer.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <algorithm>
#include <cmath>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

std::optional<core::UtcTime> priceTime(double seconds, core::UtcTime now)
{
    // Compared as double: a huge value must not overflow.
    const auto number = [](core::UtcTime time) {
        return std::chrono::duration<double>(time.time_since_epoch()).count();
    };
    if (!(seconds >= number(kFirstPrice) && seconds <= number(now + 48h)))
        return std::nullopt;
    return core::UtcTime(milliseconds(std::llround(seconds * 1000.0)));
}

std::optional<milliseconds> parseRetryAfter(const QByteArray& value, core::UtcTime now)
{
    const QByteArray text = value.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    const auto bounded = [](milliseconds wait) {
        return std::clamp<milliseconds>(wait, 1s, kLongestRetryAfter);
    };
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits)
        return text.size() > 9 ? milliseconds(kLongestRetryAfter)
                               : bounded(std::chrono::seconds(text.toLongLong()));
    const auto date = parseHttpDate(text);
    if (!date)
        return std::nullopt;
    return bounded(*date - now);
}

std::optional<core::UtcTime> parseHttpDate(const QByteArray& value)
{
    // Day and time apart: together they would be read as local time, in which an hour of the year is missing.
    const QString written = QString::fromLatin1(value.trimmed());
    const QDate day = QLocale::c().toDate(written.section(u' ', 0, 3), u"ddd, dd MMM yyyy"_s);
    const QTime time = QTime::fromString(written.section(u' ', 4), u"hh:mm:ss 'GMT'"_s);
    if (!day.isValid() || !time.isValid())
        return std::nullopt;
    return core::fromEpochMs(QDateTime(day, time, QTimeZone::utc()).toMSecsSinceEpoch());
}

core::UtcTime safeNow(const HttpAnswer& answer, core::UtcTime now)
{
    return std::min(now, parseHttpDate(answer.date).value_or(now));
}

} // namespace cryptopulse::market
