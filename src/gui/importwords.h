#pragma once

#include "core/pricefile.h"
#include "engine/engine.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace cryptopulse::gui {

/// What is said to people of price files and what became of them.
class ImportWords final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::ImportWords)

public:
    /// "Binance candles", "times and prices".
    [[nodiscard]] static QString format(const std::string& format);
    [[nodiscard]] static QList<core::TimeFormat> timeFormats();
    [[nodiscard]] static QString timeFormat(core::TimeFormat format);
    /// "comma", "semicolon".
    [[nodiscard]] static QString delimiter(char delimiter);
    [[nodiscard]] static QString decimalMark(char mark);

    /// Why a line cannot be used: "no time ("x")".
    [[nodiscard]] static QString reason(const std::string& reason);

    /// "About 1,306,000 lines from … to …. They go into BTC / USD of coingecko; …".
    [[nodiscard]] static QString plan(const core::FilePreview& preview, const core::SeriesKey& series);
    /// That these are prices of another venue than those of the series; empty when they are not, or when
    /// nobody knows.
    [[nodiscard]] static QString venueNote(const std::string& venue, const core::SeriesKey& series);

    /// One sentence or two on what became of a file.
    [[nodiscard]] static QString summary(const engine::ImportSummary& summary);
    /// All counts, and the first lines that could not be used, each in a line of its own.
    [[nodiscard]] static QString details(const engine::ImportSummary& summary);
};

} // namespace cryptopulse::gui
