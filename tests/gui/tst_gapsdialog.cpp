#include "gui/gapmap.h"
#include "gui/gapsdialog.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTableView>
#include <limits>

using namespace cryptopulse;
using namespace cryptopulse::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using gui::GapMap;
using gui::GapsModel;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'040'000); // a whole minute

/// 100 minutes without the 10th to the 19th, the 40th, and the 60th to the 89th; for the 40th was asked.
engine::SnapshotPtr holed()
{
    auto snapshot = std::make_shared<engine::Snapshot>();
    core::Series series;
    for (int minute = 0; minute < 100; ++minute) {
        if ((minute < 10 || minute > 19) && minute != 40 && (minute < 60 || minute > 89))
            series.add(kStart + minute * 1min, *core::Price::from(26'000));
    }
    snapshot->samples = series.view();
    snapshot->asked = std::make_shared<const std::vector<core::TimeRange>>(
        std::vector<core::TimeRange>{{kStart + 35min, kStart + 70min}});
    return snapshot;
}

engine::GapSurvey surveyOf(engine::SnapshotPtr snapshot)
{
    auto counted = engine::surveyGaps(std::move(snapshot));
    counted.waitForFinished();
    return *counted.result();
}

/// A dialog that has counted.
struct Opened {
    gui::GapsDialog dialog;

    explicit Opened(const engine::SnapshotPtr& snapshot)
    {
        dialog.present(snapshot, true);
        dialog.show();
        [this] { QTRY_VERIFY(!text(u"summaryLabel"_s).startsWith(u"Counting"_s)); }();
    }
    template <typename T>
    T& part(const QString& name)
    {
        return *dialog.findChild<T*>(name);
    }
    QString text(const QString& label) { return part<QLabel>(label).text(); }
    QString cell(int row, int column)
    {
        return part<QTableView>(u"table"_s).model()->index(row, column).data().toString();
    }
};

} // namespace

/// What is missing, as a map and as a table.
class TestGapsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyGapIsCountedAndExplained()
    {
        Opened f(holed());
        QVERIFY2(
            f.text(u"summaryLabel"_s)
                .contains(u"100 minutes. 41 of them (41.0 %) have no price; gaps: 3, the longest of 30"_s),
            qPrintable(f.text(u"summaryLabel"_s)));
        QCOMPARE(f.part<QTableView>(u"table"_s).model()->rowCount(), 3);
        QCOMPARE(f.cell(0, GapsModel::Missing), u"30"_s);           // the longest first
        QCOMPARE(f.cell(0, GapsModel::Reason), u"not asked for"_s); // only for a part of it
        QCOMPARE(f.cell(2, GapsModel::Missing), u"1"_s);
        QCOMPARE(f.cell(2, GapsModel::Reason), u"the source has none"_s);
    }

    void rowsComeInTheOrderThatIsAskedFor()
    {
        Opened f(holed());
        auto& table = f.part<QTableView>(u"table"_s);
        const auto missing = [&] {
            QStringList cells;
            for (int row = 0; row < 3; ++row)
                cells += f.cell(row, GapsModel::Missing);
            return cells.join(u' ');
        };
        table.sortByColumn(GapsModel::From, Qt::AscendingOrder);
        QCOMPARE(missing(), u"10 1 30"_s);
        table.sortByColumn(GapsModel::To, Qt::DescendingOrder);
        QCOMPARE(missing(), u"30 1 10"_s);
        table.sortByColumn(GapsModel::Missing, Qt::AscendingOrder);
        QCOMPARE(missing(), u"1 10 30"_s);
        table.sortByColumn(GapsModel::Reason, Qt::DescendingOrder);
        QCOMPARE(missing(), u"1 10 30"_s);
    }

    void columnsShareOutTheTime()
    {
        const engine::GapSurvey survey = surveyOf(holed()); // 99 minutes from the first price to the newest
        const auto columns = GapMap::columnsOf(survey, 99);
        for (std::size_t minute = 0; minute < columns.size(); ++minute) {
            const bool isUnasked = (minute >= 10 && minute <= 19) || (minute >= 60 && minute <= 89);
            QVERIFY2(std::abs(columns[minute].unasked - (isUnasked ? 1 : 0)) < 1e-9,
                     qPrintable(QString::number(minute)));
            QVERIFY2(std::abs(columns[minute].asked - (minute == 40 ? 1 : 0)) < 1e-9,
                     qPrintable(QString::number(minute)));
        }
        double missing = 0;
        for (const auto& column : GapMap::columnsOf(survey, 7))
            missing += (column.asked + column.unasked) * 99 / 7;
        QVERIFY(std::abs(missing - 41) < 1e-9);
        QVERIFY(GapMap::columnsOf({}, 10).front().unasked == 0);
        QVERIFY(GapMap::columnsOf(survey, 0).empty());
    }

    void aSeriesWithoutGapsSaysSo()
    {
        auto snapshot = std::make_shared<engine::Snapshot>();
        core::Series series;
        for (int minute = 0; minute < 5; ++minute)
            series.add(kStart + minute * 1min, *core::Price::from(26'000));
        snapshot->samples = series.view();
        Opened f(snapshot);
        QVERIFY(f.text(u"summaryLabel"_s).endsWith(u"Every minute has a price."_s));
        QVERIFY(!f.part<QTableView>(u"table"_s).isVisible());
        // A price comes after a while.
        auto later = std::make_shared<engine::Snapshot>(*snapshot);
        series.add(kStart + 9min, *core::Price::from(26'000));
        later->samples = series.view();
        f.dialog.present(later, true);
        QTRY_VERIFY(f.text(u"summaryLabel"_s).contains(u"gaps: 1"_s));
        QCOMPARE(f.cell(0, GapsModel::Reason), u"not known here"_s); // of a server's series
    }

    void whatIsMissingCanBeFetchedFromHere()
    {
        WindowFixture f;
        engine::Snapshot snapshot = *holed();
        snapshot.series = {"bitcoin", "usd", "bitstamp"};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.find<QAction>(u"gapsAction"_s)->isEnabled());
        f.trigger(u"gapsAction"_s);
        auto* fetch = f.find<QDialog>(u"gapsDialog"_s)->findChild<QPushButton*>(u"fetchButton"_s);
        QTest::keyClick(fetch, Qt::Key_Space);
        auto* history = f.find<QDialog>(u"historyDialog"_s);
        QVERIFY(history->isVisible());
        QCOMPARE(history->findChild<QComboBox*>(u"venueBox"_s)->currentData().toString(), u"bitstamp"_s);
        QVERIFY(history->findChild<QCheckBox*>(u"gapsBox"_s)->isChecked());
    }

    void theMapHasAGroundForEveryKind()
    {
        Opened f(holed());
        auto& map = f.part<GapMap>(u"map"_s);
        const QImage picture = map.grab().toImage();
        const QColor prices = map.palette().color(QPalette::Highlight);
        const auto at = [&](double share) {
            return picture.pixelColor(static_cast<int>(1 + share * (picture.width() - 2)), 30);
        };
        QCOMPARE(at(0.05), prices);
        QCOMPARE(at(0.15), map.palette().color(QPalette::Text)); // solid: was not asked for
        f.part<QTableView>(u"table"_s).selectRow(0);
        QVERIFY(map.grab().toImage() != picture); // it is pointed at
    }
};

QTEST_MAIN(TestGapsDialog)
#include "tst_gapsdialog.moc"
