#pragma once

#include "app/configuration.h"
#include "app/crashfiles.h"
#include "app/logfile.h"
#include "app/logging.h"

#include <memory>
#include <optional>

namespace cryptopulse::app {

/// Where the log goes, as the options say.
struct LogChoice {
    QString file; ///< empty: none
    LogFormat format = LogFormat::Text;
};

/// logs/ in the home: log files and the traces of crashes.
[[nodiscard]] QString logFolder(const QString& home);

/// @p program names the file in logFolder(); @p isOnByDefault: also when nobody asks for a file.
/// Error: InvalidArgument, a sentence that names the option.
[[nodiscard]] core::Result<LogChoice> logChoice(const Configuration& configuration, const QString& program,
                                                bool isOnByDefault);

/// What a program leaves for its owner to look at: its log, and a trace when it crashes. One in a program,
/// made as soon as the options are known.
class Diagnostics final
{
public:
    struct Program {
        QString name;
        bool logsByDefault = false; ///< into a file
        Logbook* book = nullptr;    ///< gets every line; outlives this object
    };
    /// Error: InvalidArgument, a sentence that names the option.
    [[nodiscard]] static core::Result<std::unique_ptr<Diagnostics>> start(const Configuration& configuration,
                                                                          const Program& program);
    ~Diagnostics();

    /// The file of the log; empty: none.
    [[nodiscard]] QString logFile() const { return m_file ? m_file->path() : QString(); }
    /// The crash that no earlier start has told of; it is in the log as a warning.
    [[nodiscard]] const std::optional<PastCrash>& lastCrash() const noexcept { return m_lastCrash; }

private:
    Diagnostics(const Configuration& configuration, const Program& program, const LogChoice& choice);

    std::unique_ptr<LogFile> m_file; // null: none
    Logging m_logging;
    std::optional<PastCrash> m_lastCrash;
};

} // namespace cryptopulse::app
