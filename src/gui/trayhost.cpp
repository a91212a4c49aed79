#include "gui/trayhost.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusServiceWatcher>
#include <QGuiApplication>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

const QString kWatcher = u"org.kde.StatusNotifierWatcher"_s; // of every desktop, whatever the name says

bool isOnTheBus()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() && bus.interface()->isServiceRegistered(kWatcher);
}

} // namespace

DesktopTrayHost::DesktopTrayHost(QObject* parent)
    : TrayHost(parent)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    auto* watcher = new QDBusServiceWatcher(kWatcher, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &TrayHost::changed);
}

bool DesktopTrayHost::isAvailable() const
{
    // Qt looks for the watcher once and never again: asked too early, it would miss one that comes later. So
    // it is asked without one only where there is another kind of tray.
    const bool mayHaveAnother = QGuiApplication::platformName() == "xcb"_L1;
    return (mayHaveAnother || isOnTheBus()) && QSystemTrayIcon::isSystemTrayAvailable();
}

} // namespace cryptopulse::gui
