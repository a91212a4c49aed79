#include "gui/words.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::gui {

QLocale Words::locale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

QString Words::price(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 100 ? 2 : size >= 1 ? 4 : 8;
    return locale().toString(value, 'f', decimals);
}

QString Words::count(std::size_t value)
{
    return locale().toString(static_cast<qulonglong>(value));
}

QString Words::percent(double share)
{
    return tr("%1 %", "a percentage").arg(locale().toString(share * 100, 'f', 1));
}

QString Words::duration(std::chrono::milliseconds length)
{
    using days = std::chrono::duration<std::int64_t, std::ratio<86'400>>;
    const auto ms = std::max(0ms, length);
    if (ms > 0ms && ms < 1s)
        return tr("%1 ms").arg(ms.count());
    const auto s = std::chrono::round<std::chrono::seconds>(ms);
    if (s < 1min)
        return tr("%1 s").arg(s.count());
    if (s < 10min && s.count() % 60 != 0)
        return tr("%1 min %2 s").arg(s.count() / 60).arg(s.count() % 60);
    const auto minutes = std::chrono::round<std::chrono::minutes>(s);
    if (minutes < 1h)
        return tr("%1 min").arg(minutes.count());
    if (minutes < days(1)) {
        return minutes.count() % 60 == 0
                   ? tr("%1 h").arg(minutes.count() / 60)
                   : tr("%1 h %2 min").arg(minutes.count() / 60).arg(minutes.count() % 60);
    }
    const auto hours = std::chrono::round<std::chrono::hours>(minutes);
    return hours.count() % 24 == 0 ? tr("%1 d").arg(hours.count() / 24)
                                   : tr("%1 d %2 h").arg(hours.count() / 24).arg(hours.count() % 24);
}

QString Words::age(std::chrono::milliseconds age)
{
    if (age < 2s)
        return tr("just now");
    // Seconds beside minutes would only flicker.
    const auto shown = age < 1min ? age : std::chrono::floor<std::chrono::minutes>(age);
    return tr("%1 ago", "an age, like 3 min ago").arg(duration(shown));
}

QString Words::moment(core::UtcTime time, core::UtcTime now)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(core::toEpochMs(time));
    const QString clock = locale().toString(then.time(), u"HH:mm:ss"_s);
    if (then.date() == QDateTime::fromMSecsSinceEpoch(core::toEpochMs(now)).date())
        return clock;
    return tr("%1, %2", "date, time of day").arg(locale().toString(then.date(), u"d MMM yyyy"_s), clock);
}

QString Words::direction(core::Probability up)
{
    const double lead = up.value() - 0.5;
    const double size = std::abs(lead);
    if (size < 0.01)
        return tr("About even: a coin would say the same.");
    if (size < 0.05)
        return lead > 0 ? tr("Slightly more likely up than down.") : tr("Slightly more likely down than up.");
    if (size < 0.15)
        return lead > 0 ? tr("More likely up than down.") : tr("More likely down than up.");
    return lead > 0 ? tr("Much more likely up than down.") : tr("Much more likely down than up.");
}

QString Words::feedState(engine::FeedState state)
{
    switch (state) {
    case engine::FeedState::Idle:
        return tr("Feed: idle");
    case engine::FeedState::Waiting:
        return tr("Feed: waiting for the first price");
    case engine::FeedState::Ok:
        return tr("Feed: up to date");
    case engine::FeedState::Stale:
        return tr("Feed: newest price is old");
    case engine::FeedState::RateLimited:
        return tr("Feed: provider asks to slow down");
    case engine::FeedState::Offline:
        return tr("Feed: last call failed");
    }
    return {};
}

QString Words::pair(const core::SeriesKey& series)
{
    const QString asset =
        series.asset == "bitcoin" ? u"BTC"_s : QString::fromStdString(series.asset).toUpper();
    return u"%1 / %2"_s.arg(asset, QString::fromStdString(series.currency).toUpper());
}

} // namespace cryptopulse::gui
