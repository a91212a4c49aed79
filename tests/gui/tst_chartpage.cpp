#include "chart/pricechart.h"
#include "chart/tableview.h"
#include "gui/chartpage.h"
#include "gui/windowfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chart::Style;
using gui::ChartPage;
using gui::ChartView;
using tests::WindowFixture;

namespace {

/// A window that shows three hours of prices and a forecast with each outcome.
struct Shown : WindowFixture {
    Shown()
    {
        engine::Snapshot snapshot = prices(180);
        std::vector<core::LiveForecast> forecasts;
        const core::Outcome outcomes[]{core::Outcome::Rose, core::Outcome::DidNotRise, core::Outcome::Unknown,
                                       core::Outcome::Pending};
        std::size_t at = 100;
        for (const core::Outcome outcome : outcomes) {
            forecasts.push_back({.asOf = snapshot.samples.times()[at],
                                 .price = *core::Price::from(snapshot.samples.prices()[at]),
                                 .up = *core::Probability::from(0.6),
                                 .step = snapshot.step,
                                 .modelId = {},
                                 .outcome = outcome,
                                 .seenAt = {},
                                 .seen = {}});
            at += 10;
        }
        snapshot.adaptiveForecasts = std::make_shared<const std::vector<core::LiveForecast>>(forecasts);
        engine.show(snapshot);
        page = window->findChild<ChartPage*>();
        plot = window->findChild<chart::PriceChart*>();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void click(const QString& button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }

    ChartPage* page;
    chart::PriceChart* plot;
};

} // namespace

/// What the page around the chart adds to it.
class TestChartPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomesBecomeMarks()
    {
        const Shown f;
        QTRY_COMPARE(f.plot->data().marks.size(), 4U);
        using State = chart::ForecastMark::State;
        const State expected[]{State::Hit, State::Miss, State::Unknown, State::Pending};
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(f.plot->data().marks[i].state, expected[i]);
    }

    void buttonsAndKeysChooseTheView()
    {
        const Shown f;
        QTRY_VERIFY(f.page->isVisible());
        f.plot->setFocus();
        QSignalSpy changed(f.page, &ChartPage::viewChanged);
        f.click(u"candlesStyle"_s);
        QCOMPARE(f.page->view().style, Style::Candles);
        QVERIFY(f.shows(u"intervalButton"_s));
        f.click(u"candlesStyle"_s); // already so: stays down, says nothing
        QVERIFY(f.find<QPushButton>(u"candlesStyle"_s)->isChecked());
        QCOMPARE(changed.size(), 1);
        f.plot->setFocus();
        f.press(Qt::Key_L);
        QCOMPARE(f.page->view().style, Style::Line);
        QVERIFY(!f.shows(u"intervalButton"_s));
        f.press(Qt::Key_M);
        f.press(Qt::Key_M, Qt::ShiftModifier);
        QVERIFY(f.page->view().ma5 && f.page->view().ma15);
        f.press(Qt::Key_P);
        QVERIFY(!f.page->view().probability);
        QCOMPARE(f.plot->view(), f.page->view());
        QCOMPARE(changed.size(), 5);
    }

    void theViewIsRemembered()
    {
        Shown f;
        f.find<QAction>(u"ma5Toggle"_s)->trigger();
        f.click(u"lineStyle"_s);
        f.window->close();
        gui::MainWindow again(f.engine, f.clock, f.settings, {});
        const ChartView& view = again.findChild<ChartPage*>()->view();
        QCOMPARE(view.style, Style::Line);
        QVERIFY(view.ma5 && !view.ma15);
        QVERIFY(again.findChild<QAction*>(u"ma5Toggle"_s)->isChecked());
    }

    void followShowsItselfAndResumes()
    {
        const Shown f;
        QTRY_VERIFY(f.page->isVisible());
        auto* follow = f.find<QPushButton>(u"followButton"_s);
        f.click(u"hour1"_s);
        QVERIFY(follow->isChecked());
        f.click(u"followButton"_s); // it follows: nothing to do
        QVERIFY(follow->isChecked());
        f.plot->setFocus();
        f.press(Qt::Key_Left);
        f.press(Qt::Key_Left);
        QVERIFY(!follow->isChecked());
        f.press(Qt::Key_N);
        QVERIFY(follow->isChecked() && f.plot->isFollowing());
    }

    void theTableTakesTheChartsPlaceAndKeepsItsRange()
    {
        const Shown f;
        QTRY_VERIFY(f.page->isVisible());
        f.plot->setFocus();
        f.press(Qt::Key_T);
        auto* table = f.find<chart::TableView>(u"tableView"_s);
        QVERIFY(table->isVisible() && !f.plot->isVisible());
        QCOMPARE(table->model()->rowCount(), 180);
        QCOMPARE(f.find<QLabel>(u"tableRowsLabel"_s)->text(), u"Rows 1 to 180 of 180, newest first"_s);
        QVERIFY(!f.shows(u"pageBox"_s)); // there is one
        QVERIFY(table->hasFocus());
        f.click(u"hour1"_s);
        QVERIFY(table->model()->rowCount() < 61);
        table->setFocus();
        f.press(Qt::Key_T);
        QVERIFY(f.plot->isVisible());
        QVERIFY(f.plot->hasFocus());
    }

    void picturesAndDataGoOut()
    {
        const Shown f;
        QTRY_VERIFY(f.page->isVisible());
        f.page->copyImage();
        QVERIFY(!QApplication::clipboard()->image().isNull());
        QVERIFY(f.page->exportImage(f.folder.filePath(u"chart.png"_s)));
        QVERIFY(f.page->exportImage(f.folder.filePath(u"chart.svg"_s)));
        QVERIFY(!f.page->exportImage(f.folder.filePath(u"chart"_s)));
    }

    void everyButtonTellsItsKey()
    {
        const Shown f;
        for (const QPushButton* button : f.page->findChildren<QPushButton*>())
            QVERIFY2(button->toolTip().endsWith(u')'), qPrintable(button->objectName()));
    }
};

QTEST_MAIN(TestChartPage)
#include "tst_chartpage.moc"
