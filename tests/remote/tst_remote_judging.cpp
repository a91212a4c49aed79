#include "engine/judgingwire.h"
#include "engine/requestwire.h"
#include "engine/scorecardwire.h"
#include "engine/wire.h"
#include "remote/enginefixture.h"
#include "support/fakeengine.h"
#include "support/judgements.h"

#include <QJsonDocument>

using namespace cryptopulse;
using namespace cryptopulse::remotetest;
using namespace Qt::StringLiterals;
namespace wire = engine::wire;

namespace {

engine::EvaluationPtr evaluationOf(const std::string& model)
{
    auto evaluation = support::someEvaluation();
    evaluation.report.model = model;
    return std::make_shared<const engine::Evaluation>(std::move(evaluation));
}

/// Ends the server's newest job.
void endJob(engine::Snapshot& snapshot, engine::JobState state, const std::optional<core::Error>& error = {})
{
    snapshot.jobs.back().state = state;
    snapshot.jobs.back().error = error;
}

} // namespace

/// Judgements over REST: what the window of a remote engine sees of them, and how they are made there.
class TestRemoteJudging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheServerKnowsIsSeenHere()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) {
            s.adaptive = std::make_shared<const engine::AdaptiveStatus>(support::someAdaptiveStatus());
            s.adaptiveForecast = support::FakeEngine::forecast(0.51, support::kJudged, 101.0);
            s.adaptiveForecasts = support::FakeEngine::liveForecasts(7, support::kJudged);
            s.adaptiveForecast->breakEven =
                evaluation::BreakEven{.accuracy = 0.7, .costBp = 24.0, .meanAbsoluteMoveBp = 60.0};
            s.adaptiveLiveScore = std::make_shared<const engine::LiveScore>(support::someLiveScore());
            s.evaluation = evaluationOf("adaptive");
            s.backtest = std::make_shared<const engine::BacktestReport>(support::someBacktest());
            s.leakLab = std::make_shared<const engine::LeakReport>(support::someLeakReport());
        });
        QVERIFY(f.server.open());
        f.start();
        QCOMPARE(f.engine->snapshot()->adaptiveForecast.error().kind, core::ErrorKind::Disconnected);
        QTRY_VERIFY(f.connected());
        const auto snapshot = f.engine->snapshot();
        QVERIFY(snapshot->adaptive && snapshot->evaluation && snapshot->backtest && snapshot->leakLab);
        QCOMPARE(wire::toJson(*snapshot->adaptive), wire::toJson(support::someAdaptiveStatus()));
        QCOMPARE(wire::toJson(*snapshot->evaluation), wire::toJson(*evaluationOf("adaptive")));
        QCOMPARE(wire::toJson(*snapshot->backtest), wire::toJson(support::someBacktest()));
        QCOMPARE(wire::toJson(*snapshot->leakLab), wire::toJson(support::someLeakReport()));
        QCOMPARE(snapshot->adaptiveForecast->up.value(), 0.51);
        QVERIFY(*snapshot->adaptiveForecasts == *support::FakeEngine::liveForecasts(7, support::kJudged));
        QVERIFY(snapshot->forecasts->empty());
        QVERIFY(snapshot->adaptiveLiveScore && !snapshot->liveScore);
        QCOMPARE(wire::toJson(*snapshot->adaptiveLiveScore), wire::toJson(support::someLiveScore()));
        QVERIFY(snapshot->adaptiveForecast->breakEven);
        QCOMPARE(snapshot->adaptiveForecast->breakEven->accuracy, 0.7);
    }

    /// What could not be had is told apart from what nobody asked for, as beside the server.
    void stretchesAskedForAreFetchedWhenThereAreOtherOnes()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) {
            s = support::FakeEngine::withPrices({1, 2, 3}, support::kJudged);
        });
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        QVERIFY(!f.engine->snapshot()->asked); // it does not say
        QCOMPARE(f.state.calls(u"GET /data/gaps"_s).size(), 0);
        const core::TimeRange stretch{support::kJudged - std::chrono::minutes(9), support::kJudged};
        const auto ask = [&f](std::vector<core::TimeRange> stretches) {
            f.state.change([&](engine::Snapshot& s) {
                s.asked = std::make_shared<const std::vector<core::TimeRange>>(std::move(stretches));
            });
        };
        ask({stretch});
        QTRY_VERIFY(f.engine->snapshot()->asked);
        QCOMPARE(*f.engine->snapshot()->asked, std::vector{stretch});
        const core::TimeRange earlier{stretch.from - std::chrono::hours(2),
                                      stretch.from - std::chrono::hours(1)};
        ask({earlier, stretch});
        QTRY_COMPARE(*f.engine->snapshot()->asked, (std::vector{earlier, stretch}));
        QCOMPARE(f.state.calls(u"GET /data/gaps"_s).size(), 2);
    }

    void aServerThatCannotTellWhatItAskedForLeavesItUnknown()
    {
        EngineFixture f;
        f.state.change(
            [](engine::Snapshot& s) { s.asked = std::make_shared<const std::vector<core::TimeRange>>(); });
        f.state.setFault(
            u"GET /data/gaps"_s,
            jsonReaction({{u"asked_stretches"_s, QJsonArray{QJsonObject{{u"from"_s, u"soon"_s}}}}}));
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        QVERIFY(!f.engine->snapshot()->asked);
        QCOMPARE(f.state.calls(u"GET /data/gaps"_s).size(), 1); // asking again would not mend it
    }

    void aScoreThatComesLaterIsSeen()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) {
            s.forecasts = support::FakeEngine::liveForecasts(7, support::kJudged);
        });
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        QVERIFY(!f.engine->snapshot()->liveScore);
        f.state.change([](engine::Snapshot& s) {
            s.liveScore = std::make_shared<const engine::LiveScore>(support::someLiveScore());
        });
        QTRY_VERIFY(f.engine->snapshot()->liveScore);
        QCOMPARE(f.engine->snapshot()->liveScore->given, support::someLiveScore().given);
    }

    void anUnreadableScoreIsNoneAndTheForecastsStay()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) {
            s.forecasts = support::FakeEngine::liveForecasts(7, support::kJudged);
        });
        QJsonObject odd =
            wire::scorecardJson(support::FakeEngine::liveForecasts(7, support::kJudged), nullptr, 10);
        odd[u"score"] = QJsonObject{{u"verdict"_s, u"splendid"_s}};
        f.state.setFault(u"GET /scorecard"_s, jsonReaction(odd));
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        QCOMPARE(f.engine->snapshot()->forecasts->size(), std::size_t(7));
        QVERIFY(!f.engine->snapshot()->liveScore);
    }

    void judgementsAreFetchedOnceEach()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) { s.evaluation = evaluationOf("adaptive"); });
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.state.calls(u"GET /status"_s).size() >= 4);
        QCOMPARE(f.state.calls(u"GET /evaluation"_s).size(), 1);
        QCOMPARE(f.state.calls(u"GET /backtest"_s).size(), 0);
        f.state.change([](engine::Snapshot& s) { s.evaluation = evaluationOf("seed"); });
        QTRY_COMPARE(f.engine->snapshot()->evaluation->report.model, "seed");
        f.state.change([](engine::Snapshot& s) { s.evaluation.reset(); });
        QTRY_VERIFY(!f.engine->snapshot()->evaluation);
        QCOMPARE(f.state.calls(u"GET /evaluation"_s).size(), 2);
    }

    void anEvaluationIsMadeThere()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        engine::EvaluateRequest request;
        request.model = "seed";
        request.window = evaluation::Window::Rolling;
        const auto future = f.engine->evaluate(request);
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), std::size_t(1)); // its progress is seen
        QVERIFY(!future.isFinished());
        for (const Seen& seen : f.state.seen()) {
            if (seen.verb == "POST")
                QCOMPARE(QJsonDocument::fromJson(seen.body).object(), wire::toJson(request));
        }
        f.state.change([](engine::Snapshot& s) {
            s.evaluation = evaluationOf("seed");
            endJob(s, engine::JobState::Done);
        });
        const auto result = resultOf(future);
        QVERIFY(result && *result);
        QCOMPARE((*result)->report.model, "seed");
        QVERIFY(f.engine->snapshot()->evaluation == *result); // who is answered finds it in the snapshot
    }

    void backtestsAndTheLeakLabAsWell()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        const auto backtest = f.engine->backtest({});
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), std::size_t(1));
        f.state.change([](engine::Snapshot& s) {
            s.backtest = std::make_shared<const engine::BacktestReport>(support::someBacktest());
            endJob(s, engine::JobState::Done);
        });
        QVERIFY(resultOf(backtest));
        const auto lab = f.engine->leakLab({});
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), std::size_t(2));
        f.state.change([](engine::Snapshot& s) {
            s.leakLab = std::make_shared<const engine::LeakReport>(support::someLeakReport());
            endJob(s, engine::JobState::Done);
        });
        QVERIFY(resultOf(lab));
    }

    void howItFailedThereIsToldHere()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        const auto few = f.engine->evaluate({});
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), std::size_t(1));
        f.state.change([](engine::Snapshot& s) {
            endJob(s, engine::JobState::Failed, core::Error{core::ErrorKind::NotEnoughData, "two days", {}});
        });
        QCOMPARE(resultOf(few).error().detail, "two days");
        const auto stopped = f.engine->evaluate({});
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), std::size_t(2));
        f.state.change([](engine::Snapshot& s) { endJob(s, engine::JobState::Cancelled); });
        QCOMPARE(resultOf(stopped).error().kind, core::ErrorKind::Cancelled);

        f.state.setFault(u"POST /evaluation"_s,
                         jsonReaction({{u"status"_s, u"not_enough_data"_s}, {u"reason"_s, u"none"_s}}));
        QCOMPARE(resultOf(f.engine->evaluate({})).error().kind, core::ErrorKind::NotEnoughData);
    }

    void aServerThatForgetsOrGoesEndsTheWait()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        const auto forgotten = f.engine->backtest({});
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), std::size_t(1));
        f.state.change([](engine::Snapshot& s) { s.jobs.clear(); });
        QCOMPARE(resultOf(forgotten).error().kind, core::ErrorKind::Internal);
        const auto lost = f.engine->backtest({});
        QTRY_COMPARE(f.engine->snapshot()->jobs.size(), std::size_t(1));
        f.server.close();
        QCOMPARE(resultOf(lost).error().kind, core::ErrorKind::Disconnected);
        QTRY_COMPARE(f.engine->snapshot()->adaptiveForecast.error().kind, core::ErrorKind::Disconnected);
    }

    void anOlderServerIsNamedAsSuch()
    {
        EngineFixture f;
        const Reaction missing = jsonReaction({{u"title"_s, u"Not Found"_s}, {u"status"_s, 404}}, 404);
        f.state.setFault(u"POST /evaluation"_s, missing);
        engine::Snapshot old;
        QJsonObject status = wire::statusJson(old, f.clock.now());
        status.remove(u"judged");
        status.remove(u"adaptive_forecast");
        f.state.setFault(u"GET /status"_s, jsonReaction(status));
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        const auto snapshot = f.engine->snapshot();
        QVERIFY(!snapshot->adaptive && !snapshot->evaluation);
        QCOMPARE(snapshot->adaptiveForecast.error().kind, core::ErrorKind::NotEnoughData);
        const auto refused = resultOf(f.engine->evaluate({}));
        QCOMPARE(refused.error().kind, core::ErrorKind::NotFound);
        QVERIFY(refused.error().detail.find("older") != std::string::npos);
        QVERIFY(f.connected());
    }

    void anUnreadableJudgementIsNone()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) { s.evaluation = evaluationOf("adaptive"); });
        f.state.setFault(u"GET /evaluation"_s, jsonReaction({{u"status"_s, u"ok"_s}}));
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        QVERIFY(!f.engine->snapshot()->evaluation);
    }
};

QTEST_GUILESS_MAIN(TestRemoteJudging)
#include "tst_remote_judging.moc"
