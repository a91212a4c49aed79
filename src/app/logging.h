#pragma once

#include <QString>
#include <QtGlobal>

namespace cryptopulse::app {

class Logbook;
class LogFile;

/// How lines look on standard error: for people, or one JSON object a line as in the log file.
enum class LogFormat { Text, Json };

/// Where the messages of Qt's logging go while this object is there. One in a program at a time.
///
/// Messages of ours that are no warnings are noted in book and file, but are printed only when verbose. A
/// file that cannot be written stops nobody: that is said once on standard error.
class Logging final
{
public:
    struct Sinks {
        Logbook* book = nullptr; ///< null: none; outlives this object, as the file does
        LogFile* file = nullptr;
        LogFormat format = LogFormat::Text; ///< on standard error
        bool verbose = false;
    };
    explicit Logging(const Sinks& sinks);
    /// Gives messages back to whom they went before.
    ~Logging();
    Logging(const Logging&) = delete;
    Logging& operator=(const Logging&) = delete;

    /// A line for people that is printed on standard error in any case, and noted in the file.
    static void tell(QtMsgType type, const QString& line);

private:
    static void handle(QtMsgType type, const QMessageLogContext& context, const QString& message);
    void take(QtMsgType type, const QMessageLogContext& context, const QString& message);
    void write(const QByteArray& line);

    const Sinks m_sinks;
    bool m_failed = false; // that the file cannot be written was said
};

} // namespace cryptopulse::app
