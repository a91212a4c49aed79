#pragma once

#include "api/server.h"
#include "app/coindirectory.h"
#include "app/configuration.h"
#include "app/crashfiles.h"
#include "app/engines.h"
#include "app/handovers.h"
#include "app/window/activitylog.h"
#include "app/window/secretstore.h"
#include "app/window/singleinstance.h"
#include "app/window/translations.h"
#include "core/clock.h"
#include "engine/switchableengine.h"
#include "gui/mainwindow.h"
#include "gui/settings.h"

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace cryptopulse::app {

/// The program while its window is open: engine, API and window, and how settings reach them without a
/// restart.
class Session final : public QObject
{
    Q_OBJECT

public:
    /// What a session is made of. All of it outlives the session.
    struct Parts {
        Configuration& configuration;
        const core::Clock& clock;
        SecretStore& secrets;
        const gui::LogSource& log;
        std::optional<PastCrash> crash{}; ///< of the program before, to be told of
    };

    /// This machine's engine, with the embedded API. @p instance may be null: others are not kept away.
    /// Error: InvalidArgument, a sentence that names the option.
    [[nodiscard]] static core::Result<std::unique_ptr<Session>>
    onThisMachine(const Parts& parts, std::unique_ptr<SingleInstance> instance);

    /// What a server knows of coins: both empty where it is too old.
    struct ServerAssets {
        std::unique_ptr<engine::AssetCatalogue> catalogue; ///< may refer to the engine
        engine::SeriesSwitch watch;
    };
    /// The engine behind a server's API.
    [[nodiscard]] static std::unique_ptr<Session> onServer(const Parts& parts,
                                                           std::unique_ptr<engine::Engine> engine,
                                                           const QString& address, ServerAssets assets = {});

    ~Session() override;

    [[nodiscard]] gui::MainWindow& window() { return *m_window; }
    [[nodiscard]] engine::Engine& engine() { return m_engine; }
    [[nodiscard]] const gui::Settings& settings() const { return m_settings; }
    [[nodiscard]] QString apiAddress() const;

    /// Makes these the settings, as far as nothing stands in the way; the rest stays as it was and is told
    /// in the settings dialog. Answers that trouble: a sentence, empty when there is none.
    QString apply(const gui::Settings& wanted);

    /// Brings the window to the front.
    void raise();
    /// Ends the program as Quit does.
    void stop();

Q_SIGNALS:
    /// What became of the key, kept or not: a sentence for the reader.
    void keyTold(const QString& sentence);

private:
    Session(const Parts& parts, std::unique_ptr<engine::Engine> engine,
            std::unique_ptr<SingleInstance> instance, const QString& server);

    void begin(const std::optional<PastCrash>& crash);
    void makeWindow();
    void renewWindow();
    void refresh();
    void tellFaults();
    void tellCrash(const PastCrash& crash);
    void followFeed();
    void checkSaved();
    void setInterval(std::chrono::seconds interval);
    void keepSettings(const gui::Settings& wanted, const gui::Settings& before);

    [[nodiscard]] QString moveHome(const gui::Settings& wanted);
    [[nodiscard]] QString moveServer(const gui::Settings& wanted);
    [[nodiscard]] core::Result<void> startServer();
    [[nodiscard]] QString refusal(const core::Error& error, const gui::Settings& wanted) const;
    [[nodiscard]] QString renewEngine(const gui::Settings& wanted);
    [[nodiscard]] QString feedRefusal(const core::Error& error, const gui::Settings& wanted) const;
    void moveDatabase(const gui::Settings& wanted);
    void takeDatabase(const QString& address, const QString& password);
    void refuseDatabase(const core::Error& error);
    void readPassword();
    void keepPassword(const QString& password);
    void tellOfPassword(const QString& sentence);
    void renewDirectory();
    void renewHandover();
    [[nodiscard]] core::Result<core::SeriesKey> watch(const QString& asset, const QString& currency);
    void watchAtServer(const QString& asset, const QString& currency);
    [[nodiscard]] static EngineStart startOf(const gui::Settings& settings, bool collect);

    [[nodiscard]] bool needsKey() const;
    void readKey();
    void takeKey(const core::Result<QString>& read);
    void keepKey(const QString& key);
    void tellOfKey(const QString& sentence);

    Configuration& m_configuration;
    const core::Clock& m_clock;
    SecretStore& m_secrets;
    const gui::LogSource& m_log;
    const QString m_remote; // the server's address; empty: this machine
    gui::Settings m_settings;
    std::optional<std::chrono::seconds> m_askedInterval; // of the engine, which has not answered yet
    QString m_trouble;                                   // what apply() met last
    ActivityLog m_activity;
    QString m_keyNote;
    QString m_passwordNote;
    int m_databaseTries = 0; // counted, so that a late answer moves nothing
    QString m_apiTrouble;
    Translations m_translations;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<QSettings> m_formerFile; // the window may refer to it until it is renewed
    CoinDirectory m_coins;
    engine::SwitchableEngine m_engine;
    ServerAssets m_serverAssets;                  // may refer to the engine
    std::unique_ptr<engine::Handover> m_handover; // null: nobody stands in
    std::unique_ptr<api::Server> m_server;
    std::unique_ptr<gui::MainWindow> m_window; // goes first
};

} // namespace cryptopulse::app
