#include "engine/importer.h"

#include "storage/csvfile.h"
#include "storage/database.h"

#include <QBuffer>
#include <QFile>

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

ImportSummary summaryOf(const storage::ImportReport& report)
{
    ImportSummary summary{.lines = report.lines,
                          .added = report.added,
                          .repeats = report.repeats,
                          .conflicts = report.conflicts,
                          .duplicates = report.duplicates,
                          .differing = report.differing,
                          .badLines = report.badLineCount,
                          .firstBad = {}};
    if (!report.badLines.empty())
        summary.firstBad =
            "line " + std::to_string(report.badLines.front().line) + ": " + report.badLines.front().reason;
    return summary;
}

Answer importFrom(QIODevice& file, const ImportInput& input, const std::function<bool(int, int)>& progress)
{
    const auto database = storage::Database::open(input.target.databasePath, *input.clock);
    if (!database)
        return core::failure(database.error());
    storage::SampleStore store(**database);
    const auto tell = [&progress](double done) { return progress(int(done * kThousandths), kThousandths); };
    return storage::importCsv(store, input.target.series, file, input.clock->now(), tell).map(summaryOf);
}

Answer runImport(const ImportInput& input, const std::function<bool(int, int)>& progress)
{
    QFile file(input.request.path);
    QBuffer text;
    text.setData(input.request.csv);
    QIODevice& source = input.request.path.isEmpty() ? static_cast<QIODevice&>(text) : file;
    if (!source.open(QIODevice::ReadOnly)) {
        const QString why =
            QStringLiteral("%1 cannot be opened: %2").arg(input.request.path, source.errorString());
        return core::failure(core::ErrorKind::InvalidArgument, why.toStdString());
    }
    return importFrom(source, input, progress);
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
