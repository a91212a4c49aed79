#include "gui/windowfixture.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QMenu>
#include <QMenuBar>
#include <QProgressBar>
#include <QRegularExpression>
#include <QToolBar>
#include <cmath>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::WindowFixture;

namespace {

/// Contrast of two colours as WCAG 2 defines it: 1 … 21.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double value) {
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

/// What a screen reader would say of a control.
QString nameOf(const QWidget& widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    for (const QLabel* label : widget.window()->findChildren<QLabel*>()) {
        if (label->buddy() == &widget)
            return label->text();
    }
    return {};
}

} // namespace

/// What the window shows for a state of the engine.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutPricesItSaysWhatToDo()
    {
        const WindowFixture f;
        QVERIFY(f.shows(u"welcomePage"_s));
        QVERIFY(!f.shows(u"chartPage"_s));
        QCOMPARE(f.text(u"headlineLabel"_s), u"No prices yet"_s);
        QVERIFY(!f.shows(u"messageBar"_s));
        QTest::mouseClick(f.find<QAbstractButton>(u"collectButton"_s), Qt::LeftButton);
        QTest::mouseClick(f.find<QAbstractButton>(u"autoButton"_s), Qt::LeftButton);
        QCOMPARE(f.engine.calls(), (std::vector<std::string>{"ingest", "collection on 60s"}));
        QTest::mouseClick(f.find<QAbstractButton>(u"historyButton"_s), Qt::LeftButton);
        QVERIFY(f.shows(u"historyDialog"_s));
    }

    void pricesReplaceTheFirstScreen()
    {
        WindowFixture f;
        f.engine.show(f.prices(42));
        QTRY_VERIFY(f.shows(u"chartPage"_s));
        QVERIFY(!f.shows(u"welcomePage"_s));
        QCOMPARE(f.text(u"priceLabel"_s), u"26,123.45"_s);
        QVERIFY(f.text(u"ageLabel"_s).endsWith(u"just now"_s));
        QCOMPARE(f.text(u"rowsLabel"_s), u"Prices stored: 42"_s);
        QCOMPARE(f.text(u"headlineLabel"_s), u"Collecting: 23 of 40 usable rows"_s);
        QCOMPARE(f.find<QProgressBar>(u"rowsBar"_s)->value(), 23);
        QVERIFY(f.window->windowTitle().contains(u"26,123.45"_s));
    }

    void aForecastIsShownWithItsWords()
    {
        WindowFixture f;
        f.engine.show(f.trained());
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"52.7 %"_s);
        QCOMPARE(f.find(u"numberLabel"_s)->accessibleName(), u"Probability of rise (5 min)"_s);
        QCOMPARE(f.text(u"headlineLabel"_s), u"Slightly more likely up than down."_s);
        QVERIFY(f.text(u"asOfLabel"_s).contains(u"26,123.45"_s));
        QCOMPARE(f.text(u"accuracyLabel"_s), u"52.0 %"_s);
        QCOMPARE(f.text(u"baseLabel"_s), u"51.0 %"_s);
        QVERIFY(f.text(u"verdictLabel"_s).contains(u"would have scored 51.0 %"_s));
    }

    void timeAloneMakesItStale()
    {
        WindowFixture f;
        f.engine.show(f.trained());
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"52.7 %"_s);
        f.clock.advance(20min); // no new snapshot: the window's own clock must see it
        QTRY_COMPARE(f.text(u"headlineLabel"_s), u"No longer current"_s);
        QCOMPARE(f.find(u"numberLabel"_s)->property("role").toString(), u"greyed"_s);
        QCOMPARE(f.find(u"priceLabel"_s)->property("role").toString(), u"greyed"_s);
        QVERIFY(f.text(u"ageLabel"_s).contains(u"20 min ago"_s));
    }

    void aLostServerIsSaidWithTheNextTry()
    {
        WindowFixture f;
        auto snapshot = f.trained();
        snapshot.connection = {"http://localhost:8000",
                               core::Error{core::ErrorKind::Disconnected, "gone", {}}, f.clock.now(),
                               f.clock.now() + 8s};
        f.engine.show(snapshot);
        QTRY_COMPARE(f.text(u"sentenceLabel"_s), u"The server cannot be reached."_s);
        QVERIFY(f.text(u"remedyLabel"_s).contains(u"Next try in 8 s"_s));
        QCOMPARE(f.text(u"headlineLabel"_s), u"No longer current"_s);
        snapshot.connection.trouble = std::nullopt;
        f.engine.show(snapshot);
        QTRY_VERIFY(!f.shows(u"messageBar"_s));
    }

    void aServerThatNeverAnsweredIsNoEmptyStore()
    {
        WindowFixture f;
        engine::Snapshot snapshot;
        snapshot.connection = {"http://localhost:8000",
                               core::Error{core::ErrorKind::Disconnected, "gone", {}}, f.clock.now(),
                               f.clock.now() + 8s};
        f.engine.show(snapshot);
        QTRY_COMPARE(f.text(u"headlineLabel"_s), u"Not connected"_s);
        QVERIFY(f.text(u"introLabel"_s).contains(u"http://localhost:8000"_s));
        QVERIFY(!f.shows(u"autoButton"_s));
        snapshot.connection.trouble = std::nullopt;
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"autoButton"_s));
    }

    void statusBarNamesApiAndSource()
    {
        const WindowFixture f;
        QCOMPARE(f.text(u"apiLabel"_s), u"API: http://127.0.0.1:8000"_s);
        QVERIFY(f.text(u"sourceLabel"_s).contains(u"https://www.coingecko.com"_s));
        QVERIFY(f.text(u"sourceLabel"_s).contains(u"Data provided by CoinGecko"_s));
        const WindowFixture without({u"1"_s, {}, u"Port 8000 is in use."_s, true});
        QCOMPARE(without.text(u"apiLabel"_s), u"API: off"_s);
        QCOMPARE(without.find(u"apiLabel"_s)->toolTip(), u"Port 8000 is in use."_s);
        without.window->resize(1280, 800); // where there is no room, the badge gives way
        QTRY_VERIFY(without.shows(u"demoBadge"_s));
        QVERIFY(!without.text(u"sourceLabel"_s).contains(u"CoinGecko"_s));
    }

    void placeAndThemeAreRemembered()
    {
        WindowFixture f;
        f.window->resize(f.window->minimumWidth(), 702); // the screen of the tests is no larger
        f.trigger(u"darkThemeAction"_s);
        f.window->close();
        gui::MainWindow again(f.engine, f.clock, f.settings, {});
        QCOMPARE(again.size(), QSize(f.window->minimumWidth(), 702));
        QVERIFY(again.findChild<QAction*>(u"darkThemeAction"_s)->isChecked());
        QVERIFY(again.palette().color(QPalette::Window).lightness() < 64);
    }

    void contrastIsEnough_data()
    {
        QTest::addColumn<look::Choice>("choice");
        QTest::newRow("light") << look::Choice::Light;
        QTest::newRow("dark") << look::Choice::Dark;
    }
    void contrastIsEnough()
    {
        QFETCH(look::Choice, choice);
        const look::Colours& c = look::colours(choice);
        for (const QColor& ground : {c.card, c.window}) {
            QVERIFY(contrast(c.text, ground) >= 7);
            QVERIFY(contrast(c.muted, ground) >= 4.5);
            QVERIFY(contrast(c.accent, ground) >= 4.5);
            QVERIFY(contrast(c.control, ground) >= 3);
        }
        QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
        QVERIFY(contrast(c.noticeText, c.noticeGround) >= 7);
    }

    void everyControlHasANameAndEveryShortcutIsTold()
    {
        WindowFixture f;
        f.trigger(u"batchAction"_s);
        f.trigger(u"aboutAction"_s);
        for (const QWidget* widget : f.window->findChildren<QWidget*>()) {
            const bool control = qobject_cast<const QAbstractButton*>(widget) ||
                                 qobject_cast<const QAbstractSpinBox*>(widget) ||
                                 qobject_cast<const QProgressBar*>(widget);
            const bool ofQt = widget->objectName().startsWith(u"qt_"_s);
            if (control && !ofQt)
                QVERIFY2(!nameOf(*widget).isEmpty(), qPrintable(widget->objectName()));
        }
        for (const QAction* action : f.find<QToolBar>(u"toolBar"_s)->actions()) {
            if (!action->shortcut().isEmpty())
                QVERIFY2(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)),
                         qPrintable(action->objectName()));
        }
    }

    void everyActionIsInTheMenus()
    {
        const WindowFixture f;
        QList<QAction*> inMenus = f.window->menuBar()->actions();
        for (qsizetype i = 0; i < inMenus.size(); ++i) { // as a reader finds them: from the bar downwards
            if (const QMenu* menu = inMenus[i]->menu())
                inMenus += menu->actions();
        }
        for (QAction* action : f.window->findChildren<QAction*>(QRegularExpression(u"Action$"_s)))
            QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
    }

    void aboutNamesVersionLicenceAndSource()
    {
        const WindowFixture f;
        f.trigger(u"aboutAction"_s);
        QVERIFY(f.shows(u"aboutDialog"_s));
        QVERIFY(f.text(u"versionLabel"_s).contains(u"9.8.7"_s));
        QVERIFY(f.text(u"licenceLabel"_s).contains(u"GPL-3.0-or-later"_s));
        QVERIFY(f.text(u"dataLabel"_s).contains(u"coingecko.com"_s));
        f.trigger(u"aboutAction"_s); // raised, not opened twice
        QCOMPARE(f.window->findChildren<QDialog*>().size(), 1);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
