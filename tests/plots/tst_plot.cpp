#include "plots/legend.h"
#include "plots/plot.h"

#include <QCategoryAxis>
#include <QChart>
#include <QTest>
#include <cmath>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using plots::Axis;
using plots::Figure;
using plots::Plot;

namespace {

Figure line(double from, double to, Axis x = {})
{
    Figure figure{
        .name = u"a figure"_s, .description = {}, .x = std::move(x), .y = {.title = {}, .unit = u" %"_s}};
    figure.curves = {{u"first"_s, {{from, 0.2}, {to, 47.0}}}};
    return figure;
}

QStringList marks(const Plot& plot, Qt::Orientation along)
{
    auto* axis = qobject_cast<QCategoryAxis*>(plot.chart()->axes(along).first());
    QStringList labels = axis ? axis->categoriesLabels() : QStringList();
    for (QString& label : labels)
        label.remove(QChar(0x200B));
    return labels;
}

} // namespace

/// What Qt Charts does not do by itself.
class TestPlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAreRound()
    {
        Plot plot;
        plot.resize(400, 300);
        plot.draw(line(50, 65, {.title = {}, .least = 50, .most = 65, .unit = u" %"_s}));
        QCOMPARE(marks(plot, Qt::Horizontal), (QStringList{u"50.0 %"_s, u"52.5 %"_s, u"55.0 %"_s, u"57.5 %"_s,
                                                           u"60.0 %"_s, u"62.5 %"_s, u"65.0 %"_s}));
        QCOMPARE(marks(plot, Qt::Vertical),
                 (QStringList{u"0 %"_s, u"10 %"_s, u"20 %"_s, u"30 %"_s, u"40 %"_s, u"50 %"_s}));
    }

    void aSmallPlotHasFewerMarks()
    {
        Plot plot;
        plot.draw(line(0, 100));
        plot.resize(900, 400);
        plot.show(); // what is hidden is not told of its size
        const auto many = marks(plot, Qt::Horizontal).size();
        plot.resize(260, 200);
        QVERIFY(marks(plot, Qt::Horizontal).size() < many);
    }

    /// A day is named where it begins.
    void timesAreMarkedWhereDaysBegin()
    {
        Plot plot;
        plot.resize(400, 300);
        const double from = 1'699'000'000'000; // 3 November 2023, 08:26
        plot.draw(line(from, from + 10 * 86'400'000.0, {.title = {}, .kind = Axis::Kind::Time}));
        auto* axis = qobject_cast<QCategoryAxis*>(plot.chart()->axes(Qt::Horizontal).first());
        QVERIFY(axis && axis->categoriesLabels().size() >= 3);
        for (const QString& label : axis->categoriesLabels())
            QCOMPARE(std::fmod(axis->endValue(label), 86'400'000.0), 0.0);
    }

    void aSinglePointHasARange()
    {
        Plot plot;
        plot.draw(line(5, 5));
        auto* axis = qobject_cast<QCategoryAxis*>(plot.chart()->axes(Qt::Horizontal).first());
        QVERIFY(axis->max() > axis->min());
    }

    void theLegendGoesOnInAnotherRow()
    {
        Figure figure = line(0, 1);
        figure.curves.push_back({{}, {{0, 0}, {1, 0}}}); // without a name
        figure.bands = {{u"a band"_s, {{0, 0}}, {{0, 1}}}};
        figure.dots = {{u"some dots"_s, {{0, 0}}}};
        plots::Legend legend;
        legend.show(figure, look::colours(look::Choice::Light));
        QCOMPARE(legend.names(), (QStringList{u"first"_s, u"some dots"_s, u"a band"_s}));
        QVERIFY(legend.heightForWidth(120) > 2 * legend.heightForWidth(600));
        figure.legend = false;
        legend.show(figure, look::colours(look::Choice::Light));
        QCOMPARE(legend.heightForWidth(600), 0);
    }
};

QTEST_MAIN(TestPlot)
#include "tst_plot.moc"
