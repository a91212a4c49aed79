#include "gui/settings.h"

#include "look/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr std::array<QLatin1StringView, kFeedSourceCount> kFeedSources{
    "coingecko"_L1, "binance"_L1, "coinbase"_L1, "kraken"_L1, "bitstamp"_L1, "demo"_L1};

/// In which a source has prices of that currency: Binance trades against a stablecoin, whose price is not the
/// dollar's.
QString quotedCurrency(FeedSource source, const QString& currency)
{
    return source == FeedSource::Binance && currency == u"usd" ? u"usdt"_s : currency;
}

/// The checks, each of which may add to what was found.
class Check final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::Settings)

public:
    Check(const Settings& settings, const SettingsContext& context)
        : m_settings(settings)
        , m_context(context)
    {
    }

    std::vector<SettingsProblem> all()
    {
        if (asksCoinGecko(m_settings))
            key();
        if (m_settings.source == FeedSource::CoinGecko)
            interval();
        crossCheck();
        if (m_settings.serveApi)
            host();
        dataFolder();
        database();
        return std::move(m_found);
    }

private:
    void add(SettingsField field, const QString& sentence, bool stops = true)
    {
        m_found.push_back({field, sentence, stops});
    }

    void key()
    {
        const QString typed = m_settings.apiKey.trimmed();
        const bool lockedElsewhere = m_context.locks.contains(SettingsField::Key);
        if (m_settings.plan != Plan::Keyless && typed.isEmpty() && !lockedElsewhere)
            add(SettingsField::Key, tr("This plan needs a key: paste the one from your CoinGecko account, or "
                                       "choose the plan without a key."));
        const auto isPlain = [](QChar c) { return c > u' ' && c.unicode() < 0x7f; };
        if (!std::ranges::all_of(typed, isPlain))
            add(SettingsField::Key,
                tr("A key has only letters, digits and signs, without spaces: copy it again."));
    }

    void interval()
    {
        const auto& quota = m_context.quotas[static_cast<std::size_t>(m_settings.plan)];
        if (quota.perMinute && m_settings.interval.count() * *quota.perMinute < 60) {
            const auto least = std::chrono::seconds((60 + *quota.perMinute - 1) / *quota.perMinute);
            add(SettingsField::Interval,
                tr("This plan allows %1 calls a minute: choose %2 or more.")
                    .arg(look::Words::count(static_cast<std::size_t>(*quota.perMinute)),
                         look::Words::duration(least)));
            return;
        }
        const auto least = core::shortestInterval(quota);
        if (!least || m_settings.interval >= *least)
            return; // what is left of this month is told with the calls
        if (const auto use = callUseOf(m_settings, m_context); use && use->runsShort)
            return; // with them, too
        const auto sound = soundInterval(m_settings, m_context).value_or(*least);
        add(SettingsField::Interval,
            tr("This plan has %1 calls a month; at one every %2 they last %3. Choose %4 s or more to make "
               "them last.")
                .arg(look::Words::count(static_cast<std::size_t>(*quota.perMonth)),
                     look::Words::duration(m_settings.interval),
                     look::Words::duration(*quota.perMonth * m_settings.interval),
                     look::Words::count(static_cast<std::size_t>(sound.count()))),
            false);
    }

    void crossCheck()
    {
        if (!m_settings.crossCheck || m_settings.source == FeedSource::Demo)
            return;
        if (*m_settings.crossCheck == m_settings.source) {
            add(SettingsField::CrossCheck, tr("Prices come from this source already: choose another one."));
            return;
        }
        const QString live = quotedCurrency(m_settings.source, m_settings.currency);
        const QString other = quotedCurrency(*m_settings.crossCheck, m_settings.currency);
        if (live != other)
            add(SettingsField::CrossCheck,
                tr("One quotes in %1, the other in %2, which is another currency: nothing will be compared.")
                    .arg(live.toUpper(), other.toUpper()),
                false);
    }

    void host()
    {
        static const QRegularExpression v4(
            u"^(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$"_s);
        static const QRegularExpression v6(u"^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$"_s);
        const QString& host = m_settings.apiHost;
        if (isLoopback(host))
            return;
        if (!v4.match(host).hasMatch() && !v6.match(host).hasMatch()) {
            add(SettingsField::Host, tr("Write an address such as 127.0.0.1."));
            return;
        }
        if (!m_context.hasToken)
            add(SettingsField::Host, tr("Other machines could reach this address, so clients must send a "
                                        "token: start CryptoPulse with --token-file, or use 127.0.0.1."));
    }

    void dataFolder()
    {
        const QFileInfo folder(m_settings.dataFolder);
        if (m_settings.dataFolder.trimmed().isEmpty() || folder.isRelative())
            add(SettingsField::DataFolder, tr("Choose a folder by its full path."));
        else if (folder.exists() && !folder.isDir())
            add(SettingsField::DataFolder, tr("This is a file: choose a folder."));
        else if (folder.exists() && !folder.isWritable())
            add(SettingsField::DataFolder, tr("Nothing can be written in this folder: choose another one."));
    }

    void database()
    {
        static const QRegularExpression address(u"^postgres(ql)?://[^/?\\s]*/[^/?\\s]+(\\?\\S*)?$"_s,
                                                QRegularExpression::CaseInsensitiveOption);
        if (!m_settings.database.isEmpty() && !address.match(m_settings.database).hasMatch())
            add(SettingsField::Database,
                tr("Write an address such as %1.").arg(u"postgresql://user@host:5432/name"_s));
    }

    const Settings& m_settings;
    const SettingsContext& m_context;
    std::vector<SettingsProblem> m_found;
};

} // namespace

namespace {

/// Whether all that a problem with @p field may come from is as it was.
bool isUntouched(SettingsField field, const Settings& typed, const Settings& before)
{
    const bool isSameFeed =
        typed.source == before.source && typed.plan == before.plan && typed.crossCheck == before.crossCheck;
    switch (field) {
    case SettingsField::Asset:
        return typed.asset == before.asset && typed.currency == before.currency;
    case SettingsField::Fallbacks:
        return typed.fallbacks == before.fallbacks;
    case SettingsField::CrossCheck:
        return typed.crossCheck == before.crossCheck && typed.source == before.source;
    case SettingsField::Source:
    case SettingsField::Plan:
        return isSameFeed;
    case SettingsField::Key:
        return isSameFeed && typed.apiKey == before.apiKey;
    case SettingsField::Interval:
        return isSameFeed && typed.interval == before.interval;
    case SettingsField::ServeApi:
    case SettingsField::Host:
    case SettingsField::Port:
        return typed.serveApi == before.serveApi && typed.apiHost == before.apiHost &&
               typed.apiPort == before.apiPort;
    case SettingsField::Language:
        return typed.language == before.language;
    case SettingsField::DataFolder:
        return typed.dataFolder == before.dataFolder;
    case SettingsField::Database:
        return typed.database == before.database && typed.databasePassword == before.databasePassword;
    }
    return false;
}

} // namespace

const SettingsProblem* obstacleOf(const std::vector<SettingsProblem>& problems, const Settings& typed,
                                  const Settings& before)
{
    const auto stops = [&](const SettingsProblem& problem) {
        return problem.stops && !isUntouched(problem.field, typed, before);
    };
    const auto found = std::ranges::find_if(problems, stops);
    return found == problems.end() ? nullptr : &*found;
}

std::vector<SettingsProblem> problemsOf(const Settings& settings, const SettingsContext& context)
{
    return Check(settings, context).all();
}

bool asksCoinGecko(const Settings& settings)
{
    return settings.source == FeedSource::CoinGecko ||
           (settings.source != FeedSource::Demo && settings.crossCheck == FeedSource::CoinGecko);
}

std::optional<core::CallUse> callUseOf(const Settings& settings, const SettingsContext& context)
{
    const core::CallQuota& quota = context.quotas[static_cast<std::size_t>(settings.plan)];
    if (!context.callUse || context.callUse->plan != quota.plan || settings.apiKey != context.meteredKey)
        return std::nullopt;
    std::optional<std::chrono::seconds> pace;
    if (settings.source == FeedSource::CoinGecko)
        pace = settings.interval;
    else if (asksCoinGecko(settings))
        pace = std::max(settings.interval, core::shortestInterval(quota).value_or(settings.interval));
    return core::atPace(*context.callUse, pace);
}

std::optional<std::chrono::seconds> soundInterval(const Settings& settings, const SettingsContext& context)
{
    if (settings.source != FeedSource::CoinGecko)
        return std::nullopt;
    const auto least = core::shortestInterval(context.quotas[static_cast<std::size_t>(settings.plan)]);
    const auto use = callUseOf(settings, context);
    if (!least || !use || !use->lastingInterval)
        return least;
    return std::min<std::chrono::seconds>(std::max(*least, *use->lastingInterval), std::chrono::hours(24));
}

Settings merged(Settings current, const Settings& before, const Settings& typed)
{
    const auto take = [&](auto Settings::*field) {
        if (typed.*field != before.*field)
            current.*field = typed.*field;
    };
    take(&Settings::asset);
    take(&Settings::currency);
    take(&Settings::source);
    take(&Settings::fallbacks);
    take(&Settings::crossCheck);
    take(&Settings::tolerance);
    take(&Settings::plan);
    take(&Settings::apiKey);
    take(&Settings::interval);
    take(&Settings::serveApi);
    take(&Settings::apiHost);
    take(&Settings::apiPort);
    take(&Settings::language);
    take(&Settings::theme);
    take(&Settings::dataFolder);
    take(&Settings::database);
    take(&Settings::databasePassword);
    take(&Settings::keepInTray);
    take(&Settings::alerts);
    take(&Settings::retention);
    take(&Settings::compactsDaily);
    return current;
}

QString feedSourceName(FeedSource source)
{
    return kFeedSources[static_cast<std::size_t>(source)];
}

FeedSource feedSourceFrom(QStringView name)
{
    const auto* found =
        std::ranges::find_if(kFeedSources, [name](QLatin1StringView one) { return one == name; });
    return found == kFeedSources.end() ? FeedSource::CoinGecko
                                       : static_cast<FeedSource>(found - kFeedSources.begin());
}

bool isLoopback(const QString& host)
{
    static const QRegularExpression loopback(u"^(localhost|127(\\.\\d{1,3}){3}|::1)$"_s);
    return loopback.match(host).hasMatch();
}

} // namespace cryptopulse::gui
