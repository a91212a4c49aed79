#pragma once

#include "core/result.h"

#include <QFuture>
#include <QFutureWatcher>

namespace cryptopulse::engine {

/// Calls @p handler with the future's Result in the thread of @p context (which must be the calling
/// thread), once; never, if @p context is destroyed first.
///
/// QFuture::then() with a context looks at that context from the finishing thread, unprotected; a watcher
/// that lives beside the context does not. A future that was cancelled without a result gives Cancelled.
template <typename T, typename Handler>
void whenDone(const QFuture<core::Result<T>>& future, QObject* context, Handler handler)
{
    auto* watcher = new QFutureWatcher<core::Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         const auto done = watcher->future();
                         watcher->deleteLater();
                         if (done.resultCount() == 0)
                             handler(core::Result<T>(core::failure(core::ErrorKind::Cancelled, "cancelled")));
                         else
                             handler(core::Result<T>(done.result()));
                     });
    watcher->setFuture(future);
}

/// A future that is finished already.
template <typename T>
[[nodiscard]] QFuture<core::Result<T>> answered(core::Result<T> result)
{
    QPromise<core::Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace cryptopulse::engine
