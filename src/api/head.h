#pragma once

#include "api/http.h"

#include <QByteArrayList>
#include <QByteArrayView>
#include <tl/expected.hpp>

namespace cryptopulse::api {

/// What heads are measured against.
struct HeadRules {
    quint16 port = 0;              ///< our own, for telling our own origin
    bool anyHost = false;          ///< behind a token on a public address: names are the network's business
    QByteArrayList allowedOrigins; ///< foreign ones that may read us from a browser
    QByteArray tokenDigest;        ///< SHA-256 of the bearer token; empty: none is asked for
    qint64 maxBody = 0;
};

/// A request's head that may pass.
struct Head {
    Method method = Method::Get;
    QByteArray target; ///< origin form: path and query
    QByteArray contentType;
    QByteArray allowOrigin; ///< the listed foreign origin that asks; empty: none
    qint64 contentLength = 0;
    bool close = false;          ///< the client wants, or its version means, one answer a connection
    bool expectContinue = false; ///< it waits for 100 before it sends the body
    bool preflight = false;      ///< a browser asks what a listed origin may do
};

/// Digest for HeadRules::tokenDigest.
[[nodiscard]] QByteArray tokenDigest(QByteArrayView token);

/// False as soon as @p start cannot become a request line: a TLS hello, binary noise.
[[nodiscard]] bool looksLikeRequest(QByteArrayView start) noexcept;

/// Judges a complete head, blank line included, before any other parser sees it (RFC 9112).
///
/// The answer to a refused one: 400 malformed, no Host or two, contradicting lengths; 401 token, but for what
/// describes the API (docroutes.h); 403 foreign Host, Origin or cross-site request; 411 chunked body; 413 long
/// body; 417; 501 method or upgrade; 505 version.
[[nodiscard]] tl::expected<Head, Reply> judgeHead(QByteArrayView bytes, const HeadRules& rules);

} // namespace cryptopulse::api
