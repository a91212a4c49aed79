#pragma once

#include "engine/job.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <chrono>
#include <optional>
#include <vector>

namespace cryptopulse::gui {

/// Long work in the reader's words.
class JobWords final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::JobWords)

public:
    /// "Collecting in batch", "Import finished".
    [[nodiscard]] static QString title(const engine::JobStatus& job);
    /// The titles of those that are under way.
    [[nodiscard]] static QStringList running(const std::vector<engine::JobStatus>& jobs);
    /// How far it is and what came of it; empty where there is nothing to count.
    [[nodiscard]] static QString counts(const engine::JobStatus& job);
    /// "Elapsed 2 min, about 3 min remaining". @p sinceSnapshot: how old the job's own times are; empty: its
    /// engine cannot be reached, so nobody knows how it goes on.
    [[nodiscard]] static QString times(const engine::JobStatus& job,
                                       std::optional<std::chrono::milliseconds> sinceSnapshot);

private:
    [[nodiscard]] static QString careCounts(const engine::JobStatus& job);
};

} // namespace cryptopulse::gui
