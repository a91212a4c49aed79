#pragma once

#include "core/clock.h"
#include "engine/assetcatalogue.h"
#include "market/coincatalogue.h"

#include <QObject>
#include <functional>
#include <memory>

namespace cryptopulse::app {

/// What CoinDirectory does in its thread: everything is called and replies there.
class CoinDesk final : public QObject
{
    Q_OBJECT

public:
    using Reply = std::function<void(core::Result<engine::AssetPage>)>;

    explicit CoinDesk(const core::Clock& clock);

    void use(const market::CoinGeckoOptions& options, const QString& file);
    void find(const QString& typed, const Reply& reply);
    void search(const QString& typed, const Reply& reply);
    void refresh(const QString& typed, const Reply& reply);

private:
    void load();
    void keep() const;
    [[nodiscard]] engine::AssetPage page(const QString& typed) const;

    const core::Clock& m_clock;
    market::CoinGeckoOptions m_options;
    std::unique_ptr<market::CoinCatalogue> m_catalogue; ///< null until use()
    market::CoinList m_list;
    QString m_file;
    bool m_isLoaded = false;
};

} // namespace cryptopulse::app
