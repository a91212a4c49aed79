#include "gui/herald.h"

#include <QWidget>

namespace cryptopulse::gui {

Herald::Herald(const TrayIcon::MenuActions& actions, QWidget& window)
    : QObject(&window)
    , m_tray(new TrayIcon(actions, window))
{
}

void Herald::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    m_tray->present(snapshot, now);
    for (const Alert& alert : m_alerts.read(snapshot, now)) {
        if (m_pace.allows(alert.kind, now) && !m_tray->tell(alert.sentence))
            Q_EMIT untold(alert.sentence);
    }
}

} // namespace cryptopulse::gui
