#pragma once

#include "engine/wire.h"

#include <algorithm>
#include <cmath>

/// What the files that write and read the port's JSON share; for them only.
namespace cryptopulse::engine::wire {

using std::chrono::milliseconds;

inline QJsonValue optionalTime(const std::optional<core::UtcTime>& time)
{
    return time ? QJsonValue(text(*time)) : QJsonValue();
}

inline double seconds(milliseconds duration)
{
    return double(duration.count()) / 1000.0;
}

inline QJsonValue optionalSeconds(const std::optional<milliseconds>& duration)
{
    return duration ? QJsonValue(seconds(*duration)) : QJsonValue();
}

inline std::optional<milliseconds> secondsFrom(const QJsonValue& value)
{
    // Bounded, so that a hostile number cannot overflow the conversion.
    if (!value.isDouble() || std::abs(value.toDouble()) > 1e12)
        return std::nullopt;
    return milliseconds(std::llround(value.toDouble() * 1000.0));
}

inline QJsonValue optionalError(const std::optional<core::Error>& error)
{
    return error ? QJsonValue(toJson(*error)) : QJsonValue();
}

inline std::optional<core::Error> optionalErrorFrom(const QJsonValue& value)
{
    if (!value.isObject())
        return std::nullopt;
    return errorFromJson(value.toObject());
}

inline std::uint64_t countFrom(const QJsonValue& value)
{
    return std::uint64_t(std::max<qint64>(0, value.toInteger()));
}

inline tl::unexpected<core::Error> badReply(const char* what)
{
    return core::failure(core::ErrorKind::BadReply, std::string("the answer has no usable ") + what);
}

} // namespace cryptopulse::engine::wire
