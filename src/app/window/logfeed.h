#pragma once

#include "app/logbook.h"
#include "gui/logsource.h"

namespace cryptopulse::app {

/// The log book as the window wants to see it.
class LogFeed final : public gui::LogSource
{
    Q_OBJECT

public:
    /// @p book outlives this object. @p file: where the log is kept as well; empty: nowhere.
    explicit LogFeed(const Logbook& book, const QString& file = {});

    [[nodiscard]] std::vector<gui::LogLine> linesAfter(std::uint64_t number) const override;
    [[nodiscard]] QString file() const override { return m_file; }

private:
    const Logbook& m_book;
    const QString m_file;
};

} // namespace cryptopulse::app
