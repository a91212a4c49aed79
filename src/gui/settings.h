#pragma once

#include "core/calluse.h"
#include "core/quota.h"
#include "core/retentionrules.h"
#include "gui/alerts.h"
#include "look/theme.h"

#include <QString>
#include <QStringView>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace cryptopulse::gui {

enum class FeedSource { CoinGecko, Binance, Coinbase, Kraken, Bitstamp, Demo };
inline constexpr std::size_t kFeedSourceCount = 6;

/// "coingecko", "binance", ..., "demo": as series and settings files have it.
[[nodiscard]] QString feedSourceName(FeedSource source);
/// CoinGecko for a name that is none of these.
[[nodiscard]] FeedSource feedSourceFrom(QStringView name);

/// The provider's plans.
enum class Plan { Keyless, Demo, Pro };
inline constexpr std::size_t kPlanCount = 3;

/// What can be chosen in the settings dialog.
struct Settings {
    QString asset = QStringLiteral("bitcoin"); ///< CoinGecko's id of the coin
    QString currency = QStringLiteral("usd");  ///< its code in lower case
    FeedSource source = FeedSource::CoinGecko;
    std::vector<FeedSource> fallbacks{};    ///< turned to in this order when it fails
    std::optional<FeedSource> crossCheck{}; ///< live prices are compared with its; empty: with none
    double tolerance = 0.5;                 ///< percent by which the two may differ
    Plan plan = Plan::Keyless;
    QString apiKey; ///< of the provider; never written to a settings file or a log
    std::chrono::seconds interval{60};
    bool serveApi = true;
    QString apiHost = QStringLiteral("127.0.0.1");
    int apiPort = 8000; ///< 0: any free one
    QString language;   ///< "en", "pt_BR"; empty: the system's
    look::Choice theme = look::Choice::System;
    QString dataFolder;
    QString database;         ///< a server's address, without its password; empty: a file in the data folder
    QString databasePassword; ///< of that address; never written to a settings file or a log
    bool keepInTray = false;  ///< closing the window hides it
    AlertRules alerts;
    core::RetentionRules retention{}; ///< of old prices
    bool compactsDaily = false;       ///< the rules are followed once a day

    bool operator==(const Settings&) const = default;
};

/// The parts of the settings that something else may decide.
enum class SettingsField {
    Asset,
    Source,
    Fallbacks,
    CrossCheck,
    Plan,
    Key,
    Interval,
    ServeApi,
    Host,
    Port,
    Language,
    DataFolder,
    Database
};

/// What the dialog has to know beside the settings.
struct SettingsContext {
    std::map<SettingsField, QString> locks;           ///< fields that cannot be changed, and why
    std::array<core::CallQuota, kPlanCount> quotas{}; ///< of the plans
    bool hasToken = false;                            ///< clients of the API must send one
    QString keyNote;                                  ///< where the key is kept, or why nowhere
    std::optional<core::CallUse> callUse{};           ///< of the key in use; empty: not metered
    QString meteredKey{};                             ///< that key
    QString passwordNote;                             ///< the same of the database's password
    bool hasTray = true;
    std::optional<double> priceHint{}; ///< where a new price level begins
    std::string currency = "usd";      ///< of that level
};

/// One thing that stands in the way of the settings, in words that say what to do.
struct SettingsProblem {
    SettingsField field;
    QString sentence;
    bool stops = true; ///< false: good to know, but the settings can be applied

    bool operator==(const SettingsProblem&) const = default;
};

/// All that is wrong with @p settings, in the order of the fields. Pure.
[[nodiscard]] std::vector<SettingsProblem> problemsOf(const Settings& settings,
                                                      const SettingsContext& context);

/// Whether CoinGecko is asked, for live prices or to compare them with: its plan and key count.
[[nodiscard]] bool asksCoinGecko(const Settings& settings);

/// This month's calls as they would go on with @p settings; empty: they are not metered, or are another
/// key's. Pure.
[[nodiscard]] std::optional<core::CallUse> callUseOf(const Settings& settings,
                                                     const SettingsContext& context);

/// The shortest interval for which the calls of a month last, of this one too; empty: any does, or prices
/// come from elsewhere. Pure.
[[nodiscard]] std::optional<std::chrono::seconds> soundInterval(const Settings& settings,
                                                                const SettingsContext& context);

/// @p current with what was changed from @p before to @p typed: what was not touched there stays as it is by
/// now. Pure.
[[nodiscard]] Settings merged(Settings current, const Settings& before, const Settings& typed);

/// The first of @p problems that stands in the way of applying @p typed; null: none does. What was wrong
/// before, and was not touched, does not.
[[nodiscard]] const SettingsProblem* obstacleOf(const std::vector<SettingsProblem>& problems,
                                                const Settings& typed, const Settings& before);

/// Whether @p host is one of the ways to write "this machine only".
[[nodiscard]] bool isLoopback(const QString& host);

} // namespace cryptopulse::gui
