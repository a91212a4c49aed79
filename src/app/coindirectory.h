#pragma once

#include "app/configuration.h"
#include "core/clock.h"
#include "engine/assetcatalogue.h"
#include "market/coingeckoclient.h"

#include <QString>
#include <QThread>
#include <functional>

namespace cryptopulse::app {

class CoinDesk;

/// Where the list of coins is kept: beside the prices.
[[nodiscard]] QString coinListFile(const Configuration& configuration);

/// CoinGecko's coins: a list that is kept in a file and fetched when asked for. The file, the network and the
/// search are in a thread of their own.
class CoinDirectory final : public engine::AssetCatalogue
{
    Q_OBJECT

public:
    /// The clock must outlive this object.
    explicit CoinDirectory(const core::Clock& clock);
    /// Breaks off what is under way; its futures finish as Cancelled.
    ~CoinDirectory() override;

    /// How CoinGecko is asked from now on, and the file of the list.
    void use(const market::CoinGeckoOptions& options, const QString& file);

    QFuture<core::Result<engine::AssetPage>> find(const QString& typed) override;
    QFuture<core::Result<engine::AssetPage>> search(const QString& typed) override;
    QFuture<core::Result<engine::AssetPage>> refresh(const QString& typed) override;

private:
    using Work = void (CoinDesk::*)(const QString&,
                                    const std::function<void(core::Result<engine::AssetPage>)>&);
    QFuture<core::Result<engine::AssetPage>> ask(Work work, const QString& typed);

    QThread m_thread;
    CoinDesk* m_desk; // in the thread, which deletes it at its end
};

} // namespace cryptopulse::app
