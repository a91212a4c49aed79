#include "engine/requestwire.h"

#include "engine/judgingparts.h"

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;
using evaluation::Window;

namespace {

constexpr int kLongestRolling = 3650;        // days
constexpr qint64 kLargestSeed = 1LL << 53;   // beyond it a JSON number is no longer exact
constexpr unsigned kMostRandomRuns = 10'000; // as evaluation::BacktestOptions has it

/// Takes values out of a body and remembers the first bad one.
class Fields
{
public:
    explicit Fields(const QJsonObject& json)
        : m_json(json)
    {
    }

    [[nodiscard]] const std::optional<BadValue>& bad() const { return m_bad; }

    void refuse(const QString& name, const QString& detail)
    {
        if (!m_bad)
            m_bad = BadValue{name, detail};
    }

    QString text(const QString& name, const QString& standard)
    {
        const QJsonValue value = m_json[name];
        if (isAbsent(value))
            return standard;
        if (!value.isString())
            refuse(name, u"must be a text"_s);
        return value.toString();
    }

    double number(const QString& name, double standard, double lowest, double highest)
    {
        const QJsonValue value = m_json[name];
        if (isAbsent(value))
            return standard;
        const double given = value.toDouble(evaluation::kUndefined);
        if (!(given >= lowest && given <= highest)) // so that a NaN is refused, too
            refuse(name, u"must be a number from %1 to %2"_s.arg(lowest).arg(highest));
        return given;
    }

    qint64 whole(const QString& name, qint64 standard, qint64 lowest, qint64 highest)
    {
        const QJsonValue value = m_json[name];
        if (isAbsent(value))
            return standard;
        const double given = value.toDouble(evaluation::kUndefined);
        if (!(given >= double(lowest) && given <= double(highest)) || given != std::floor(given)) {
            refuse(name, u"must be a whole number from %1 to %2"_s.arg(lowest).arg(highest));
            return standard;
        }
        return qint64(given);
    }

    bool flag(const QString& name)
    {
        const QJsonValue value = m_json[name];
        if (!isAbsent(value) && !value.isBool())
            refuse(name, u"must be true or false"_s);
        return value.toBool();
    }

    std::optional<core::UtcTime> time(const QString& name)
    {
        const QJsonValue value = m_json[name];
        if (isAbsent(value))
            return std::nullopt;
        const auto given = timeFrom(value);
        if (!given)
            refuse(name, u"must be a time such as 2026-11-24T12:00:00Z"_s);
        return given;
    }

    core::StepChoice step()
    {
        const QString name = text(u"step"_s, u"auto"_s);
        const auto step = core::Step::fromName(name.toStdString());
        if (!step && name != u"auto")
            refuse(u"step"_s, u"must be one of: auto, sample, 1m, 5m, 15m, 1h, 1d"_s);
        return step;
    }

    std::string model()
    {
        const std::string name = text(u"model"_s, u"adaptive"_s).toStdString();
        if (!evaluation::isModel(name))
            refuse(u"model"_s, u"must be one of: adaptive, seed, logistic, prior, coin, or the name of an "
                               "expert of the adaptive model"_s);
        return name;
    }

    void order(const std::optional<core::UtcTime>& from, const std::optional<core::UtcTime>& to)
    {
        if (from && to && *to < *from)
            refuse(u"to"_s, u"must not be before from"_s);
    }

private:
    static bool isAbsent(const QJsonValue& value) { return value.isUndefined() || value.isNull(); }

    const QJsonObject m_json;
    std::optional<BadValue> m_bad;
};

template <typename T>
Checked<T> checked(const Fields& fields, T value)
{
    if (fields.bad())
        return tl::unexpected<BadValue>(*fields.bad());
    return value;
}

} // namespace

QString windowName(Window window)
{
    return window == Window::Rolling ? u"rolling"_s : u"expanding"_s;
}

Checked<EvaluateRequest> evaluateRequestFrom(const QJsonObject& json)
{
    Fields fields(json);
    EvaluateRequest request;
    request.model = fields.model();
    request.step = fields.step();
    const QString window = fields.text(u"window"_s, u"expanding"_s);
    if (window != u"expanding" && window != u"rolling")
        fields.refuse(u"window"_s, u"must be one of: expanding, rolling"_s);
    request.window = window == u"rolling" ? Window::Rolling : Window::Expanding;
    request.rollingDays = int(fields.whole(u"rolling_days"_s, request.rollingDays, 1, kLongestRolling));
    request.from = fields.time(u"from"_s);
    request.to = fields.time(u"to"_s);
    fields.order(request.from, request.to);
    request.controls = fields.flag(u"controls"_s);
    return checked(fields, std::move(request));
}

Checked<BacktestRequest> backtestRequestFrom(const QJsonObject& json)
{
    Fields fields(json);
    BacktestRequest request;
    request.model = fields.model();
    request.step = fields.step();
    request.from = fields.time(u"from"_s);
    request.to = fields.time(u"to"_s);
    fields.order(request.from, request.to);
    evaluation::BacktestOptions& options = request.options;
    options.threshold = fields.number(u"threshold"_s, options.threshold, 0.5, 1.0);
    if (options.threshold == 1.0)
        fields.refuse(u"threshold"_s, u"must be below 1"_s);
    options.feeBp = fields.number(u"fee_bp"_s, options.feeBp, 0.0, 1000.0);
    options.slippageBp = fields.number(u"slippage_bp"_s, options.slippageBp, 0.0, 1000.0);
    options.shortToo = fields.flag(u"short"_s);
    options.randomRuns = unsigned(fields.whole(u"random_runs"_s, options.randomRuns, 0, kMostRandomRuns));
    options.seed = std::uint64_t(fields.whole(u"seed"_s, qint64(options.seed), 0, kLargestSeed));
    return checked(fields, std::move(request));
}

Checked<core::StepChoice> leakRequestFrom(const QJsonObject& json)
{
    Fields fields(json);
    const core::StepChoice step = fields.step();
    return checked(fields, step);
}

Checked<BackfillRequest> backfillRequestFrom(const QJsonObject& json)
{
    Fields fields(json);
    BackfillRequest request;
    request.source = fields.text(u"source"_s, QString()).toStdString();
    request.from = fields.time(u"from"_s);
    request.to = fields.time(u"to"_s);
    if (request.from && request.to && *request.to <= *request.from)
        fields.refuse(u"to"_s, u"must be after from"_s);
    request.gapsOnly = fields.flag(u"gaps"_s);
    return checked(fields, std::move(request));
}

QJsonObject toJson(const BackfillRequest& request)
{
    return {{u"source"_s, request.source.empty() ? QJsonValue() : QJsonValue(text(request.source))},
            {u"from"_s, optionalTime(request.from)},
            {u"to"_s, optionalTime(request.to)},
            {u"gaps"_s, request.gapsOnly}};
}

QJsonObject toJson(const EvaluateRequest& request)
{
    return {{u"model"_s, text(request.model)},         {u"step"_s, stepText(request.step)},
            {u"window"_s, windowName(request.window)}, {u"rolling_days"_s, request.rollingDays},
            {u"from"_s, optionalTime(request.from)},   {u"to"_s, optionalTime(request.to)},
            {u"controls"_s, request.controls}};
}

QJsonObject toJson(const BacktestRequest& request)
{
    const evaluation::BacktestOptions& options = request.options;
    return {{u"model"_s, text(request.model)},
            {u"step"_s, stepText(request.step)},
            {u"from"_s, optionalTime(request.from)},
            {u"to"_s, optionalTime(request.to)},
            {u"threshold"_s, options.threshold},
            {u"fee_bp"_s, options.feeBp},
            {u"slippage_bp"_s, options.slippageBp},
            {u"short"_s, options.shortToo},
            {u"random_runs"_s, qint64(options.randomRuns)},
            {u"seed"_s, qint64(options.seed)}};
}

QJsonObject leakRequestJson(core::StepChoice step)
{
    return {{u"step"_s, stepText(step)}};
}

} // namespace cryptopulse::engine::wire
