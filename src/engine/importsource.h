#pragma once

#include "engine/engine.h"
#include "storage/pricefile.h"

#include <QBuffer>
#include <QFile>

namespace cryptopulse::engine {

/// The file or the text of an import, open for reading.
class ImportSource
{
public:
    explicit ImportSource(const ImportRequest& request);

    /// Error: InvalidArgument, when it cannot be opened.
    [[nodiscard]] core::Result<QIODevice*> open();

private:
    QFile m_file;
    QBuffer m_text;
};

[[nodiscard]] ImportSummary summaryOf(storage::ImportReport report);

} // namespace cryptopulse::engine
