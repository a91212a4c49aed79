#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/sample.h"
#include "core/series.h"
#include "engine/engine.h"

#include <QFuture>
#include <functional>
#include <vector>

/// Price files on the side of whoever has them: what a window shows before it imports, and what a remote
/// engine sends, and what is saved of what is shown.
namespace cryptopulse::engine {

/// The prices of a file, in the order of their times, and what became of its lines; what is stored of them is
/// not known here.
struct ReadPrices {
    std::vector<core::Sample> samples;
    ImportSummary summary;
};

/// In a thread of its own; cancelling the future stops it. @p clock outlives that. The progress is in
/// thousandths. Errors: as Engine::importPrices(), but for the store.
[[nodiscard]] QFuture<core::Result<ReadPrices>> readPrices(const ImportRequest& request,
                                                           const core::Clock& clock);

/// How a file would be understood, from its beginning alone, read in a thread of its own. Error:
/// InvalidArgument.
[[nodiscard]] QFuture<core::Result<core::FilePreview>> previewPrices(const ImportRequest& request,
                                                                     core::UtcTime now);

/// What the owner of a series should know of a file that went into it: that it is of another venue. Empty:
/// nothing.
[[nodiscard]] std::string importNote(const ImportSummary& summary, const core::SeriesKey& series);

/// "time,price" and a line for each of the samples from @p first on, until it has @p size bytes (then a line
/// more at most) or they end; @p first is where to go on.
[[nodiscard]] QByteArray csvPiece(const std::vector<core::Sample>& samples, std::size_t& first,
                                  qsizetype size);

/// Writes the prices with from <= time <= to as a store exports them ("time,price"), packed when @p path ends
/// in .gz, in a thread of its own: how many. Cancelling the future stops it; the progress is in thousandths.
/// A file that is there already is replaced whole or not at all. Errors: InvalidArgument (it cannot be
/// written), StorageFull, Cancelled.
[[nodiscard]] QFuture<core::Result<std::size_t>> savePrices(core::SeriesView samples, core::UtcTime from,
                                                            core::UtcTime to, const QString& path);

} // namespace cryptopulse::engine
