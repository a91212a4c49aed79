#include "look/words.h"

#include "chart/labels.h"
#include "core/asset.h"
#include "core/pricedigits.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::look {

QLocale Words::locale()
{
    return chart::Labels::locale();
}

QString Words::price(double value)
{
    return chart::Labels::price(value);
}

QString Words::currency(const std::string& code)
{
    const QString upper = QString::fromStdString(code).toUpper();
    if (const QLocale own = locale(); own.currencySymbol(QLocale::CurrencyIsoCode) == upper)
        return own.currencySymbol();
    if (code == "usd")
        return u"US$"_s; // the bare sign is that of other dollars where they are the reader's own
    // Signs that are no other currency's.
    const std::pair<std::string_view, QLocale> signs[] = {
        {"eur", {QLocale::German, QLocale::Germany}},    {"gbp", {QLocale::English, QLocale::UnitedKingdom}},
        {"brl", {QLocale::Portuguese, QLocale::Brazil}}, {"inr", {QLocale::Hindi, QLocale::India}},
        {"krw", {QLocale::Korean, QLocale::SouthKorea}}, {"try", {QLocale::Turkish, QLocale::Turkey}},
    };
    for (const auto& [known, home] : signs) {
        if (code == known)
            return home.currencySymbol();
    }
    return upper;
}

QString Words::money(double value, const std::string& currency)
{
    const QLocale own = locale();
    const QString upper = QString::fromStdString(currency).toUpper();
    if (own.currencySymbol(QLocale::CurrencyIsoCode) == upper)
        return own.toCurrencyString(value, QString(), core::priceDecimals(value));
    constexpr QChar kNoBreak(0xA0);
    const QString sign = Words::currency(currency);
    return sign == upper ? price(value) + kNoBreak + sign : sign + kNoBreak + price(value);
}

QString Words::count(std::size_t value)
{
    return locale().toString(static_cast<qulonglong>(value));
}

QString Words::percent(double share)
{
    return chart::Labels::percent(share);
}

QString Words::duration(std::chrono::milliseconds length)
{
    return chart::Labels::duration(length);
}

QString Words::age(std::chrono::milliseconds age)
{
    if (age < -1min)
        return tr("in %1", "a time to come, like in 3 min")
            .arg(duration(std::chrono::floor<std::chrono::minutes>(-age)));
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

QString Words::asset(const core::SeriesKey& series)
{
    return QString::fromStdString(core::assetLabel(series.asset));
}

QString Words::pair(const core::SeriesKey& series)
{
    return u"%1 / %2"_s.arg(asset(series), QString::fromStdString(series.currency).toUpper());
}

} // namespace cryptopulse::look
