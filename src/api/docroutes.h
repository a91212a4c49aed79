#pragma once

#include "api/readroutes.h"

/// The routes that say what the others are. They hold nothing of the engine.
namespace cryptopulse::api {

/// The description of all routes as OpenAPI 3.1: the bytes of resources/openapi.json.
[[nodiscard]] Reply getOpenApi(const Request& request, const View& view);

/// A page to read and try them: one document that loads nothing but /openapi.json, and by its
/// Content-Security-Policy cannot load anything else.
[[nodiscard]] Reply getDocs(const Request& request, const View& view);

/// Whether @p target is one of these two, which may be read without the bearer token: a browser that opens
/// the page cannot send one before the page has asked for it.
[[nodiscard]] bool isDescription(QByteArrayView target) noexcept;

} // namespace cryptopulse::api
