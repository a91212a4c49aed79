#include "look/panelstyle.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QLayout>
#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace cryptopulse::look {

void setFontScale(QWidget& widget, double scale, QFont::Weight weight)
{
    QFont font = QApplication::font(&widget);
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(weight);
    widget.setFont(font);
}

void fitHeight(QDialog& dialog)
{
    const int width = dialog.minimumWidth();
    dialog.resize(width, dialog.layout()->totalHeightForWidth(width));
}

void setRole(QWidget& widget, const QString& role)
{
    if (widget.property("role").toString() == role)
        return;
    widget.setProperty("role", role);
    widget.style()->unpolish(&widget); // a style sheet looks at properties only when it is applied
    widget.style()->polish(&widget);
    QEvent changed(QEvent::StyleChange); // a frame takes its padding from the style sheet only when told
    QCoreApplication::sendEvent(&widget, &changed);
}

} // namespace cryptopulse::look
