#include "app/crashtrace.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <cxxabi.h>
#include <exception>
#include <execinfo.h>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <typeinfo>
#include <unistd.h>

namespace cryptopulse::app {

namespace {

// Everything that a signal handler uses is here before it runs: it may not ask for memory, take locks or use
// most of the libraries (signal-safety(7)).
template <std::size_t N>
class Text
{
public:
    Text& operator<<(std::string_view more) noexcept
    {
        const std::size_t room = std::min(more.size(), N - 1 - m_size);
        std::memcpy(m_bytes.data() + m_size, more.data(), room);
        m_size += room;
        m_bytes[m_size] = '\0';
        return *this;
    }
    Text& number(unsigned long long value, std::size_t width = 0, int base = 10) noexcept
    {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, base).ptr;
        const auto count = static_cast<std::size_t>(end - digits.data());
        for (std::size_t i = count; i < width; ++i)
            *this << "0";
        return *this << std::string_view(digits.data(), count);
    }
    void clear() noexcept { m_size = 0; }
    [[nodiscard]] std::string_view view() const noexcept { return {m_bytes.data(), m_size}; }
    [[nodiscard]] const char* c_str() const noexcept { return m_bytes.data(); }
    [[nodiscard]] bool isEmpty() const noexcept { return m_size == 0; }

private:
    std::array<char, N> m_bytes{};
    std::size_t m_size = 0;
};

constexpr std::array kSignals{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr int kMostCalls = 128;
constexpr unsigned kMostSeconds = 10; // for a trace; one that hangs must not keep the program from ending

Text<4096> folder;
Text<64> program;
Text<4096> facts;
Text<1024> reason;
std::atomic_flag isTracing;
alignas(16) std::array<char, 128 << 10> spareStack;

std::string_view nameOf(int signal) noexcept
{
    switch (signal) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGBUS:
        return "SIGBUS";
    case SIGFPE:
        return "SIGFPE";
    case SIGILL:
        return "SIGILL";
    case SIGABRT:
        return "SIGABRT";
    default:
        return "signal";
    }
}

struct Moment {
    std::chrono::year_month_day day;
    std::chrono::hh_mm_ss<std::chrono::seconds> time;
};

Moment momentNow() noexcept
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const std::chrono::sys_seconds whole{std::chrono::seconds(now.tv_sec)};
    const auto day = std::chrono::floor<std::chrono::days>(whole);
    return {std::chrono::year_month_day(day), std::chrono::hh_mm_ss(whole - day)};
}

template <std::size_t N>
void putMoment(Text<N>& text, const Moment& moment, std::string_view dash, std::string_view colon) noexcept
{
    const auto part = [&text](auto count, std::size_t width) {
        text.number(static_cast<unsigned long long>(count), width);
    };
    part(static_cast<int>(moment.day.year()), 4);
    text << dash;
    part(static_cast<unsigned>(moment.day.month()), 2);
    text << dash;
    part(static_cast<unsigned>(moment.day.day()), 2);
    text << "T";
    part(moment.time.hours().count(), 2);
    text << colon;
    part(moment.time.minutes().count(), 2);
    text << colon;
    part(moment.time.seconds().count(), 2);
    text << "Z";
}

void put(int descriptor, std::string_view text) noexcept
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written <= 0)
            return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// What is known beside the calls.
void putHead(int descriptor, int signal, const siginfo_t& info, const Moment& moment) noexcept
{
    Text<512> head;
    head << "crashed: ";
    putMoment(head, moment, "-", ":");
    head << "\nsignal: " << nameOf(signal) << " (";
    head.number(static_cast<unsigned>(signal)) << ")";
    if (info.si_code > 0 && signal != SIGABRT) { // found by the processor, not sent by anybody
        head << " at address 0x";
        head.number(reinterpret_cast<std::uintptr_t>(info.si_addr), 0, 16);
    }
    head << "\nprocess: ";
    head.number(static_cast<unsigned>(::getpid())) << ", thread ";
    head.number(static_cast<unsigned long long>(::syscall(SYS_gettid))) << "\n";
    put(descriptor, head.view());
    if (!reason.isEmpty()) {
        put(descriptor, "reason: ");
        put(descriptor, reason.view());
        put(descriptor, "\n");
    }
    put(descriptor, facts.view());
}

void writeTrace(int signal, const siginfo_t& info) noexcept
{
    const Moment moment = momentNow();
    Text<4300> path;
    path << folder.view() << "/crash-";
    putMoment(path, moment, "", "");
    path << "-" << program.view() << "-";
    path.number(static_cast<unsigned>(::getpid())) << ".txt";
    ::mkdir(folder.c_str(), 0700); // mostly there already
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    const int out = file >= 0 ? file : STDERR_FILENO; // better there than nowhere
    putHead(out, signal, info, moment);
    put(out, "calls, the innermost first (names: c++filt; lines: addr2line -Cfipe MODULE OFFSET):\n");
    std::array<void*, kMostCalls> calls{};
    ::backtrace_symbols_fd(calls.data(), ::backtrace(calls.data(), kMostCalls), out);
    if (file < 0)
        return;
    ::close(file);
    Text<4500> told;
    told << program.view() << ": crashed (" << nameOf(signal) << "); what is known is in " << path.view()
         << "\n";
    put(STDERR_FILENO, told.view());
}

void setDefaults() noexcept
{
    struct sigaction action {
    };
    action.sa_handler = SIG_DFL;
    for (const int signal : kSignals)
        ::sigaction(signal, &action, nullptr);
}

void takeSignal(int signal, siginfo_t* info, void*)
{
    const int error = errno;
    if (isTracing.test_and_set()) {
        for (;;) // another thread is at it, and ends the program with its own signal
            ::pause();
    }
    std::signal(SIGALRM, SIG_DFL);
    ::alarm(kMostSeconds);
    writeTrace(signal, *info);
    ::alarm(0);
    setDefaults();
    // What the processor found, it finds again: then a core dump shows the place itself. What was sent, or
    // came from abort(), is sent again, and arrives when this returns.
    const bool isOfMemoryAlone = signal == SIGBUS && info->si_code == BUS_MCEERR_AO; // whoever ran then
    const bool comesAgain = info->si_code > 0 && signal != SIGABRT && !isOfMemoryAlone;
    if (!comesAgain)
        ::raise(signal);
    errno = error;
}

[[noreturn]] void takeTermination()
{
    // Not within a signal handler: here memory may be asked for.
    Text<1024> why;
    why << "an exception that nobody caught";
    if (const std::type_info* type = abi::__cxa_current_exception_type()) {
        int status = 0;
        char* const name = abi::__cxa_demangle(type->name(), nullptr, nullptr, &status);
        why << ": " << (status == 0 && name ? name : type->name());
        std::free(name); // NOLINT: it comes from malloc
        try {
            std::rethrow_exception(std::current_exception());
        } catch (const std::exception& exception) {
            why << ": " << exception.what();
        } catch (...) { // its type is all there is to say
        }
    }
    setCrashReason(why.c_str());
    std::abort();
}

} // namespace

bool traceCrashes(const CrashSite& site)
{
    if constexpr (CP_SANITIZED)
        return false;
    const auto take = [](auto& text, const QString& value) {
        text.clear();
        text << value.toLocal8Bit().toStdString();
    };
    take(folder, site.folder);
    take(program, site.program);
    take(facts, site.facts);
    std::array<void*, 2> first{}; // loads what walks through the calls, for which a handler has no memory
    static_cast<void>(::backtrace(first.data(), static_cast<int>(first.size())));
    stack_t spare{};
    spare.ss_sp = spareStack.data();
    spare.ss_size = spareStack.size();
    ::sigaltstack(&spare, nullptr);
    struct sigaction action {
    };
    action.sa_sigaction = takeSignal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    ::sigfillset(&action.sa_mask); // a fault in the handler ends the program at once
    ::sigdelset(&action.sa_mask, SIGALRM);
    for (const int signal : kSignals)
        ::sigaction(signal, &action, nullptr);
    std::set_terminate(takeTermination);
    return true;
}

void setCrashReason(const char* text) noexcept
{
    reason.clear();
    reason << text;
}

} // namespace cryptopulse::app
