#pragma once

#include "core/error.h"

#include <QJsonObject>
#include <QString>

namespace cryptopulse::app {

/// Exit codes of cryptopulse-cli.
enum ExitCode {
    Done = 0,
    Usage = 2,
    TooLittle = 3,
    Upstream = 4,
    StorageFailed = 5,
    InUse = 6,
    Interrupted = 130
};

[[nodiscard]] int exitCode(core::ErrorKind kind) noexcept;

/// The one JSON object of --json, or nothing for people who asked for none.
void printJson(const QJsonObject& object);

/// A line for people on standard output.
void say(const QString& line);

/// Progress and news, on standard error and in the log file.
void tell(const QString& line);

/// False when something of what was said could not be written.
[[nodiscard]] bool allSaid();

/// An error on standard error and in the log file, and with @p json also as {"status":…,"detail":…} on standard output. Returns
/// its exit code.
int fail(const core::Error& error, bool json);

} // namespace cryptopulse::app
