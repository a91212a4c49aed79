#pragma once

#include "core/calluse.h"
#include "core/clock.h"

#include <QString>
#include <atomic>
#include <string>

namespace cryptopulse::engine {

/// Counts the calls that go with a provider's key, by the calendar month (UTC). The account is a small file
/// that all programs of a home share, so that it goes on over restarts; of the key it holds a short mark.
/// Thread-safe. A call that cannot be written down at once is added with the next one.
class CallMeter final
{
public:
    /// @p file: of the account, made when the first call is counted. @p plan: the provider's name for it.
    /// @p key is not kept. Keeps a reference: the clock must outlive this object.
    CallMeter(QString file, std::string plan, std::int64_t allowed, const QString& key,
              const core::Clock& clock);

    /// A call goes out.
    void count();

    /// The calls of this month as they are counted by now, without what follows of them (core::atPace()).
    [[nodiscard]] core::CallUse use() const;

private:
    const QString m_file;
    const std::string m_plan;
    const std::int64_t m_allowed;
    const QString m_mark; // of the key
    const core::Clock& m_clock;
    std::atomic<int> m_pending = 0; // not yet in the file
};

} // namespace cryptopulse::engine
