#pragma once

#include "core/result.h"
#include "core/sample.h"
#include "core/time.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

namespace cryptopulse::engine {

/// A coin that can be chosen.
struct AssetEntry {
    QString id;     ///< CoinGecko's
    QString symbol; ///< "ETH"
    QString name;
    int rank = 0; ///< by market value, from 1; 0: not known

    bool operator==(const AssetEntry&) const = default;
};

/// What is known of the coins that go with what was typed.
struct AssetPage {
    std::vector<AssetEntry> found{};      ///< best first, kMostAssets at most
    std::size_t known = 0;                ///< coins in the list; 0: there is none yet
    std::optional<core::UtcTime> fetched; ///< when the list came from CoinGecko
    QStringList currencies{};             ///< codes in lower case; empty: not known

    bool operator==(const AssetPage&) const = default;
};
inline constexpr std::size_t kMostAssets = 100;

/// Where the coins are listed. Every method returns at once; its future always finishes, in any thread, with
/// one Result (receive it with whenDone()).
class AssetCatalogue : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The coins that go with what was typed, from the list that is kept where the catalogue is. Nothing
    /// typed: the best known. Error: Cancelled.
    virtual QFuture<core::Result<AssetPage>> find(const QString& typed) = 0;

    /// The same, after CoinGecko was asked about what was typed: with ranks, and coins that are newer than
    /// the list. Errors: TooMany, RateLimited (too soon; try find()), Network….
    virtual QFuture<core::Result<AssetPage>> search(const QString& typed) = 0;

    /// Fetches the list anew and keeps it; then as find(). Errors: RateLimited, Network….
    virtual QFuture<core::Result<AssetPage>> refresh(const QString& typed) = 0;
};

/// Has an engine watch another coin, by CoinGecko's id, in another currency, by its code in lower case. May
/// be called in any thread; answers the series in place by then. Error: InvalidArgument (the price source
/// does not have it; it was set in a way that cannot be changed).
using SeriesSwitch =
    std::function<QFuture<core::Result<core::SeriesKey>>(const QString& asset, const QString& currency)>;

} // namespace cryptopulse::engine
