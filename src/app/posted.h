#pragma once

#include "core/result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <memory>

namespace cryptopulse::app {

/// Does @p work, which answers a Result<T>, in the thread of @p target from its event loop. Where that object
/// goes before, the future finishes as cancelled.
template <typename T, typename Work>
[[nodiscard]] QFuture<core::Result<T>> posted(QObject& target, Work work)
{
    const auto promise = std::make_shared<QPromise<core::Result<T>>>();
    promise->start();
    const auto future = promise->future();
    QMetaObject::invokeMethod(
        &target,
        [promise, work = std::move(work)] {
            promise->addResult(work());
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

} // namespace cryptopulse::app
