#pragma once

#include "market/pricesource.h"

#include <QPromise>
#include <deque>
#include <optional>

namespace cryptopulse::support {

/// A price source whose every answer a test decides. Use it from the thread it lives in, or post to it.
class FakeSource final : public market::PriceSource
{
    Q_OBJECT

public:
    [[nodiscard]] std::string name() const override { return "fake"; }

    QFuture<core::Result<market::Quote>> fetch() override
    {
        ++calls;
        if (!answers.empty()) {
            QPromise<core::Result<market::Quote>> promise;
            promise.start();
            promise.addResult(answers.front());
            promise.finish();
            answers.pop_front();
            return promise.future();
        }
        auto& promise = waiting.emplace_back();
        promise.start();
        return promise.future();
    }

    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const override { return allowed; }

    /// Answers the oldest call that hangs.
    void answer(core::Result<market::Quote> result)
    {
        waiting.front().addResult(std::move(result));
        waiting.front().finish();
        waiting.pop_front();
    }

    int calls = 0;
    std::deque<core::Result<market::Quote>> answers; ///< given at once, in order; then calls hang
    std::deque<QPromise<core::Result<market::Quote>>> waiting;
    std::optional<core::UtcTime> allowed;
};

} // namespace cryptopulse::support
