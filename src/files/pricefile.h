#pragma once

#include "core/pricefile.h"
#include "core/result.h"
#include "core/sample.h"

#include <QIODevice>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace cryptopulse::files {

using core::BadLine;
using core::kReportedLines;

/// What became of a file. added + repeats + conflicts + duplicates + badLineCount = lines.
struct ImportReport {
    std::size_t lines = 0; ///< with values; neither header nor blank, nor without a trade
    std::size_t added = 0;
    std::size_t repeats = 0;    ///< stored already, with this price
    std::size_t conflicts = 0;  ///< stored already, with another price, which stays
    std::size_t duplicates = 0; ///< the file has a later line for the same time, which counts instead
    std::size_t differing = 0;  ///< of the duplicates: the next line for that time has another price
    std::size_t badLineCount = 0;
    std::vector<BadLine> badLines; ///< the first kReportedLines of them
    std::size_t withoutTrade = 0;  ///< lines that say that nothing was traded then; not among the lines
    std::string format;            ///< "Binance candles"
    std::string venue;             ///< as the source of a series; empty where the file does not say
};

/// Told how far the work is, in [0, 1]; false stops it.
using ImportProgress = std::function<bool(double done)>;

/// The prices of a file, in the order of their times, the last line of each time.
struct PriceFile {
    std::vector<core::Sample> samples;
    ImportReport report; ///< added, repeats and conflicts are for whoever stores them
};

/// Reads all of a file: text in one of the many forms that csvdialect.h tells of, also packed (see
/// textsource.h), or the database of the earlier Python system (see seedfile.h). Lines that are no prices, or
/// of a time after @p received (by more than a day: clocks and zones differ), are counted and do not stop the
/// rest; lines may stand in any order.
///
/// Errors: InvalidArgument (not one usable line; no such columns; no text; damaged; more than
/// kMostPrices), Cancelled.
[[nodiscard]] core::Result<PriceFile> readPrices(QIODevice& file, core::UtcTime received,
                                                 const core::ImportMapping& mapping = {},
                                                 const ImportProgress& progress = {});

/// Of different times; they are in memory until they are stored.
inline constexpr std::size_t kMostPrices = 40'000'000;

/// How the file would be understood, from its beginning alone: a few hundred lines. Errors: as readPrices(),
/// where nothing could even be shown.
[[nodiscard]] core::Result<core::FilePreview> previewOf(QIODevice& file, core::UtcTime received,
                                                        const core::ImportMapping& mapping = {});

} // namespace cryptopulse::files
