#pragma once

#include "app/stopsignals.h"
#include "core/result.h"
#include "engine/whendone.h"

#include <QEventLoop>
#include <optional>

namespace cryptopulse::app {

/// Runs the program's event loop until the future has its result or the user interrupts (Cancelled).
/// For commands that do one thing; there is no other loop around it.
template <typename T>
[[nodiscard]] core::Result<T> await(const StopSignals& signals, const QFuture<core::Result<T>>& future)
{
    QEventLoop loop;
    std::optional<core::Result<T>> received;
    engine::whenDone(future, &loop, [&](const core::Result<T>& result) {
        received = result;
        loop.quit();
    });
    QObject::connect(&signals, &StopSignals::stopRequested, &loop, &QEventLoop::quit);
    if (!signals.requested())
        loop.exec();
    if (!received)
        return core::failure(core::ErrorKind::Cancelled, "interrupted");
    return *received;
}

} // namespace cryptopulse::app
