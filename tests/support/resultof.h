#pragma once

#include "engine/whendone.h"

#include <QObject>
#include <QTest>
#include <chrono>
#include <optional>

namespace cryptopulse::support {

/// The result of a future, waited for while events go on; Timeout when it does not come.
template <typename T>
[[nodiscard]] core::Result<T> resultOf(const QFuture<core::Result<T>>& future,
                                       std::chrono::milliseconds longest = std::chrono::seconds(30))
{
    QObject context;
    std::optional<core::Result<T>> received;
    engine::whenDone(future, &context, [&](const core::Result<T>& result) { received = result; });
    if (!QTest::qWaitFor([&] { return received.has_value(); }, int(longest.count())))
        return core::failure(core::ErrorKind::Timeout, "no answer");
    return *received;
}

} // namespace cryptopulse::support
