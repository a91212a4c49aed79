#include "look/theme.h"

#include "look/dialogdress.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>
#include <QWidget>

using namespace Qt::StringLiterals;

// Outside of any namespace, as the macro asks. A static library's resources are dropped by the linker unless
// named.
static void initialiseResources()
{
    Q_INIT_RESOURCE(look);
}

namespace cryptopulse::look {

namespace {

const Colours kLight{.dark = false,
                     .window = QColor(0xf1, 0xf4, 0xf7),
                     .card = QColor(0xff, 0xff, 0xff),
                     .border = QColor(0xd8, 0xdf, 0xe6),
                     .control = QColor(0x74, 0x81, 0x8f),
                     .text = QColor(0x15, 0x1f, 0x2a),
                     .muted = QColor(0x52, 0x60, 0x6e),
                     .disabled = QColor(0x8b, 0x97, 0xa3),
                     .accent = QColor(0x17, 0x5c, 0xb0),
                     .onAccent = QColor(0xff, 0xff, 0xff),
                     .grid = QColor(0xe6, 0xea, 0xef),
                     .noticeGround = QColor(0xff, 0xf5, 0xdd),
                     .noticeBorder = QColor(0xd9, 0xb4, 0x4f),
                     .noticeText = QColor(0x57, 0x3c, 0x00)};

const Colours kDark{.dark = true,
                    .window = QColor(0x10, 0x16, 0x1d),
                    .card = QColor(0x19, 0x21, 0x2a),
                    .border = QColor(0x2a, 0x35, 0x40),
                    .control = QColor(0x6d, 0x7b, 0x89),
                    .text = QColor(0xe8, 0xed, 0xf2),
                    .muted = QColor(0xa5, 0xb2, 0xbf),
                    .disabled = QColor(0x66, 0x73, 0x80),
                    .accent = QColor(0x6f, 0xb3, 0xf7),
                    .onAccent = QColor(0x0a, 0x15, 0x20),
                    .grid = QColor(0x26, 0x30, 0x3a),
                    .noticeGround = QColor(0x38, 0x2d, 0x12),
                    .noticeBorder = QColor(0x86, 0x6a, 0x26),
                    .noticeText = QColor(0xf9, 0xe5, 0xb2)};

QPalette paletteOf(const Colours& c)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& colour) {
        palette.setColor(role, colour);
    };
    set(QPalette::Window, c.window);
    set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.card);
    set(QPalette::AlternateBase, c.window);
    set(QPalette::Text, c.text);
    set(QPalette::Button, c.card);
    set(QPalette::ButtonText, c.text);
    set(QPalette::BrightText, c.onAccent);
    set(QPalette::Highlight, c.accent);
    set(QPalette::HighlightedText, c.onAccent);
    set(QPalette::Link, c.accent);
    set(QPalette::LinkVisited, c.accent);
    set(QPalette::ToolTipBase, c.card);
    set(QPalette::ToolTipText, c.text);
    set(QPalette::PlaceholderText, c.muted);
    set(QPalette::Light, c.card.lighter(110));
    set(QPalette::Midlight, c.border);
    set(QPalette::Mid, c.border);
    set(QPalette::Dark, c.control);
    set(QPalette::Shadow, c.dark ? QColor(0, 0, 0) : c.control);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    return palette;
}

constexpr QStringView kStyleSheet = uR"(
QMainWindow, QDialog { background: @window; }
QLabel[role="muted"], QLabel[role="caption"] { color: @muted; }
QLabel[role="figure"] { color: @text; }
QLabel[role="greyed"] { color: @muted; }
QFrame[card="true"] { background: @card; border: 1px solid @border; border-radius: 8px; }
QFrame[cell="right"] { border: 2px solid @accent; border-radius: 6px; }
QFrame[cell="wrong"] { border: 1px dashed @control; border-radius: 6px; }
QFrame#forecastPanel:focus { border: 2px solid @accent; }
QScrollArea[page="true"] { border: 1px solid transparent; border-radius: 8px; background: transparent; }
QScrollArea[page="true"]:focus { border-color: @accent; }
QScrollArea[page="true"] > QWidget > QWidget#content { background: transparent; }
QFrame[role="rule"] { background: @border; border: none; }
QScrollArea#sideScroll, QWidget#side { background: transparent; }
QScrollBar:vertical { background: transparent; border: none; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @control; border-radius: 4px; min-height: 32px; margin: 0 0 0 4px; }
QScrollBar::handle:vertical:hover { background: @muted; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; border: none; background: none; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: none; }
QScrollBar:horizontal { background: transparent; border: none; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @control; border-radius: 4px; min-width: 32px; margin: 4px 0 0 0; }
QScrollBar::handle:horizontal:hover { background: @muted; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; border: none; background: none; }
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal { background: none; }
QFrame#messageBar { background: @noticeGround; border: 1px solid @noticeBorder; border-radius: 8px; }
QFrame#messageBar QLabel { color: @noticeText; }
QMenuBar { background: @window; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @border; }
QMenu { background: @card; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 28px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @onAccent; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QToolBar { background: @card; border: none; border-top: 1px solid @border; border-bottom: 1px solid @border;
           padding: 4px 12px; spacing: 4px; }
QToolBar::separator { background: @border; width: 1px; margin: 6px 8px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 6px 10px; background: transparent; }
QToolButton:hover:enabled { background: @window; border-color: @border; }
QToolButton:pressed, QToolButton:checked { background: @window; border-color: @control; }
QToolButton:focus { border: 2px solid @accent; padding: 5px 9px; }
QFileDialog QToolButton { padding: 3px; }
QFileDialog QToolButton:focus { padding: 2px; }
QFileDialog QLineEdit, QFileDialog QListView { background: @card; color: @text; border: 1px solid @control;
    border-radius: 6px; padding: 4px; }
QFileDialog QLineEdit:focus, QFileDialog QListView:focus { border: 2px solid @accent; padding: 3px; }
QPushButton { background: @card; border: 1px solid @control; border-radius: 6px; padding: 6px 14px; min-height: 18px; }
QPushButton:hover:enabled { background: @window; }
QPushButton:pressed { background: @border; }
QPushButton:disabled { border-color: @border; }
QPushButton:default, QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton:default:hover:enabled, QPushButton[primary="true"]:hover:enabled { background: @hovered; color: @onAccent;
    border-color: @hovered; }
QPushButton:default:pressed:enabled, QPushButton[primary="true"]:pressed:enabled { background: @pressed;
    color: @onAccent; border-color: @pressed; }
QPushButton:default:disabled, QPushButton[primary="true"]:disabled { background: @border; color: @disabled; border-color: @border; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton:default:focus, QPushButton[primary="true"]:focus { border: 2px solid @text; }
QPushButton[preset="true"] { padding: 3px 10px; border-color: @border; background: transparent; }
QPushButton[preset="true"]:checked { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton[preset="true"]:focus { border: 2px solid @text; padding: 2px 9px; }
QPushButton[menu="true"] { padding-right: 22px; }
QPushButton[menu="true"]:focus { padding-right: 21px; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: 7px; width: 9px; }
QTableView { background: @card; alternate-background-color: @window; selection-background-color: @accent;
             selection-color: @onAccent; border: 2px solid @card; border-radius: 4px; margin-left: 8px; }
QTableView:focus { border-color: @accent; }
QDialog QTableView { margin-left: 0; }
QTableView::item { padding: 0 6px; border: none; }
QTableView::item:selected { background: @accent; color: @onAccent; }
QLineEdit[role="field"], QComboBox, QAbstractSpinBox { background: @card; color: @text; border: 1px solid @control;
    border-radius: 6px; padding: 6px 8px; min-height: 18px; selection-background-color: @accent;
    selection-color: @onAccent; }
QLineEdit[role="field"]:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid @accent; padding: 5px 7px; }
QLineEdit[role="field"]:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { background: @window;
    color: @disabled; border-color: @border; }
QComboBox { padding-left: 10px; } /* a line edit indents its text by two more */
QComboBox:focus { padding-left: 9px; }
QComboBox QLineEdit { background: transparent; border: none; padding: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/cryptopulse/icons/style-arrow-@mode.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @card; color: @text; border: 1px solid @control;
    selection-background-color: @accent; selection-color: @onAccent; padding: 4px; }
QAbstractSpinBox { padding-right: 2px; }
QAbstractSpinBox:focus { padding-right: 1px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 20px; }
QAbstractSpinBox::up-arrow { image: url(:/cryptopulse/icons/style-up-@mode.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(:/cryptopulse/icons/style-arrow-@mode.svg); width: 12px; height: 12px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {
    image: url(:/cryptopulse/icons/style-up-disabled.svg); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off, QComboBox::down-arrow:disabled,
    QDateEdit::down-arrow:disabled { image: url(:/cryptopulse/icons/style-arrow-disabled.svg); }
QTableCornerButton::section { background: @card; border: none; border-bottom: 1px solid @border; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QCheckBox { spacing: 8px; padding: 3px 3px 3px 0; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus { border-color: @accent; }
QCheckBox:disabled { color: @disabled; }
QCheckBox::indicator, QListWidget::indicator { width: 16px; height: 16px; border: 1px solid @control; border-radius: 4px; background: @card; }
QCheckBox::indicator:checked, QListWidget::indicator:checked { background: @accent; border-color: @accent;
    image: url(:/cryptopulse/icons/style-check-@mode.svg); }
QCheckBox::indicator:disabled, QListWidget::indicator:disabled { background: @window; border-color: @border; }
QCheckBox::indicator:checked:disabled, QListWidget::indicator:checked:disabled { background: @disabled; }
QTabWidget::pane { background: @card; border: 1px solid @border; border-radius: 8px; }
QTabWidget::tab-bar { left: 8px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 14px; border: 2px solid transparent;
    border-radius: 6px; margin-bottom: 6px; }
QTabBar::tab:hover { background: @border; }
QTabBar::tab:selected { background: @card; color: @text; border-color: @border; }
QTabBar::tab:focus { border-color: @accent; }
QTreeView, QListWidget, QPlainTextEdit { background: @card; color: @text; border: 1px solid @border; border-radius: 6px;
    selection-background-color: @accent; selection-color: @onAccent; }
QTreeView:focus, QListWidget:focus, QPlainTextEdit:focus { border-color: @accent; }
QTreeView::item, QListWidget::item { padding: 4px 6px; border: none; }
QTreeView::item:selected, QListWidget::item:selected { background: @accent; color: @onAccent; }
QListWidget::item:disabled { color: @disabled; }
QHeaderView { background: @card; border: none; }
QHeaderView::section { background: @card; color: @muted; border: none; border-bottom: 1px solid @border; padding: 6px 8px; }
QLabel[role="problem"] { background: @noticeGround; color: @noticeText; border: 1px solid @noticeBorder;
    border-radius: 6px; padding: 6px 10px; }
QLabel[openExternalLinks="true"], QLabel[role="fact"] { border: 1px solid transparent; border-radius: 4px; }
QLabel[openExternalLinks="true"]:focus, QLabel[role="fact"]:focus { border-color: @accent; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QProgressBar { background: @border; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QStatusBar { background: @window; border-top: 1px solid @border; }
QStatusBar QLabel { color: @muted; padding: 2px 6px; }
QStatusBar::item { border: none; }
QLabel#demoBadge { background: @noticeGround; color: @noticeText; border: 1px solid @noticeBorder;
                   border-radius: 6px; padding: 4px 10px; }
QToolTip { background: @card; color: @text; border: 1px solid @control; padding: 4px; }
)";

QString styleSheetOf(const Colours& c)
{
    QString sheet = kStyleSheet.toString();
    // Further from the colour of the text on them, so that it stays as easy to read.
    const QColor hovered = c.dark ? c.accent.lighter(110) : c.accent.darker(115);
    const QColor pressed = c.dark ? c.accent.lighter(118) : c.accent.darker(135);
    // Longer names first: one must not be replaced inside another.
    const std::pair<QLatin1StringView, QColor> names[]{{"@hovered"_L1, hovered},
                                                       {"@pressed"_L1, pressed},
                                                       {"@noticeGround"_L1, c.noticeGround},
                                                       {"@noticeBorder"_L1, c.noticeBorder},
                                                       {"@noticeText"_L1, c.noticeText},
                                                       {"@disabled"_L1, c.disabled},
                                                       {"@onAccent"_L1, c.onAccent},
                                                       {"@control"_L1, c.control},
                                                       {"@accent"_L1, c.accent},
                                                       {"@border"_L1, c.border},
                                                       {"@window"_L1, c.window},
                                                       {"@muted"_L1, c.muted},
                                                       {"@card"_L1, c.card},
                                                       {"@text"_L1, c.text}};
    for (const auto& [name, colour] : names)
        sheet.replace(name, colour.name());
    sheet.replace("@mode"_L1, c.dark ? "dark"_L1 : "light"_L1);
    return sheet;
}

QPixmap render(const QByteArray& svg, const QColor& colour, int size)
{
    QByteArray coloured = svg;
    coloured.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(coloured);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

QString choiceName(Choice choice)
{
    switch (choice) {
    case Choice::System:
        return u"system"_s;
    case Choice::Light:
        return u"light"_s;
    case Choice::Dark:
        return u"dark"_s;
    }
    return u"system"_s;
}

Choice choiceFromName(const QString& name)
{
    if (name == "light"_L1)
        return Choice::Light;
    return name == "dark"_L1 ? Choice::Dark : Choice::System;
}

const Colours& colours(Choice choice)
{
    if (choice == Choice::Light)
        return kLight;
    if (choice == Choice::Dark)
        return kDark;
    // Qt before 6.5 has no name for it: a platform is dark when its text is lighter than its ground.
    const QPalette platform = QApplication::palette();
    const bool dark =
        platform.color(QPalette::WindowText).lightness() > platform.color(QPalette::Window).lightness();
    return dark ? kDark : kLight;
}

chart::Colours chartColours(const Colours& c)
{
    const auto translucent = [](QColor colour, float alpha) {
        colour.setAlphaF(alpha);
        return colour;
    };
    const QColor rising = c.dark ? QColor(0x4c, 0xc3, 0x8a) : QColor(0x0b, 0x7a, 0x4b);
    const QColor falling = c.dark ? QColor(0xff, 0x7b, 0x72) : QColor(0xb3, 0x37, 0x2f);
    return {.ground = c.card,
            .text = c.text,
            .muted = c.muted,
            .grid = c.grid,
            .line = c.accent,
            .fill = translucent(c.accent, c.dark ? 0.12F : 0.09F),
            .hole = translucent(c.muted, c.dark ? 0.14F : 0.10F),
            .rising = rising,
            .falling = falling,
            .hit = rising,
            .miss = falling,
            .ma5 = c.dark ? QColor(0xf0, 0xa9, 0x4a) : QColor(0xa8, 0x5a, 0x00),
            .ma15 = c.dark ? QColor(0xc4, 0x9b, 0xff) : QColor(0x7b, 0x3f, 0xb5)};
}

void apply(QWidget& window, const Colours& colours)
{
    // Without it, a style sheet stops the palette from reaching the widgets below.
    QCoreApplication::setAttribute(Qt::AA_UseStyleSheetPropagationInWidgetStyles);
    initialiseResources(); // the style sheet names some
    DialogDress::install();
    window.setPalette(paletteOf(colours));
    window.setStyleSheet(styleSheetOf(colours));
}

QString link(const QString& address, const QString& text, const QPalette& palette)
{
    return u"<a href=\"%1\" style=\"color: %2\">%3</a>"_s.arg(address, palette.color(QPalette::Link).name(),
                                                              text);
}

QIcon icon(const QString& name, const QColor& normal, const QColor& disabled, const QColor& chosen)
{
    initialiseResources();
    QFile file(u":/cryptopulse/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    QIcon result;
    // The sizes in use at scales of 1 to 2; between them the icon is scaled down, which stays sharp enough.
    for (const int size : {16, 20, 24, 32, 40, 48}) {
        result.addPixmap(render(svg, normal, size), QIcon::Normal);
        result.addPixmap(render(svg, disabled, size), QIcon::Disabled);
        if (chosen.isValid())
            result.addPixmap(render(svg, chosen, size), QIcon::Active);
    }
    return result;
}

QIcon icon(const QString& name, const Colours& colours)
{
    return icon(name, colours.text, colours.disabled, colours.onAccent);
}

QIcon applicationIcon()
{
    initialiseResources();
    const QString path = u":/cryptopulse/icons/cryptopulse.svg"_s;
    QSvgRenderer renderer(path);
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace cryptopulse::look
