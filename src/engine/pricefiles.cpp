#include "engine/pricefiles.h"

#include "engine/inbackground.h"
#include "engine/importsource.h"
#include "storage/csvfile.h"

#include <QSaveFile>

namespace cryptopulse::engine {

namespace {

constexpr int kThousandths = 1'000;

constexpr qsizetype kChunk = 256 * 1024; // bytes of a file written at a time

core::Result<void> fill(QIODevice& file, files::TextSink::Packing packing, const core::SeriesView& samples,
                        std::size_t first, std::size_t last, const files::ImportProgress& progress)
{
    const auto full = [&file] {
        return core::failure(core::ErrorKind::StorageFull,
                             "the file cannot be written: " + file.errorString().toStdString());
    };
    files::TextSink sink(file, packing);
    QByteArray text = "time,price\n";
    for (std::size_t index = first; index < last; ++index) {
        storage::appendCsvRow(text,
                              {samples.times()[index], *core::Price::from(samples.prices()[index]), {}});
        if (text.size() < kChunk)
            continue;
        if (!sink.write(text))
            return full();
        text.clear();
        if (!progress(double(index - first) / double(last - first)))
            return core::failure(core::ErrorKind::Cancelled, "stopped; the file was not written");
    }
    if (!sink.write(text) || !sink.finish())
        return full();
    return {};
}

core::Result<std::size_t> save(const core::SeriesView& samples, core::UtcTime from, core::UtcTime to,
                               const QString& path, const files::ImportProgress& progress)
{
    QSaveFile file(path);
    const auto unwritable = [&file] {
        return core::failure(core::ErrorKind::InvalidArgument,
                             "the file cannot be written: " + file.errorString().toStdString());
    };
    if (!file.open(QIODevice::WriteOnly))
        return unwritable();
    const std::size_t first = samples.lowerBound(from);
    const std::size_t last = std::max(first, samples.lowerBound(to + std::chrono::milliseconds(1)));
    if (const auto filled = fill(file, storage::packingOf(path), samples, first, last, progress); !filled)
        return core::failure(filled.error());
    if (!progress(1))
        return core::failure(core::ErrorKind::Cancelled, "stopped; the file was not written");
    if (!file.commit())
        return unwritable();
    return last - first;
}

core::Result<ReadPrices> readAll(const ImportRequest& request, core::UtcTime now,
                                 const files::ImportProgress& progress)
{
    ImportSource source(request);
    const auto file = source.open();
    if (!file)
        return core::failure(file.error());
    auto read = files::readPrices(**file, now, request.mapping, progress);
    if (!read)
        return core::failure(read.error());
    return ReadPrices{std::move(read->samples), summaryOf(std::move(read->report))};
}

} // namespace

QFuture<core::Result<ReadPrices>> readPrices(const ImportRequest& request, const core::Clock& clock)
{
    return inBackground<ReadPrices>(
        [request, now = clock.now()](QPromise<core::Result<ReadPrices>>& promise) {
            promise.setProgressRange(0, kThousandths);
            return readAll(request, now, [&promise](double done) {
                promise.setProgressValue(int(done * kThousandths));
                return !promise.isCanceled();
            });
        });
}

QFuture<core::Result<core::FilePreview>> previewPrices(const ImportRequest& request, core::UtcTime now)
{
    using Answer = core::Result<core::FilePreview>;
    return inBackground<core::FilePreview>([request, now](QPromise<Answer>&) -> Answer {
        ImportSource source(request);
        const auto file = source.open();
        return file ? files::previewOf(**file, now, request.mapping) : Answer(core::failure(file.error()));
    });
}

std::string importNote(const ImportSummary& summary, const core::SeriesKey& series)
{
    if (summary.venue.empty() || summary.venue == series.source)
        return {};
    return "these are " + summary.format + "; they went into the series " + core::toText(series);
}

QByteArray csvPiece(const std::vector<core::Sample>& samples, std::size_t& first, qsizetype size)
{
    QByteArray csv = "time,price\n";
    while (first < samples.size() && csv.size() < size)
        storage::appendCsvRow(csv, samples[first++]);
    return csv;
}

QFuture<core::Result<std::size_t>> savePrices(core::SeriesView samples, core::UtcTime from, core::UtcTime to,
                                              const QString& path)
{
    using Answer = core::Result<std::size_t>;
    return inBackground<std::size_t>([=](QPromise<Answer>& promise) {
        promise.setProgressRange(0, kThousandths);
        return save(samples, from, to, path, [&promise](double done) {
            promise.setProgressValue(int(done * kThousandths));
            return !promise.isCanceled();
        });
    });
}

} // namespace cryptopulse::engine
