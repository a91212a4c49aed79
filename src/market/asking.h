#pragma once

#include "market/backoff.h"
#include "market/httpcall.h"

#include <QNetworkAccessManager>
#include <QPromise>
#include <optional>

namespace cryptopulse::market {

/// What every source does with its provider: one HTTP call at a time, whose answer a parser turns into a @p
/// T, and the account of how that went. Lives in its owner's thread, as a member of it.
template <typename T>
class Asking final
{
public:
    using Parser = std::function<core::Result<T>(const HttpAnswer&)>;

    Asking(const core::Clock& clock, std::uint32_t jitterSeed)
        : m_backOff(clock, jitterSeed)
    {
    }

    ~Asking() { cancel("the source was closed"); }
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

    /// The call under way; empty when there is none.
    [[nodiscard]] std::optional<QFuture<core::Result<T>>> underWay() const
    {
        return m_promise ? std::optional(m_promise->future()) : std::nullopt;
    }

    /// Begins a call; none may be under way.
    QFuture<core::Result<T>> ask(const QNetworkRequest& request, const HttpLimits& limits, Parser parser)
    {
        m_promise.emplace();
        m_promise->start();
        const auto future = m_promise->future();
        m_call = new HttpCall(
            m_network, request, limits,
            [this, parser = std::move(parser)](const core::Result<HttpAnswer>& answer) {
                finish(answer.and_then(parser));
            },
            &m_network);
        return future;
    }

    /// Ends the call under way, if there is one, with Cancelled.
    void cancel(const char* reason)
    {
        if (m_promise)
            finish(core::failure(core::ErrorKind::Cancelled, reason));
    }

    [[nodiscard]] const BackOff& backOff() const noexcept { return m_backOff; }

private:
    void finish(const core::Result<T>& result)
    {
        std::exchange(m_call, nullptr)->abandon();
        if (result)
            m_backOff.succeeded();
        else
            m_backOff.failed(result.error());
        // Taken out first: whoever waits may ask again from its continuation.
        QPromise<core::Result<T>> promise = std::move(*m_promise);
        m_promise.reset();
        promise.addResult(result);
        promise.finish();
    }

    BackOff m_backOff;
    QNetworkAccessManager m_network;
    HttpCall* m_call = nullptr;                         ///< a child of m_network
    std::optional<QPromise<core::Result<T>>> m_promise; ///< engaged while a call is under way
};

} // namespace cryptopulse::market
