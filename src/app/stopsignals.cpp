#include "app/stopsignals.h"

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace cryptopulse::app {

namespace {

// A signal handler may do next to nothing but write to a descriptor.
std::array<int, 2> ends{-1, -1};

volatile std::sig_atomic_t asked = 0;

void wake(int)
{
    asked = 1;
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(ends[0], &byte, 1);
}

} // namespace

StopSignals::StopSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return; // then the signals keep their default: the program ends, only less gently
    m_notifier = std::make_unique<QSocketNotifier>(ends[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const auto taken = ::read(ends[1], &byte, 1);
        Q_EMIT stopRequested();
    });
    struct sigaction action {
    };
    action.sa_handler = wake;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    struct sigaction before {
    };
    ::sigaction(SIGHUP, nullptr, &before);
    m_takesHangUp = before.sa_handler != SIG_IGN; // nohup ignores it: the terminal's end is not ours then
    if (m_takesHangUp)
        ::sigaction(SIGHUP, &action, nullptr);
}

bool StopSignals::requested() const noexcept
{
    return asked != 0;
}

StopSignals::~StopSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (m_takesHangUp)
        std::signal(SIGHUP, SIG_DFL);
    m_notifier.reset();
    for (int& end : ends) {
        ::close(end);
        end = -1;
    }
}

} // namespace cryptopulse::app
