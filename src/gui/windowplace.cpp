#include "gui/windowplace.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>
#include <algorithm>

namespace cryptopulse::gui {

namespace {

constexpr int kTitleHeight = 32; // what there must be to take hold of
constexpr int kTitleWidth = 120;

} // namespace

QRect placeOn(const QRect& window, const QList<QRect>& screens)
{
    if (screens.isEmpty())
        return window;
    const QRect title(window.topLeft(), QSize(window.width(), kTitleHeight));
    const auto holds = [&title](const QRect& screen) {
        const QRect seen = screen & title;
        return seen.width() >= kTitleWidth && seen.height() >= kTitleHeight / 2;
    };
    if (std::ranges::any_of(screens, holds))
        return window;
    const QRect& screen = screens.constFirst();
    QRect placed(QPoint(), window.size().boundedTo(screen.size()));
    placed.moveCenter(screen.center());
    return placed;
}

bool restorePlace(QWidget& window, const QByteArray& saved)
{
    if (!window.restoreGeometry(saved))
        return false;
    QList<QRect> screens;
    for (const QScreen* screen : QGuiApplication::screens())
        screens += screen->availableGeometry();
    const QRect before = window.geometry();
    const QRect placed = placeOn(before, screens);
    if (placed != before)
        window.setGeometry(placed);
    return true;
}

} // namespace cryptopulse::gui
