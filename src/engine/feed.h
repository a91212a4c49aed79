#pragma once

#include "core/clock.h"
#include "engine/engine.h"
#include "market/pricesource.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

namespace cryptopulse::engine {

/// Calls the price source: when asked and on a schedule. Hands each price to be stored and keeps account.
/// Lives in the engine's thread.
class Feed final : public QObject
{
    Q_OBJECT

public:
    /// What a caller is told: the sample as it was stored or found stored.
    using Reply = std::function<void(const core::Result<Ingested>&)>;
    struct Kept {
        core::Sample sample; ///< as it is stored: where another price stands at that time already, that one
        bool fresh = true;   ///< a new observation
    };
    using Keep = std::function<core::Result<Kept>(const core::Sample&)>;

    Feed(std::unique_ptr<market::PriceSource> source, const core::Clock& clock, Keep keep);

    /// One call, or a share in the one under way. Exactly one reply, unless the feed is destroyed first.
    void ingest(Reply reply);

    /// Polls at once when switched on, then on the schedule of nextPoll().
    void setCollection(bool on, std::chrono::seconds interval);

    /// When a further call makes sense: not while the provider asks for a pause or is in trouble. Empty: now.
    [[nodiscard]] std::optional<core::UtcTime> nextSensible() const { return m_source->suggestedNext(); }

    /// That its source is one in place of another.
    void setStandIn(std::optional<StandIn> standIn) { m_status.standIn = std::move(standIn); }

    [[nodiscard]] const FeedStatus& status() const { return m_status; }

    /// How often its source lets itself be called.
    [[nodiscard]] core::CallQuota quota() const { return m_source->quota(); }

Q_SIGNALS:
    void statusChanged();
    /// The source has said a price, whatever becomes of it.
    void priced(const cryptopulse::core::Sample& live);

private:
    void poll();
    void planNextPoll();
    void receive(const core::Result<market::Quote>& quote);
    [[nodiscard]] core::Sample sampleOf(const market::Quote& quote) const;
    core::Result<Ingested> store(const market::Quote& quote);
    void account(const core::Result<Ingested>& result);

    std::unique_ptr<market::PriceSource> m_source;
    const core::Clock& m_clock;
    Keep m_keep;
    FeedStatus m_status;
    QTimer m_timer;
    std::vector<Reply> m_waiting; // for the call under way
};

} // namespace cryptopulse::engine
