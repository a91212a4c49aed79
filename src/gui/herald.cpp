#include "gui/herald.h"

#include <QLoggingCategory>
#include <QWidget>

namespace cryptopulse::gui {

namespace {
Q_LOGGING_CATEGORY(lcAlerts, "cryptopulse.gui.alerts")
} // namespace

Herald::Herald(const TrayIcon::MenuActions& actions, QWidget& window)
    : QObject(&window)
    , m_tray(new TrayIcon(actions, window))
{
}

void Herald::setRules(const AlertRules& rules)
{
    if (rules == m_rules)
        return;
    m_rules = rules;
    m_alerts.setRules(rules);
    m_pace.forgetWaiting();
}

void Herald::takeOver(const Herald& former)
{
    const AlertRules rules = m_rules;
    m_rules = former.m_rules;
    m_alerts = former.m_alerts;
    m_pace = former.m_pace;
    setRules(rules);
}

void Herald::present(const engine::Snapshot& snapshot, core::UtcTime now, Lead lead)
{
    m_tray->present(snapshot, now, lead);
    for (const Alert& alert : m_pace.pass(m_alerts.read(snapshot, now, lead), now)) {
        qCInfo(lcAlerts, "%s", qUtf8Printable(alert.sentence));
        if (!m_tray->tell(alert.sentence))
            Q_EMIT untold(alert.sentence);
    }
}

} // namespace cryptopulse::gui
