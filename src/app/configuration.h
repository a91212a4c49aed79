#pragma once

#include "app/optiontable.h"
#include "core/result.h"
#include "core/sample.h"

#include <QCommandLineParser>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <chrono>
#include <memory>

namespace cryptopulse::app {

/// Where a value comes from.
enum class Origin { CommandLine, Environment, SettingsFile, Default };

/// What the programs were told, looked up in the order: option, environment, settings file, default.
/// Errors are InvalidArgument; their detail is a sentence for the person who typed it.
class Configuration
{
public:
    /// Declares the options in @p parser.
    static void declare(QCommandLineParser& parser, std::span<const Option> options);

    /// @p parser has parsed; it is copied from. The settings file is <home>/data/cryptopulse.ini.
    Configuration(const QCommandLineParser& parser, std::span<const Option> extraOptions = {});

    [[nodiscard]] QString home() const { return m_home; }
    /// The file of the prices, or the address of --database, which may hold a password.
    [[nodiscard]] QString databasePath() const;
    /// A password from where secrets are kept, for the address of the settings file where it has none.
    void setDatabasePassword(const QString& password) { m_databasePassword = password; }
    /// The same for people and logs.
    [[nodiscard]] QString shownDatabase() const;
    /// Where models are kept, for people and logs.
    [[nodiscard]] QString shownModels() const;
    /// The file of the prices, for what only a file can be done to. Error: InvalidArgument, they are kept by
    /// a server, whose own tools do that.
    [[nodiscard]] core::Result<QString> databaseFile() const;
    /// Error: InvalidArgument, --database is no address.
    [[nodiscard]] core::Result<void> checkDatabase() const;
    [[nodiscard]] QString modelFolder() const;
    [[nodiscard]] QSettings& settings() const { return *m_settings; }

    /// Makes another folder the home from now on, with the settings file there, unless an option or the
    /// environment says which it is. The former settings file is handed over: others may still refer to it.
    [[nodiscard]] std::unique_ptr<QSettings> moveTo(const QString& home);

    /// The value of an option of the table, after the order above. Empty: unset.
    [[nodiscard]] QString value(QLatin1StringView name) const;
    [[nodiscard]] bool isSet(QLatin1StringView name) const;
    [[nodiscard]] Origin origin(QLatin1StringView name) const;
    /// The environment variable of an option; empty: none.
    [[nodiscard]] QString environmentName(QLatin1StringView name) const;

    /// Writes an option's value into the settings file, where it counts unless something stronger says
    /// otherwise. Empty: removes it from there.
    void store(QLatin1StringView name, const QString& value);

    /// Makes as if the settings file did not have an option's value, until another is stored. The file keeps
    /// it.
    void setAside(QLatin1StringView name);
    [[nodiscard]] bool isSetAside(QLatin1StringView name) const;
    /// What was set aside, as the file has it: "api/port=x".
    [[nodiscard]] QStringList setAside() const;

    /// A whole number within bounds.
    [[nodiscard]] core::Result<int> integer(QLatin1StringView name, int lowest, int highest) const;

    /// A number within bounds, with a '.' for its decimals.
    [[nodiscard]] core::Result<double> number(QLatin1StringView name, double lowest, double highest) const;

    /// The name of the source. Error: InvalidArgument, unless it is a plain lower-case name.
    [[nodiscard]] core::Result<QString> source() const;

    /// CoinGecko's id of the coin. Error: InvalidArgument, unless it can be one.
    [[nodiscard]] core::Result<std::string> coin() const;

    /// The code of the currency. Error: InvalidArgument, unless it can be one.
    [[nodiscard]] core::Result<std::string> currency() const;

    /// The series that the chosen source feeds: of the chosen coin, in the currency that the source really
    /// quotes. Error: InvalidArgument, a name that cannot be one. Whether the source has that coin is not
    /// asked here, as prices of it may have been imported under the source's name.
    [[nodiscard]] core::Result<core::SeriesKey> series() const;
    /// The same for another source than the chosen one.
    [[nodiscard]] core::Result<core::SeriesKey> seriesOf(const QString& source) const;

private:
    struct Value {
        Option option;
        QString given; // on the command line; null: not
        bool on = false;
        bool isSetAside = false; // in the settings file
    };
    void open(const QString& home);
    [[nodiscard]] QString inFile(const Option& option) const;
    [[nodiscard]] QString stored(const Value& value) const;
    [[nodiscard]] const Value* find(QLatin1StringView name) const;

    std::vector<Value> m_values;
    QString m_home;
    QString m_databasePassword;
    std::unique_ptr<QSettings> m_settings;
};

/// The origins of --allow-origin, written as browsers write them. Error: InvalidArgument.
[[nodiscard]] core::Result<QStringList> allowedOrigins(const Configuration& configuration);

/// The token of --token-file; empty when none is named. Error: InvalidArgument.
[[nodiscard]] core::Result<std::string> bearerToken(const Configuration& configuration);

/// Port, host and so on, each checked; the sentence names the option.
struct ServeSettings {
    QString host;
    quint16 port = 0;
    std::string token;
    QStringList allowedOrigins;
};
[[nodiscard]] core::Result<ServeSettings> serveSettings(const Configuration& configuration);

} // namespace cryptopulse::app
