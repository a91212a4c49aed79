#pragma once

#include "core/time.h"
#include "evaluation/metrics.h"

#include <QCoreApplication>
#include <QString>

namespace cryptopulse::pages {

/// Figures of judgements for people, in the reader's language; a dash for what is undefined.
class Numbers final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::pages::Numbers)

public:
    /// What stands where there is no figure.
    [[nodiscard]] static QString none();
    [[nodiscard]] static QString fixed(double value, int decimals);
    /// "51.3 %".
    [[nodiscard]] static QString percent(double share);
    /// A gain or loss with its sign: "+1.25 %".
    [[nodiscard]] static QString change(double share);
    /// Basis points without their unit: "12.3"; whole ones where they are many.
    [[nodiscard]] static QString points(double value);
    /// "12.3 bp".
    [[nodiscard]] static QString basisPoints(double value);
    /// A p-value: "0.034"; "< 0.001" for less, as nothing is impossible.
    [[nodiscard]] static QString chance(double probability);
    /// The same within a sentence: "3.4 %"; "less than 0.1 %".
    [[nodiscard]] static QString chanceInWords(double probability);
    /// Four digits that mean something, whatever the size: "0.01235", "6.865 × 10⁻⁷".
    [[nodiscard]] static QString plain(double value);

    /// "0.481 to 0.545"; a dash where there is no interval.
    template <typename Format>
    [[nodiscard]] static QString interval(const evaluation::Interval& interval, Format format)
    {
        return interval.low <= interval.high ? range(format(interval.low), format(interval.high)) : none();
    }
    /// "48.1 to 54.5 %".
    [[nodiscard]] static QString share(const evaluation::Interval& interval);
    [[nodiscard]] static QString range(const QString& low, const QString& high);

    /// From one minute to another in local time, with their dates.
    [[nodiscard]] static QString period(core::UtcTime from, core::UtcTime to);
};

} // namespace cryptopulse::pages
