#pragma once

#include "engine/assetcatalogue.h"

namespace cryptopulse::api {

/// What a server knows of coins beside its engine. What is missing is answered with 404.
struct Assets {
    engine::AssetCatalogue* catalogue = nullptr; ///< outlives the server
    engine::SeriesSwitch watch{};                ///< must answer while the server lives
};

} // namespace cryptopulse::api
