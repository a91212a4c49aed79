#include "pages/numbers.h"

#include "look/words.h"

#include <QDateTime>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

namespace {

constexpr QChar kMinus(0x2212);

/// A figure and its unit stay on one line.
QString kept(QString text)
{
    return text.replace(u' ', QChar::Nbsp);
}

QString minute(core::UtcTime time)
{
    return look::Words::locale().toString(QDateTime::fromMSecsSinceEpoch(core::toEpochMs(time)),
                                          u"d MMM yyyy HH:mm"_s);
}

} // namespace

QString Numbers::none()
{
    return u"–"_s;
}

QString Numbers::fixed(double value, int decimals)
{
    if (!std::isfinite(value))
        return none();
    const double scale = std::pow(10.0, decimals);
    const bool negative = std::round(value * scale) < 0.0; // so that there is no "−0.0"
    const QString size = look::Words::locale().toString(std::abs(value), 'f', decimals);
    return negative ? kMinus + size : size;
}

QString Numbers::percent(double share)
{
    return std::isfinite(share) ? kept(tr("%1 %", "a percentage").arg(fixed(share * 100.0, 1))) : none();
}

QString Numbers::change(double share)
{
    if (!std::isfinite(share))
        return none();
    const QString size = kept(tr("%1 %", "a percentage").arg(fixed(share * 100.0, 2)));
    return std::round(share * 1e4) > 0.0 ? u'+' + size : size;
}

QString Numbers::basisPoints(double value)
{
    return std::isfinite(value) ? kept(tr("%1 bp", "basis points").arg(points(value))) : none();
}

QString Numbers::points(double value)
{
    return fixed(value, std::abs(value) < 99.95 ? 1 : 0);
}

QString Numbers::share(const evaluation::Interval& interval)
{
    if (!(interval.low <= interval.high))
        return none();
    return range(fixed(100.0 * interval.low, 1), percent(interval.high));
}

QString Numbers::chance(double probability)
{
    if (!std::isfinite(probability))
        return none();
    return probability < 0.001 ? kept(tr("< %1", "a chance below").arg(fixed(0.001, 3)))
                               : fixed(probability, 3);
}

QString Numbers::chanceInWords(double probability)
{
    return probability < 0.001 ? tr("less than %1", "a chance").arg(percent(0.001)) : percent(probability);
}

QString Numbers::plain(double value)
{
    if (!std::isfinite(value))
        return none();
    if (value == 0.0)
        return fixed(0.0, 0);
    const int power = static_cast<int>(std::floor(std::log10(std::abs(value))));
    if (power >= -4 && power < 7)
        return fixed(value, std::max(0, 3 - power));
    QString raised;
    for (const QChar digit : QString::number(power))
        raised += digit == u'-' ? QChar(0x207B) : u"⁰¹²³⁴⁵⁶⁷⁸⁹"_s.at(digit.digitValue());
    return kept(u"%1 × 10%2"_s.arg(fixed(value / std::pow(10.0, power), 3), raised));
}

QString Numbers::range(const QString& low, const QString& high)
{
    return tr("%1 to %2", "from a low figure to a high one").arg(low, high);
}

QString Numbers::period(core::UtcTime from, core::UtcTime to)
{
    return tr("%1 to %2", "from one moment to another").arg(minute(from), minute(to));
}

} // namespace cryptopulse::pages
