#include "engine/pricefiles.h"

#include "engine/importsource.h"
#include "storage/csvfile.h"

#include <QPromise>
#include <QThreadPool>
#include <exception>

namespace cryptopulse::engine {

namespace {

constexpr int kThousandths = 1'000;

/// Runs @p work in a pool of its own, so that a slow disk keeps nobody else waiting.
template <typename T, typename Work>
QFuture<core::Result<T>> inBackground(Work work)
{
    static QThreadPool pool;
    const auto promise = std::make_shared<QPromise<core::Result<T>>>();
    promise->start();
    pool.start([promise, work = std::move(work)] {
        // The edge of the thread: an exception that left it would end the program.
        try {
            if (!promise->isCanceled())
                promise->addResult(work(*promise));
        } catch (const std::exception& exception) {
            promise->addResult(core::Result<T>(core::failure(
                core::ErrorKind::Internal, std::string("the file could not be read: ") + exception.what())));
        }
        promise->finish();
    });
    return promise->future();
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

} // namespace cryptopulse::engine
