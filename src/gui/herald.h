#pragma once

#include "gui/alertpace.h"
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

    void setRules(const AlertRules& rules);
    /// Goes on where another has ended: what that one told is told.
    void takeOver(const Herald& former);
    void present(const engine::Snapshot& snapshot, core::UtcTime now, Lead lead);

    [[nodiscard]] TrayIcon& tray() { return *m_tray; }

Q_SIGNALS:
    /// There is no tray to tell it by.
    void untold(const QString& sentence);

private:
    AlertRules m_rules;
    Alerts m_alerts;
    AlertPace m_pace;
    TrayIcon* const m_tray;
};

} // namespace cryptopulse::gui
