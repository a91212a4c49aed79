#pragma once

#include "core/result.h"

#include <QFuture>
#include <QPromise>
#include <memory>

namespace cryptopulse::remote {

/// The promise of one command. Whoever lets go of it last without an answer (a request dropped at the
/// end, an event never delivered) thereby answers Cancelled: no future can stay open.
template <typename T>
class Answer final
{
public:
    Answer() { m_promise.start(); }
    ~Answer() { give(core::failure(core::ErrorKind::Cancelled, "the remote engine was closed")); }
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

    [[nodiscard]] QFuture<core::Result<T>> future() { return m_promise.future(); }

    /// Finishes the future. Only the first call counts.
    void give(core::Result<T> result)
    {
        if (m_given)
            return;
        m_given = true;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<core::Result<T>> m_promise;
    bool m_given = false;
};

template <typename T>
using AnswerPtr = std::shared_ptr<Answer<T>>;

} // namespace cryptopulse::remote
