#pragma once

#include "core/probability.h"
#include "core/time.h"
#include "engine/snapshot.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <chrono>

namespace cryptopulse::look {

/// How numbers and times are said to people, in one place. UTC inside, local time on the screen.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::look::Words)

public:
    /// The user's locale; English where the system names none, so that thousands are separated.
    [[nodiscard]] static QLocale locale();

    /// "26,123.45", "0.00001234": with the decimals of core::priceDecimals().
    [[nodiscard]] static QString price(double value);
    /// The sign of a currency by its code in lower case ("$", "€"); the code ("BTC") where it has none of its
    /// own.
    [[nodiscard]] static QString currency(const std::string& code);
    /// A price with its currency as the reader writes it: "$26,123.45", "R$ 0,00001234", "0.0312 BTC".
    [[nodiscard]] static QString money(double value, const std::string& currency);
    [[nodiscard]] static QString count(std::size_t value);
    /// @p share in [0, 1] as "51.3 %".
    [[nodiscard]] static QString percent(double share);
    /// "850 ms", "40 s", "5 min", "1 h 5 min", "2 d 3 h", "3 y 12 d": two units at most.
    [[nodiscard]] static QString duration(std::chrono::milliseconds length);
    /// "just now" or "3 min ago"; "in 3 min" for what is still to come, where clocks differ.
    [[nodiscard]] static QString age(std::chrono::milliseconds age);
    /// Local time of day; with the date when that is not the day of @p now.
    [[nodiscard]] static QString moment(core::UtcTime time, core::UtcTime now);
    /// "about even", "slightly more likely up than down", ….
    [[nodiscard]] static QString direction(core::Probability up);
    [[nodiscard]] static QString feedState(engine::FeedState state);
    /// "BTC", or the coin's id where its ticker is not known.
    [[nodiscard]] static QString asset(const core::SeriesKey& series);
    /// "BTC / USD".
    [[nodiscard]] static QString pair(const core::SeriesKey& series);
};

} // namespace cryptopulse::look
