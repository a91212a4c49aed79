#include "chart/chartexport.h"
#include "chart/chartseries.h"
#include "chart/pricechart.h"
#include "chart/tableview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QBuffer>
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
        model.setData(series.view(), oneMark(), kAll);
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
        model.setData(series.view(), {}, kAll);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        series.add(kStart + 3min, *core::Price::from(5));
        series.add(kStart + 4min, *core::Price::from(6));
        model.setData(series.view(), oneMark(), kAll);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][2].toInt(), 1); // the last of two
        QCOMPARE(changed.size(), 1);         // a forecast came
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.rowCount(), 5);
        series.add(kStart + 30s, *core::Price::from(9)); // between others
        model.setData(series.view(), oneMark(), kAll);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 6);
    }

    void onlyTheRangeAsked()
    {
        TableModel model;
        core::Series series = tests::minutes({1, 2, 3, 4, 5});
        const double start = chart::toAxis(kStart);
        model.setData(series.view(), {}, {start + 60'000, start + 180'000});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(raw(model, 0, TableModel::PriceColumn).toDouble(), 4.0);
        series.add(kStart + 5min, *core::Price::from(6)); // beyond it
        model.setData(series.view(), {}, {start + 60'000, start + 180'000});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(raw(model, 0, TableModel::PriceColumn).toDouble(), 4.0);
        model.setData({}, {}, kAll);
        QCOMPARE(model.rowCount(), 0);
    }

    void manyRowsComeByThePage()
    {
        TableModel model;
        std::vector<double> prices(TableModel::kPage + 10, 1.0);
        const core::Series series = tests::minutes(prices);
        model.setData(series.view(), {}, kAll);
        QCOMPARE(model.rowCount(), static_cast<int>(TableModel::kPage));
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QCOMPARE(model.rowCount(), static_cast<int>(prices.size()));
        QVERIFY(!model.canFetchMore({}));
    }

    void selectedRowsAreCopiedAsCsv()
    {
        chart::TableView table;
        const core::Series series = tests::minutes({1, 2, 3.5, 4});
        table.setData(series.view(), {}, kAll);
        table.show();
        QCOMPARE(table.selectedCsv(), QString());
        table.selectRow(1);
        table.selectionModel()->select(table.model()->index(3, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        table.copy();
        QCOMPARE(QApplication::clipboard()->text(), u"time,price\n1700000000000,1\n1700000120000,3.5\n"_s);
        QVERIFY(!table.accessibleName().isEmpty());
    }

    void csvEqualsTheSamples()
    {
        const core::Series series = tests::unevenWalk(30'000);
        const core::SeriesView samples = series.view();
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::ReadWrite));
        const chart::TimeSpan range{chart::toAxis(samples.times()[7]),
                                    chart::toAxis(samples.times()[29'000])};
        QCOMPARE(*chart::writeCsv(samples, range, buffer), 28'994U);
        const QList<QByteArray> lines = buffer.data().split('\n');
        QCOMPARE(lines.front(), QByteArray("time,price"));
        QCOMPARE(lines.size(), 28'994 + 2); // the heading, and nothing behind the last end of a line
        for (std::size_t i = 7; i <= 29'000; ++i) {
            const QList<QByteArray> cells = lines[static_cast<qsizetype>(i - 6)].split(',');
            QCOMPARE(cells[0].toLongLong(), core::toEpochMs(samples.times()[i]));
            QCOMPARE(cells[1].toDouble(), samples.prices()[i]);
        }
    }

    void picturesAreSavedByTheirEnding()
    {
        const QTemporaryDir folder;
        chart::PriceChart view;
        view.resize(600, 400);
        view.show();
        const core::Series series = tests::unevenWalk(2'000);
        view.setView({.style = chart::Style::Area, .ma5 = true, .ma15 = true});
        view.setForecasts({{series.view().times()[1'000], series.view().prices()[1'000],
                            *core::Probability::from(0.7), ForecastMark::State::Miss}});
        view.setSamples(series.view(), 1min);
        const QString png = folder.filePath(u"a.png"_s);
        const QString svg = folder.filePath(u"a.SVG"_s);
        QVERIFY(chart::saveImage(view, png));
        QCOMPARE(QImage(png).size(), view.viewport()->size() * 2);
        QVERIFY(chart::saveImage(view, svg));
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        int shapes = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                shapes += xml.name() == "polyline"_L1 || xml.name() == "path"_L1;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(shapes > 3);
        QCOMPARE(chart::saveImage(view, folder.filePath(u"a.gif"_s)).error().kind,
                 core::ErrorKind::InvalidArgument);
        QVERIFY(!chart::saveImage(view, u"/nowhere/at/all.png"_s));
        QVERIFY(!chart::saveCsv(series.view(), kAll, u"/nowhere/at/all.csv"_s));
    }
};

QTEST_MAIN(TestChartTable)
#include "tst_charttable.moc"
