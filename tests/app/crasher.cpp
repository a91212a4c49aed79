// Crashes on purpose, in the way its first argument names: cp-crasher WAY FOLDER.
#include "app/crashtrace.h"

#include <QCoreApplication>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <thread>

using namespace cryptopulse;

extern "C" {
// Names that a test finds in the trace.
[[gnu::noinline, gnu::noclone]] void cp_crash_raise(int signal)
{
    std::raise(signal);
    asm volatile(""); // no tail call: this function has to be among the calls
}
[[gnu::noinline, gnu::noclone]] void cp_crash_null(volatile int* nowhere)
{
    *nowhere = 1;
    asm volatile("");
}
[[gnu::noinline, gnu::noclone]] int cp_crash_deep(volatile char* outer)
{
    volatile char room[4096];
    room[0] = outer ? outer[0] : '\0';
    if (room[0] == 'x')
        return 0;                          // never, which the compiler does not know
    const int inner = cp_crash_deep(room); // without an end
    return inner + room[0];
}
}

namespace {
int* volatile nowhere = nullptr; // what this is, the compiler does not know either
}

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    const char* const way = argv[1];
    const auto is = [way](const char* name) { return std::strcmp(way, name) == 0; };
    if (!app::traceCrashes({QString::fromLocal8Bit(argv[2]), QStringLiteral("cp-crasher"),
                            QStringLiteral("log: /none\nCryptoPulse 9.8.7\n")}))
        return 77; // under a sanitizer
    if (is("null"))
        cp_crash_null(nowhere);
    if (is("thread"))
        std::thread([] { cp_crash_null(nowhere); }).join();
    if (is("deep"))
        return cp_crash_deep(nullptr);
    if (is("exception"))
        throw std::runtime_error("nobody catches this");
    if (is("abort"))
        std::abort();
    if (is("fatal"))
        qFatal("cannot go on");
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
        if (is(std::to_string(signal).c_str()))
            cp_crash_raise(signal);
    }
    return 3;
}
