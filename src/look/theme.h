#pragma once

#include "chart/colours.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

class QWidget;

/// The look of the window, all of it: colours, palette, style sheet, icons in the theme's colours.
namespace cryptopulse::look {

enum class Choice { System, Light, Dark };

/// "system", "light", "dark": as remembered in the settings.
[[nodiscard]] QString choiceName(Choice choice);
/// System for anything unknown.
[[nodiscard]] Choice choiceFromName(const QString& name);

/// Text colours have a contrast of at least 4.5 on the grounds they stand on (WCAG AA), strokes at least 3.
struct Colours {
    bool dark = false;
    QColor window;  ///< behind everything
    QColor card;    ///< behind a group of facts
    QColor border;  ///< decoration: between cards
    QColor control; ///< around what can be used
    QColor text;
    QColor muted; ///< secondary text
    QColor disabled;
    QColor accent; ///< the price line, focus, what is checked
    QColor onAccent;
    QColor grid;
    QColor noticeGround;
    QColor noticeBorder;
    QColor noticeText;

    bool operator==(const Colours&) const = default;
};

/// The colours of a choice; System looks at the palette the platform gave the application.
[[nodiscard]] const Colours& colours(Choice choice);

/// Those of a chart on a card.
[[nodiscard]] chart::Colours chartColours(const Colours& colours);

/// Gives @p window, its children and the dialogs over it palette and style sheet. Nothing else of the
/// application changes, so that the platform's own palette can still be followed.
void apply(QWidget& window, const Colours& colours);

/// A link in the theme's colour: rich text takes the platform's otherwise.
[[nodiscard]] QString link(const QString& address, const QString& text, const QPalette& palette);

/// One of resources/icons by name, in the theme's text colour, dimmed when disabled; in a chosen row of a
/// menu in the colour of the text there.
[[nodiscard]] QIcon icon(const QString& name, const Colours& colours);
[[nodiscard]] QIcon icon(const QString& name, const QColor& normal, const QColor& disabled,
                         const QColor& chosen = {});

/// The application's own.
[[nodiscard]] QIcon applicationIcon();

} // namespace cryptopulse::look
