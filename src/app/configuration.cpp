#include "app/configuration.h"

#include "app/homefolder.h"
#include "core/asset.h"
#include "core/databaseaddress.h"
#include "market/venue.h"
#include "storage/location.h"
#include "storage/postgresaddress.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <algorithm>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<core::Error> invalid(const QString& sentence)
{
    return core::failure(core::ErrorKind::InvalidArgument, sentence.toStdString());
}

QString fromEnvironment(QLatin1StringView name)
{
    return name.isEmpty() ? QString() : qEnvironmentVariable(name.data());
}

/// The token, if the file is there and nobody else can read it.
core::Result<std::string> readToken(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return invalid(u"the token file %1 cannot be read: %2"_s.arg(path, file.errorString()));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (file.permissions() & others)
        return invalid(u"the token file %1 can be read by others: chmod 600 it"_s.arg(path));
    const QByteArray token = file.read(4096).trimmed();
    if (token.size() < 16)
        return invalid(u"the token in %1 is too short: use at least 16 characters"_s.arg(path));
    return token.toStdString();
}

} // namespace

void Configuration::declare(QCommandLineParser& parser, std::span<const Option> options)
{
    for (const Option& option : options) {
        QString help = QString(option.help);
        if (!option.fallback.isEmpty())
            help += u" (default: %1)"_s.arg(option.fallback);
        if (!option.environment.isEmpty())
            help += u" [%1]"_s.arg(option.environment);
        parser.addOption(QCommandLineOption(QString(option.name), help, QString(option.placeholder)));
    }
}

Configuration::Configuration(const QCommandLineParser& parser, std::span<const Option> extraOptions)
{
    const auto take = [&](const Option& option) {
        const bool on = parser.isSet(QString(option.name));
        const bool takesValue = !option.placeholder.isEmpty(); // Qt complains when asked for one of the others
        m_values.push_back(
            {option, on && takesValue ? parser.value(QString(option.name)) : QString(), on, false});
    };
    std::ranges::for_each(globalOptions(), take);
    std::ranges::for_each(extraOptions, take);
    const QString told = value("home"_L1);
    open(told.isEmpty() ? chosenHome() : told);
}

void Configuration::open(const QString& home)
{
    for (Value& value : m_values)
        value.isSetAside = false; // another file
    m_home = QDir(home).absolutePath();
    m_settings =
        std::make_unique<QSettings>(QDir(m_home).filePath(u"data/cryptopulse.ini"_s), QSettings::IniFormat);
}

std::unique_ptr<QSettings> Configuration::moveTo(const QString& home)
{
    auto former = std::move(m_settings);
    open(home);
    return former;
}

QString Configuration::databasePath() const
{
    const QString told = value("database"_L1);
    if (told.isEmpty())
        return QDir(m_home).filePath(u"data/prices.db"_s);
    if (origin("database"_L1) != Origin::SettingsFile)
        return told;
    return QString::fromStdString(core::withPassword(told.toStdString(), m_databasePassword.toStdString()));
}

QString Configuration::shownDatabase() const
{
    return storage::shownLocation(databasePath());
}

QString Configuration::shownModels() const
{
    return storage::isServer(databasePath()) ? shownDatabase() : modelFolder();
}

core::Result<QString> Configuration::databaseFile() const
{
    if (storage::isServer(databasePath()))
        return invalid(
            u"this is for the file of the prices, and --database names a PostgreSQL server: use that "
            "server's own tools, such as pg_dump and pg_restore"_s);
    return databasePath();
}

core::Result<void> Configuration::checkDatabase() const
{
    const QString told = value("database"_L1);
    if (told.isEmpty())
        return {};
    return storage::PostgresAddress::from(told).map([](const auto&) {});
}

QString Configuration::modelFolder() const
{
    return QDir(m_home).filePath(u"models"_s);
}

const Configuration::Value* Configuration::find(QLatin1StringView name) const
{
    const auto found =
        std::ranges::find_if(m_values, [name](const Value& value) { return value.option.name == name; });
    return found == m_values.end() ? nullptr : &*found;
}

QString Configuration::value(QLatin1StringView name) const
{
    const Value* value = find(name);
    if (!value)
        return {};
    if (value->on)
        return value->given;
    if (const QString set = fromEnvironment(value->option.environment); !set.isEmpty())
        return set;
    if (const QString set = stored(*value); !set.isEmpty())
        return set;
    return QString(value->option.fallback);
}

QString Configuration::stored(const Value& value) const
{
    return value.isSetAside ? QString() : inFile(value.option);
}

QString Configuration::inFile(const Option& option) const
{
    if (!m_settings || option.settingsKey.isEmpty())
        return {};
    const QVariant value = m_settings->value(option.settingsKey);
    // A comma in the file makes a list of the value.
    const bool isList = value.typeId() == QMetaType::QStringList;
    return isList ? value.toStringList().join(u',') : value.toString();
}

Origin Configuration::origin(QLatin1StringView name) const
{
    const Value* value = find(name);
    if (!value)
        return Origin::Default;
    if (value->on)
        return Origin::CommandLine;
    if (!fromEnvironment(value->option.environment).isEmpty())
        return Origin::Environment;
    return stored(*value).isEmpty() ? Origin::Default : Origin::SettingsFile;
}

QString Configuration::environmentName(QLatin1StringView name) const
{
    const Value* value = find(name);
    return value ? QString(value->option.environment) : QString();
}

void Configuration::setAside(QLatin1StringView name)
{
    for (Value& value : m_values)
        value.isSetAside = value.isSetAside || value.option.name == name;
}

bool Configuration::isSetAside(QLatin1StringView name) const
{
    const Value* value = find(name);
    return value && value->isSetAside;
}

QStringList Configuration::setAside() const
{
    QStringList told;
    for (const Value& value : m_values) {
        if (value.isSetAside) // an address may hold a password
            told += QString(value.option.settingsKey) + u'=' + storage::shownLocation(inFile(value.option));
    }
    return told;
}

void Configuration::store(QLatin1StringView name, const QString& text)
{
    const auto value =
        std::ranges::find_if(m_values, [name](const Value& one) { return one.option.name == name; });
    if (value == m_values.end() || value->option.settingsKey.isEmpty())
        return;
    value->isSetAside = false;
    if (text.isEmpty())
        m_settings->remove(value->option.settingsKey);
    else
        m_settings->setValue(value->option.settingsKey, text);
}

bool Configuration::isSet(QLatin1StringView name) const
{
    const Value* value = find(name);
    if (!value)
        return false;
    const QString environment = fromEnvironment(value->option.environment);
    return value->on || (!environment.isEmpty() && environment != u"0");
}

core::Result<int> Configuration::integer(QLatin1StringView name, int lowest, int highest) const
{
    const QString text = value(name);
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < lowest || number > highest)
        return invalid(u"--%1 must be a whole number from %2 to %3, not \"%4\""_s.arg(
            QString(name), QString::number(lowest), QString::number(highest), text));
    return number;
}

core::Result<double> Configuration::number(QLatin1StringView name, double lowest, double highest) const
{
    const QString text = value(name);
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok || !(number >= lowest && number <= highest))
        return invalid(u"--%1 must be a number from %2 to %3, not \"%4\""_s.arg(
            QString(name), QString::number(lowest), QString::number(highest), text));
    return number;
}

core::Result<QString> Configuration::source() const
{
    static const QRegularExpression plain(u"^[a-z0-9][a-z0-9_.-]{0,63}$"_s);
    const QString name = value("source"_L1);
    if (!plain.match(name).hasMatch())
        return invalid(u"--source must be a name in lower case such as coingecko, not \"%1\""_s.arg(name));
    return name;
}

core::Result<std::string> Configuration::coin() const
{
    const QString id = value("coin"_L1);
    if (core::isAssetId(id.toStdString()))
        return id.toStdString();
    QString sentence =
        u"--coin must be CoinGecko's id of a coin, in lower case, such as ethereum or shiba-inu, not \"%1\""_s
            .arg(id);
    if (const std::string_view known = core::assetOfTicker(id.toStdString()); !known.empty())
        sentence += u" (the id of %1 is %2)"_s.arg(id, QString::fromStdString(std::string(known)));
    return invalid(sentence);
}

core::Result<std::string> Configuration::currency() const
{
    const QString code = value("currency"_L1);
    if (core::isCurrencyCode(code.toStdString()))
        return code.toStdString();
    return invalid(
        u"--currency must be the code of a currency, in lower case, such as usd, eur, brl or btc, not \"%1\""_s
            .arg(code));
}

core::Result<core::SeriesKey> Configuration::series() const
{
    const auto name = source();
    return name ? seriesOf(*name) : core::failure(name.error());
}

core::Result<core::SeriesKey> Configuration::seriesOf(const QString& name) const
{
    const auto asset = coin();
    const auto code = currency();
    if (!asset || !code)
        return core::failure(asset ? code.error() : asset.error());
    // Binance quotes no dollars: its series says so. A name under which prices were imported is in what was
    // said.
    const core::SeriesKey plain{*asset, *code, name.toStdString()};
    return market::quotedSeries(plain.source, plain.asset, plain.currency).value_or(plain);
}

core::Result<QStringList> allowedOrigins(const Configuration& configuration)
{
    static const QRegularExpression origin(
        u"^https?://[a-z0-9.-]+(:[0-9]{1,5})?$|^https?://\\[[0-9a-f:]+\\](:[0-9]{1,5})?$"_s);
    QStringList origins = configuration.value("allow-origin"_L1).split(u',', Qt::SkipEmptyParts);
    for (QString& one : origins) {
        one = one.trimmed();
        if (!origin.match(one).hasMatch())
            return invalid(
                u"--allow-origin must be origins such as https://example.org or http://localhost:3000, "
                "without a path, not \"%1\""_s.arg(one));
    }
    return origins;
}

core::Result<std::string> bearerToken(const Configuration& configuration)
{
    const QString file = configuration.value("token-file"_L1);
    return file.isEmpty() ? core::Result<std::string>(std::string()) : readToken(file);
}

core::Result<ServeSettings> serveSettings(const Configuration& configuration)
{
    ServeSettings result;
    const auto port = configuration.integer("port"_L1, 0, 65535);
    if (!port)
        return core::failure(port.error());
    result.port = quint16(*port);
    result.host = configuration.value("host"_L1);
    if (result.host == u"localhost")
        result.host = u"127.0.0.1"_s;
    if (QHostAddress(result.host).isNull())
        return invalid(u"--host must be an address such as 127.0.0.1, not \"%1\""_s.arg(result.host));
    auto origins = allowedOrigins(configuration);
    if (!origins)
        return core::failure(origins.error());
    result.allowedOrigins = *std::move(origins);
    auto token = bearerToken(configuration);
    if (!token)
        return core::failure(token.error());
    result.token = *std::move(token);
    if (result.token.empty() && !QHostAddress(result.host).isLoopback()) {
        return invalid(
            u"--host %1 can be reached from other machines: it needs --token-file"_s.arg(result.host));
    }
    return result;
}

} // namespace cryptopulse::app
