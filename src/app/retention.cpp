#include "app/retention.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

Q_LOGGING_CATEGORY(lcRetention, "cryptopulse.app.retention")

constexpr auto kDays = "retention/minutes_after_days"_L1;
constexpr auto kYears = "retention/keep_years"_L1;
constexpr auto kDaily = "retention/daily"_L1;

std::optional<int> ruleOf(const QSettings& file, QLatin1StringView key, int most)
{
    if (!file.contains(key))
        return std::nullopt;
    bool isNumber = false;
    const int value = file.value(key).toInt(&isNumber);
    if (isNumber && value >= 1 && value <= most)
        return value;
    qCWarning(lcRetention, "%s: %s must be from 1 to %d and is left aside", qUtf8Printable(file.fileName()),
              key.data(), most);
    return std::nullopt;
}

} // namespace

core::RetentionRules retentionRules(const Configuration& configuration)
{
    const QSettings& file = configuration.settings();
    return {ruleOf(file, kDays, core::kMostRetentionDays), ruleOf(file, kYears, core::kMostRetentionYears)};
}

bool compactsDaily(const Configuration& configuration)
{
    return configuration.settings().value(kDaily).toBool();
}

void storeRetention(const Configuration& configuration, const core::RetentionRules& rules, bool daily)
{
    QSettings& file = configuration.settings();
    const auto store = [&file](QLatin1StringView key, const std::optional<int>& rule) {
        if (rule)
            file.setValue(key, *rule);
        else
            file.remove(key);
    };
    store(kDays, rules.minutesAfterDays);
    store(kYears, rules.keepYears);
    file.setValue(kDaily, daily);
}

} // namespace cryptopulse::app
