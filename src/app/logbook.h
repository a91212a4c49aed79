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
    /// Takes itself out of the way of messages.
    ~Logbook() override;

    /// From now on every message of Qt's logging is noted here and printed as before. Messages of ours that
    /// are no warnings are printed only when @p verbose, but noted always. One book in a program at a time.
    void install(bool verbose);

    void note(QtMsgType type, const QString& text);

    /// The lines that are still there and were noted after that number, oldest first.
    [[nodiscard]] std::vector<Line> linesAfter(std::uint64_t number) const;

Q_SIGNALS:
    /// There is at least one line more. Comes from the thread that noted it.
    void grew();

private:
    static void handle(QtMsgType type, const QMessageLogContext& context, const QString& message);

    mutable QMutex m_mutex; // protects m_lines and m_count
    std::deque<Line> m_lines;
    std::uint64_t m_count = 0;
    bool m_verbose = false; // written before the first message comes here
};

} // namespace cryptopulse::app
