#include "engine/importsource.h"

namespace cryptopulse::engine {

ImportSource::ImportSource(const ImportRequest& request)
    : m_file(request.path)
{
    m_text.setData(request.csv);
}

core::Result<QIODevice*> ImportSource::open()
{
    QIODevice& source = m_file.fileName().isEmpty() ? static_cast<QIODevice&>(m_text) : m_file;
    if (source.open(QIODevice::ReadOnly))
        return &source;
    const QString why =
        QStringLiteral("%1 cannot be opened: %2").arg(m_file.fileName(), source.errorString());
    return core::failure(core::ErrorKind::InvalidArgument, why.toStdString());
}

ImportSummary summaryOf(files::ImportReport report)
{
    return {.lines = report.lines,
            .added = report.added,
            .repeats = report.repeats,
            .conflicts = report.conflicts,
            .duplicates = report.duplicates,
            .differing = report.differing,
            .badLines = report.badLineCount,
            .firstBad = std::move(report.badLines),
            .withoutTrade = report.withoutTrade,
            .format = std::move(report.format),
            .venue = std::move(report.venue),
            .note = {}};
}

} // namespace cryptopulse::engine
