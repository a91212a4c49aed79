#pragma once

#include "core/time.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <chrono>

namespace cryptopulse::chart {

/// Numbers and times as a chart and its table say them. UTC inside, local time on the screen.
class Labels final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::chart::Labels)

public:
    /// The user's locale; English where the system names none, so that thousands are separated.
    [[nodiscard]] static QLocale locale();

    /// "26,123.45", "0.00001234": with the decimals of core::priceDecimals().
    [[nodiscard]] static QString price(double value);
    /// @p share of one as "51.3 %".
    [[nodiscard]] static QString percent(double share);
    /// How far @p to lies from @p from: "+0.05 %", "−1.20 %".
    [[nodiscard]] static QString change(double from, double to);
    /// "850 ms", "40 s", "5 min", "1 h 5 min", "2 d 3 h", "3 y 12 d": two units at most; none below zero.
    [[nodiscard]] static QString duration(std::chrono::milliseconds length);
    /// "26 Sep 2023, 14:05:00", in local time.
    [[nodiscard]] static QString moment(core::UtcTime time);
    /// How far local time is from UTC at @p time: "UTC−03:00", "UTC".
    [[nodiscard]] static QString zone(core::UtcTime time);
    /// "1m", "5m", "4h", "1d", "1w": the length of a candle.
    [[nodiscard]] static QString interval(std::chrono::seconds length);
};

} // namespace cryptopulse::chart
