#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <vector>

namespace cryptopulse::gui {

enum class LogLevel { Debug, Info, Warning, Error };

/// One line of the log; it never changes.
struct LogLine {
    std::uint64_t number = 0; ///< counts from 1, without holes
    LogLevel level = LogLevel::Info;
    QString text; ///< with time and category

    bool operator==(const LogLine&) const = default;
};

/// Where a log comes from.
class LogSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The lines that are still there and were noted after that number, oldest first.
    [[nodiscard]] virtual std::vector<LogLine> linesAfter(std::uint64_t number) const = 0;

    /// The file in which more of the log is kept, and for longer; empty: none.
    [[nodiscard]] virtual QString file() const { return {}; }

Q_SIGNALS:
    /// There is at least one line more. May come from any thread.
    void grew();
};

} // namespace cryptopulse::gui
