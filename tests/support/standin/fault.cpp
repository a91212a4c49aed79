#include "support/standin/fault.h"

#include <array>
#include <utility>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;

namespace {

const std::vector<std::pair<Fault, QString>>& names()
{
    static const std::vector<std::pair<Fault, QString>> all = {
        {Fault::RateLimited, u"rate-limited"_s},
        {Fault::RateLimitedBare, u"rate-limited-bare"_s},
        {Fault::RateLimitedHuge, u"rate-limited-huge"_s},
        {Fault::Throttled, u"throttled"_s},
        {Fault::KeyMissing, u"key-missing"_s},
        {Fault::WrongPlan, u"wrong-plan"_s},
        {Fault::ProKeyHere, u"pro-key-here"_s},
        {Fault::DemoKeyHere, u"demo-key-here"_s},
        {Fault::RangeTooLong, u"range-too-long"_s},
        {Fault::BadPath, u"bad-path"_s},
        {Fault::Blocked, u"blocked"_s},
        {Fault::ServerError, u"server-error"_s},
        {Fault::Cut, u"cut"_s},
        {Fault::MissingKey, u"missing-key"_s},
        {Fault::EmptyObject, u"empty-object"_s},
        {Fault::Null, u"null"_s},
        {Fault::Zero, u"zero"_s},
        {Fault::Negative, u"negative"_s},
        {Fault::NaN, u"nan"_s},
        {Fault::Absurd, u"absurd"_s},
        {Fault::AbsurdTime, u"absurd-time"_s},
        {Fault::EmptyBody, u"empty-body"_s},
        {Fault::Huge, u"huge"_s},
        {Fault::GzipBomb, u"gzip-bomb"_s},
        {Fault::Hang, u"hang"_s},
        {Fault::Drip, u"drip"_s},
        {Fault::CloseEarly, u"close-early"_s},
        {Fault::Redirect, u"redirect"_s},
        {Fault::RedirectHere, u"redirect-here"_s},
    };
    return all;
}

/// CRC-32 of RFC 1952, 8.
quint32 crcOf(const QByteArray& bytes)
{
    static const auto table = [] {
        std::array<quint32, 256> made{};
        for (quint32 n = 0; n < 256; ++n) {
            quint32 c = n;
            for (int k = 0; k < 8; ++k)
                c = (c & 1U) != 0 ? 0xedb88320U ^ (c >> 1) : c >> 1;
            made[n] = c;
        }
        return made;
    }();
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes)
        crc = table[(crc ^ static_cast<quint8>(byte)) & 0xffU] ^ (crc >> 8);
    return crc ^ 0xffffffffU;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xffU);
    return bytes;
}

/// qCompress() gives a length (4 bytes), zlib's head (2), the deflated data and a checksum (4): the data is
/// kept.
QByteArray gzipped(const QByteArray& plain)
{
    const QByteArray zlib = qCompress(plain, 9);
    return QByteArray::fromHex("1f8b08000000000000ff") + zlib.mid(6, zlib.size() - 10) +
           littleEndian(crcOf(plain)) + littleEndian(static_cast<quint32>(plain.size()));
}

QByteArray bomb()
{
    static const QByteArray made = gzipped(QByteArray(32 * 1024 * 1024, ' ') + R"({"bitcoin":{"usd":1}})");
    return made;
}

Answer complaint(int status, const char* body)
{
    return {status, body};
}

const char* reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 422:
        return "Unprocessable Entity";
    case 429:
        return "Too Many Requests";
    default:
        return "Internal Server Error";
    }
}

std::optional<Answer> complaintOf(Fault fault)
{
    constexpr auto limit =
        R"({"status":{"error_code":429,"error_message":"You've exceeded the Rate Limit. Please visit https://www.coingecko.com/en/api/pricing to subscribe to our API plans for higher rate limits."}})";
    switch (fault) {
    case Fault::RateLimited:
        return Answer{429, limit, "Retry-After: 119\r\n"};
    case Fault::RateLimitedBare:
        return Answer{429, limit};
    case Fault::RateLimitedHuge:
        return Answer{429, QByteArray(2 * 1024 * 1024, ' '), "Retry-After: 119\r\n"};
    case Fault::Throttled:
        return Answer{429, "Throttled", {}, "text/plain"};
    case Fault::KeyMissing:
        return complaint(
            401,
            R"({"status":{"timestamp":"2026-05-17T01:39:44.892+00:00","error_code":10002,"error_message":"API Key Missing."}})");
    case Fault::WrongPlan:
        return complaint(
            401, R"({"status":{"error_code":10005,"error_message":"This endpoint is not on your plan."}})");
    case Fault::ProKeyHere:
        return complaint(
            400,
            R"({"timestamp":"2025-10-12T11:10:40.873+00:00","error_code":10010,"status":{"error_message":"If you are using Pro API key, please change your root URL from api.coingecko.com to pro-api.coingecko.com"}})");
    case Fault::DemoKeyHere:
        return complaint(
            400,
            R"({"error_code":10011,"status":{"error_message":"If you are using Demo API key, please change your root URL from pro-api.coingecko.com to api.coingecko.com"}})");
    case Fault::RangeTooLong:
        return complaint(
            401,
            R"({"error":{"status":{"timestamp":"2024-04-20T22:00:05.123+00:00","error_code":10012,"error_message":"Your request exceeds the allowed time range."}}})");
    case Fault::BadPath:
        return complaint(404, R"({"error":"Incorrect path. Please check https://www.coingecko.com/api/"})");
    case Fault::Blocked:
        return Answer{
            403,
            "<!DOCTYPE html><html><head><title>Access denied | api.coingecko.com used Cloudflare to "
            "restrict access</title></head><body>Error 1020</body></html>",
            {},
            "text/html; charset=UTF-8"};
    case Fault::ServerError:
        return Answer{500, "<html><body>500</body></html>", {}, "text/html"};
    default: // all others answer 200 or do not answer
        return std::nullopt;
    }
}

} // namespace

QString faultName(Fault fault)
{
    for (const auto& [value, name] : names()) {
        if (value == fault)
            return name;
    }
    return {};
}

std::optional<Fault> faultFromName(const QString& name)
{
    for (const auto& [value, known] : names()) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

const std::vector<Fault>& allFaults()
{
    static const std::vector<Fault> all = [] {
        std::vector<Fault> made;
        for (const auto& [value, name] : names())
            made.push_back(value);
        return made;
    }();
    return all;
}

std::optional<Answer> answerOf(Fault fault)
{
    switch (fault) {
    case Fault::Cut:
        return Answer{200, R"({"bitcoin":{"usd":769)"};
    case Fault::MissingKey:
        return Answer{200, R"({"bitcoin":{"last_updated_at":1779092258}})"};
    case Fault::EmptyObject:
        return Answer{200, "{}"};
    case Fault::Null:
        return Answer{200, R"({"bitcoin":{"usd":null}})"};
    case Fault::Zero:
        return Answer{200, R"({"bitcoin":{"usd":0}})"};
    case Fault::Negative:
        return Answer{200, R"({"bitcoin":{"usd":-76975}})"};
    case Fault::NaN:
        return Answer{200, R"({"bitcoin":{"usd":NaN}})"};
    case Fault::Absurd:
        return Answer{200, R"({"bitcoin":{"usd":1e15}})"};
    case Fault::AbsurdTime:
        return Answer{200, R"({"bitcoin":{"usd":76975,"last_updated_at":99999999999999}})"};
    case Fault::EmptyBody:
        return Answer{200, ""};
    case Fault::GzipBomb:
        return Answer{200, bomb(), "Content-Encoding: gzip\r\n"};
    default:
        return complaintOf(fault);
    }
}

QByteArray toBytes(const Answer& answer, bool close)
{
    return "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason(answer.status) +
           "\r\nContent-Type: " + answer.contentType + "\r\n" + answer.headers +
           (close ? "Connection: close\r\n" : "") +
           "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body;
}

} // namespace cryptopulse::support
