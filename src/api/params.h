#pragma once

#include "api/http.h"
#include "core/time.h"

#include <QJsonObject>
#include <optional>
#include <tl/expected.hpp>

/// Reads what a client sent. A value that is missing is not an error; a bad one is a problem that names it.
namespace cryptopulse::api {

template <typename T>
using Param = tl::expected<T, Reply>;

/// A whole number in [lowest, highest]; @p standard when the query does not have it. 422 otherwise.
[[nodiscard]] Param<qint64> wholeNumber(const QUrlQuery& query, const QString& name, qint64 standard,
                                        qint64 lowest, qint64 highest);

/// ISO 8601 or milliseconds since 1970; empty when the query does not have it. 422 otherwise.
[[nodiscard]] Param<std::optional<core::UtcTime>> time(const QUrlQuery& query, const QString& name);

/// The body as a JSON object; an empty body is an empty object, whatever its type.
/// 400 for what is no JSON object, 415 for a content type that is not JSON.
[[nodiscard]] Param<QJsonObject> jsonBody(const Request& request);

/// A finite number in [lowest, highest] from a body; @p standard when absent. 422 otherwise.
[[nodiscard]] Param<double> number(const QJsonObject& body, const QString& name,
                                   std::optional<double> standard, double lowest, double highest);

/// The same, whole.
[[nodiscard]] Param<qint64> wholeNumber(const QJsonObject& body, const QString& name,
                                        std::optional<qint64> standard, qint64 lowest, qint64 highest);

} // namespace cryptopulse::api
