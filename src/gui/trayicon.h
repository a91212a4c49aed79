#pragma once

#include "core/time.h"
#include "engine/snapshot.h"
#include "gui/lead.h"
#include "gui/trayhost.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <memory>

class QAction;

namespace cryptopulse::gui {

/// The newest price, its age and the probability of a rise in a few lines, for a tool tip.
[[nodiscard]] QString trayText(const engine::Snapshot& snapshot, core::UtcTime now,
                               Lead lead = Lead::Adaptive);

/// CryptoPulse in the desktop's tray: a tool tip, a menu, quiet notices. Without a tray it does nothing,
/// until there is one.
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
    ~TrayIcon() override;

    /// Another host than the desktop's.
    void setHost(std::unique_ptr<TrayHost> host);

    /// Looks whether there is a tray by now, and puts the icon into it; true when it is there.
    bool look();

    void present(const engine::Snapshot& snapshot, core::UtcTime now, Lead lead);

    /// Shows a notice without a sound; false when there is no tray to show it.
    bool tell(const QString& sentence);

    /// The menu, for tests and pictures.
    [[nodiscard]] QMenu& menu() { return m_menu; }

Q_SIGNALS:
    void toggleRequested();
    void raiseRequested();
    /// A tray has come, or the one that there was is gone.
    void availableChanged(bool available);

private:
    void prepareMenu();
    void show();

    QWidget& m_window; // owns us
    QMenu m_menu;
    QAction* m_toggle;
    std::unique_ptr<TrayHost> m_host;
    std::unique_ptr<QSystemTrayIcon> m_icon; // null: no tray. One that is gone takes its icon along.
};

} // namespace cryptopulse::gui
