#pragma once

#include <QByteArray>
#include <QList>
#include <QRect>

class QWidget;

namespace cryptopulse::gui {

/// Where a window of @p window's size and place goes so that it can be seen and moved: there, if enough of
/// its upper edge lies on one of @p screens; else in the middle of the first. Never larger than its screen.
[[nodiscard]] QRect placeOn(const QRect& window, const QList<QRect>& screens);

/// The same for a window that is opened for the first time, in the middle of the screen it is on.
void placeAnew(QWidget& window, QSize wanted);

/// Puts a window where QWidget::saveGeometry() had it, as far as the screens of today allow.
/// False when there is nothing to go by.
bool restorePlace(QWidget& window, const QByteArray& saved);

} // namespace cryptopulse::gui
