#pragma once

#include "core/result.h"
#include "core/time.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace cryptopulse::market {

/// A coin as CoinGecko lists it.
struct Coin {
    QString id;     ///< core::isAssetId()
    QString symbol; ///< upper case: "ETH"; several coins may have the same one
    QString name;
    int rank = 0; ///< by market value, from 1; 0: not known

    bool operator==(const Coin&) const = default;
};

/// All that CoinGecko has, as it was at one time. A value.
struct CoinList {
    core::UtcTime fetched{};
    std::vector<Coin> coins;
    QStringList currencies; ///< codes in lower case

    bool operator==(const CoinList&) const = default;

    /// The coins that go with what was typed, best first: its symbol, its id or its name; then by rank, known
    /// ones first; then what begins so, and what has it within. Nothing typed: the known ranks. At most
    /// @p most.
    [[nodiscard]] std::vector<Coin> find(const QString& typed, std::size_t most) const;

    /// Takes over the ranks that @p others know.
    void takeRanks(const std::vector<Coin>& others);

    /// The same, and coins that are new.
    void merge(const std::vector<Coin>& newer);

private:
    void take(const std::vector<Coin>& others, bool newOnes);
};

/// The list as a file, and back. Error: BadReply, what is no such file.
[[nodiscard]] QByteArray toBytes(const CoinList& list);
[[nodiscard]] core::Result<CoinList> coinListFrom(const QByteArray& bytes);

} // namespace cryptopulse::market
