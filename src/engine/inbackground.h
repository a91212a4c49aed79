#pragma once

#include "core/result.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <exception>
#include <memory>

namespace cryptopulse::engine {

/// Runs @p work, which is given the promise (for progress, and to see whether it was cancelled) and answers a
/// Result<T>, in a pool of its own, so that a slow disk keeps nobody else waiting.
template <typename T, typename Work>
[[nodiscard]] QFuture<core::Result<T>> inBackground(Work work)
{
    static QThreadPool pool;
    const auto promise = std::make_shared<QPromise<core::Result<T>>>();
    promise->start();
    pool.start([promise, work = std::move(work)] {
        // The edge of the thread: an exception that left it would end the program.
        try {
            if (!promise->isCanceled())
                promise->addResult(work(*promise));
        } catch (const std::exception& exception) {
            promise->addResult(core::Result<T>(core::failure(
                core::ErrorKind::Internal, std::string("the work was not finished: ") + exception.what())));
        }
        promise->finish();
    });
    return promise->future();
}

} // namespace cryptopulse::engine
