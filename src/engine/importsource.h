#pragma once

#include "engine/engine.h"
#include "files/pricefile.h"

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

[[nodiscard]] ImportSummary summaryOf(files::ImportReport report);

} // namespace cryptopulse::engine
