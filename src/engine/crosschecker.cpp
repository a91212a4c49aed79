#include "engine/crosschecker.h"

#include "engine/whendone.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::engine {

namespace {

constexpr std::chrono::seconds kModest{60};
constexpr double kSettled = 0.8; // of the tolerance: from there on they agree again

} // namespace

CrossChecker::CrossChecker(const CrossCheckOptions& options, const core::SeriesKey& live,
                           const core::Clock& clock)
    : m_clock(clock)
{
    m_status.source = options.source;
    m_status.tolerance = options.tolerance;
    if (options.series)
        m_status.currency = options.series->currency;
    begin(options, live);
}

/// Finds somebody to ask, or why there is nothing to compare.
void CrossChecker::begin(const CrossCheckOptions& options, const core::SeriesKey& live)
{
    if (live.source == "demo")
        return refuse(CrossCheckTrouble::Synthetic, "the live prices are synthetic");
    if (live.source == options.source)
        return refuse(CrossCheckTrouble::SameSource, "the live prices come from the same source");
    if (!options.series)
        return refuse(CrossCheckTrouble::NotOffered, options.detail);
    if (options.series->currency != live.currency)
        return refuse(CrossCheckTrouble::Currency, live.source + " quotes in " + live.currency + ", " +
                                                       options.source + " in " + options.series->currency);
    auto made = options.makeSource();
    if (!made)
        return refuse(CrossCheckTrouble::NoAnswer, made.error().detail);
    m_source = *std::move(made);
    m_status.every = std::max(kModest, core::shortestInterval(m_source->quota()).value_or(kModest));
}

void CrossChecker::refuse(CrossCheckTrouble trouble, const std::string& detail)
{
    m_status.trouble = trouble;
    m_status.detail = detail;
}

void CrossChecker::take(const core::Sample& live)
{
    m_live = live;
    const core::UtcTime now = m_clock.now();
    // A poll of the same interval may come some milliseconds early: it need not be left out for that.
    const bool isEarly = m_asked && now < *m_asked + m_status.every * 9 / 10 && now >= *m_asked;
    if (!m_source || m_isAsking || isEarly)
        return;
    if (const auto next = m_source->suggestedNext(); next && *next > now)
        return;
    m_asked = now;
    m_isAsking = true;
    whenDone(m_source->fetch(), this, [this](const core::Result<market::Quote>& quote) { receive(quote); });
}

void CrossChecker::receive(const core::Result<market::Quote>& quote)
{
    m_isAsking = false;
    if (!quote)
        refuse(CrossCheckTrouble::NoAnswer, quote.error().detail);
    else
        compare(*m_live, *quote);
    Q_EMIT changed();
}

void CrossChecker::compare(const core::Sample& live, const market::Quote& other)
{
    const core::UtcTime now = m_clock.now();
    const core::UtcTime observed = other.time.value_or(now);
    if (std::chrono::abs(observed - live.time) > kComparable)
        return refuse(CrossCheckTrouble::Apart, "the two prices were observed more than two minutes apart");
    m_status.trouble.reset();
    m_status.detail.clear();
    m_status.price = live.price;
    m_status.other = other.price;
    const double difference = std::abs(*m_status.difference());
    const bool wasBeyond = m_beyondSince.has_value();
    if (difference <= m_status.tolerance)
        m_beyondSince.reset();
    else if (!wasBeyond)
        m_beyondSince = now;
    if (!m_status.checked && m_beyondSince && !wasBeyond)
        return; // the first one of all says neither yet
    const bool begins = !m_status.disagrees && wasBeyond && m_beyondSince;
    const bool ends = m_status.disagrees && difference <= kSettled * m_status.tolerance;
    if (begins || ends) {
        m_status.disagrees = begins;
        m_status.since = begins ? *m_beyondSince : now;
    }
    if (!m_status.since)
        m_status.since = now;
    m_status.checked = now;
}

} // namespace cryptopulse::engine
