#pragma once

#include "gui/alerts.h"
#include "gui/trayicon.h"

#include <QObject>

namespace cryptopulse::gui {

/// Tells the reader what the alerts find: by the tray where there is one, else by a signal.
class Herald final : public QObject
{
    Q_OBJECT

public:
    Herald(const TrayIcon::MenuActions& actions, QWidget& window);

    void setRules(const AlertRules& rules) { m_alerts.setRules(rules); }
    void present(const engine::Snapshot& snapshot, core::UtcTime now);

    [[nodiscard]] TrayIcon& tray() { return *m_tray; }

Q_SIGNALS:
    /// There is no tray to tell it by.
    void untold(const QString& sentence);

private:
    Alerts m_alerts;
    NoticePace m_pace;
    TrayIcon* const m_tray;
};

} // namespace cryptopulse::gui
