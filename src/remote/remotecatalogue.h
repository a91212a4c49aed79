#pragma once

#include "engine/assetcatalogue.h"
#include "remote/remoteengine.h"

namespace cryptopulse::remote {

/// The coins that a server knows.
class RemoteCatalogue final : public engine::AssetCatalogue
{
    Q_OBJECT

public:
    /// @p engine outlives the catalogue.
    explicit RemoteCatalogue(RemoteEngine& engine)
        : m_engine(engine)
    {
    }

    QFuture<core::Result<engine::AssetPage>> find(const QString& typed) override
    {
        return m_engine.assets(typed, RemoteEngine::AssetMode::List);
    }
    QFuture<core::Result<engine::AssetPage>> search(const QString& typed) override
    {
        return m_engine.assets(typed, RemoteEngine::AssetMode::Search);
    }
    QFuture<core::Result<engine::AssetPage>> refresh(const QString& typed) override
    {
        return m_engine.assets(typed, RemoteEngine::AssetMode::Update);
    }

private:
    RemoteEngine& m_engine;
};

} // namespace cryptopulse::remote
