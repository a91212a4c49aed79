#pragma once

#include "chart/timespan.h"

#include <QList>
#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace cryptopulse::chart {

/// A mark on an axis.
struct Tick {
    double value = 0.0;
    QString label;

    bool operator==(const Tick&) const = default;
};

/// Prices at 1, 2, 2.5 or 5 times a power of ten inside [lowest, highest]: @p wanted of them or fewer, down
/// to half of it; with as many digits as tell them apart and the locale's thousands separators.
[[nodiscard]] QList<Tick> priceTicks(double lowest, double highest, double wanted, const QLocale& locale);

/// Moments that a reader of a clock or calendar in @p zone calls round, about @p wanted of them or fewer: a
/// time of day, or a date where a day begins.
[[nodiscard]] QList<Tick> timeTicks(TimeSpan range, int wanted, const QTimeZone& zone, const QLocale& locale);

} // namespace cryptopulse::chart
