#pragma once

#include "core/clock.h"
#include "engine/engine.h"
#include "gui/notices.h"
#include "gui/theme.h"
#include "gui/windowinfo.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>
#include <memory>

class QSettings;

namespace cryptopulse::gui {

namespace Ui {
class MainWindow;
}
class AutoRefresh;
class Commands;
class JobRow;
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

    void setTheme(theme::Choice choice);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void setUpActions();
    void setUpThemeMenu();
    void setUpToolBar();
    void setUpSide();
    void setUpCommands();
    void setUpUpdates();
    void restore();

    void readSnapshot();
    void present(); ///< everything that depends on the snapshot or the time
    void presentActions();
    void presentNotices();
    void applyTheme();

    void predict();
    void askForBatch();
    void about();
    void dismissNotice();
    void showFailure(NoticeTopic topic, const core::Error& error);
    void showSuccess(NoticeTopic topic);
    void showIngested(const engine::Ingested& ingested);
    void showTrained(const engine::ModelCard& card);
    void say(const QString& text);

    engine::Engine& m_engine;
    const core::Clock& m_clock;
    QSettings& m_settings;
    const WindowInfo m_info;
    const std::unique_ptr<Ui::MainWindow> m_ui;
    Commands* const m_commands;
    StatusLine* m_statusLine = nullptr;
    AutoRefresh* m_autoRefresh = nullptr;
    JobRow* m_collectJob = nullptr;
    JobRow* m_trainJob = nullptr;
    QPointer<QDialog> m_batchDialog;
    QPointer<QDialog> m_aboutDialog;
    engine::SnapshotPtr m_snapshot;
    core::UtcTime m_snapshotRead;
    Notices m_notices;
    QTimer m_reading; // one reading for a burst of snapshots
    QTimer m_ticking; // ages grow while nothing happens
    theme::Choice m_theme = theme::Choice::System;
};

} // namespace cryptopulse::gui
