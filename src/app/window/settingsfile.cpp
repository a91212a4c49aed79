#include "app/window/settingsfile.h"

#include "app/crosschecks.h"
#include "app/engines.h"
#include "app/handovers.h"
#include "app/retention.h"
#include "core/databaseaddress.h"
#include "market/coingeckoclient.h"

#include <QCoreApplication>
#include <array>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

constexpr std::array kPlans{"keyless"_L1, "demo"_L1, "pro"_L1}; // in the order of gui::Plan

class Reasons final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::app::Settings)

public:
    static QString option(const QString& name)
    {
        return tr("Set by the option --%1 at the start.").arg(name);
    }
    static QString environment(const QString& name)
    {
        return tr("Set by the environment variable %1.").arg(name);
    }
    static QString keyFile(const QString& path) { return tr("Read from the key file %1.").arg(path); }
    static QString server(const QString& address)
    {
        return tr("This window shows the server %1, which has settings of its own.").arg(address);
    }
};

std::optional<double> numberIn(const QSettings& settings, QLatin1StringView key)
{
    bool ok = false;
    const double number = settings.value(key).toDouble(&ok);
    return ok && settings.contains(key) ? std::optional(number) : std::nullopt;
}

gui::AlertRules readAlerts(const QSettings& settings)
{
    const auto share = [&settings](QLatin1StringView key) {
        const auto value = numberIn(settings, key);
        return value && *value >= 0 && *value <= 1 ? value : std::nullopt;
    };
    gui::AlertRules rules;
    if (const auto level = numberIn(settings, "alerts/level"_L1))
        rules.level = core::Price::from(*level);
    rules.above = share("alerts/above"_L1);
    rules.below = share("alerts/below"_L1);
    rules.stale = settings.value("alerts/stale"_L1, true).toBool();
    return rules;
}

void writeAlerts(QSettings& settings, const gui::AlertRules& rules)
{
    const auto write = [&settings](QLatin1StringView key, std::optional<double> value) {
        if (value)
            settings.setValue(key, *value);
        else
            settings.remove(key);
    };
    write("alerts/level"_L1, rules.level ? std::optional(rules.level->value()) : std::nullopt);
    write("alerts/above"_L1, rules.above);
    write("alerts/below"_L1, rules.below);
    settings.setValue("alerts/stale"_L1, rules.stale);
}

void lock(gui::SettingsContext& context, const Configuration& configuration, gui::SettingsField field,
          QLatin1StringView name)
{
    const Origin origin = configuration.origin(name);
    if (origin == Origin::CommandLine)
        context.locks[field] = Reasons::option(QString(name));
    else if (origin == Origin::Environment)
        context.locks[field] = Reasons::environment(configuration.environmentName(name));
}

/// "binance,kraken", as --fallback takes it.
QString namesOf(const std::vector<gui::FeedSource>& sources)
{
    QStringList names;
    for (const gui::FeedSource source : sources)
        names += gui::feedSourceName(source);
    return names.join(u',');
}

/// A password in the settings file is used, but neither shown nor written there again. One that an option or
/// the environment gives is for this run alone and not this program's to show.
void readDatabase(const Configuration& configuration, gui::Settings& settings)
{
    const QString told = configuration.value("database"_L1);
    if (told.isEmpty())
        return;
    if (configuration.origin("database"_L1) != Origin::SettingsFile) {
        settings.database = configuration.shownDatabase();
        return;
    }
    const auto parts = core::withoutPassword(told.toStdString());
    settings.database = QString::fromStdString(parts.address);
    settings.databasePassword = QString::fromStdString(parts.password);
}

/// "kraken:0.3", as --cross-check takes it.
QString crossCheckOf(const gui::Settings& settings)
{
    return settings.crossCheck
               ? crossCheckText(CrossCheckChoice{gui::feedSourceName(*settings.crossCheck).toStdString(),
                                                 settings.tolerance})
               : QString();
}

} // namespace

gui::Settings readSettings(const Configuration& configuration)
{
    const QSettings& file = configuration.settings();
    gui::Settings settings;
    settings.asset = QString::fromStdString(configuration.coin().value_or("bitcoin"));
    settings.currency = QString::fromStdString(configuration.currency().value_or("usd"));
    settings.source = gui::feedSourceFrom(configuration.value("source"_L1));
    for (const std::string& venue : fallbackSources(configuration).value_or(std::vector<std::string>()))
        settings.fallbacks.push_back(gui::feedSourceFrom(QString::fromStdString(venue)));
    if (const auto check = crossCheckChoice(configuration); check && *check) {
        settings.crossCheck = gui::feedSourceFrom(QString::fromStdString((*check)->source));
        settings.tolerance = (*check)->tolerance;
    }
    const auto plan = std::ranges::find(kPlans, configuration.value("coingecko-tier"_L1));
    if (plan != kPlans.end())
        settings.plan = static_cast<gui::Plan>(plan - kPlans.begin());
    settings.apiKey = givenApiKey(configuration).value_or(QString());
    settings.interval = std::chrono::seconds(configuration.integer("interval"_L1, 1, 86'400).value_or(60));
    settings.serveApi = file.value("api/on"_L1, true).toBool();
    settings.apiHost = configuration.value("host"_L1);
    settings.apiPort = configuration.integer("port"_L1, 0, 65'535).value_or(8000);
    settings.language = file.value("window/language"_L1).toString();
    settings.theme = look::choiceFromName(file.value("window/theme"_L1).toString());
    settings.dataFolder = configuration.home();
    readDatabase(configuration, settings);
    settings.keepInTray = file.value("window/keep_in_tray"_L1).toBool();
    settings.alerts = readAlerts(file);
    settings.retention = retentionRules(configuration);
    settings.compactsDaily = compactsDaily(configuration);
    return settings;
}

gui::SettingsContext contextOf(const Configuration& configuration, const QString& server)
{
    using enum gui::SettingsField;
    gui::SettingsContext context;
    context.quotas = {market::quotaOf(market::CoinGeckoTier::Keyless),
                      market::quotaOf(market::CoinGeckoTier::Demo),
                      market::quotaOf(market::CoinGeckoTier::Pro)};
    context.hasToken = !configuration.value("token-file"_L1).isEmpty();
    if (!server.isEmpty()) {
        for (const auto field :
             {Asset, Source, Fallbacks, CrossCheck, Plan, Key, ServeApi, Host, Port, DataFolder, Database})
            context.locks[field] = Reasons::server(server);
        return context;
    }
    const std::pair<gui::SettingsField, QLatin1StringView> options[]{{Asset, "coin"_L1},
                                                                     {Asset, "currency"_L1},
                                                                     {Source, "source"_L1},
                                                                     {Fallbacks, "fallback"_L1},
                                                                     {CrossCheck, "cross-check"_L1},
                                                                     {Plan, "coingecko-tier"_L1},
                                                                     {Interval, "interval"_L1},
                                                                     {Host, "host"_L1},
                                                                     {Port, "port"_L1},
                                                                     {DataFolder, "home"_L1},
                                                                     {Database, "database"_L1}};
    for (const auto& [field, name] : options)
        lock(context, configuration, field, name);
    if (!qEnvironmentVariableIsEmpty("COINGECKO_API_KEY"))
        context.locks[Key] = Reasons::environment(u"COINGECKO_API_KEY"_s);
    else if (const QString file = configuration.value("coingecko-key-file"_L1); !file.isEmpty())
        context.locks[Key] = Reasons::keyFile(file);
    return context;
}

QStringList changedParts(const gui::Settings& settings, const gui::Settings& before)
{
    const std::pair<bool, QString> parts[]{
        {settings.asset != before.asset, u"coin"_s},
        {settings.currency != before.currency, u"currency"_s},
        {settings.source != before.source, u"price source"_s},
        {settings.fallbacks != before.fallbacks, u"order of sources"_s},
        {crossCheckOf(settings) != crossCheckOf(before), u"cross-check"_s},
        {settings.plan != before.plan, u"plan"_s},
        {settings.apiKey != before.apiKey, u"key"_s},
        {settings.interval != before.interval, u"interval"_s},
        {settings.serveApi != before.serveApi || settings.apiHost != before.apiHost ||
             settings.apiPort != before.apiPort,
         u"API"_s},
        {settings.language != before.language, u"language"_s},
        {settings.theme != before.theme, u"theme"_s},
        {settings.dataFolder != before.dataFolder, u"data folder"_s},
        {settings.database != before.database || settings.databasePassword != before.databasePassword,
         u"database"_s},
        {settings.keepInTray != before.keepInTray, u"tray"_s},
        {settings.alerts != before.alerts, u"alerts"_s},
        {settings.retention != before.retention || settings.compactsDaily != before.compactsDaily,
         u"rules for old prices"_s}};
    QStringList changed;
    for (const auto& [differs, name] : parts) {
        if (differs)
            changed += name;
    }
    return changed;
}

void writeSettings(Configuration& configuration, const gui::Settings& settings, const gui::Settings& before)
{
    QSettings& file = configuration.settings();
    const auto store = [&configuration](QLatin1StringView name, const QString& value) {
        const Origin origin = configuration.origin(name);
        if (origin != Origin::CommandLine && origin != Origin::Environment)
            configuration.store(name, value);
    };
    if (settings.asset != before.asset)
        store("coin"_L1, settings.asset);
    if (settings.currency != before.currency)
        store("currency"_L1, settings.currency);
    if (settings.source != before.source)
        store("source"_L1, gui::feedSourceName(settings.source));
    if (settings.fallbacks != before.fallbacks)
        store("fallback"_L1, namesOf(settings.fallbacks));
    if (crossCheckOf(settings) != crossCheckOf(before))
        store("cross-check"_L1, crossCheckOf(settings));
    if (settings.plan != before.plan)
        store("coingecko-tier"_L1, QString(kPlans[static_cast<std::size_t>(settings.plan)]));
    if (settings.interval != before.interval)
        store("interval"_L1, QString::number(settings.interval.count()));
    if (settings.database != before.database || settings.databasePassword != before.databasePassword)
        store("database"_L1, settings.database); // without the password that may have been in there
    if (settings.apiHost != before.apiHost)
        store("host"_L1, settings.apiHost);
    if (settings.apiPort != before.apiPort)
        store("port"_L1, QString::number(settings.apiPort));
    if (settings.serveApi != before.serveApi)
        file.setValue("api/on"_L1, settings.serveApi);
    if (settings.language != before.language)
        file.setValue("window/language"_L1, settings.language);
    if (settings.theme != before.theme)
        file.setValue("window/theme"_L1, look::choiceName(settings.theme));
    if (settings.keepInTray != before.keepInTray)
        file.setValue("window/keep_in_tray"_L1, settings.keepInTray);
    if (settings.alerts != before.alerts)
        writeAlerts(file, settings.alerts);
    if (settings.retention != before.retention || settings.compactsDaily != before.compactsDaily)
        storeRetention(configuration, settings.retention, settings.compactsDaily);
}

} // namespace cryptopulse::app
