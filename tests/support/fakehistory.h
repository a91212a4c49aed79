#pragma once

#include "core/clock.h"
#include "market/historysource.h"

#include <QPromise>
#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace cryptopulse::support {

/// What a fake history says and was asked. Shared between the engine's thread and the test's.
struct HistoryScript {
    std::mutex mutex;                           // protects everything below
    core::UtcTime first = core::fromEpochMs(0); ///< there is a price for each minute from here on
    std::vector<core::UtcTime> absent;          ///< but for these
    std::deque<core::Error> failures;           ///< answered first, one for each call
    std::size_t pageSize = 100;
    std::optional<core::UtcTime> reach;
    bool hangs = false;                 ///< calls are never answered
    std::function<void()> beforeAnswer; ///< called in the engine's thread
    std::vector<std::pair<core::UtcTime, core::UtcTime>> calls;

    [[nodiscard]] std::size_t callCount()
    {
        const std::scoped_lock lock(mutex);
        return calls.size();
    }
};

/// A venue's history from a script: the close of a minute tells which minute it is.
class FakeHistory final : public market::HistorySource
{
public:
    FakeHistory(std::shared_ptr<HistoryScript> script, const core::Clock& clock, std::string name = "fake",
                std::string currency = "usd")
        : m_script(std::move(script))
        , m_clock(clock)
        , m_name(std::move(name))
        , m_currency(std::move(currency))
    {
    }

    [[nodiscard]] static core::Price closeOf(core::UtcTime minute)
    {
        return *core::Price::from(20'000 + double(core::toEpochMs(minute) / 60'000 % 10'000));
    }

    [[nodiscard]] std::string name() const override { return m_name; }
    [[nodiscard]] std::string currency() const override { return m_currency; }
    [[nodiscard]] std::chrono::milliseconds spacing() const override { return std::chrono::minutes(1); }
    [[nodiscard]] std::optional<core::UtcTime> reach(core::UtcTime) const override { return m_script->reach; }
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const override { return std::nullopt; }
    [[nodiscard]] std::optional<core::UtcTime> suggestedNext() const override { return std::nullopt; }
    [[nodiscard]] core::CallQuota quota() const override { return {}; }

    QFuture<core::Result<market::HistoryPage>> fetch(core::UtcTime from, core::UtcTime to) override
    {
        const std::scoped_lock lock(m_script->mutex);
        m_script->calls.emplace_back(from, to);
        QPromise<core::Result<market::HistoryPage>> promise;
        promise.start();
        auto future = promise.future();
        if (m_script->hangs) {
            m_open.push_back(std::move(promise));
            return future;
        }
        if (m_script->beforeAnswer)
            m_script->beforeAnswer();
        if (!m_script->failures.empty()) {
            promise.addResult(core::failure(m_script->failures.front()));
            m_script->failures.pop_front();
        } else {
            promise.addResult(page(from, to));
        }
        promise.finish();
        return future;
    }

private:
    [[nodiscard]] market::HistoryPage page(core::UtcTime from, core::UtcTime to) const
    {
        using std::chrono::minutes;
        const auto end = std::min<core::UtcTime>(to, from + minutes(m_script->pageSize));
        market::HistoryPage page{{}, end};
        for (auto minute = std::chrono::ceil<minutes>(from); minute < end; minute += minutes(1)) {
            const bool closed = minute + minutes(1) <= m_clock.now();
            if (closed && minute >= m_script->first &&
                std::ranges::find(m_script->absent, minute) == m_script->absent.end())
                page.closes.push_back({minute, closeOf(minute)});
        }
        return page;
    }

    std::shared_ptr<HistoryScript> m_script;
    const core::Clock& m_clock;
    std::string m_name;
    std::string m_currency;
    std::vector<QPromise<core::Result<market::HistoryPage>>> m_open;
};

} // namespace cryptopulse::support
