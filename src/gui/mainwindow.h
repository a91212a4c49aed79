#pragma once

#include "core/clock.h"
#include "engine/assetcatalogue.h"
#include "engine/engine.h"
#include "gui/actiontable.h"
#include "gui/lead.h"
#include "gui/notices.h"
#include "gui/settings.h"
#include "gui/windowinfo.h"
#include "look/theme.h"

#include <QMainWindow>
#include <QTimer>
#include <memory>

class QLabel;
class QSettings;

namespace cryptopulse::gui {

namespace Ui {
class MainWindow;
}
struct AssetChoice;
class AutoRefresh;
class Commands;
class Dialogs;
class Herald;
class JobRows;
class LogSource;
class PageBook;
class PriceSaver;
class StatusLine;

/// The window. It only draws: what there is comes from the engine's snapshot, what is to be done goes through
/// the port and is answered later. Nothing here waits.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// @p engine, @p clock and @p settings outlive the window. @p settings keep its place, size and theme.
    MainWindow(engine::Engine& engine, const core::Clock& clock, QSettings& settings, WindowInfo info,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    void setTheme(look::Choice choice);

    /// What is known of the program has changed.
    void setInfo(const WindowInfo& info);

    /// What the settings dialog begins with; alerts and the tray follow it at once.
    void setSettings(const Settings& settings, const SettingsContext& context);
    void openSettings();
    void openHistory(bool missingOnly = false);
    [[nodiscard]] bool isSettingsOpen() const;
    /// What was applied last has met trouble: one sentence for the settings dialog.
    void refuseSettings(const QString& sentence);
    /// What was applied last takes a moment: the settings dialog says so and waits for its end, which is
    /// endAwaitingSettings() or a trouble.
    void awaitSettings(const QString& sentence);
    void endAwaitingSettings();

    /// @p log outlives the window.
    void setLog(const LogSource& log);
    /// Where coins are found; outlives the window.
    void setCatalogue(engine::AssetCatalogue& catalogue);

    /// One sentence in the status bar.
    void say(const QString& text);
    /// Something that stays in sight until it is dismissed: what happened, and what helps.
    void tell(NoticeTopic topic, const QString& sentence, const QString& remedy = {});
    /// Writes its place and size into the settings; closing does so, too.
    void remember();
    /// Goes on where another window on the same engine ends: what is in sight, what was told.
    void takeOver(const MainWindow& former);
    /// Shows the window above the others, wherever it was.
    void raiseToFront();
    /// Ends the program, whether or not closing the window would.
    void quit();
    /// The same, unless there is work under way that the reader does not want to end.
    void askToQuit();

Q_SIGNALS:
    /// Emitted from within the settings dialog: do not destroy the window before control is back.
    /// @p typed differs from @p before in what was changed.
    void settingsApplied(const cryptopulse::gui::Settings& typed, const cryptopulse::gui::Settings& before);
    /// A plan that needs a key is being chosen, and there is none.
    void keyWanted();
    /// Another coin is to be watched by the server that the window shows.
    void serverAssetWanted(const QString& asset, const QString& currency);
    void themeChosen(cryptopulse::look::Choice choice);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setUpActions();
    void setUpChartActions();
    void setUpThemeMenu();
    void setUpToolBar();
    void setUpPages();
    void setUpSide();
    void setUpCommands();
    void setUpCare();
    void setUpHerald();
    void setUpUpdates();
    void restore();
    void restorePages();

    void readSnapshot();
    void present(); ///< everything that depends on the snapshot or the time
    void presentTitle();
    void presentActions();
    void presentCare();
    void presentNotices();
    void applyTheme();
    void fitToToolBar();

    [[nodiscard]] bool canAsk() const;
    void tellOfForgottenWork(const engine::Snapshot& former);
    void predict();
    void chooseImport();
    void openImport(const QString& path);
    void copyPicture();
    void savePicture();
    void saveReport();
    void saveData();
    void tellSavedPrices(const core::Result<std::size_t>& saved, const QString& path);
    void leadWith(Lead lead);
    [[nodiscard]] Settings currentSettings() const;
    void toggle();
    void hideInTray();
    [[nodiscard]] QStringList workThatEnds() const;
    void followTray(bool available);
    void followCalls();
    void dismissNotice();
    void showAlert(const QString& sentence);
    void putAway(NoticeTopic topic);
    [[nodiscard]] bool refusesCare(NoticeTopic topic);
    void backUp();
    void openCompact();
    void keepRules(const core::RetentionRules& rules, bool daily);
    void openAsset();
    void chooseAsset(const AssetChoice& choice);
    void fetchHistory(const engine::BackfillRequest& request, bool goLive);
    void showFailure(NoticeTopic topic, const core::Error& error);
    void showSuccess(NoticeTopic topic);
    void showIngested(const engine::Ingested& ingested);
    void showTrained(const engine::ModelCard& card);
    void showImported(const engine::ImportSummary& summary);
    void showSaved(const core::Result<QString>& saved);
    [[nodiscard]] QAction& action(Act id) const { return m_actions[id]; }

    engine::Engine& m_engine;
    const core::Clock& m_clock;
    QSettings& m_settings;
    WindowInfo m_info;
    const std::unique_ptr<Ui::MainWindow> m_ui;
    const Actions m_actions;
    Commands* const m_commands;
    Dialogs* const m_dialogs;
    Herald* m_herald = nullptr;
    const LogSource* m_log = nullptr;
    engine::AssetCatalogue* m_catalogue = nullptr;
    QLabel* m_demoBadge = nullptr;
    StatusLine* m_statusLine = nullptr;
    AutoRefresh* m_autoRefresh = nullptr;
    JobRows* m_jobs = nullptr;
    PriceSaver* m_saver = nullptr;
    PageBook* m_book = nullptr;
    Settings m_values;
    SettingsContext m_context;
    Lead m_lead = Lead::Adaptive;
    bool m_quitting = false;
    bool m_inTray = false; // hidden, and nothing but the tray brings it back
    engine::SnapshotPtr m_snapshot;
    core::UtcTime m_snapshotRead;
    Notices m_notices;
    QTimer m_reading; // one reading for a burst of snapshots
    QTimer m_ticking; // ages grow while nothing happens
    look::Choice m_theme = look::Choice::System;
};

} // namespace cryptopulse::gui
