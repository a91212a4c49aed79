#pragma once

#include "gui/trayhost.h"
#include "gui/trayicon.h"
#include "gui/windowfixture.h"

namespace cryptopulse::tests {

/// A desktop whose tray comes and goes as the test says.
class FakeTrayHost final : public gui::TrayHost
{
public:
    [[nodiscard]] bool isAvailable() const override { return available; }

    bool available = false;
};

/// Gives the window of @p fixture such a tray.
inline FakeTrayHost& giveTray(const WindowFixture& fixture, bool available)
{
    auto host = std::make_unique<FakeTrayHost>();
    host->available = available;
    FakeTrayHost& given = *host;
    fixture.window->findChild<gui::TrayIcon*>()->setHost(std::move(host));
    return given;
}

} // namespace cryptopulse::tests
