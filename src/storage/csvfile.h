#pragma once

#include "files/gzipfile.h"
#include "files/pricefile.h"
#include "storage/samplestore.h"

#include <QIODevice>

namespace cryptopulse::storage {

/// Reads a file of prices (see readPrices()) into a series: one transaction, so that all of it is stored or,
/// on an error or a stop, nothing. Errors: as readPrices(), Storage….
[[nodiscard]] core::Result<files::ImportReport> importCsv(SampleStore& store, const core::SeriesKey& series,
                                                          QIODevice& file, core::UtcTime received,
                                                          const files::ImportProgress& progress = {},
                                                          const core::ImportMapping& mapping = {});

/// Writes "time,price" (milliseconds since 1970; the shortest digits that give the same price again) for
/// from <= time < to. Answers the number of rows. Errors: Storage… (also of @p file, which may then hold a
/// part), Cancelled.
struct ExportOptions {
    core::UtcTime from = core::UtcTime::min();
    core::UtcTime to = core::UtcTime::max();
    files::TextSink::Packing packing = files::TextSink::Packing::None;
    files::ImportProgress progress{};
};
[[nodiscard]] core::Result<std::size_t> exportCsv(SampleStore& store, const core::SeriesKey& series,
                                                  const ExportOptions& options, QIODevice& file);

/// "1693526400000,25932.18" and the end of the line, as in an export.
void appendCsvRow(QByteArray& csv, const core::Sample& sample);

/// Gzip for a name that ends in .gz.
[[nodiscard]] files::TextSink::Packing packingOf(const QString& fileName);

} // namespace cryptopulse::storage
