#pragma once

#include "core/price.h"
#include "core/quota.h"
#include "core/result.h"
#include "core/time.h"

#include <QFuture>
#include <QObject>
#include <optional>
#include <string>

namespace cryptopulse::market {

/// A price as a provider said it.
struct Quote {
    core::Price price;
    std::optional<core::UtcTime> time; ///< the provider's own time, if it gives one

    bool operator==(const Quote&) const = default;
};

/// Says the current price. Lives in the thread that uses it; never blocks.
class PriceSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Name of the source as it is stored with the samples: "coingecko".
    [[nodiscard]] virtual std::string name() const = 0;

    /// One call. The future always finishes, with one Result; destroying the source finishes it with
    /// Cancelled. Calls while one is under way may share its future. Do not destroy the source from a
    /// continuation that runs in its thread: that is still inside the source. Errors: Network, Timeout,
    /// RateLimited, Refused, BadReply, BadPrice, Cancelled. After RateLimited, until nextAllowed(), a further
    /// call answers at once with RateLimited and the rest of the wait in retryAfter, without a call to the
    /// provider. After all other failures a call is made.
    virtual QFuture<core::Result<Quote>> fetch() = 0;

    /// When the provider may be called next; empty: now.
    [[nodiscard]] virtual std::optional<core::UtcTime> nextAllowed() const = 0;

    /// How often the provider lets itself be called.
    [[nodiscard]] virtual core::CallQuota quota() const { return {}; }

    /// When a scheduled call makes sense again; empty: now. Later than nextAllowed() after plain network
    /// failures, which do not forbid a call that the user asks for.
    [[nodiscard]] virtual std::optional<core::UtcTime> suggestedNext() const { return nextAllowed(); }
};

} // namespace cryptopulse::market
