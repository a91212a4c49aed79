#pragma once

#include "app/cli/output.h"
#include "app/stopsignals.h"
#include "core/result.h"

#include <QEventLoop>
#include <QThread>
#include <QTimer>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>

namespace cryptopulse::app {

/// Runs @p work in a thread of its own, and says a line about it once a second, for work of which a single
/// statement of SQLite takes long and cannot be interrupted. When the user interrupts, @p abandon takes back
/// what the work has begun, and the program ends there and then: the work only reads, or writes what nobody
/// else knows.
template <typename T>
[[nodiscard]] core::Result<T> beside(const StopSignals& signals, const std::function<core::Result<T>()>& work,
                                     const std::function<QString()>& line,
                                     const std::function<void()>& abandon)
{
    QEventLoop loop;
    QTimer clock;
    std::optional<core::Result<T>> result;
    const auto stop = [&abandon] {
        abandon();
        tell(QStringLiteral("cryptopulse-cli: interrupted (cancelled)"));
        std::_Exit(Interrupted);
    };
    const std::unique_ptr<QThread> thread(QThread::create([&] { result = work(); }));
    QObject::connect(thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    QObject::connect(&signals, &StopSignals::stopRequested, &loop, stop);
    QObject::connect(&clock, &QTimer::timeout, &loop, [&line] { tell(line()); });
    if (signals.requested())
        stop();
    clock.start(std::chrono::seconds(1));
    thread->start();
    loop.exec();
    thread->wait();
    return *result;
}

} // namespace cryptopulse::app
