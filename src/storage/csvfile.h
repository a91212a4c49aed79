#pragma once

#include "storage/samplestore.h"

#include <QIODevice>
#include <functional>
#include <string>
#include <vector>

namespace cryptopulse::storage {

struct BadLine {
    std::size_t line = 0; ///< from 1
    std::string reason;
};

/// What became of a file. added + repeats + conflicts + duplicates + badLineCount = lines.
struct ImportReport {
    std::size_t lines = 0; ///< with values; neither header nor blank
    std::size_t added = 0;
    std::size_t repeats = 0;    ///< stored already, with this price
    std::size_t conflicts = 0;  ///< stored already, with another price, which stays
    std::size_t duplicates = 0; ///< the file has a later line for the same time, which counts instead
    std::size_t differing = 0;  ///< of the duplicates: the next line for that time has another price
    std::size_t badLineCount = 0;
    std::vector<BadLine> badLines; ///< the first kReportedLines of them
};
inline constexpr std::size_t kReportedLines = 20;

/// Told how far the import is, in [0, 1]; false stops it.
using ImportProgress = std::function<bool(double done)>;

/// Reads a CSV file into a series: one transaction, so that all of it is stored or, on an error or a stop,
/// nothing. Lines that are no prices, or of a time after @p received (by more than a day: clocks and zones
/// differ), are counted and do not stop the rest; lines may stand in any order.
/// Errors: InvalidArgument (not one usable line; no such columns; 64 KiB without the end of a line: not a
/// text file), Cancelled, Storage….
[[nodiscard]] core::Result<ImportReport> importCsv(SampleStore& store, const core::SeriesKey& series,
                                                   QIODevice& file, core::UtcTime received,
                                                   const ImportProgress& progress = {});

/// Writes "time,price" (milliseconds since 1970; the shortest digits that give the same price again) for
/// from <= time < to. Answers the number of rows. Error: Storage… (also of @p file, which may then hold a
/// part).
[[nodiscard]] core::Result<std::size_t> exportCsv(SampleStore& store, const core::SeriesKey& series,
                                                  core::UtcTime from, core::UtcTime to, QIODevice& file);

} // namespace cryptopulse::storage
