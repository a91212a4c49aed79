#pragma once

#include "core/time.h"
#include "engine/snapshot.h"
#include "gui/alerts.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <map>

class QAction;

namespace cryptopulse::gui {

/// Lets through one notice a minute of each kind.
class NoticePace
{
public:
    [[nodiscard]] bool allows(AlertKind kind, core::UtcTime now);

private:
    std::map<AlertKind, core::UtcTime> m_last;
};

/// The newest price, its age and the probability of a rise in a few lines, for a tool tip.
[[nodiscard]] QString trayText(const engine::Snapshot& snapshot, core::UtcTime now);

/// CryptoPulse in the desktop's tray: a tool tip, a menu, quiet notices. Without a tray it does nothing.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    /// Actions of the window that the menu offers as well; they outlive this object.
    struct MenuActions {
        QAction& collect;
        QAction& autoRefresh;
        QAction& quit;
    };

    TrayIcon(const MenuActions& actions, QWidget& window);

    /// Whether there is a tray, and the icon is in it.
    [[nodiscard]] bool isShown() const { return m_icon.isVisible(); }
    [[nodiscard]] static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }

    void present(const engine::Snapshot& snapshot, core::UtcTime now);

    /// Shows a notice without a sound; false when there is no tray to show it.
    bool tell(const QString& sentence);

    /// The menu, for tests and pictures.
    [[nodiscard]] QMenu& menu() { return m_menu; }

Q_SIGNALS:
    void toggleRequested();
    void raiseRequested();

private:
    void prepareMenu();

    QWidget& m_window; // owns us
    QMenu m_menu;
    QAction* m_toggle;
    QSystemTrayIcon m_icon;
};

} // namespace cryptopulse::gui
