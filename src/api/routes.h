#pragma once

#include "api/assetroutes.h"
#include "api/commandroutes.h"
#include "api/readroutes.h"

#include <span>
#include <tl/expected.hpp>
#include <variant>

namespace cryptopulse::api {

using ReadHandler = Reply (*)(const Request&, const View&);
using AssetHandler = void (*)(const Request&, engine::Engine&, const Assets&, QObject*, Done);
using CommandHandler = void (*)(const Request&, engine::Engine&, QObject*, Done);

/// One line of the table that all routing comes from.
struct Route {
    Method method;
    const char16_t* pattern; ///< "/jobs/{id}": {…} stands for one segment that is not empty
    std::variant<ReadHandler, CommandHandler, AssetHandler> handler;
    /// The same bytes may be sent again while the snapshot and the second are the same.
    bool cacheable = false;
    /// For reads: may take milliseconds, so that it is not done in the server's thread. Null: never.
    bool (*isHeavy)(const Request&) = nullptr;
};

[[nodiscard]] std::span<const Route> routes() noexcept;

/// The pattern of the route, whatever its method, that the target of a request leads to; empty: none.
[[nodiscard]] QString patternOf(const QByteArray& target);

/// The route for the request, its captures filled in, or the problem: 404, or 405 with Allow.
/// HEAD finds GET's route. OPTIONS is answered here: 204 with Allow.
[[nodiscard]] tl::expected<const Route*, Reply> findRoute(Request& request);

} // namespace cryptopulse::api
