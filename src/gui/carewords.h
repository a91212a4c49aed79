#pragma once

#include "engine/care.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace cryptopulse::gui {

/// What came of the care of the database, in the reader's words.
class CareWords final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::CareWords)

public:
    /// "BTC / USD, Bitstamp".
    [[nodiscard]] static QString series(const core::SeriesKey& key);
    /// "12.3 MB".
    [[nodiscard]] static QString size(std::uint64_t bytes);
    [[nodiscard]] static QString backup(const engine::BackupReport& report);

    /// Whether the database is whole.
    [[nodiscard]] static QString verdict(const engine::CheckReport& report);
    /// Its size and what else there is to know of the file.
    [[nodiscard]] static QString facts(const engine::CheckReport& report);
    /// What is wrong, one thing a line; empty when nothing is.
    [[nodiscard]] static QStringList faults(const engine::CheckReport& report);

    /// What would go, or went.
    [[nodiscard]] static QString compaction(const engine::CompactReport& report);

private:
    [[nodiscard]] static QStringList faultsOf(const engine::SeriesCheck& series);
};

} // namespace cryptopulse::gui
