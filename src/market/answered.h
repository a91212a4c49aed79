#pragma once

#include "market/pricesource.h"

#include <QPromise>
#include <algorithm>
#include <utility>

namespace cryptopulse::market {

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

[[nodiscard]] inline QFuture<core::Result<Quote>> answered(core::Result<Quote> result)
{
    return answered<Quote>(std::move(result));
}

/// What is answered instead of a call before @p next.
[[nodiscard]] inline core::Error waitUntil(core::UtcTime next, core::UtcTime now, const std::string& who)
{
    // At least a millisecond: time may have passed since the caller looked.
    const auto rest = std::max(next - now, std::chrono::milliseconds(1));
    return {core::ErrorKind::RateLimited, who + " asked us to wait", rest};
}

} // namespace cryptopulse::market
