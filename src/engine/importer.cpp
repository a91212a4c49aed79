#include "engine/importer.h"

#include "engine/importsource.h"
#include "engine/pricefiles.h"
#include "storage/csvfile.h"
#include "storage/database.h"

namespace cryptopulse::engine {

namespace {

constexpr int kThousandths = 1'000;

using Answer = core::Result<ImportSummary>;

/// All that an import needs, by value: it runs in another thread.
struct ImportInput {
    ImportRequest request;
    Importer::Target target;
    const core::Clock* clock; // outlives the engine
};

Answer runImport(const ImportInput& input, const std::function<bool(int, int)>& progress)
{
    ImportSource source(input.request);
    const auto file = source.open();
    if (!file)
        return core::failure(file.error());
    const auto database = storage::Database::open(input.target.databasePath, *input.clock);
    if (!database)
        return core::failure(database.error());
    storage::SampleStore store(**database);
    const auto tell = [&progress](double done) { return progress(int(done * kThousandths), kThousandths); };
    auto report = storage::importCsv(store, input.target.series, **file, input.clock->now(), tell,
                                     input.request.mapping);
    if (!report)
        return core::failure(report.error());
    ImportSummary summary = summaryOf(*std::move(report));
    summary.note = importNote(summary, input.target.series);
    return summary;
}

} // namespace

Importer::Importer(JobBook& jobs, const core::Clock& clock, std::function<void()> takeIn)
    : LongWorkOf(jobs, {.job = JobKind::Import,
                        .name = "import",
                        .whenCancelled = "the import was cancelled; nothing was stored",
                        .keepsLateResult = true})
    , m_clock(clock)
    , m_takeIn(std::move(takeIn))
{
}

void Importer::import(const ImportRequest& request, const Target& target, Reply reply)
{
    start([input = ImportInput{request, target, &m_clock}](
              const Progress& progress) { return runImport(input, progress); },
          std::move(reply), kThousandths);
}

void Importer::account(const ImportSummary& summary, JobStatus& job) const
{
    job.ok = summary.added;
    job.repeated = summary.repeats + summary.conflicts + summary.duplicates;
    job.failed = summary.badLines;
}

} // namespace cryptopulse::engine
