#pragma once

#include "gui/assetcatalogue.h"

#include "engine/whendone.h"

namespace cryptopulse::tests {

/// Answers at once with what the test says, and remembers what it was asked.
class FakeCatalogue final : public gui::AssetCatalogue
{
public:
    QFuture<core::Result<gui::AssetPage>> find(const QString& typed) override
    {
        asked += QStringLiteral("find ") + typed;
        return engine::answered<gui::AssetPage>(pageFor(typed));
    }
    QFuture<core::Result<gui::AssetPage>> search(const QString& typed) override
    {
        asked += QStringLiteral("search ") + typed;
        return engine::answered<gui::AssetPage>(networkTrouble ? failed() : pageFor(typed));
    }
    QFuture<core::Result<gui::AssetPage>> refresh(const QString& typed) override
    {
        asked += QStringLiteral("refresh ") + typed;
        if (networkTrouble)
            return engine::answered<gui::AssetPage>(failed());
        page = listAfterRefresh;
        return engine::answered<gui::AssetPage>(pageFor(typed));
    }

    /// What a list of these coins finds by a part of the id or the symbol.
    [[nodiscard]] core::Result<gui::AssetPage> pageFor(const QString& typed) const
    {
        gui::AssetPage found = page;
        std::erase_if(found.found, [&typed](const gui::AssetEntry& entry) {
            return !entry.id.contains(typed, Qt::CaseInsensitive) &&
                   !entry.symbol.contains(typed, Qt::CaseInsensitive);
        });
        return found;
    }
    [[nodiscard]] core::Result<gui::AssetPage> failed() const { return core::failure(*networkTrouble); }

    [[nodiscard]] static gui::AssetPage someCoins(core::UtcTime fetched)
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

    gui::AssetPage page;
    gui::AssetPage listAfterRefresh;
    std::optional<core::Error> networkTrouble;
    QStringList asked;
};

} // namespace cryptopulse::tests
