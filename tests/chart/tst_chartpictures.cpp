#include "chart/chartexport.h"
#include "chart/pricechart.h"
#include "support/pictures.h"

#include <QApplication>
#include <QTest>
#include <cmath>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const core::UtcTime kNewest = core::fromEpochMs(1'700'000'040'000);

chart::Colours colours(bool dark)
{
    const auto pick = [dark](const char* light, const char* inTheDark) {
        return QColor(QString::fromLatin1(dark ? inTheDark : light));
    };
    return {.ground = pick("#ffffff", "#19212a"),
            .text = pick("#151f2a", "#e8edf2"),
            .muted = pick("#52606e", "#a5b2bf"),
            .grid = pick("#e6eaef", "#26303a"),
            .line = pick("#175cb0", "#6fb3f7"),
            .fill = pick("#12175cb0", "#1a6fb3f7"),
            .hole = pick("#14000000", "#14ffffff"),
            .rising = pick("#0b7a4b", "#4cc38a"),
            .falling = pick("#b42318", "#ff7a6b"),
            .hit = pick("#0b7a4b", "#4cc38a"),
            .miss = pick("#b42318", "#ff7a6b"),
            .ma5 = pick("#a15c00", "#f2b04c"),
            .ma15 = pick("#7a3fb5", "#c79bf2")};
}

core::SeriesView prices()
{
    core::Series series;
    for (int i = 0; i < 360; ++i) {
        if (i > 120 && i < 150) // a hole
            continue;
        const double price = 26'000 + 80 * std::sin(i / 23.0) + 25 * std::sin(i / 5.0) + i % 7;
        series.add(kNewest - (359 - i) * 1min, *core::Price::from(price));
    }
    return series.view();
}

std::vector<chart::ForecastMark> marks(const core::SeriesView& samples)
{
    using State = chart::ForecastMark::State;
    std::vector<chart::ForecastMark> made;
    for (std::size_t i = 200; i < samples.size(); i += 3) {
        const State state = i + 6 > samples.size() ? State::Pending : i % 2 == 0 ? State::Hit : State::Miss;
        made.push_back({samples.times()[i], samples.prices()[i],
                        *core::Probability::from(0.5 + 0.04 * std::sin(double(i))), state});
    }
    return made;
}

} // namespace

/// The chart looks as it did when somebody last looked at it: see support/pictures.h.
class TestChartPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!support::usePictureFont())
            QSKIP("the font of the pictures is not installed");
        QFont font = QApplication::font();
        font.setPixelSize(12); // for all texts: of pixels the axes take no share
        QApplication::setFont(font);
    }

    void looksAsItDid_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<bool>("dark");
        QTest::newRow("area") << u"style=area forecasts=0 probability=0"_s << false;
        QTest::newRow("line-averages-dark") << u"style=line ma5=1 ma15=1 forecasts=0 probability=0"_s << true;
        QTest::newRow("candles-forecasts") << u"style=candles interval=300"_s << false;
        QTest::newRow("candles-forecasts-dark") << u"style=candles interval=300"_s << true;
    }
    void looksAsItDid()
    {
        QFETCH(QString, view);
        QFETCH(bool, dark);
        const QString name = u"chart-"_s + QString::fromLatin1(QTest::currentDataTag());
        const QString change = support::changeOfPicture(draw(view, dark), name);
        QVERIFY2(change.isEmpty(), qPrintable(change));
    }

    void aChangeIsSeen() // of the comparison itself
    {
        const QImage area = draw(u"style=area forecasts=0 probability=0"_s, false);
        QVERIFY(support::pictureDifference(area, draw(u"style=candles forecasts=0 probability=0"_s, false)) >
                support::kPictureTolerance);
        QCOMPARE(support::pictureDifference(area, draw(u"style=area forecasts=0 probability=0"_s, false)),
                 0.0);
    }

private:
    static QImage draw(const QString& view, bool dark)
    {
        chart::PriceChart chart;
        chart.resize(640, 400);
        chart.setColours(colours(dark));
        const core::SeriesView samples = prices();
        chart.setView(chart::chartViewFromText(view));
        chart.setSamples(samples, 1min);
        chart.setForecasts(marks(samples));
        chart.show();
        chart.fit();
        static_cast<void>(chart.frame());
        return chart.grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
};

QTEST_MAIN(TestChartPictures)
#include "tst_chartpictures.moc"
