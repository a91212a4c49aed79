#include "chart/chartview.h"
#include "chart/pricechart.h"
#include "gui/chartpage.h"
#include "gui/windowfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStatusBar>
#include <QToolButton>
#include <algorithm>
#include <vector>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::WindowFixture;

namespace {

/// Whether a ring in the accent's colour goes around the chart.
bool isRinged(const WindowFixture& f)
{
    auto* chart = f.find<chart::PriceChart>(u"priceChart"_s);
    static_cast<void>(chart->frame());
    const QImage picture = chart->viewport()->grab().toImage();
    const QColor accent = look::colours(look::Choice::Light).accent;
    const QRect plot = chart->panes().plot().toRect();
    int found = 0;
    for (int x = plot.left() + 4; x < plot.right() - 4; ++x)
        found += picture.pixelColor(x, plot.top()) == accent ? 1 : 0;
    return found > plot.width() / 2;
}

/// A window with prices that is in use.
struct Used : WindowFixture {
    Used()
    {
        window->setTheme(look::Choice::Light);
        engine.show(trained());
        find<QAction>(u"predictAction"_s)->trigger(); // reads at once
        window->activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(window.get()));
    }
};

} // namespace

/// The window in the hands of somebody without a mouse.
class TestKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterPressesAsSpaceDoes_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Space") << Qt::Key_Space;
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Enter") << Qt::Key_Enter;
    }
    void enterPressesAsSpaceDoes()
    {
        QFETCH(Qt::Key, key);
        Used f;
        auto* hour = f.find<QPushButton>(u"hour1"_s);
        hour->setFocus(Qt::TabFocusReason);
        QVERIFY(!hour->isChecked());
        QTest::keyClick(hour, key);
        QVERIFY(hour->isChecked());
        f.trigger(u"evaluationPageAction"_s);
        auto* evaluate =
            f.find<pages::Page>(u"evaluationPage"_s)->findChild<QPushButton*>(u"evaluateButton"_s);
        evaluate->setFocus(Qt::TabFocusReason);
        QTest::keyClick(evaluate, key);
        QCOMPARE(f.engine.calls().size(), std::size_t{1});
    }

    void enterInAFieldPressesNothing()
    {
        Used f;
        auto* interval = f.find<QSpinBox>(u"intervalBox"_s);
        interval->setFocus(Qt::TabFocusReason);
        QTest::keyClick(interval, Qt::Key_Return);
        QVERIFY(f.engine.calls().empty());
    }

    void theChartShowsThatItHasTheKeys()
    {
        Used f;
        auto* chart = f.find<chart::PriceChart>(u"priceChart"_s);
        chart->setFocus(Qt::TabFocusReason);
        QVERIFY(isRinged(f));
        chart->clearFocus();
        QVERIFY(!isRinged(f));
        for (const auto reason : {Qt::BacktabFocusReason, Qt::ShortcutFocusReason, Qt::OtherFocusReason}) {
            chart->setFocus(reason);
            QVERIFY2(isRinged(f), qPrintable(QString::number(reason)));
            chart->clearFocus();
        }
        chart->setFocus(Qt::MouseFocusReason);
        QVERIFY(!isRinged(f));
        chart->clearFocus();
        chart->setFocus(Qt::ActiveWindowFocusReason); // given back: it came by mouse
        QVERIFY(!isRinged(f));
    }

    void theChartShowsItAtTheStartAndAfterItsShortcut()
    {
        Used f;
        f.find<QWidget>(u"chartPage"_s)->setFocus(); // as a window begins
        QVERIFY(f.find<chart::PriceChart>(u"priceChart"_s)->hasFocus());
        QVERIFY(isRinged(f));
        f.trigger(u"scorecardPageAction"_s);
        f.find<pages::Page>(u"scorecardPage"_s)->findChild<QWidget*>(u"modelBox"_s)->setFocus();
        f.trigger(u"pricesPageAction"_s);
        QVERIFY(f.find<chart::PriceChart>(u"priceChart"_s)->hasFocus());
        QVERIFY(isRinged(f));
    }

    void theKeyOfTheCandlesLengthActsWhereThereAreCandles()
    {
        Used f;
        auto* page = f.find<gui::ChartPage>(u"chartPage"_s);
        const QMenu* menu = f.find<QPushButton>(u"intervalButton"_s)->menu();
        int opened = 0;
        connect(menu, &QMenu::aboutToShow, this, [&] {
            ++opened;
            QMetaObject::invokeMethod(const_cast<QMenu*>(menu), &QMenu::close, Qt::QueuedConnection);
        });
        auto* chart = f.find<chart::PriceChart>(u"priceChart"_s);
        chart->setFocus();
        for (const auto style : {chart::Style::Line, chart::Style::Area}) {
            page->setView({.style = style});
            QTest::keyClick(chart, Qt::Key_I);
            QCOMPARE(opened, 0);
        }
        page->setView({.style = chart::Style::Candles});
        QTest::keyClick(chart, Qt::Key_I);
        QCOMPARE(opened, 1);
    }

    void copyingSaysSo()
    {
        Used f;
        QGuiApplication::clipboard()->clear();
        f.trigger(u"copyChartAction"_s);
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
        QCOMPARE(f.window->statusBar()->currentMessage(), u"Copied the picture."_s);
    }

    void tabGoesDownTheSide()
    {
        Used f;
        engine::Snapshot snapshot = f.trained();
        engine::JobStatus job;
        job.id = "train-1";
        job.kind = engine::JobKind::Train;
        snapshot.jobs = {job};
        f.engine.show(snapshot);
        auto* side = f.find<QWidget>(u"side"_s);
        QTRY_VERIFY(
            std::ranges::any_of(side->findChildren<QPushButton*>(u"cancelButton"_s), &QWidget::isVisible));
        std::vector<int> heights; // of what Tab stops at, in its order
        for (QWidget* at = side->nextInFocusChain(); at != side; at = at->nextInFocusChain()) {
            if (side->isAncestorOf(at) && at->isVisible() && (at->focusPolicy() & Qt::TabFocus))
                heights.push_back(at->mapTo(side, QPoint()).y());
        }
        QVERIFY2(heights.size() >= 2, qPrintable(QString::number(heights.size())));
        QVERIFY(std::ranges::is_sorted(heights));
    }

    void everyEntryOfAMenuHasItsOwnLetter()
    {
        Used f;
        int entries = 0;
        QList<QMenu*> menus;
        for (const QAction* title : f.window->menuBar()->actions()) {
            menus += title->menu();
        }
        menus += f.find<QMenu>(u"themeMenu"_s);
        for (const QMenu* menu : menus) {
            QStringList letters;
            for (const QAction* action : menu->actions()) {
                if (action->isSeparator())
                    continue;
                const qsizetype mark = action->text().indexOf(u'&');
                QVERIFY2(mark >= 0, qPrintable(action->text()));
                letters += action->text().mid(mark + 1, 1).toLower();
            }
            entries += static_cast<int>(letters.size());
            QCOMPARE(letters.removeDuplicates(), 0);
        }
        QVERIFY(entries >= static_cast<int>(gui::kActCount));
    }

    void anIconInTheToolBarStaysSeenUnderTheMouse()
    {
        Used f;
        const auto buttons = f.find<QWidget>(u"toolBar"_s)->findChildren<QToolButton*>();
        QVERIFY(!buttons.isEmpty());
        for (const QToolButton* button : buttons) {
            if (button->defaultAction())
                QVERIFY2(!button->autoRaise(),
                         qPrintable(button->text())); // else it is drawn as in a chosen row
        }
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
