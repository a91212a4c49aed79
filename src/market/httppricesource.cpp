#include "market/httppricesource.h"

#include "market/answered.h"

#include <algorithm>
#include <random>

namespace cryptopulse::market {

HttpPriceSource::HttpPriceSource(PriceSetup setup, const core::Clock& clock, QObject* parent)
    : PriceSource(parent)
    , m_setup(std::move(setup))
    , m_clock(clock)
    , m_asking(clock, m_setup.jitterSeed.value_or(std::random_device{}()))
{
}

HttpPriceSource::~HttpPriceSource()
{
    m_asking.cancel("the price source was closed");
}

std::optional<core::UtcTime> HttpPriceSource::nextAllowed() const
{
    return m_asking.backOff().nextAllowed();
}

std::optional<core::UtcTime> HttpPriceSource::suggestedNext() const
{
    return m_asking.backOff().suggestedNext();
}

QFuture<core::Result<Quote>> HttpPriceSource::fetch()
{
    if (auto call = m_asking.underWay())
        return *call;
    if (const auto next = nextAllowed())
        return answered(core::failure(waitUntil(*next, m_clock.now(), m_setup.limits.who)));
    const auto request = makeRequest(m_setup.request, m_setup.limits);
    if (!request)
        return answered(core::failure(request.error()));
    return m_asking.ask(*request, m_setup.limits,
                        [this](const HttpAnswer& answer) { return m_setup.parse(answer, m_clock.now()); });
}

} // namespace cryptopulse::market
