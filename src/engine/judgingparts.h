#pragma once

#include "engine/judging.h"
#include "engine/wireparts.h"

/// What the files that write and read judgements as JSON share; for them only. What is undefined is null.
namespace cryptopulse::engine::wire {

inline QJsonValue numberJson(double number)
{
    return std::isfinite(number) ? QJsonValue(number) : QJsonValue();
}

inline double numberFrom(const QJsonValue& value)
{
    return value.toDouble(evaluation::kUndefined);
}

inline QJsonValue optionalNumber(const std::optional<double>& number)
{
    return number ? numberJson(*number) : QJsonValue();
}

inline std::optional<double> optionalNumberFrom(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

inline QJsonArray intervalJson(const evaluation::Interval& interval)
{
    return {numberJson(interval.low), numberJson(interval.high)};
}

inline evaluation::Interval intervalFrom(const QJsonValue& value)
{
    const QJsonArray ends = value.toArray();
    return {numberFrom(ends.at(0)), numberFrom(ends.at(1))};
}

inline QJsonArray numbersJson(const std::vector<double>& numbers)
{
    QJsonArray array;
    for (const double number : numbers)
        array.append(numberJson(number));
    return array;
}

inline std::vector<double> numbersFrom(const QJsonValue& value)
{
    std::vector<double> numbers;
    for (const QJsonValue number : value.toArray())
        numbers.push_back(numberFrom(number));
    return numbers;
}

inline core::SeriesKey seriesFrom(const QJsonValue& value)
{
    return {value[u"asset"].toString().toStdString(), value[u"currency"].toString().toStdString(),
            value[u"source"].toString().toStdString()};
}

inline QJsonArray textsJson(const std::vector<std::string>& texts)
{
    QJsonArray array;
    for (const std::string& one : texts)
        array.append(text(one));
    return array;
}

inline std::vector<std::string> textsFrom(const QJsonValue& value)
{
    std::vector<std::string> texts;
    for (const QJsonValue one : value.toArray())
        texts.push_back(one.toString().toStdString());
    return texts;
}

/// Weights (or anything else) of the experts by their names, and back in the order of forecast::experts().
/// Nothing when the names are not ours; empty when there are none.
[[nodiscard]] QJsonObject byExpert(const std::vector<double>& numbers);
[[nodiscard]] std::optional<std::vector<double>> byExpertFrom(const QJsonValue& value);

/// The scores of a model's forecasts, into an object and back; empty without a verdict that is known.
void putMetrics(QJsonObject& json, const evaluation::Metrics& metrics);
[[nodiscard]] std::optional<evaluation::Metrics> metricsFrom(const QJsonObject& json);

/// "auto" for the choice that is none.
inline QString stepText(const core::StepChoice& step)
{
    return step ? text(step->name()) : QStringLiteral("auto");
}

} // namespace cryptopulse::engine::wire
