#pragma once

#include <QString>

namespace cryptopulse::app {

/// What is written down when a program crashes, beside signal, time and calls.
struct CrashSite {
    QString folder;  ///< where the trace goes; made when it is needed
    QString program; ///< of the file's name: crash-TIME-PROGRAM-PID.txt
    QString facts;   ///< lines about program and machine, each with its line feed
};

/// From now on a program that ends by SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT or an exception that nobody
/// caught leaves a trace in the folder, says on standard error where it is, and then ends by the same signal
/// as it would have. Called again, another site takes the place of the former.
///
/// Stacks that overflow are traced in the thread that calls this; in others the program ends without a trace.
/// False, and nothing is done, in a program under a sanitizer, which reports crashes of its own.
bool traceCrashes(const CrashSite& site);

/// Why the program is about to end, for the trace.
void setCrashReason(const char* reason) noexcept;

} // namespace cryptopulse::app
