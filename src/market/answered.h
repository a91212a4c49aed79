#pragma once

#include "market/pricesource.h"

#include <QPromise>
#include <utility>

namespace cryptopulse::market {

/// A future that is finished already.
[[nodiscard]] inline QFuture<core::Result<Quote>> answered(core::Result<Quote> result)
{
    QPromise<core::Result<Quote>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace cryptopulse::market
