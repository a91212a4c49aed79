#pragma once

#include "market/asking.h"
#include "market/coingeckoclient.h"
#include "market/coinlist.h"
#include "market/pace.h"

#include <QObject>

namespace cryptopulse::market {

/// Asks CoinGecko which coins and currencies it has. Lives in the thread that uses it; never blocks. Its
/// calls are few and spread, so that most of the plan's calls in a minute are left to the prices. Keeps a
/// reference: the clock must outlive this object.
class CoinCatalogue final : public QObject
{
    Q_OBJECT

public:
    CoinCatalogue(const CoinGeckoOptions& options, const core::Clock& clock, QObject* parent = nullptr);

    /// All coins, one big answer; without ranks. One call at a time: a further one shares its answer. Errors
    /// as PriceSource::fetch(); RateLimited without a call while nextAllowed() is to come.
    QFuture<core::Result<std::vector<Coin>>> coins();

    /// The currencies. As coins().
    QFuture<core::Result<QStringList>> currencies();

    /// The coins that CoinGecko finds for @p typed, with their ranks. TooMany: a search is under way.
    QFuture<core::Result<std::vector<Coin>>> search(const QString& typed);

    /// When the next call may be made; empty: now.
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const;

private:
    template <typename T>
    QFuture<core::Result<T>> ask(Asking<T>& asking, const QString& path, const QUrlQuery& query,
                                 qint64 maxBytes, core::Result<T> (*parse)(const HttpAnswer&, core::UtcTime));

    CoinGeckoOptions m_options;
    const core::Clock& m_clock;
    Pace m_pace;
    Asking<std::vector<Coin>> m_coins;
    Asking<QStringList> m_currencies;
    Asking<std::vector<Coin>> m_search;
};

} // namespace cryptopulse::market
