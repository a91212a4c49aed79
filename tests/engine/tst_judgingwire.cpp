#include "engine/judgingwire.h"
#include "engine/requestwire.h"
#include "engine/scorecardwire.h"
#include "support/judgements.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <cmath>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
namespace wire = engine::wire;

namespace {

/// Through bytes, as over a socket.
QJsonObject sent(const QJsonObject& json)
{
    return QJsonDocument::fromJson(QJsonDocument(json).toJson(QJsonDocument::Compact)).object();
}

} // namespace

/// Judgements: what one side writes, the other reads back as the same value, to the last digit.
class TestJudgingWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEvaluationSurvivesTheTrip()
    {
        // Every figure is another one: an equal second trip means that none was lost or taken for another.
        const auto evaluation = support::someEvaluation();
        const auto read = wire::evaluationFromJson(sent(wire::toJson(evaluation)));
        QVERIFY(read);
        QCOMPARE(wire::toJson(*read), wire::toJson(evaluation));
        QVERIFY(read->made == evaluation.made && read->series == evaluation.series);
        QVERIFY(read->request == evaluation.request);
        QVERIFY(read->report.pooled.logLoss == evaluation.report.pooled.logLoss);
        QVERIFY(read->report.pooled.clarkWest.standardError ==
                evaluation.report.pooled.clarkWest.standardError);
        QVERIFY(read->report.pooled.reliability[1].interval.high ==
                evaluation.report.pooled.reliability[1].interval.high);
        QCOMPARE(read->report.folds[2].weights, evaluation.report.folds[2].weights);
        QVERIFY(read->controls && read->controls->lookAhead.compared == 17);
        QCOMPARE(read->beside[1].model, "coin");
        QCOMPARE(read->warnings, evaluation.warnings);
    }

    void theNamesOfAnEvaluation()
    {
        const QJsonObject json = wire::toJson(support::someEvaluation());
        for (const char* name : {"status",
                                 "model",
                                 "step",
                                 "horizon_steps",
                                 "window",
                                 "rows",
                                 "n_scored",
                                 "base_rate",
                                 "accuracy",
                                 "accuracy_ci",
                                 "balanced_accuracy",
                                 "auc",
                                 "auc_ci",
                                 "log_loss",
                                 "brier",
                                 "brier_parts",
                                 "skill_vs_coin_bp",
                                 "skill_ci",
                                 "calibration_slope",
                                 "calibration_intercept",
                                 "reliability",
                                 "confusion",
                                 "roc",
                                 "top_decile_accuracy",
                                 "pt_statistic",
                                 "pt_p",
                                 "dm_statistic",
                                 "dm_p",
                                 "cw_p",
                                 "effective_n",
                                 "verdict",
                                 "days_needed",
                                 "mean_abs_return",
                                 "from",
                                 "to",
                                 "made",
                                 "folds",
                                 "beside",
                                 "controls"})
            QVERIFY2(json.contains(QLatin1StringView(name)), name);
        QCOMPARE(json[u"status"].toString(), u"ok"_s);
        QCOMPARE(json[u"verdict"].toString(), u"better_than_coin"_s);
        QCOMPARE(json[u"window"].toString(), u"rolling"_s);
        QCOMPARE(json[u"skill_ci"].toArray().size(), 2);
        QCOMPARE(json[u"controls"][u"sound"].toBool(), true);
        QVERIFY(!json[u"beside"][0].toObject().contains(u"folds"));
    }

    void theUndefinedIsNull()
    {
        engine::Evaluation bare;
        bare.made = support::kJudged;
        bare.report.model = "coin";
        const QJsonObject json = sent(wire::toJson(bare));
        QVERIFY(json[u"auc"].isNull());
        QVERIFY(json[u"accuracy_ci"][0].isNull());
        QVERIFY(json[u"days_needed"].isNull() && json[u"controls"].isNull());
        const auto read = wire::evaluationFromJson(json);
        QVERIFY(read);
        QVERIFY(std::isnan(read->report.pooled.auc) && std::isnan(read->report.pooled.clarkWest.pValue));
        QVERIFY(!read->report.daysNeeded && !read->controls);
    }

    void aBacktestSurvivesTheTrip()
    {
        const auto report = support::someBacktest();
        const auto read = wire::backtestFromJson(sent(wire::toJson(report)));
        QVERIFY(read);
        QCOMPARE(wire::toJson(*read), wire::toJson(report));
        QVERIFY(read->result.breakEvenAccuracy == report.result.breakEvenAccuracy);
        QVERIFY(read->curveTimes == report.curveTimes && read->bandTimes == report.bandTimes);
        QVERIFY(read->result.band && read->result.band->high == report.result.band->high);
        QVERIFY(!read->sweep[0].sharpe && read->sweep[2].sharpe);
        QCOMPARE(read->request.options.seed, report.request.options.seed);
        QVERIFY(read->request.options.shortToo);
        QCOMPARE(read->warnings, report.warnings);

        QJsonObject timeless = wire::toJson(report);
        timeless[u"curve"] = QJsonArray{QJsonObject{{u"equity"_s, 1.0}}};
        QVERIFY(!wire::backtestFromJson(timeless));
    }

    void aLeakReportSurvivesTheTrip()
    {
        const auto report = support::someLeakReport();
        const auto read = wire::leakReportFromJson(sent(wire::toJson(report)));
        QVERIFY(read);
        QCOMPARE(wire::toJson(*read), wire::toJson(report));
        QVERIFY(read->lab.learners[1].trueAuc == report.lab.learners[1].trueAuc);
    }

    void theAdaptiveModelSurvivesTheTrip()
    {
        const auto status = support::someAdaptiveStatus();
        const auto read = wire::adaptiveFromJson(sent(wire::toJson(status)));
        QVERIFY(read);
        QCOMPARE(wire::toJson(*read), wire::toJson(status));
        QCOMPARE(read->weights, status.weights);
        QVERIFY(read->history == status.history);
        QCOMPARE(read->contributions, status.contributions);
        QVERIFY(read->catchingUp);

        engine::AdaptiveStatus young;
        young.id = "adaptive-2";
        const auto same = wire::adaptiveFromJson(sent(wire::toJson(young)));
        QVERIFY(same && same->weights.empty() && same->contributions.empty());

        QJsonObject others = wire::toJson(status);
        others[u"experts"] = QJsonArray{u"oracle"_s};
        QVERIFY(!wire::adaptiveFromJson(others));
    }

    void aLiveScoreSurvivesTheTrip()
    {
        const auto score = std::make_shared<const engine::LiveScore>(support::someLiveScore());
        const auto none = std::make_shared<const std::vector<core::LiveForecast>>();
        const auto read = wire::scoreFromScorecard(sent(wire::scorecardJson(none, score, 10)));
        QVERIFY(read && *read);
        QCOMPARE(wire::toJson(**read), wire::toJson(*score));
        QVERIFY((*read)->step == score->step && (*read)->judged.from == score->judged.from);
        QCOMPARE((*read)->judged.metrics.n, score->scored);
        QCOMPARE((*read)->given, score->given);
        QVERIFY((*read)->judged.rolling[1].time == score->judged.rolling[1].time);
        QCOMPARE((*read)->judged.rolling[1].interval.low, score->judged.rolling[1].interval.low);
        QCOMPARE((*read)->judged.metrics.reliability.size(), std::size_t(2));
        const QJsonObject json = wire::toJson(*score);
        for (const char* name : {"given",
                                 "scored",
                                 "pending",
                                 "unknown",
                                 "other_steps",
                                 "hits",
                                 "misses",
                                 "base_rate",
                                 "accuracy",
                                 "accuracy_ci",
                                 "brier",
                                 "log_loss",
                                 "skill_vs_coin_bp",
                                 "skill_ci",
                                 "reliability",
                                 "calibration_slope",
                                 "verdict",
                                 "effective_n",
                                 "disjoint_n",
                                 "days_needed",
                                 "per_day",
                                 "rolling",
                                 "rolling_window",
                                 "step",
                                 "horizon_steps",
                                 "from",
                                 "to"})
            QVERIFY2(json.contains(QLatin1StringView(name)), name);
    }

    void aLiveScoreThatIsNotKnownIsNull()
    {
        const auto none = std::make_shared<const std::vector<core::LiveForecast>>();
        QVERIFY(wire::scorecardJson(none, nullptr, 10)[u"score"].isNull());
        auto unread = std::make_shared<engine::LiveScore>();
        unread->trouble = core::Error{core::ErrorKind::Storage, "the disk is gone", {}};
        QVERIFY(wire::scorecardJson(none, unread, 10)[u"score"].isNull());
        const auto read = wire::scoreFromScorecard(sent(wire::scorecardJson(none, nullptr, 10)));
        QVERIFY(read && !*read);
        QVERIFY(*wire::scoreFromScorecard({}) == nullptr); // an older server

        // Nothing given: counts of nought, and nothing that can be said.
        const auto empty = std::make_shared<const engine::LiveScore>();
        const auto same = wire::scoreFromScorecard(sent(wire::scorecardJson(none, empty, 10)));
        QVERIFY(same && *same && std::isnan((*same)->judged.metrics.accuracy) && !(*same)->judged.from);

        QJsonObject odd = wire::scorecardJson(none, empty, 10);
        odd[u"score"] = QJsonObject{{u"step"_s, u"1m"_s}};
        QVERIFY(!wire::scoreFromScorecard(odd));
    }

    void requestsSurviveTheTrip()
    {
        const engine::EvaluateRequest evaluate = support::someEvaluation().request;
        const auto read = wire::evaluateRequestFrom(sent(wire::toJson(evaluate)));
        QVERIFY(read && *read == evaluate);
        QVERIFY(wire::evaluateRequestFrom({}) == engine::EvaluateRequest{});
        const engine::BackfillRequest past{.source = "kraken",
                                           .from = core::fromEpochMs(1'700'000'000'000),
                                           .to = core::fromEpochMs(1'700'000'600'000),
                                           .gapsOnly = true};
        const auto same = wire::backfillRequestFrom(sent(wire::toJson(past)));
        QVERIFY(same);
        QVERIFY(same->source == past.source && same->from == past.from && same->to == past.to &&
                same->gapsOnly);
        QVERIFY(wire::backfillRequestFrom(sent(wire::toJson(engine::BackfillRequest{})))->source.empty());
        const auto step = core::Step::fromName("15m");
        QVERIFY(*wire::leakRequestFrom(wire::leakRequestJson(step)) == step);
        QVERIFY(!*wire::leakRequestFrom({}));
    }

    void whatCannotBeAskedIsNamed_data()
    {
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("model") << u"model"_s << QJsonValue(u"oracle"_s);
        QTest::newRow("model as number") << u"model"_s << QJsonValue(1);
        QTest::newRow("step") << u"step"_s << QJsonValue(u"2m"_s);
        QTest::newRow("from") << u"from"_s << QJsonValue(u"yesterday"_s);
        QTest::newRow("window") << u"window"_s << QJsonValue(u"open"_s);
        QTest::newRow("no days") << u"rolling_days"_s << QJsonValue(0);
        QTest::newRow("half a day") << u"rolling_days"_s << QJsonValue(0.5);
        QTest::newRow("controls") << u"controls"_s << QJsonValue(u"yes"_s);
        QTest::newRow("low threshold") << u"threshold"_s << QJsonValue(0.49);
        QTest::newRow("high threshold") << u"threshold"_s << QJsonValue(1);
        QTest::newRow("fee") << u"fee_bp"_s << QJsonValue(-1);
        QTest::newRow("slippage") << u"slippage_bp"_s << QJsonValue(u"2"_s);
        QTest::newRow("short") << u"short"_s << QJsonValue(1);
        QTest::newRow("runs") << u"random_runs"_s << QJsonValue(10'001);
        QTest::newRow("seed") << u"seed"_s << QJsonValue(-1);
    }
    void whatCannotBeAskedIsNamed()
    {
        QFETCH(QString, parameter);
        QFETCH(QJsonValue, value);
        const QJsonObject body{{parameter, value}};
        const auto evaluate = wire::evaluateRequestFrom(body);
        const auto backtest = wire::backtestRequestFrom(body);
        QVERIFY(!evaluate || !backtest);
        QCOMPARE((evaluate ? backtest.error() : evaluate.error()).parameter, parameter);
    }

    void marksChangeWithWhatTheyStandFor()
    {
        QVERIFY(wire::mark(engine::EvaluationPtr()).isEmpty());
        const auto first = std::make_shared<const engine::Evaluation>(support::someEvaluation());
        auto next = std::make_shared<engine::Evaluation>(*first);
        QCOMPARE(wire::mark(engine::EvaluationPtr(next)), wire::mark(first));
        next->made += std::chrono::milliseconds(1);
        QVERIFY(wire::mark(engine::EvaluationPtr(next)) != wire::mark(first));
        auto learned = std::make_shared<engine::AdaptiveStatus>(support::someAdaptiveStatus());
        const QString before = wire::mark(std::shared_ptr<const engine::AdaptiveStatus>(learned));
        ++learned->learnedRows;
        QVERIFY(wire::mark(std::shared_ptr<const engine::AdaptiveStatus>(learned)) != before);
    }
};

QTEST_APPLESS_MAIN(TestJudgingWire)
#include "tst_judgingwire.moc"
