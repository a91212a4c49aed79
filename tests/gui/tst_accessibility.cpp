#include "gui/windowfixture.h"
#include "support/emptylog.h"
#include "support/fakecatalogue.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QApplication>
#include <QTabWidget>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using tests::WindowFixture;

namespace {

QString nameOf(const QAccessibleInterface& one)
{
    const QString text = one.text(QAccessible::Name);
    return text.isEmpty() ? one.text(QAccessible::Description) : text;
}

/// The inside of something that scrolls: what is read out is the whole.
bool isViewport(const QWidget& widget)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return area && area->viewport() == &widget;
}

/// The object names of all below @p parent that can be focused and have no name to be read out.
void collectNameless(QAccessibleInterface* parent, QStringList& nameless, int& focusable)
{
    for (int i = 0; parent && i < parent->childCount(); ++i) {
        QAccessibleInterface* child = parent->child(i);
        if (!child || !child->isValid())
            continue;
        const auto* widget = qobject_cast<const QWidget*>(child->object());
        if (child->state().focusable && widget && widget->isVisible() && !isViewport(*widget)) {
            ++focusable;
            if (nameOf(*child).isEmpty())
                nameless += u"%1 (%2 in %3)"_s.arg(widget->objectName(),
                                                   QString::fromLatin1(widget->metaObject()->className()),
                                                   widget->parentWidget()->objectName());
        }
        collectNameless(child, nameless, focusable);
    }
}

void checkNames(QWidget& window)
{
    QStringList nameless;
    int focusable = 0;
    collectNameless(QAccessible::queryAccessibleInterface(&window), nameless, focusable);
    QVERIFY(focusable > 0);
    QVERIFY2(nameless.isEmpty(), qPrintable(window.objectName() + u": "_s + nameless.join(u", "_s)));
}

} // namespace

/// What a screen reader finds in the window and its dialogs.
class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFocusableControlOfTheWindowHasAName()
    {
        WindowFixture f;
        checkNames(*f.window); // the first screen
        f.engine.show(f.trained());
        QTRY_VERIFY(f.shows(u"chartPage"_s));
        checkNames(*f.window);
    }

    void everyFocusableControlOfTheDialogsHasAName_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("dialog");
        for (const QString& name : {u"batch"_s, u"history"_s, u"gaps"_s, u"settings"_s, u"log"_s,
                                    u"shortcuts"_s, u"jobs"_s, u"about"_s, u"asset"_s, u"compact"_s})
            QTest::newRow(qPrintable(name)) << name + u"Action"_s << name + u"Dialog"_s;
    }
    void everyFocusableControlOfTheDialogsHasAName()
    {
        QFETCH(QString, action);
        QFETCH(QString, dialog);
        const support::EmptyLog log;
        tests::FakeCatalogue coins;
        WindowFixture f;
        f.window->setLog(log);
        coins.page = tests::FakeCatalogue::someCoins(f.clock.now());
        f.window->setCatalogue(coins);
        f.engine.show(f.trained());
        QTRY_VERIFY(f.find<QAction>(action)->isEnabled());
        f.trigger(action);
        auto* opened = f.find<QDialog>(dialog);
        auto* tabs = opened->findChild<QTabWidget*>();
        for (int page = 0; page < (tabs ? tabs->count() : 1); ++page) {
            if (tabs)
                tabs->setCurrentIndex(page);
            checkNames(*opened);
        }
        f.window.reset(); // before the log
    }

    /// Every button can be reached with Tab alone, in both directions.
    void tabReachesTheChartsButtons_data()
    {
        QTest::addColumn<bool>("forward");
        QTest::newRow("Tab") << true;
        QTest::newRow("Shift+Tab") << false;
    }
    void tabReachesTheChartsButtons()
    {
        QFETCH(bool, forward);
        WindowFixture f;
        f.engine.show(f.trained());
        QTRY_VERIFY(f.shows(u"chartPage"_s));
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QStringList reached;
        f.find<QWidget>(u"priceChart"_s)->setFocus();
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(QApplication::focusWidget(), forward ? Qt::Key_Tab : Qt::Key_Backtab);
            if (const QWidget* focus = QApplication::focusWidget())
                reached += focus->objectName();
        }
        for (const auto& name : {u"hour1"_s, u"hour6"_s, u"day1"_s, u"week1"_s, u"month1"_s, u"all"_s,
                                 u"lineStyle"_s, u"areaStyle"_s, u"candlesStyle"_s, u"showButton"_s,
                                 u"followButton"_s, u"tableButton"_s, u"priceChart"_s, u"forecastPanel"_s})
            QVERIFY2(reached.contains(name), qPrintable(name + u" not in "_s + reached.join(u", "_s)));
    }

    void linksCanBeLeftAgain()
    {
        WindowFixture f;
        f.trigger(u"aboutAction"_s);
        auto* dialog = f.find<QDialog>(u"aboutDialog"_s);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto* label = f.find<QWidget>(u"dataLabel"_s);
        for (const auto key : {Qt::Key_Backtab, Qt::Key_Tab}) {
            label->setFocus(Qt::TabFocusReason);
            for (int i = 0; i < 4 && QApplication::focusWidget() == label; ++i)
                QTest::keyClick(label, key);
            QVERIFY(QApplication::focusWidget() != label);
        }
    }

    void theFocusedForecastCanBeSeen()
    {
        WindowFixture f;
        f.engine.show(f.trained());
        QTRY_VERIFY(f.shows(u"chartPage"_s));
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        auto* panel = f.find<QWidget>(u"forecastPanel"_s);
        const QImage before = panel->grab().toImage();
        panel->setFocus(Qt::TabFocusReason);
        QVERIFY(panel->grab().toImage() != before);
    }

    void focusCanBeSeen_data() { everyFocusableControlOfTheDialogsHasAName_data(); }
    /// Each control looks different when it has the focus.
    void focusCanBeSeen()
    {
        QFETCH(QString, action);
        QFETCH(QString, dialog);
        const support::EmptyLog log;
        tests::FakeCatalogue coins;
        WindowFixture f;
        f.window->setLog(log);
        coins.page = tests::FakeCatalogue::someCoins(f.clock.now());
        f.window->setCatalogue(coins);
        f.engine.show(f.trained());
        QTRY_VERIFY(f.find<QAction>(action)->isEnabled());
        f.trigger(action);
        auto* opened = f.find<QDialog>(dialog);
        opened->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), opened); // not the window below, whose turn may come later
        auto* tabs = opened->findChild<QTabWidget*>();
        for (int page = 0; page < (tabs ? tabs->count() : 1); ++page) {
            if (tabs)
                tabs->setCurrentIndex(page);
            for (QWidget* widget : opened->findChildren<QWidget*>()) {
                const bool takesTab = (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
                if (!takesTab || !widget->isVisible() || !widget->isEnabled() ||
                    widget->objectName().startsWith(u"qt_"_s))
                    continue;
                widget->setFocus(Qt::TabFocusReason);
                const QImage with = widget->grab().toImage();
                widget->clearFocus();
                QVERIFY2(with != widget->grab().toImage(),
                         qPrintable(widget->objectName() +
                                    QString::fromLatin1(widget->metaObject()->className())));
            }
        }
        f.window.reset();
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
