#include "chart/chartexport.h"
#include "chart/chartseries.h"
#include "chart/pricechart.h"
#include "chart/tableview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <limits>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chart::ForecastMark;
using chart::TableModel;
using tests::kStart;

namespace {

constexpr double kEver = std::numeric_limits<double>::infinity();
constexpr chart::TimeSpan kAll{-kEver, kEver};

std::vector<ForecastMark> oneMark()
{
    return {{kStart + 1min, 2, *core::Probability::from(0.6), ForecastMark::State::Hit}};
}

QVariant raw(const TableModel& model, int row, int column)
{
    return model.index(row, column).data(TableModel::SortRole);
}

/// Whether anything is drawn between two rows of pixels.
bool hasInk(const QImage& picture, int top, int bottom)
{
    for (int y = top; y < bottom; ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) != picture.pixel(0, 0))
                return true;
        }
    }
    return false;
}

} // namespace

/// The data of a chart as a table, as files and on the clipboard.
class TestChartTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestFirst()
    {
        TableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const core::Series series = tests::minutes({1, 2, 4});
        model.setData(series.view(), oneMark(), kAll, 1min);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(raw(model, 0, TableModel::PriceColumn).toDouble(), 4.0);
        QCOMPARE(raw(model, 0, TableModel::ChangeColumn).toDouble(), 1.0);
        QCOMPARE(raw(model, 2, TableModel::TimeColumn).toLongLong(), core::toEpochMs(kStart));
        QVERIFY(!raw(model, 2, TableModel::ChangeColumn).isValid());
        QCOMPARE(raw(model, 1, TableModel::ForecastColumn).toDouble(), 0.6);
        QCOMPARE(model.index(1, TableModel::OutcomeColumn).data().toString(), u"hit"_s);
        QVERIFY(!raw(model, 0, TableModel::ForecastColumn).isValid());
        QCOMPARE(model.index(1, TableModel::ChangeColumn).data().toString(), u"+100.00 %"_s);
    }

    void newSamplesAreNewRows()
    {
        TableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        core::Series series = tests::minutes({1, 2, 3});
        model.setData(series.view(), {}, kAll, 1min);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        series.add(kStart + 3min, *core::Price::from(5));
        series.add(kStart + 4min, *core::Price::from(6));
        model.setData(series.view(), oneMark(), kAll, 1min);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][2].toInt(), 1); // the last of two
        QCOMPARE(changed.size(), 1);         // a forecast came
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.rowCount(), 5);
        series.add(kStart + 30s, *core::Price::from(9)); // between others
        model.setData(series.view(), oneMark(), kAll, 1min);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 6);
    }

    void onlyTheRangeAsked()
    {
        TableModel model;
        core::Series series = tests::minutes({1, 2, 3, 4, 5});
        const double start = chart::toAxis(kStart);
        model.setData(series.view(), {}, {start + 60'000, start + 180'000}, 1min);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(raw(model, 0, TableModel::PriceColumn).toDouble(), 4.0);
        series.add(kStart + 5min, *core::Price::from(6)); // beyond it
        model.setData(series.view(), {}, {start + 60'000, start + 180'000}, 1min);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(raw(model, 0, TableModel::PriceColumn).toDouble(), 4.0);
        model.setData({}, {}, kAll, 1min);
        QCOMPARE(model.rowCount(), 0);
    }

    void manyRowsStandOnPagesThatKeepTheirPlaces()
    {
        TableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        using Rows = TableModel::Rows;
        constexpr std::size_t kPage = TableModel::kPage;
        const std::size_t all = 3 * kPage - 1;
        core::Series series(all + 10);
        for (std::size_t i = 0; i < all; ++i)
            series.add(kStart + i * 1min, *core::Price::from(1.0 + static_cast<double>(i)));
        model.setData(series.view(), {}, kAll, 1min);
        QCOMPARE(model.pageCount(), 2);
        QCOMPARE(model.page(), 1);
        QCOMPARE(model.rows(), (Rows{1, 2 * kPage - 1, all}));
        QCOMPARE(model.rowCount(), static_cast<int>(2 * kPage - 1));
        QCOMPARE(raw(model, 0, TableModel::PriceColumn).toDouble(), static_cast<double>(all));

        model.setPage(2);
        QCOMPARE(model.rows(), (Rows{2 * kPage, all, all}));
        QCOMPARE(raw(model, 0, TableModel::PriceColumn).toDouble(), static_cast<double>(kPage));
        QCOMPARE(raw(model, static_cast<int>(kPage) - 1, TableModel::PriceColumn).toDouble(), 1.0);

        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &TableModel::rowsChanged);
        series.add(series.view().newestTime() + 1min, *core::Price::from(7)); // the third page is full
        model.setData(series.view(), {}, kAll, 1min);
        QCOMPARE(reset.size(), 0); // the reader of the oldest page is not disturbed
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.page(), 3);
        QCOMPARE(model.rows(), (Rows{2 * kPage + 1, all + 1, all + 1}));
        QCOMPARE(raw(model, 0, TableModel::PriceColumn).toDouble(), static_cast<double>(kPage));

        model.setPage(99);
        QCOMPARE(model.page(), 3);
        model.setPage(-1);
        QCOMPARE(model.rows(), (Rows{1, kPage, all + 1}));
        model.setPage(2);
        model.setData(series.view(), {}, {chart::toAxis(kStart), kEver}, 1min); // another range
        QCOMPARE(model.page(), 1);
        model.setData({}, {}, kAll, 1min);
        QCOMPARE(model.rows(), Rows{});
        QCOMPARE(model.pageCount(), 1);
    }

    void theNewestPageIsCutWhenAnotherIsFull()
    {
        TableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        core::Series series = tests::minutes(std::vector<double>(2 * TableModel::kPage - 1, 1.0));
        model.setData(series.view(), {}, kAll, 1min);
        for (int i = 0; i < 3; ++i) {
            series.add(series.view().newestTime() + 1min, *core::Price::from(2.0 + i));
            model.setData(series.view(), {}, kAll, 1min);
            QCOMPARE(model.page(), 1);
            QCOMPARE(model.rowCount(), static_cast<int>(TableModel::kPage) + i);
            QCOMPARE(raw(model, 0, TableModel::PriceColumn).toDouble(), 2.0 + i);
        }
    }

    void noChangeIsToldAcrossAHole()
    {
        TableModel model;
        core::Series series = tests::minutes({100, 101, 102, 103});
        series.add(kStart + 3h, *core::Price::from(200));
        series.add(kStart + 3h + 1min, *core::Price::from(202));
        model.setData(series.view(), {}, kAll, 1min);
        QCOMPARE(model.index(0, TableModel::ChangeColumn).data().toString(), u"+1.00 %"_s);
        QCOMPARE(model.index(1, TableModel::ChangeColumn).data().toString(), QString());
        QVERIFY(!raw(model, 1, TableModel::ChangeColumn).isValid());
        QVERIFY(raw(model, 2, TableModel::ChangeColumn).isValid());
        QCOMPARE(model.headerData(TableModel::ChangeColumn, Qt::Horizontal).toString(), u"Change"_s);
    }

    void selectedRowsAreCopiedAsCsv()
    {
        chart::TableView table;
        const core::Series series = tests::minutes({1, 2, 3.5, 4});
        table.setData(series.view(), {}, kAll, 1min);
        table.show();
        QCOMPARE(table.selectedCsv(), QString());
        table.selectRow(1);
        table.selectionModel()->select(table.model()->index(3, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        table.copy();
        QCOMPARE(QApplication::clipboard()->text(), u"time,price\n1700000000000,1\n1700000120000,3.5\n"_s);
        QVERIFY(!table.accessibleName().isEmpty());
    }

    void picturesAreSavedByTheirEnding()
    {
        const QTemporaryDir folder;
        chart::PriceChart view;
        chart::Colours colours;
        colours.ground = Qt::white;
        colours.text = colours.muted = Qt::black;
        view.setColours(colours);
        view.resize(600, 400);
        view.show();
        const core::Series series = tests::unevenWalk(2'000);
        view.setView({.style = chart::Style::Area, .ma5 = true, .ma15 = true});
        view.setForecasts({{series.view().times()[1'000], series.view().prices()[1'000],
                            *core::Probability::from(0.7), ForecastMark::State::Miss}});
        view.setSamples(series.view(), 1min);
        const QString png = folder.filePath(u"a.png"_s);
        const QString svg = folder.filePath(u"a.SVG"_s);
        const chart::Caption caption{.title = u"BTC / USD"_s, .source = u"Whose prices these are"_s};
        QVERIFY(chart::saveImage(view, caption, png));
        const QImage picture(png);
        QCOMPARE(picture.width(), (view.viewport()->width() + 2 * 16) * 2);
        QVERIFY(hasInk(picture, 0, 16 * 2 + 30)); // the title, in the room above the chart
        QVERIFY(hasInk(picture, picture.height() - 16 * 2 - 24, picture.height())); // the source, below it
        QVERIFY(chart::renderImage(view, {}).height() < picture.height());
        QVERIFY(chart::saveImage(view, caption, svg));
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        int shapes = 0;
        bool isTitled = false;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                shapes += xml.name() == "polyline"_L1 || xml.name() == "path"_L1;
            if (xml.isCharacters())
                isTitled |= xml.text().contains(caption.title);
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(shapes > 3);
        QVERIFY(isTitled);
        QCOMPARE(chart::saveImage(view, caption, folder.filePath(u"a.gif"_s)).error().kind,
                 core::ErrorKind::InvalidArgument);
        QVERIFY(!chart::saveImage(view, caption, u"/nowhere/at/all.png"_s));
    }
};

QTEST_MAIN(TestChartTable)
#include "tst_charttable.moc"
