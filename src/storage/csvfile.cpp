#include "storage/csvfile.h"

#include <algorithm>
#include <charconv>

namespace cryptopulse::storage {

namespace {

constexpr std::size_t kExportPage = 50'000;
constexpr double kReadingShare = 0.4; // of the whole import; the rest is storing

} // namespace

void appendCsvRow(QByteArray& csv, const core::Sample& sample)
{
    char text[64];
    char* end = std::to_chars(text, text + sizeof text, core::toEpochMs(sample.time)).ptr;
    *end++ = ',';
    end = std::to_chars(end, text + sizeof text, sample.price.value(), std::chars_format::fixed).ptr;
    *end++ = '\n';
    csv.append(text, end - text);
}

core::Result<files::ImportReport> importCsv(SampleStore& store, const core::SeriesKey& series,
                                            QIODevice& file, core::UtcTime received,
                                            const files::ImportProgress& progress,
                                            const core::ImportMapping& mapping)
{
    files::ImportProgress reading;
    if (progress)
        reading = [&progress](double done) { return progress(kReadingShare * done); };
    auto read = files::readPrices(file, received, mapping, reading);
    if (!read)
        return core::failure(read.error());
    const double total = double(read->samples.size());
    SampleStore::Progress storing;
    if (progress)
        storing = [&](std::size_t done) {
            return progress(kReadingShare + (1 - kReadingShare) * double(done) / total);
        };
    const auto added = store.addAll(series, read->samples, storing);
    if (!added)
        return core::failure(added.error());
    files::ImportReport report = std::move(read->report);
    report.added = added->added;
    report.repeats = added->repeats;
    report.conflicts = added->conflicts;
    return report;
}

core::Result<std::size_t> exportCsv(SampleStore& store, const core::SeriesKey& series,
                                    const ExportOptions& options, QIODevice& file)
{
    files::TextSink sink(file, options.packing);
    const auto total = options.progress ? store.count(series) : core::Result<std::size_t>(0);
    if (!total)
        return core::failure(total.error());
    QByteArray out = "time,price\n";
    std::size_t rows = 0;
    core::UtcTime from = options.from;
    while (true) {
        const auto page = store.range(series, from, options.to, kExportPage);
        if (!page)
            return core::failure(page.error());
        for (const core::Sample& sample : *page)
            appendCsvRow(out, sample);
        const bool last = page->size() < kExportPage;
        if (!sink.write(out) || (last && !sink.finish()))
            return core::failure(core::ErrorKind::StorageFull,
                                 "the file cannot be written: " + file.errorString().toStdString());
        out.clear();
        rows += page->size();
        if (last)
            return rows;
        if (options.progress && !options.progress(std::min(1.0, double(rows) / double(*total))))
            return core::failure(core::ErrorKind::Cancelled, "stopped; the file was not written");
        from = page->back().time + std::chrono::milliseconds(1);
    }
}

files::TextSink::Packing packingOf(const QString& fileName)
{
    return fileName.endsWith(QStringLiteral(".gz"), Qt::CaseInsensitive) ? files::TextSink::Packing::Gzip
                                                                         : files::TextSink::Packing::None;
}

} // namespace cryptopulse::storage
