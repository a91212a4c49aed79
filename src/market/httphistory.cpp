#include "market/httphistory.h"

#include "market/answered.h"

#include <algorithm>
#include <random>

namespace cryptopulse::market {

namespace {

core::UtcTime floorTo(core::UtcTime time, std::chrono::milliseconds spacing)
{
    const auto past = time.time_since_epoch() % spacing;
    return time - (past.count() < 0 ? past + spacing : past);
}

} // namespace

HttpHistory::HttpHistory(HistorySetup setup, const core::Clock& clock, QObject* parent)
    : HistorySource(parent)
    , m_setup(std::move(setup))
    , m_clock(clock)
    , m_pace(m_setup.pace, clock)
    , m_asking(clock, m_setup.jitterSeed.value_or(std::random_device{}()))
{
}

HttpHistory::~HttpHistory()
{
    m_asking.cancel("the source of past prices was closed");
}

std::optional<core::UtcTime> HttpHistory::reach(core::UtcTime now) const
{
    if (!m_setup.reach)
        return std::nullopt;
    return (m_setup.onGrid ? floorTo(now, m_setup.spacing) : now) - *m_setup.reach;
}

std::optional<core::UtcTime> HttpHistory::nextAllowed() const
{
    const core::UtcTime now = m_clock.now();
    // A hold lasts a minute at most; more of it means that the clock was set back.
    const bool held = m_hold && *m_hold > now && *m_hold <= now + std::chrono::minutes(1);
    const auto hold = held ? m_hold : std::nullopt;
    return std::max({m_asking.backOff().nextAllowed(), m_pace.nextAllowed(), hold});
}

std::optional<core::UtcTime> HttpHistory::suggestedNext() const
{
    return std::max(nextAllowed(), m_asking.backOff().suggestedNext());
}

QFuture<core::Result<HistoryPage>> HttpHistory::fetch(core::UtcTime from, core::UtcTime to)
{
    if (m_asking.underWay())
        return answered<HistoryPage>(
            core::failure(core::ErrorKind::TooMany, "a call to " + m_setup.limits.who + " is under way"));
    const auto range = rangeOf(from, to);
    if (!range)
        return answered<HistoryPage>(HistoryPage{{}, std::max(from, to)});
    if (const auto next = nextAllowed())
        return answered<HistoryPage>(core::failure(waitUntil(*next, m_clock.now(), m_setup.limits.who)));
    const auto request = makeRequest(m_setup.request(range->query.from, range->query.to), m_setup.limits);
    if (!request)
        return answered<HistoryPage>(core::failure(request.error()));
    m_pace.called();
    return m_asking.ask(*request, m_setup.limits,
                        [this, range = *range](const HttpAnswer& answer) { return read(answer, range); });
}

/// Empty when no call could bring a price.
std::optional<HttpHistory::Range> HttpHistory::rangeOf(core::UtcTime from, core::UtcTime to) const
{
    const core::UtcTime now = m_clock.now();
    const core::UtcTime earliest = std::max(reach(now).value_or(kFirstPrice), kFirstPrice);
    if (from >= std::min(to, now) || to <= earliest)
        return std::nullopt;
    from = std::max(from, earliest);
    CandleQuery query{m_setup.series, from, std::min(to, now), now, m_setup.spacing};
    if (m_setup.onGrid) {
        query.from = floorTo(from + m_setup.spacing - std::chrono::milliseconds(1), m_setup.spacing);
        query.to = std::min(to, floorTo(now, m_setup.spacing)); // a candle that begins later is running
    }
    const core::UtcTime end = query.to;
    if (query.from >= end)
        return std::nullopt;
    if (m_setup.paging == Paging::Windows)
        query.to = std::min(end, query.from + m_setup.spacing * m_setup.rows);
    return Range{query, end, to};
}

core::Result<HistoryPage> HttpHistory::read(const HttpAnswer& answer, const Range& range)
{
    if (m_setup.hold)
        m_hold = m_setup.hold(answer, m_clock.now());
    auto closes = m_setup.parse(answer, range.query);
    if (!closes)
        return core::failure(closes.error());
    core::UtcTime next = range.end;
    if (m_setup.paging == Paging::Windows)
        next = range.query.to;
    else if (m_setup.paging == Paging::Onward && !closes->empty())
        next = closes->back().time + m_setup.spacing;
    return HistoryPage{std::move(*closes), next >= range.end ? range.to : next};
}

} // namespace cryptopulse::market
