#include "look/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStyleOptionButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <cmath>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using look::Choice;

namespace {

double luminance(const QColor& colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

/// The strongest contrast within @p place of a picture against @p ground.
double strongest(const QImage& picture, const QRect& place, const QColor& ground)
{
    double most = 1;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        for (int x = place.left(); x <= place.right(); ++x)
            most = std::max(most, contrast(picture.pixelColor(x, y), ground));
    }
    return most;
}

/// How well what is written on a button is told from the button.
double legibility(QPushButton& button)
{
    const QImage picture = button.grab().toImage();
    const QColor ground = picture.pixelColor(6, picture.height() / 2); // beside the text, within the border
    return strongest(picture, picture.rect().adjusted(8, 6, -8, -6), ground);
}

/// A window as the application's is, while the platform's own colours are the other ones.
struct Window {
    explicit Window(Choice choice)
        : colours(look::colours(choice))
    {
        look::apply(window, colours);
        window.resize(300, 200);
        window.show();
    }
    const look::Colours& colours;
    QMainWindow window;
};

void addThemes()
{
    QTest::addColumn<Choice>("theme");
    QTest::newRow("light") << Choice::Light;
    QTest::newRow("dark") << Choice::Dark;
}

/// The platform's colours are those of the other theme.
void setPlatform(Choice theme)
{
    const bool dark = theme == Choice::Light;
    QApplication::setPalette(dark ? QPalette(QColor(40, 40, 44)) : QPalette(QColor(240, 240, 240)));
}

/// What cannot be read of a dialog: texts whose colour is too near to that of the ground they stand on.
QStringList illegible(const QWidget& dialog)
{
    QStringList found;
    for (const QWidget* widget : dialog.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&dialog) || qobject_cast<const QAbstractButton*>(widget))
            continue; // a style sheet's transparent ground is none in a palette
        const QPalette& palette = widget->palette();
        const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[]{
            {QPalette::WindowText, QPalette::Window},
            {QPalette::Text, QPalette::Base},
            {QPalette::HighlightedText, QPalette::Highlight}};
        for (const auto& [text, ground] : pairs) {
            if (contrast(palette.color(text), palette.color(ground)) < 4.5)
                found += u"%1 %2"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                        widget->objectName());
        }
    }
    return found;
}

} // namespace

/// What the look promises: that everything can be read, whatever state it is in.
class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }
    void cleanup() { QApplication::setPalette(QPalette()); }

    void aPrimaryButtonIsReadInEveryState_data() { addThemes(); }
    void aPrimaryButtonIsReadInEveryState()
    {
        QFETCH(Choice, theme);
        Window w(theme);
        for (const bool isDefault : {false, true}) {
            QPushButton button(u"MMMM"_s, &w.window);
            button.setDefault(isDefault);
            button.setProperty("primary", !isDefault);
            button.resize(120, 34);
            button.show();
            QVERIFY2(legibility(button) > 4.5, qPrintable(QString::number(legibility(button))));
            QTest::mouseMove(&w.window, QPoint(280, 190));
            QTRY_VERIFY(!button.underMouse());
            const QImage quiet = button.grab().toImage();
            QTest::mouseMove(&button);
            QTRY_VERIFY(button.underMouse());
            QVERIFY2(legibility(button) > 4.5, qPrintable(QString::number(legibility(button))));
            const QImage hovered = button.grab().toImage();
            QVERIFY(hovered != quiet); // it answers the mouse
            button.setDown(true);
            QVERIFY2(legibility(button) > 4.5, qPrintable(QString::number(legibility(button))));
            QVERIFY(button.grab().toImage() != hovered);
        }
    }

    void aMessageBoxIsReadWhateverThePlatformsColours_data() { addThemes(); }
    void aMessageBoxIsReadWhateverThePlatformsColours()
    {
        QFETCH(Choice, theme);
        setPlatform(theme);
        Window w(theme);
        QMessageBox box(QMessageBox::Question, u"Quit"_s, u"MMMM"_s, QMessageBox::Ok | QMessageBox::Cancel,
                        &w.window);
        box.setInformativeText(u"MMMM"_s);
        box.show();
        QCOMPARE(illegible(box), QStringList());
        const QImage picture = box.grab().toImage();
        for (const QLabel* label : box.findChildren<QLabel*>()) {
            if (label->text().isEmpty())
                continue;
            const QRect place(label->mapTo(&box, QPoint()), label->size());
            QCOMPARE(picture.pixelColor(place.topLeft()), w.colours.window);
            QVERIFY(strongest(picture, place, w.colours.window) > 4.5);
        }
    }

    void aDialogOverADialogIsDressedToo()
    {
        setPlatform(Choice::Dark);
        Window w(Choice::Dark);
        QFileDialog files(&w.window);
        QMessageBox box(QMessageBox::Warning, u"Save"_s, u"There is one."_s, QMessageBox::Ok, &files);
        box.show();
        QCOMPARE(box.palette().color(QPalette::WindowText), w.colours.text);
    }

    void aFileDialogIsReadWhateverThePlatformsColours_data() { addThemes(); }
    void aFileDialogIsReadWhateverThePlatformsColours()
    {
        QFETCH(Choice, theme);
        setPlatform(theme);
        Window w(theme);
        const QTemporaryDir folder;
        QFileDialog dialog(&w.window, u"Open"_s, folder.path());
        dialog.setOption(QFileDialog::DontUseNativeDialog);
        dialog.setViewMode(QFileDialog::Detail);
        dialog.show();
        QCOMPARE(illegible(dialog).join(u", "_s), QString());
        const QImage picture = dialog.grab().toImage();
        int tools = 0;
        for (QToolButton* tool : dialog.findChildren<QToolButton*>()) {
            if (!tool->isVisible() || tool->icon().isNull() || !tool->isEnabled())
                continue;
            ++tools;
            const QRect place(tool->mapTo(&dialog, QPoint(3, 3)), tool->size() - QSize(6, 6));
            const QColor ground = picture.pixelColor(place.topLeft());
            QVERIFY2(strongest(picture, place, ground) > 3, qPrintable(tool->objectName())); // strokes
        }
        QVERIFY(tools >= 3);
    }

    void aChosenMenuRowShowsItsIconInTheColourOfItsText_data() { addThemes(); }
    void aChosenMenuRowShowsItsIconInTheColourOfItsText()
    {
        QFETCH(Choice, theme);
        Window w(theme);
        QMenu menu(&w.window);
        QAction* action = menu.addAction(look::icon(u"settings"_s, w.colours), u"Settings"_s);
        menu.popup(QPoint(10, 10));
        menu.setActiveAction(action);
        const QRect row = menu.actionGeometry(action);
        const QRect place(row.left() + 4, row.top() + 4, 20, row.height() - 8); // left of the text
        const QImage picture = menu.grab().toImage();
        QCOMPARE(picture.pixelColor(row.center().x(), row.top() + 2), w.colours.accent);
        QVERIFY(strongest(picture, place, w.colours.accent) > 4.5);
    }

    void fieldsShowTheirArrowsAndTicks_data() { addThemes(); }
    void fieldsShowTheirArrowsAndTicks() // a plugin of Qt draws them, which some systems package apart
    {
        QFETCH(Choice, theme);
        Window w(theme);
        QComboBox list(&w.window);
        QDateEdit date(&w.window);
        date.setCalendarPopup(true);
        for (QWidget* field : {static_cast<QWidget*>(&list), static_cast<QWidget*>(&date)}) {
            field->resize(120, 36);
            field->show();
            const QImage picture = field->grab().toImage();
            const QRect place(picture.width() - 24, 6, 20, picture.height() - 12);
            QVERIFY(strongest(picture, place, w.colours.card) > 3);
        }
        QCheckBox check(&w.window);
        check.setChecked(true);
        check.resize(40, 30);
        check.show();
        QStyleOptionButton option;
        option.initFrom(&check);
        const QRect box = check.style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, &check);
        const QImage picture = check.grab().toImage();
        QCOMPARE(picture.pixelColor(box.topLeft() + QPoint(4, 4)), w.colours.accent);
        QVERIFY(strongest(picture, box.adjusted(3, 3, -3, -3), w.colours.accent) > 3);
    }

    void dialogButtonsHaveNoIcons()
    {
        Window w(Choice::Light);
        QDialog dialog(&w.window);
        QDialogButtonBox buttons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
        dialog.show();
        QCOMPARE(buttons.style()->styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons, nullptr, &buttons),
                 0);
        QVERIFY(buttons.button(QDialogButtonBox::Ok)->icon().isNull());
        QMessageBox box(QMessageBox::Warning, u"Save"_s, u"There is one."_s, QMessageBox::Ok, &w.window);
        box.show();
        QVERIFY(box.button(QMessageBox::Ok)->icon().isNull());
    }
};

QTEST_MAIN(TestLook)
#include "tst_look.moc"
