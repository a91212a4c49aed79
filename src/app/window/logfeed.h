#pragma once

#include "app/logbook.h"
#include "gui/logsource.h"

namespace cryptopulse::app {

/// The log book as the window wants to see it.
class LogFeed final : public gui::LogSource
{
    Q_OBJECT

public:
    /// @p book outlives this object.
    explicit LogFeed(const Logbook& book);

    [[nodiscard]] std::vector<gui::LogLine> linesAfter(std::uint64_t number) const override;

private:
    const Logbook& m_book;
};

} // namespace cryptopulse::app
