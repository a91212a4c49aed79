#pragma once

#include <QFont>
#include <QString>

class QDialog;
class QWidget;

namespace cryptopulse::look {

/// Makes a widget's text @p scale times as large as the system's, in a weight.
void setFontScale(QWidget& widget, double scale, QFont::Weight weight = QFont::Normal);

/// Makes a dialog as high as its wrapped texts need at its least width.
void fitHeight(QDialog& dialog);

/// The role by which the style sheet knows a label; cheap when it stays the same.
void setRole(QWidget& widget, const QString& role);

} // namespace cryptopulse::look
