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
    if (const auto found = std::ranges::find_if(screens, holds); found != screens.end()) {
        QRect placed(window.topLeft(), window.size().boundedTo(found->size()));
        if (placed.size() != window.size()) // too large: all of what is left of it is to be seen
            placed.moveTopLeft(
                QPoint(std::clamp(placed.left(), found->left(), found->right() - placed.width() + 1),
                       std::clamp(placed.top(), found->top(), found->bottom() - placed.height() + 1)));
        return placed;
    }
    const QRect& screen = screens.constFirst();
    QRect placed(QPoint(), window.size().boundedTo(screen.size()));
    placed.moveCenter(screen.center());
    return placed;
}

void placeAnew(QWidget& window, QSize wanted)
{
    const QScreen* screen = window.screen();
    if (!screen)
        return window.resize(wanted);
    const QRect available = screen->availableGeometry();
    // There is no frame yet that could be measured; its title is what counts.
    window.resize(wanted.boundedTo(available.size() - QSize(0, kTitleHeight)));
    window.move(available.center() - window.rect().center());
}

bool restorePlace(QWidget& window, const QByteArray& saved)
{
    if (!window.restoreGeometry(saved))
        return false;
    QList<QRect> screens;
    for (const QScreen* screen : QGuiApplication::screens())
        screens += screen->availableGeometry().adjusted(0, kTitleHeight, 0, 0);
    const QRect before = window.geometry();
    const QRect placed = placeOn(before, screens);
    if (placed != before)
        window.setGeometry(placed);
    return true;
}

} // namespace cryptopulse::gui
