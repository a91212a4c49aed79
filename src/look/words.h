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

    /// "26,123.45": two decimals from 100 up, more for small prices.
    [[nodiscard]] static QString price(double value);
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
    /// "BTC / USD".
    [[nodiscard]] static QString pair(const core::SeriesKey& series);
};

} // namespace cryptopulse::look
