#include "app/window/translations.h"
#include "pages/modelfigures.h"
#include "pages/modelpage.h"
#include "pages/pagefixture.h"
#include "pages/scorecardpage.h"
#include "pages/scorecardview.h"
#include "pages/verdictwords.h"
#include "plots/legend.h"
#include "plots/plot.h"
#include "support/judgements.h"

#include <QComboBox>
#include <QLabel>
#include <QTest>
#include <random>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const core::UtcTime kBegin = core::fromEpochMs(1'700'000'000'000);

/// Forecasts ten minutes apart, so that none overlaps another; @p hit in a hundred come true.
evaluation::LiveRecord record(std::size_t count, unsigned hit)
{
    std::mt19937 generator(9);
    evaluation::LiveRecord record;
    for (std::size_t i = 0; i < count; ++i) {
        const bool up = i % 2 == 0;
        record.asOf.push_back(kBegin + static_cast<int>(i) * 10min);
        record.seenAt.push_back(record.asOf.back() + 5min);
        record.up.push_back(up ? 0.56 : 0.44);
        record.rose.push_back((generator() % 100 < hit) == up ? 1 : 0);
    }
    return record;
}

engine::LiveScorePtr score(std::size_t count, unsigned hit)
{
    engine::LiveScore score;
    score.step = *core::Step::fromName("1m");
    score.given = count + 9;
    score.scored = count;
    score.pending = 5;
    score.unknown = 4;
    score.judged = *evaluation::judgeLive(record(count, hit));
    return std::make_shared<const engine::LiveScore>(score);
}

core::LiveForecast live(int minute, double up, core::Outcome outcome)
{
    return {.asOf = kBegin + minute * 1min,
            .price = *core::Price::from(100),
            .up = *core::Probability::from(up),
            .step = *core::Step::fromName("1m"),
            .modelId = "adaptive",
            .outcome = outcome,
            .seenAt = {},
            .seen = {}};
}

QString valueOf(const QWidget& page, const QString& name)
{
    const auto* label = page.findChild<QLabel*>(name);
    return label ? label->text() : u"(no %1)"_s.arg(name);
}

template <typename PageType>
struct Shown {
    Shown() { page.show(); }
    PageType page;
    engine::Snapshot snapshot;
    void present() { page.present(snapshot, kBegin + 24h); }
};

} // namespace

/// The pages of what goes on live: the model and its scorecard.
class TestLivePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutARecordTheScorecardSaysHowOneComes()
    {
        Shown<pages::ScorecardPage> f;
        f.present();
        QVERIFY(valueOf(f.page, u"headlineLabel"_s).contains(u"No forecast"_s));
        QVERIFY(!f.page.findChild<QWidget*>(u"results"_s)->isVisible());
        QVERIFY(!f.page.hasContent());
    }

    void theScorecardShowsTheRecordOfTheChosenModel()
    {
        Shown<pages::ScorecardPage> f;
        f.snapshot.adaptiveLiveScore = score(800, 60);
        f.snapshot.liveScore = score(800, 50);
        f.present();
        const auto& adaptive = f.snapshot.adaptiveLiveScore->judged;
        QCOMPARE(valueOf(f.page, u"headlineLabel"_s), u"Better than a coin so far."_s);
        QCOMPARE(valueOf(f.page, u"given_0"_s), u"809"_s);
        QCOMPARE(valueOf(f.page, u"unknown_0"_s), u"4"_s);
        QCOMPARE(valueOf(f.page, u"hits_0"_s), QString::number(adaptive.hits));
        QVERIFY(adaptive.hits > 440);
        f.page.findChild<QComboBox*>(u"modelBox"_s)->setCurrentIndex(1);
        QCOMPARE(valueOf(f.page, u"hits_0"_s), QString::number(f.snapshot.liveScore->judged.hits));
        QVERIFY(valueOf(f.page, u"headlineLabel"_s) != u"Better than a coin so far."_s);
    }

    void aRecordThatCannotBeReadIsSaidAndNotShown()
    {
        Shown<pages::ScorecardPage> f;
        engine::LiveScore broken = *score(300, 60);
        broken.trouble = core::Error{core::ErrorKind::Storage, "the disk failed", {}};
        f.snapshot.adaptiveLiveScore = std::make_shared<const engine::LiveScore>(broken);
        f.present();
        QVERIFY(valueOf(f.page, u"reasonLabel"_s).contains(u"the disk failed"_s));
        QVERIFY(!f.page.findChild<QWidget*>(u"results"_s)->isVisible());
    }

    void fewForecastsAreNotJudged()
    {
        Shown<pages::ScorecardPage> f;
        f.snapshot.adaptiveLiveScore = score(20, 60);
        f.present();
        QCOMPARE(valueOf(f.page, u"headlineLabel"_s), u"Too few forecasts to judge yet."_s);
        QVERIFY(pages::ScorecardView::rolling(*f.snapshot.adaptiveLiveScore).empty());
        QVERIFY(pages::ScorecardView::rollingCaption(*f.snapshot.adaptiveLiveScore).contains(u"100"_s));
    }

    void rollingSkillIsDrawnWithItsInterval()
    {
        const auto known = score(800, 60);
        const plots::Figure figure = pages::ScorecardView::rolling(*known);
        const auto& rolling = known->judged.rolling;
        QCOMPARE(figure.bands.size(), std::size_t{1});
        QCOMPARE(figure.bands[0].low.size(), rolling.size());
        QCOMPARE(figure.curves.back().points.back().y(), rolling.back().skillBp);
        QCOMPARE(figure.bands[0].high.back().y(), rolling.back().interval.high);
        QCOMPARE(figure.curves.back().points.back().x(), double(core::toEpochMs(rolling.back().time)));
    }

    void hitsAndMissesAreTheKnownOnes()
    {
        using core::Outcome;
        const plots::Figure figure =
            pages::ScorecardView::hits({live(0, 0.6, Outcome::Rose), live(1, 0.6, Outcome::DidNotRise),
                                        live(2, 0.3, Outcome::DidNotRise), live(3, 0.7, Outcome::Unknown),
                                        live(4, 0.7, Outcome::Pending)});
        QCOMPARE(figure.dots.size(), std::size_t{2});
        QCOMPARE(figure.dots[0].points.size(), std::size_t{2});
        QCOMPARE(figure.dots[1].points,
                 (std::vector<QPointF>{{double(core::toEpochMs(kBegin + 1min)), 60.0}}));
        QVERIFY(pages::ScorecardView::hits({live(0, 0.7, Outcome::Pending)}).empty());
    }

    void weightsOfFamiliesAddUp()
    {
        engine::AdaptiveStatus status = support::someAdaptiveStatus();
        for (engine::WeightsAt& moment : status.history) {
            double sum = 0;
            for (const double weight : moment.weights)
                sum += weight;
            for (double& weight : moment.weights)
                weight /= sum;
        }
        const plots::Figure figure = pages::ModelFigures::weights(status);
        QVERIFY(figure.bands.size() >= 4);
        QCOMPARE(figure.bands.front().low.front().y(), 0.0);
        QVERIFY(std::abs(figure.bands.back().high.back().y() - 100) < 1e-9);
        for (std::size_t i = 1; i < figure.bands.size(); ++i)
            QCOMPARE(figure.bands[i].low, figure.bands[i - 1].high);
    }

    void weightsAreNotDrawnAcrossYears()
    {
        engine::AdaptiveStatus status = support::someAdaptiveStatus();
        const std::vector<double> weights = status.history.front().weights;
        status.history.clear();
        for (int i = 0; i < 20; ++i)
            status.history.push_back({kBegin + i * 1h, weights});
        const core::UtcTime later = kBegin + std::chrono::years(3);
        for (int i = 0; i < 3; ++i)
            status.history.push_back({later + i * 1h, weights});
        const plots::Figure figure = pages::ModelFigures::weights(status);
        constexpr double kDay = 24 * 3'600'000;
        for (const plots::Band& band : figure.bands)
            QVERIFY(band.low.back().x() - band.low.front().x() < kDay);
        QCOMPARE(figure.bands.front().low.size(), std::size_t{20});
        QCOMPARE(figure.bands.back().high.size(), std::size_t{3});
        QVERIFY(std::abs(figure.bands.back().high.back().y() - figure.bands[3].high.back().y()) < 1e-9);
        plots::Legend legend;
        legend.show(figure, look::colours(look::Choice::Light));
        QCOMPARE(legend.names().size(), 4); // each family once
    }

    void reasonsAreTheLargestAndLoseNothing()
    {
        const engine::AdaptiveStatus status = support::someAdaptiveStatus();
        const plots::Figure figure = pages::ModelFigures::reasons(status);
        double all = 0;
        for (const double contribution : status.contributions)
            all += contribution;
        double drawn = 0;
        for (const plots::Bars& bars : figure.bars) {
            QCOMPARE(bars.values.size(), pages::kShownReasons + 2);
            for (const double value : bars.values)
                drawn += value;
        }
        QVERIFY(std::abs(drawn - 25 * all) < 1e-9 * std::abs(drawn));
        for (std::size_t i = 1; i < pages::kShownReasons; ++i)
            QVERIFY(std::abs(figure.bars[0].values[i] + figure.bars[1].values[i]) <=
                    std::abs(figure.bars[0].values[i - 1] + figure.bars[1].values[i - 1]));
    }

    void theModelPageTellsOfEveryExpert()
    {
        Shown<pages::ModelPage> f;
        f.present();
        QVERIFY(!f.page.findChild<QWidget*>(u"figures"_s)->isVisible());
        f.snapshot.adaptive = std::make_shared<const engine::AdaptiveStatus>(support::someAdaptiveStatus());
        f.present();
        QVERIFY(f.page.findChild<QWidget*>(u"figures"_s)->isVisible());
        for (const forecast::Expert& expert : forecast::experts())
            QVERIFY(valueOf(f.page, QString::fromStdString(expert.name) + u"_0"_s).endsWith(u"%"_s));
        QVERIFY(f.page.hasContent());
        QVERIFY(!f.page.picture().isNull());
    }

    void theirTextsFitAndTheirControlsAreNamed_data() { tests::addLanguagesAndSizes(); }
    void theirTextsFitAndTheirControlsAreNamed()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        m_translations.use(language);
        tests::PageFixture<pages::ScorecardPage> scorecard(size);
        QTRY_VERIFY2(tests::cutTexts(*scorecard.page).isEmpty(),
                     qPrintable(tests::cutTexts(*scorecard.page).join(u"; "_s)));
        scorecard.snapshot.adaptiveLiveScore = score(800, 60);
        scorecard.present();
        tests::PageFixture<pages::ModelPage> model(size);
        model.snapshot.adaptive =
            std::make_shared<const engine::AdaptiveStatus>(support::someAdaptiveStatus());
        model.present();
        for (const QWidget* page :
             {static_cast<QWidget*>(scorecard.page), static_cast<QWidget*>(model.page)}) {
            QTRY_VERIFY2(tests::cutTexts(*page).isEmpty(), qPrintable(tests::cutTexts(*page).join(u"; "_s)));
            QCOMPARE(tests::namelessControls(*page), QStringList());
        }
    }

private:
    app::Translations m_translations;
};

QTEST_MAIN(TestLivePages)
#include "tst_livepages.moc"
