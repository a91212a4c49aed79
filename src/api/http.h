#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>
#include <utility>
#include <vector>

/// The words of HTTP that routes and guard share. Values only, no sockets.
namespace cryptopulse::api {

enum class Method { Get, Head, Post, Put, Delete, Options, Patch };

/// "GET", …
[[nodiscard]] QByteArray methodName(Method method);

/// What a route is asked.
struct Request {
    Method method = Method::Get;
    QString path; ///< percent-decoded, begins with '/'
    QUrlQuery query;
    QByteArray body{};
    QByteArray contentType{};
    QStringList captures{}; ///< what stood in the place of each {name} of the route's pattern
};

/// A request from a target such as "/data/last?n=3".
[[nodiscard]] Request makeRequest(Method method, const QByteArray& target, QByteArray body = {});

using Header = std::pair<QByteArray, QByteArray>;

/// What a route answers.
struct Reply {
    int status = 200;
    QByteArray body{};
    QByteArray contentType = "application/json";
    std::vector<Header> headers{}; ///< beyond those that every answer carries
};

[[nodiscard]] Reply jsonReply(const QJsonObject& json, int status = 200);

/// Problem details (RFC 9457). @p parameter, when given, is the bad one and appears in "errors".
[[nodiscard]] Reply problem(int status, const QString& detail, const QString& parameter = {});

/// The problem that stands for @p error, with Retry-After when it says when to come back.
[[nodiscard]] Reply problem(const core::Error& error);

/// The status of a failure. One switch, no default: a new kind must not compile without a status.
[[nodiscard]] int httpStatus(core::ErrorKind kind) noexcept;

/// Adds Retry-After, in whole seconds rounded up, when the error knows it.
void addRetryAfter(Reply& reply, const core::Error& error);

/// Status line and headers, up to and including the blank line. @p extra comes after the reply's own headers.
[[nodiscard]] QByteArray headBytes(const Reply& reply, bool close, const std::vector<Header>& extra = {});

/// "Not Found" for 404.
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace cryptopulse::api
