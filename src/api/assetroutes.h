#pragma once

#include "api/assets.h"
#include "api/commandroutes.h"

/// The routes about which coin is watched, and which there are.
namespace cryptopulse::api {

/// ?query=&mode=list|search|update: coins that go with a text.
void getAssets(const Request& request, engine::Engine& engine, const Assets& assets, QObject* context,
               Done done);

/// {"asset","currency"}: the engine watches another coin from now on; 409 while work is under way.
void putSeries(const Request& request, engine::Engine& engine, const Assets& assets, QObject* context,
               Done done);

} // namespace cryptopulse::api
