#include "engine/feed.h"

#include "engine/schedule.h"
#include "engine/whendone.h"

#include <algorithm>
#include <utility>

namespace cryptopulse::engine {

namespace {
constexpr std::chrono::seconds kLongestNap{30}; // between two looks at the clock
}

Feed::Feed(std::unique_ptr<market::PriceSource> source, const core::Clock& clock, Keep keep)
    : m_source(std::move(source))
    , m_clock(clock)
    , m_keep(std::move(keep))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(
        Qt::PreciseTimer); // a coarse one may be five percent late: three seconds of a minute
    connect(&m_timer, &QTimer::timeout, this, &Feed::poll);
    m_status.quota = m_source->quota();
}

void Feed::ingest(Reply reply)
{
    m_waiting.push_back(std::move(reply));
    if (m_status.fetching)
        return;
    m_status.fetching = true;
    m_status.lastAttempt = m_clock.now();
    Q_EMIT statusChanged();
    whenDone(m_source->fetch(), this, [this](const core::Result<market::Quote>& quote) { receive(quote); });
}

void Feed::setCollection(bool on, std::chrono::seconds interval)
{
    const bool begins = on && !m_status.collecting;
    m_status.collecting = on;
    m_status.interval = interval;
    m_timer.stop();
    m_status.nextAttempt.reset();
    if (begins)
        poll();
    else
        planNextPoll();
    Q_EMIT statusChanged();
}

void Feed::poll()
{
    // The timer counts time that passes while the machine is awake, the plan is a time of day: the two part
    // when it sleeps or its clock is set.
    if (m_status.nextAttempt && m_clock.now() < *m_status.nextAttempt) {
        planNextPoll();
        return;
    }
    ingest([](const core::Result<Ingested>&) {}); // the account is kept in receive()
}

void Feed::planNextPoll()
{
    const core::UtcTime now = m_clock.now();
    if (!m_status.collecting) {
        // Nobody is waiting for it, but the window counts down to when a call is allowed again.
        m_status.nextAttempt = m_source->nextAllowed();
        return;
    }
    const core::UtcTime next = nextPoll(now, m_status.interval, m_source->suggestedNext());
    m_status.nextAttempt = next;
    m_timer.start(std::min<std::chrono::milliseconds>(next - now, kLongestNap));
}

void Feed::receive(const core::Result<market::Quote>& quote)
{
    const core::Result<Ingested> result = quote ? store(*quote) : core::failure(quote.error());
    account(result);
    planNextPoll();
    Q_EMIT statusChanged(); // before the replies: who is answered finds the sample in the snapshot
    if (quote)
        Q_EMIT priced(sampleOf(*quote));
    for (const Reply& reply : std::exchange(m_waiting, {}))
        reply(result);
}

core::Sample Feed::sampleOf(const market::Quote& quote) const
{
    const core::UtcTime received = m_clock.now();
    return {quote.time.value_or(received), quote.price, received};
}

core::Result<Ingested> Feed::store(const market::Quote& quote)
{
    return m_keep(sampleOf(quote)).map([this](const Kept& kept) {
        return Ingested{kept.sample, m_source->name(), kept.fresh};
    });
}

void Feed::account(const core::Result<Ingested>& result)
{
    m_status.fetching = false;
    if (!result) {
        ++m_status.failures;
        m_status.lastError.reset();
        if (!core::isStorage(
                result.error().kind)) // the provider did answer; the snapshot tells of the storage
            m_status.lastError = result.error();
        return;
    }
    ++(result->fresh ? m_status.stored : m_status.repeats);
    m_status.lastSuccess = m_clock.now();
    m_status.lastError.reset();
}

} // namespace cryptopulse::engine
