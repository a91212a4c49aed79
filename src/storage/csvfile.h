#pragma once

#include "storage/gzipfile.h"
#include "storage/pricefile.h"
#include "storage/samplestore.h"

#include <QIODevice>

namespace cryptopulse::storage {

/// Reads a file of prices (see readPrices()) into a series: one transaction, so that all of it is stored or,
/// on an error or a stop, nothing. Errors: as readPrices(), Storage….
[[nodiscard]] core::Result<ImportReport> importCsv(SampleStore& store, const core::SeriesKey& series,
                                                   QIODevice& file, core::UtcTime received,
                                                   const ImportProgress& progress = {},
                                                   const core::ImportMapping& mapping = {});

/// Writes "time,price" (milliseconds since 1970; the shortest digits that give the same price again) for
/// from <= time < to. Answers the number of rows. Errors: Storage… (also of @p file, which may then hold a
/// part), Cancelled.
struct ExportOptions {
    core::UtcTime from = core::UtcTime::min();
    core::UtcTime to = core::UtcTime::max();
    TextSink::Packing packing = TextSink::Packing::None;
    ImportProgress progress{};
};
[[nodiscard]] core::Result<std::size_t> exportCsv(SampleStore& store, const core::SeriesKey& series,
                                                  const ExportOptions& options, QIODevice& file);

/// "1693526400000,25932.18" and the end of the line, as in an export.
void appendCsvRow(QByteArray& csv, const core::Sample& sample);

/// Gzip for a name that ends in .gz.
[[nodiscard]] TextSink::Packing packingOf(const QString& fileName);

} // namespace cryptopulse::storage
