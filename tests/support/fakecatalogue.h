#pragma once

#include "engine/assetcatalogue.h"

#include "engine/whendone.h"

namespace cryptopulse::tests {

/// Answers at once with what the test says, and remembers what it was asked.
class FakeCatalogue final : public engine::AssetCatalogue
{
public:
    QFuture<core::Result<engine::AssetPage>> find(const QString& typed) override
    {
        asked += QStringLiteral("find ") + typed;
        return engine::answered<engine::AssetPage>(pageFor(typed));
    }
    QFuture<core::Result<engine::AssetPage>> search(const QString& typed) override
    {
        asked += QStringLiteral("search ") + typed;
        return engine::answered<engine::AssetPage>(networkTrouble ? failed() : pageFor(typed));
    }
    QFuture<core::Result<engine::AssetPage>> refresh(const QString& typed) override
    {
        asked += QStringLiteral("refresh ") + typed;
        if (networkTrouble)
            return engine::answered<engine::AssetPage>(failed());
        page = listAfterRefresh;
        return engine::answered<engine::AssetPage>(pageFor(typed));
    }

    /// What a list of these coins finds by a part of the id or the symbol.
    [[nodiscard]] core::Result<engine::AssetPage> pageFor(const QString& typed) const
    {
        engine::AssetPage found = page;
        std::erase_if(found.found, [&typed](const engine::AssetEntry& entry) {
            return !entry.id.contains(typed, Qt::CaseInsensitive) &&
                   !entry.symbol.contains(typed, Qt::CaseInsensitive);
        });
        return found;
    }
    [[nodiscard]] core::Result<engine::AssetPage> failed() const { return core::failure(*networkTrouble); }

    [[nodiscard]] static engine::AssetPage someCoins(core::UtcTime fetched)
    {
        return {{{QStringLiteral("ethereum"), QStringLiteral("ETH"), QStringLiteral("Ethereum"), 2},
                 {QStringLiteral("ethereum-classic"), QStringLiteral("ETC"),
                  QStringLiteral("Ethereum Classic"), 36},
                 {QStringLiteral("a-coin-called-eth"), QStringLiteral("ETH"),
                  QStringLiteral("A coin called ETH"), 0},
                 {QStringLiteral("bitcoin"), QStringLiteral("BTC"), QStringLiteral("Bitcoin"), 1},
                 {QStringLiteral("shiba-inu"), QStringLiteral("SHIB"), QStringLiteral("Shiba Inu"), 25}},
                17'352,
                fetched,
                {QStringLiteral("brl"), QStringLiteral("btc"), QStringLiteral("eur"), QStringLiteral("usd"),
                 QStringLiteral("xau")}};
    }

    engine::AssetPage page;
    engine::AssetPage listAfterRefresh;
    std::optional<core::Error> networkTrouble;
    QStringList asked;
};

} // namespace cryptopulse::tests
