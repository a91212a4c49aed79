#include "api/head.h"

#include "api/docroutes.h"

#include <QCryptographicHash>
#include <optional>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestMethod = 16;
constexpr int kMostHeaders = 100;

/// The headers that matter here, as they came.
struct Fields {
    QByteArrayList hosts;
    QByteArrayList lengths;
    QByteArrayList origins;
    QByteArrayList authorizations;
    QByteArrayList connection; // lower case tokens
    QByteArray expect;
    QByteArray fetchSite;
    QByteArray contentType;
    bool transferEncoding = false;
    bool upgrade = false;
    bool requestMethod = false; // Access-Control-Request-Method
};

tl::unexpected<Reply> refuse(int status, const QString& why)
{
    return tl::unexpected<Reply>(problem(status, why));
}

bool isToken(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isHex(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Only what RFC 3986 lets stand in a path and query, and whole percent escapes.
bool isTarget(const QByteArray& target) noexcept
{
    for (qsizetype i = 0; i < target.size(); ++i) {
        const char c = target[i];
        if (c <= ' ' || c > '~' || QByteArrayView("\"<>\\^`{|}#").contains(c))
            return false;
        if (c == '%' && (i + 2 >= target.size() || !isHex(target[i + 1]) || !isHex(target[i + 2])))
            return false;
    }
    return true;
}

std::optional<Method> methodOf(QByteArrayView name)
{
    for (const Method method : {Method::Get, Method::Head, Method::Post, Method::Put, Method::Delete,
                                Method::Options, Method::Patch})
        if (name == methodName(method))
            return method;
    return std::nullopt;
}

void store(Fields& fields, const QByteArray& name, const QByteArray& value)
{
    if (name == "host")
        fields.hosts += value;
    else if (name == "content-length")
        fields.lengths += value;
    else if (name == "origin")
        fields.origins += value;
    else if (name == "authorization")
        fields.authorizations += value;
    else if (name == "content-type")
        fields.contentType = value;
    else if (name == "expect")
        fields.expect = value.toLower();
    else if (name == "sec-fetch-site")
        fields.fetchSite = value.toLower();
    else if (name == "transfer-encoding")
        fields.transferEncoding = true;
    else if (name == "upgrade")
        // Any other offer (h2c) may be passed over (RFC 9110, 7.8); QHttpServer would take this one up.
        fields.upgrade = fields.upgrade || value.toLower().contains("websocket");
    else if (name == "access-control-request-method")
        fields.requestMethod = true;
    else if (name == "connection")
        for (const QByteArray& token : value.toLower().split(','))
            fields.connection += token.trimmed();
}

tl::expected<Fields, Reply> readFields(QByteArrayView lines)
{
    Fields fields;
    int count = 0;
    while (!lines.isEmpty()) {
        const qsizetype end = lines.indexOf("\r\n");
        const QByteArrayView line = lines.first(end);
        lines = lines.sliced(end + 2);
        if (line.isEmpty())
            break;
        if (++count > kMostHeaders)
            return refuse(431, u"too many header lines"_s);
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || !std::all_of(line.begin(), line.begin() + colon, isToken))
            return refuse(400, u"a header line has no proper name"_s);
        const QByteArrayView value = line.sliced(colon + 1).trimmed();
        for (const char c : value)
            if ((c >= 0 && c < ' ' && c != '\t') || c == '\x7f')
                return refuse(400, u"a header value holds a control character"_s);
        store(fields, line.first(colon).toByteArray().toLower(), value.toByteArray());
    }
    return fields;
}

bool isLocalHost(QByteArray host)
{
    // "[::1]:8000" and "localhost:8000": cut the port, keep the brackets.
    const qsizetype colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']')) {
        const QByteArray port = host.mid(colon + 1);
        if (port.size() > 5 ||
            !std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return false;
        host.truncate(colon);
    }
    host = host.toLower();
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

bool isOwnOrigin(const QByteArray& origin, quint16 port)
{
    const QByteArray suffix = ':' + QByteArray::number(port);
    for (const char* host : {"http://127.0.0.1", "http://localhost", "http://[::1]"})
        if (origin == host + suffix || (port == 80 && origin == host))
            return true;
    return false;
}

/// A page of the very address that is asked, where there is a token and any name may be that address.
bool isOriginOfHost(const Fields& fields, const HeadRules& rules)
{
    const QByteArray& origin = fields.origins.first();
    const QByteArray& host = fields.hosts.first();
    return rules.anyHost && !rules.tokenDigest.isEmpty() &&
           (origin == "http://" + host || origin == "https://" + host);
}

/// Cuts "http://host" off a target in absolute form, which a server must take; the host is judged too.
std::optional<QByteArray> takeAuthority(QByteArray& target)
{
    constexpr qsizetype scheme = 7; // "http://"
    if (target.left(scheme).toLower() != "http://")
        return std::nullopt;
    qsizetype slash = target.indexOf('/', scheme);
    const qsizetype mark = target.indexOf('?', scheme);
    if (slash < 0 || (mark >= 0 && mark < slash))
        slash = mark < 0 ? target.size() : mark;
    const QByteArray authority = target.mid(scheme, slash - scheme);
    target = target.mid(slash);
    if (!target.startsWith('/'))
        target.prepend('/');
    return authority;
}

tl::expected<Head, Reply> readRequestLine(QByteArrayView line)
{
    const QByteArrayList parts = line.toByteArray().split(' ');
    if (parts.size() != 3 || !std::all_of(parts[0].begin(), parts[0].end(), isToken) || parts[0].isEmpty())
        return refuse(400, u"the request line is not METHOD TARGET VERSION"_s);
    if (!parts[2].startsWith("HTTP/") || parts[2].size() != 8)
        return refuse(400, u"the request line names no HTTP version"_s);
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0")
        return refuse(505, u"only HTTP/1.1 and HTTP/1.0 are spoken here"_s);
    const auto method = methodOf(parts[0]);
    if (!method)
        return refuse(501, u"no such method here"_s);
    Head head;
    head.method = *method;
    head.target = parts[1];
    head.close = parts[2] == "HTTP/1.0";
    if (!isTarget(head.target))
        return refuse(400, u"the request target is malformed"_s);
    return head;
}

std::optional<Reply> judgeHost(const Fields& fields, const std::optional<QByteArray>& authority,
                               const HeadRules& rules)
{
    if (fields.hosts.size() != 1 || fields.hosts.first().isEmpty())
        return problem(400, u"exactly one Host is needed"_s);
    if (rules.anyHost)
        return std::nullopt;
    if (!isLocalHost(fields.hosts.first()) || (authority && !isLocalHost(*authority)))
        return problem(403, u"this server answers to 127.0.0.1, [::1] and localhost only"_s);
    return std::nullopt;
}

/// Length of the body; a body that is chunked or of doubtful length is refused.
tl::expected<qint64, Reply> judgeLength(const Fields& fields, const HeadRules& rules)
{
    if (fields.transferEncoding && !fields.lengths.isEmpty())
        return refuse(400, u"Content-Length and Transfer-Encoding contradict each other"_s);
    if (fields.transferEncoding)
        return refuse(411, u"chunked bodies are not taken; send a Content-Length"_s);
    if (fields.lengths.isEmpty())
        return 0;
    const QByteArray& text = fields.lengths.first();
    if (fields.lengths.size() > 1 || text.isEmpty() ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return refuse(400, u"Content-Length must be one plain number"_s);
    if (text.size() > 18)
        return refuse(400, u"Content-Length is beyond any body"_s);
    if (text.toLongLong() > rules.maxBody)
        return refuse(413, u"the body is longer than %1 bytes"_s.arg(rules.maxBody));
    return text.toLongLong();
}

/// Fills in the listed foreign origin. A page of somebody else's must not steer this server from a browser.
std::optional<Reply> judgeOrigin(Head& head, const Fields& fields, const HeadRules& rules)
{
    if (fields.origins.size() > 1)
        return problem(400, u"two Origins"_s);
    if (!fields.origins.isEmpty() && rules.allowedOrigins.contains(fields.origins.first())) {
        head.allowOrigin = fields.origins.first();
        head.preflight = head.method == Method::Options && fields.requestMethod;
        return std::nullopt;
    }
    if (!fields.origins.isEmpty() && !isOwnOrigin(fields.origins.first(), rules.port) &&
        !isOriginOfHost(fields, rules))
        return problem(403, u"that Origin is not allowed here"_s);
    if (fields.fetchSite == "cross-site")
        return problem(403, u"requests from other sites are refused"_s);
    return std::nullopt;
}

std::optional<Reply> judgeToken(const Fields& fields, const HeadRules& rules)
{
    if (rules.tokenDigest.isEmpty())
        return std::nullopt;
    if (fields.authorizations.size() == 1) {
        const QByteArray& value = fields.authorizations.first();
        // Digests of equal length, compared to the end: the time tells nothing about the token.
        const QByteArray digest =
            tokenDigest(QByteArrayView(value).sliced(std::min<qsizetype>(7, value.size())));
        int difference = value.left(7).toLower() == "bearer " ? 0 : 1;
        for (qsizetype i = 0; i < digest.size(); ++i)
            difference |= digest[i] ^ rules.tokenDigest[i];
        if (difference == 0)
            return std::nullopt;
    }
    Reply reply = problem(401, u"a bearer token is needed"_s);
    reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"CryptoPulse\"");
    return reply;
}

} // namespace

QByteArray tokenDigest(QByteArrayView token)
{
    return QCryptographicHash::hash(token.toByteArray(), QCryptographicHash::Sha256);
}

bool looksLikeRequest(QByteArrayView start) noexcept
{
    for (qsizetype i = 0; i < start.size() && i <= kLongestMethod; ++i) {
        if (start[i] == ' ')
            return i > 0;
        if (!isToken(start[i]))
            return false;
    }
    return start.size() <= kLongestMethod;
}

tl::expected<Head, Reply> judgeHead(QByteArrayView bytes, const HeadRules& rules)
{
    for (qsizetype i = 0; i < bytes.size(); ++i)
        if (bytes[i] == '\0' || (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) ||
            (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n')))
            return refuse(400, u"lines must end with CR LF"_s);
    const qsizetype firstEnd = bytes.indexOf("\r\n");
    auto head = readRequestLine(bytes.first(firstEnd));
    if (!head)
        return head;
    const auto fields = readFields(bytes.sliced(firstEnd + 2));
    if (!fields)
        return tl::unexpected<Reply>(fields.error());
    const auto authority = takeAuthority(head->target);
    if (auto refusal = judgeHost(*fields, authority, rules))
        return tl::unexpected<Reply>(*std::move(refusal));
    if (!head->target.startsWith('/') && !(head->target == "*" && head->method == Method::Options))
        return refuse(400, u"the request target must begin with '/'"_s);
    const auto length = judgeLength(*fields, rules);
    if (!length)
        return tl::unexpected<Reply>(length.error());
    if (auto refusal = judgeOrigin(*head, *fields, rules))
        return tl::unexpected<Reply>(*std::move(refusal));
    // A browser sends no token with a preflight, nor for a page that it has not seen yet.
    const bool isRead = head->method == Method::Get || head->method == Method::Head;
    const bool isOpen = head->preflight || (isRead && isDescription(head->target));
    if (auto refusal = isOpen ? std::nullopt : judgeToken(*fields, rules))
        return tl::unexpected<Reply>(*std::move(refusal));
    if (fields->upgrade)
        return refuse(501, u"this server speaks no other protocol"_s);
    if (!fields->expect.isEmpty() && fields->expect != "100-continue")
        return refuse(417, u"that expectation cannot be met"_s);
    head->contentLength = *length;
    head->contentType = fields->contentType;
    head->expectContinue = !fields->expect.isEmpty() && !head->close;
    head->close = head->close || fields->connection.contains("close");
    return head;
}

} // namespace cryptopulse::api
