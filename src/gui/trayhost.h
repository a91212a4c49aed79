#pragma once

#include <QObject>

namespace cryptopulse::gui {

/// The part of a desktop that shows tray icons. It may come after the window, and go before it.
class TrayHost : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether there is one at this moment.
    [[nodiscard]] virtual bool isAvailable() const = 0;

Q_SIGNALS:
    /// One has come or gone, as far as the desktop tells of it; else look when it matters.
    void changed();
};

/// The one of this desktop.
class DesktopTrayHost final : public TrayHost
{
    Q_OBJECT

public:
    explicit DesktopTrayHost(QObject* parent = nullptr);

    [[nodiscard]] bool isAvailable() const override;
};

} // namespace cryptopulse::gui
