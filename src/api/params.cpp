#include "api/params.h"

#include <QJsonDocument>
#include <cmath>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Reply> badValue(const QString& name, const QString& detail)
{
    return tl::unexpected<Reply>(problem(422, name + u' ' + detail, name));
}

} // namespace

Param<qint64> wholeNumber(const QUrlQuery& query, const QString& name, qint64 standard, qint64 lowest,
                          qint64 highest)
{
    if (!query.hasQueryItem(name))
        return standard;
    bool ok = false;
    const qint64 value = query.queryItemValue(name, QUrl::FullyDecoded).toLongLong(&ok);
    if (!ok || value < lowest || value > highest)
        return badValue(name, u"must be a whole number from %1 to %2"_s.arg(lowest).arg(highest));
    return value;
}

Param<std::optional<core::UtcTime>> time(const QUrlQuery& query, const QString& name)
{
    if (!query.hasQueryItem(name))
        return std::nullopt;
    const QString text = query.queryItemValue(name, QUrl::FullyDecoded);
    if (const auto iso = core::fromIso(text.toStdString()))
        return iso;
    bool ok = false;
    const qint64 ms = text.toLongLong(&ok);
    // Year 9999 in milliseconds: beyond it the ISO form has no four-digit year.
    constexpr qint64 latest = 253'402'300'799'999;
    if (!ok || ms < -latest || ms > latest)
        return badValue(name, u"must be an ISO 8601 time or milliseconds since 1970"_s);
    return core::fromEpochMs(ms);
}

Param<QJsonObject> jsonBody(const Request& request)
{
    if (request.body.trimmed().isEmpty())
        return QJsonObject();
    const QByteArray type = request.contentType.split(';').first().trimmed().toLower();
    if (!type.isEmpty() && type != "application/json" && !type.endsWith("+json"))
        return tl::unexpected<Reply>(problem(415, u"the body must be application/json"_s));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected<Reply>(
            problem(400, u"the body is no JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset)));
    if (!document.isObject())
        return tl::unexpected<Reply>(problem(400, u"the body must be a JSON object"_s));
    return document.object();
}

Param<double> number(const QJsonObject& body, const QString& name, std::optional<double> standard,
                     double lowest, double highest)
{
    const QJsonValue value = body[name];
    if (value.isUndefined() && standard)
        return *standard;
    // Written so that a NaN would fail, too.
    if (!value.isDouble() || !(value.toDouble() >= lowest && value.toDouble() <= highest))
        return badValue(name, u"must be a number from %1 to %2"_s.arg(lowest).arg(highest));
    return value.toDouble();
}

Param<qint64> wholeNumber(const QJsonObject& body, const QString& name, std::optional<qint64> standard,
                          qint64 lowest, qint64 highest)
{
    const QJsonValue value = body[name];
    if (value.isUndefined() && standard)
        return *standard;
    const double given = value.toDouble(std::nan(""));
    if (!(given >= double(lowest) && given <= double(highest)) || given != std::floor(given))
        return badValue(name, u"must be a whole number from %1 to %2"_s.arg(lowest).arg(highest));
    return qint64(given);
}

} // namespace cryptopulse::api
