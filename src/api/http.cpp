#include "api/http.h"

#include "engine/wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET"_ba;
    case Method::Head:
        return "HEAD"_ba;
    case Method::Post:
        return "POST"_ba;
    case Method::Put:
        return "PUT"_ba;
    case Method::Delete:
        return "DELETE"_ba;
    case Method::Options:
        return "OPTIONS"_ba;
    case Method::Patch:
        return "PATCH"_ba;
    }
    return {};
}

Request makeRequest(Method method, const QByteArray& target, QByteArray body)
{
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.left(mark);
    QByteArray query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    // In a form-encoded query '+' is a space; a time like 2026-01-01T00:00:00+02:00 comes unescaped all the
    // same and would lose its sign. No parameter of ours holds spaces, so '+' stays what it is.
    return {.method = method,
            .path = QString::fromUtf8(QByteArray::fromPercentEncoding(path)),
            .query = QUrlQuery(QString::fromLatin1(query)),
            .body = std::move(body)};
}

Reply jsonReply(const QJsonObject& json, int status)
{
    return {.status = status, .body = QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

namespace {

Reply problemOf(QJsonObject json, int status)
{
    Reply reply = jsonReply(json, status);
    reply.contentType = "application/problem+json";
    return reply;
}

QJsonObject problemJson(int status, const QString& detail)
{
    return {{u"type"_s, u"about:blank"_s},
            {u"title"_s, QString::fromLatin1(reasonPhrase(status))},
            {u"status"_s, status},
            {u"detail"_s, detail}};
}

} // namespace

Reply problem(int status, const QString& detail, const QString& parameter)
{
    QJsonObject json = problemJson(status, detail);
    if (!parameter.isEmpty())
        json[u"errors"_s] = QJsonArray{QJsonObject{{u"parameter"_s, parameter}, {u"detail"_s, detail}}};
    return problemOf(json, status);
}

Reply problem(const core::Error& error)
{
    const int status = httpStatus(error.kind);
    QJsonObject json = problemJson(status, engine::wire::text(error.detail));
    json[u"kind"_s] = engine::wire::text(core::kindName(error.kind)); // several kinds share a status
    Reply reply = problemOf(json, status);
    addRetryAfter(reply, error);
    return reply;
}

void addRetryAfter(Reply& reply, const core::Error& error)
{
    if (!error.retryAfter)
        return;
    const auto seconds = std::max<long long>(1, (error.retryAfter->count() + 999) / 1000);
    reply.headers.emplace_back("Retry-After", QByteArray::number(qlonglong(seconds)));
}

int httpStatus(core::ErrorKind kind) noexcept
{
    using core::ErrorKind;
    switch (kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Refused:
    case ErrorKind::BadReply:
    case ErrorKind::BadPrice:
    case ErrorKind::Disconnected:
        return 502;
    case ErrorKind::RateLimited:
    case ErrorKind::StorageBusy:
    case ErrorKind::Cancelled:
        return 503;
    case ErrorKind::StorageFull:
        return 507;
    case ErrorKind::Storage:
    case ErrorKind::StorageNewer:
    case ErrorKind::StorageForeign:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageDamaged:
        return 503;
    // Clients of the seed read these two from a 200.
    case ErrorKind::NotEnoughData:
    case ErrorKind::NoModel:
        return 200;
    case ErrorKind::InvalidArgument:
        return 422;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::TooMany:
        return 429;
    case ErrorKind::DamagedModel:
    case ErrorKind::AddressInUse:
    case ErrorKind::Internal:
        return 500;
    }
    return 500;
}

QByteArray headBytes(const Reply& reply, bool close, const std::vector<Header>& extra)
{
    QByteArray out;
    out.reserve(320);
    out += "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\n";
    if (reply.status != 204) {
        out += "Content-Type: " + reply.contentType + "\r\n";
        out += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    }
    out += "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n";
    for (const auto* headers : {&reply.headers, &extra})
        for (const Header& header : *headers)
            out += header.first + ": " + header.second + "\r\n";
    out += close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    return out;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK"_ba;
    case 202:
        return "Accepted"_ba;
    case 204:
        return "No Content"_ba;
    case 400:
        return "Bad Request"_ba;
    case 401:
        return "Unauthorized"_ba;
    case 403:
        return "Forbidden"_ba;
    case 404:
        return "Not Found"_ba;
    case 405:
        return "Method Not Allowed"_ba;
    case 409:
        return "Conflict"_ba;
    case 411:
        return "Length Required"_ba;
    case 413:
        return "Content Too Large"_ba;
    case 415:
        return "Unsupported Media Type"_ba;
    case 417:
        return "Expectation Failed"_ba;
    case 422:
        return "Unprocessable Content"_ba;
    case 431:
        return "Request Header Fields Too Large"_ba;
    case 500:
        return "Internal Server Error"_ba;
    case 501:
        return "Not Implemented"_ba;
    case 502:
        return "Bad Gateway"_ba;
    case 503:
        return "Service Unavailable"_ba;
    case 505:
        return "HTTP Version Not Supported"_ba;
    case 507:
        return "Insufficient Storage"_ba;
    default:
        return "Unknown"_ba; // an open set of numbers, not an enum of ours
    }
}

} // namespace cryptopulse::api
