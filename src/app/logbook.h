#pragma once

#include <QMutex>
#include <QObject>
#include <QString>
#include <QtGlobal>
#include <cstdint>
#include <deque>
#include <vector>

namespace cryptopulse::app {

/// The newest lines of the log, kept in memory for whoever wants to look. Thread-safe.
class Logbook final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostLines = 2'000;

    struct Line {
        std::uint64_t number = 0; ///< counts from 1, without holes
        QtMsgType type = QtInfoMsg;
        QString text; ///< with time and category
    };

    using QObject::QObject;

    void note(QtMsgType type, const QString& text);

    /// The lines that are still there and were noted after that number, oldest first.
    [[nodiscard]] std::vector<Line> linesAfter(std::uint64_t number) const;

Q_SIGNALS:
    /// There is at least one line more. Comes from the thread that noted it.
    void grew();

private:
    mutable QMutex m_mutex; // protects m_lines and m_count
    std::deque<Line> m_lines;
    std::uint64_t m_count = 0;
};

} // namespace cryptopulse::app
