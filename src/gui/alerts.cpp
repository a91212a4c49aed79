#include "gui/alerts.h"

#include "look/words.h"

#include <QCoreApplication>
#include <cmath>

namespace cryptopulse::gui {

namespace {

class Sentences final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::Alerts)

public:
    static QString rose(const core::SeriesKey& of, double price, double level)
    {
        return tr("%1 rose above %2: it is %3.", "coin, level, price")
            .arg(look::Words::asset(of), look::Words::money(level, of.currency),
                 look::Words::money(price, of.currency));
    }
    static QString fell(const core::SeriesKey& of, double price, double level)
    {
        return tr("%1 fell below %2: it is %3.", "coin, level, price")
            .arg(look::Words::asset(of), look::Words::money(level, of.currency),
                 look::Words::money(price, of.currency));
    }
    static QString likely(double up, double threshold)
    {
        return tr("The probability of a rise is %1, at or above your %2.")
            .arg(look::Words::percent(up), look::Words::percent(threshold));
    }
    static QString unlikely(double up, double threshold)
    {
        return tr("The probability of a rise is %1, at or below your %2.")
            .arg(look::Words::percent(up), look::Words::percent(threshold));
    }
    static QString stale(std::chrono::milliseconds age)
    {
        return tr("No new price for %1, although prices are collected.").arg(look::Words::duration(age));
    }
    static QString never() { return tr("No price has come, although prices are collected."); }
};

constexpr double kAway = 0.001; // of the level

} // namespace

void Alerts::setRules(const AlertRules& rules)
{
    if (rules.level != m_rules.level) {
        m_isAbove.reset();
        m_armed = true;
    }
    m_toldHigh = m_toldHigh && rules.above == m_rules.above;
    m_toldLow = m_toldLow && rules.below == m_rules.below;
    m_rules = rules;
}

void Alerts::forget()
{
    m_isAbove.reset();
    m_armed = true;
    m_toldHigh = m_toldLow = m_toldStale = false;
    m_collectingSince.reset();
}

std::vector<Alert> Alerts::read(const engine::Snapshot& snapshot, core::UtcTime now, Lead lead)
{
    if (snapshot.series != m_series) { // another market: nothing of what was told holds there
        forget();
        m_series = snapshot.series;
    }
    std::vector<Alert> alerts;
    for (auto& alert : {readLevel(snapshot), readProbability(snapshot, now, lead), readAge(snapshot, now)}) {
        if (alert)
            alerts.push_back(*alert);
    }
    return alerts;
}

std::optional<Alert> Alerts::readLevel(const engine::Snapshot& snapshot)
{
    if (!m_rules.level || snapshot.samples.empty())
        return std::nullopt;
    const double level = m_rules.level->value();
    const double price = snapshot.samples.newestPrice().value();
    const bool isAbove = price >= level;
    const bool isAway = std::abs(price - level) >= kAway * level;
    if (!m_isAbove) { // the first price says only on which side the story begins
        m_isAbove = isAbove;
        return std::nullopt;
    }
    m_armed = m_armed || isAway;
    if (isAbove == *m_isAbove || !m_armed)
        return std::nullopt;
    m_isAbove = isAbove;
    m_armed = isAway;
    return Alert{AlertKind::Level, isAbove ? Sentences::rose(snapshot.series, price, level)
                                           : Sentences::fell(snapshot.series, price, level)};
}

std::optional<Alert> Alerts::readProbability(const engine::Snapshot& snapshot, core::UtcTime now, Lead lead)
{
    const auto age = engine::newestAge(snapshot, now);
    const auto& shown = forecastOf(snapshot, leadOf(snapshot, lead));
    if (!shown || snapshot.connection.trouble || (age && *age > engine::staleAfter(snapshot.feed)))
        return std::nullopt; // nothing that could be acted on; what was told stays told
    const double up = shown->up.value();
    const bool isHigh = m_rules.above && up >= *m_rules.above;
    const bool isLow = m_rules.below && up <= *m_rules.below;
    const bool tellHigh = isHigh && !m_toldHigh;
    const bool tellLow = isLow && !m_toldLow;
    m_toldHigh = isHigh;
    m_toldLow = isLow;
    if (tellHigh)
        return Alert{AlertKind::Probability, Sentences::likely(up, *m_rules.above)};
    if (tellLow)
        return Alert{AlertKind::Probability, Sentences::unlikely(up, *m_rules.below)};
    return std::nullopt;
}

std::optional<Alert> Alerts::readAge(const engine::Snapshot& snapshot, core::UtcTime now)
{
    if (!snapshot.feed.collecting) {
        m_collectingSince.reset();
        m_toldStale = false;
        return std::nullopt;
    }
    if (!m_collectingSince)
        m_collectingSince = now;
    const auto limit = engine::staleAfter(snapshot.feed);
    const auto age = engine::newestAge(snapshot, now);
    if (age && *age <= limit) {
        m_toldStale = false;
        return std::nullopt;
    }
    // Yesterday's price is no news when collecting has only begun.
    if (!m_rules.stale || m_toldStale || now - *m_collectingSince <= limit)
        return std::nullopt;
    m_toldStale = true;
    return Alert{AlertKind::Stale, age ? Sentences::stale(*age) : Sentences::never()};
}

} // namespace cryptopulse::gui
