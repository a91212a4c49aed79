#pragma once

#include "market/asking.h"
#include "market/pricesource.h"

namespace cryptopulse::market {

/// What tells one provider of a current price from another.
struct PriceSetup {
    std::string name; ///< as it is stored: "coingecko"
    HttpRequest request;
    HttpLimits limits;
    core::CallQuota quota{};
    std::function<core::Result<Quote>(const HttpAnswer&, core::UtcTime now)> parse;
    std::optional<std::uint32_t> jitterSeed{}; ///< spreads the waits after failures; empty: a random one
};

/// Asks a provider over HTTP for the current price. Never follows a redirect to another scheme, host or port.
/// Calls while one is under way share its answer. Keeps a reference: the clock must outlive this object.
class HttpPriceSource : public PriceSource
{
    Q_OBJECT

public:
    HttpPriceSource(PriceSetup setup, const core::Clock& clock, QObject* parent = nullptr);
    ~HttpPriceSource() override;

    [[nodiscard]] std::string name() const override { return m_setup.name; }
    QFuture<core::Result<Quote>> fetch() override;
    [[nodiscard]] core::CallQuota quota() const override { return m_setup.quota; }
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const override;
    [[nodiscard]] std::optional<core::UtcTime> suggestedNext() const override;

    /// The address that is asked.
    [[nodiscard]] QUrl url() const { return m_setup.request.url; }

private:
    PriceSetup m_setup;
    const core::Clock& m_clock;
    Asking<Quote> m_asking;
};

} // namespace cryptopulse::market
