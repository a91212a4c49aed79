#include "api/judgingroutes.h"
#include "api/routes.h"
#include "engine/scorecardwire.h"
#include "support/carereports.h"
#include "support/fakeengine.h"
#include "support/judgements.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using api::Method;
using support::FakeEngine;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'700'000'000'000);

QJsonObject object(const api::Reply& reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

api::Reply get(const QByteArray& target, const engine::Snapshot& snapshot)
{
    api::Request request = api::makeRequest(Method::Get, target);
    const auto route = api::findRoute(request);
    if (!route)
        return route.error();
    return std::get<api::ReadHandler>((*route)->handler)(request, {snapshot, kNow});
}

engine::JobStatus jobOf(engine::JobKind kind, const std::string& id)
{
    engine::JobStatus job;
    job.id = id;
    job.kind = kind;
    job.started = kNow;
    return job;
}

/// A command as the server would give it: the reply, once it is there.
struct Asked {
    Asked(FakeEngine& engine, const QByteArray& target, const QByteArray& body = {})
    {
        api::Request request = api::makeRequest(Method::Post, target, body);
        const auto route = api::findRoute(request);
        if (!route) {
            replies.push_back(route.error());
            return;
        }
        std::get<api::CommandHandler>((*route)->handler)(
            request, engine, &context, [this](const api::Reply& reply) { replies.push_back(reply); });
    }
    [[nodiscard]] int status() const { return replies.empty() ? 0 : replies.front().status; }
    [[nodiscard]] QString jobId() const
    {
        return replies.empty() ? QString() : object(replies.front())[u"id"].toString();
    }

    std::vector<api::Reply> replies;
    QObject context;
};

} // namespace

/// The routes about how good forecasts are, without a socket.
class TestApiJudging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestJudgementsAreTold()
    {
        engine::Snapshot snapshot;
        for (const char* target : {"/evaluation", "/backtest", "/leaklab"}) {
            const auto reply = get(target, snapshot);
            QCOMPARE(reply.status, 200);
            QCOMPARE(object(reply)[u"status"].toString(), u"none"_s);
        }
        snapshot.evaluation = std::make_shared<const engine::Evaluation>(support::someEvaluation());
        snapshot.backtest = std::make_shared<const engine::BacktestReport>(support::someBacktest());
        snapshot.leakLab = std::make_shared<const engine::LeakReport>(support::someLeakReport());
        QCOMPARE(object(get("/evaluation", snapshot))[u"verdict"].toString(), u"better_than_coin"_s);
        QCOMPARE(object(get("/backtest", snapshot))[u"threshold"].toDouble(), 0.53);
        QCOMPARE(object(get("/leaklab", snapshot))[u"learners"].toArray().size(), 2);
    }

    void aCommandAnswersItsJobAsSoonAsThereIsOne()
    {
        FakeEngine engine;
        engine::Snapshot snapshot;
        snapshot.jobs = {jobOf(engine::JobKind::Evaluate, "evaluate-1")}; // of somebody else
        engine.show(snapshot);
        const Asked asked(engine, "/evaluation", R"({"model":"seed","controls":true})");
        QCOMPARE(engine.calls(), std::vector<std::string>{"evaluate seed with controls"});
        snapshot.jobs.push_back(jobOf(engine::JobKind::Backtest, "backtest-2"));
        engine.show(snapshot);
        QVERIFY(asked.replies.empty());
        snapshot.jobs.push_back(jobOf(engine::JobKind::Evaluate, "evaluate-3"));
        engine.show(snapshot);
        QCOMPARE(asked.status(), 202);
        QCOMPARE(asked.jobId(), u"evaluate-3"_s);
        QCOMPARE(asked.replies.front().headers.front().second, "/jobs/evaluate-3"_ba);
        // Its end changes nothing any more.
        QVERIFY(engine.answerEvaluate(core::failure(core::ErrorKind::Cancelled, "stopped")));
        bool handled = false; // after all that the answer has posted
        QTimer::singleShot(0, &engine, [&handled] { handled = true; });
        QTRY_VERIFY(handled);
        QCOMPARE(asked.replies.size(), std::size_t(1));
    }

    void twoCommandsGetTwoJobs()
    {
        FakeEngine engine;
        QObject context;
        std::vector<QString> ids;
        const auto done = [&ids](const api::Reply& reply) { ids.push_back(object(reply)[u"id"].toString()); };
        for (int i = 0; i < 2; ++i)
            api::postLeakLab(api::makeRequest(Method::Post, "/leaklab"), engine, &context, done);
        engine::Snapshot snapshot;
        snapshot.jobs = {jobOf(engine::JobKind::LeakLab, "leak_lab-1"),
                         jobOf(engine::JobKind::LeakLab, "leak_lab-2")};
        engine.show(snapshot);
        engine.show(snapshot);
        QCOMPARE(ids, (std::vector<QString>{u"leak_lab-1"_s, u"leak_lab-2"_s}));
    }

    void workThatIsSharedHasTheJobOfTheOther()
    {
        FakeEngine engine;
        engine::Snapshot snapshot;
        snapshot.jobs = {jobOf(engine::JobKind::Backtest, "backtest-1")};
        engine.show(snapshot);
        const Asked asked(engine, "/backtest", R"({"threshold":0.6})");
        QCOMPARE(engine.calls(), std::vector<std::string>{"backtest adaptive 0.6"});
        QVERIFY(
            engine.answerBacktest(std::make_shared<const engine::BacktestReport>(support::someBacktest())));
        QTRY_COMPARE(asked.status(), 202);
        QCOMPARE(asked.jobId(), u"backtest-1"_s);
    }

    void troubleBeforeThereIsAJobIsTold()
    {
        using core::ErrorKind;
        FakeEngine engine;
        const Asked little(engine, "/evaluation");
        QVERIFY(engine.answerEvaluate(core::failure(ErrorKind::NotEnoughData, "two days are needed")));
        QTRY_COMPARE(little.status(), 200);
        QCOMPARE(object(little.replies.front())[u"status"].toString(), u"not_enough_data"_s);
        const Asked gone(engine, "/leaklab");
        QVERIFY(engine.answerLeakLab(core::failure(ErrorKind::Cancelled, "the engine is gone")));
        QTRY_COMPARE(gone.status(), 503);
    }

    void badValuesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("parameter");
        QTest::newRow("model") << "/evaluation"_ba
                               << R"({"model":"oracle"})"_ba << u"model"_s;
        QTest::newRow("window") << "/evaluation"_ba
                                << R"({"window":"open"})"_ba << u"window"_s;
        QTest::newRow("days") << "/evaluation"_ba
                              << R"({"rolling_days":0})"_ba << u"rolling_days"_s;
        QTest::newRow("backwards") << "/evaluation"_ba
                                   << R"({"from":"2026-02-01","to":"2026-01-01"})"_ba << u"to"_s;
        QTest::newRow("threshold") << "/backtest"_ba
                                   << R"({"threshold":0.4})"_ba << u"threshold"_s;
        QTest::newRow("fee") << "/backtest"_ba
                             << R"({"fee_bp":"ten"})"_ba << u"fee_bp"_s;
        QTest::newRow("no rule") << "/compact"_ba
                                 << R"({"dry_run":true})"_ba << u"keep_years"_s;
        QTest::newRow("years") << "/compact"_ba
                               << R"({"keep_years":0})"_ba << u"keep_years"_s;
        QTest::newRow("step") << "/leaklab"_ba
                              << R"({"step":"2m"})"_ba << u"step"_s;
    }
    void badValuesAreNamed()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(QString, parameter);
        FakeEngine engine;
        const Asked asked(engine, target, body);
        QCOMPARE(asked.status(), 422);
        QCOMPARE(object(asked.replies.front())[u"errors"][0][u"parameter"].toString(), parameter);
        QVERIFY(engine.calls().empty());
    }

    void theCareOfTheDatabaseGoesTheSameWay()
    {
        engine::Snapshot snapshot;
        for (const char* target : {"/backup", "/check", "/compact"})
            QCOMPARE(object(get(target, snapshot))[u"status"].toString(), u"none"_s);
        snapshot.backup = std::make_shared<const engine::BackupReport>(support::someBackup());
        snapshot.check = std::make_shared<const engine::CheckReport>(support::someCheck());
        snapshot.compaction = std::make_shared<const engine::CompactReport>(support::someCompaction());
        QCOMPARE(object(get("/backup", snapshot))[u"samples"].toInt(), 43'200);
        QCOMPARE(object(get("/check", snapshot))[u"status"].toString(), u"storage_damaged"_s);
        QCOMPARE(object(get("/compact", snapshot))[u"series"][0][u"to_thin"].toInt(), 1'000'000);

        FakeEngine engine;
        const Asked backup(engine, "/backup", R"({"path":"/etc/passwd"})"); // not the client's to say
        const Asked check(engine, "/check");
        const Asked compaction(engine, "/compact", R"({"keep_years":5,"dry_run":true})");
        QCOMPARE(engine.calls(), (std::vector<std::string>{"back up ", "check", "try compact years 5"}));
        snapshot.jobs = {jobOf(engine::JobKind::Backup, "backup-1"), jobOf(engine::JobKind::Check, "check-2"),
                         jobOf(engine::JobKind::Compact, "compact-3")};
        engine.show(snapshot);
        QCOMPARE(backup.status(), 202);
        QCOMPARE(check.jobId(), u"check-2"_s);
        QCOMPARE(compaction.jobId(), u"compact-3"_s);
    }

    void aServersDatabaseIsNotCaredFor()
    {
        FakeEngine engine;
        const Asked backup(engine, "/backup");
        QVERIFY(engine.answerBackUp(core::failure(core::ErrorKind::InvalidArgument, "use pg_dump")));
        QTRY_COMPARE(backup.status(), 422);
        QVERIFY(object(backup.replies.front())[u"detail"].toString().contains(u"pg_dump"_s));
    }

    void otherMethodsAreRefused()
    {
        api::Request request = api::makeRequest(Method::Delete, "/evaluation");
        const auto route = api::findRoute(request);
        QVERIFY(!route);
        QCOMPARE(route.error().status, 405);
        QCOMPARE(route.error().headers.front().second, "GET, HEAD, POST, OPTIONS"_ba);
        request = api::makeRequest(Method::Head, "/backtest");
        QVERIFY(api::findRoute(request));
    }

    void theModelIsAccompaniedByTheAdaptiveOne()
    {
        engine::Snapshot snapshot;
        snapshot.adaptive = std::make_shared<const engine::AdaptiveStatus>(support::someAdaptiveStatus());
        QJsonObject json = object(get("/model", snapshot));
        QCOMPARE(json[u"status"].toString(), u"no_model"_s);
        QCOMPARE(json[u"adaptive"][u"prior"].toString(), u"prior-2024-06"_s);
        QVERIFY(json[u"adaptive"][u"weights"][u"coin"].isDouble());
        snapshot.model = std::make_shared<engine::ModelCard>(FakeEngine::card());
        json = object(get("/model", snapshot));
        QVERIFY(json[u"coef"].isArray() && json[u"adaptive"].isObject());
    }

    void predictAnswersForEitherModel()
    {
        engine::Snapshot snapshot = FakeEngine::withPrices({1, 2, 3}, kNow);
        snapshot.forecast = FakeEngine::forecast(0.53, kNow, 3);
        QCOMPARE(object(get("/predict?model=adaptive", snapshot))[u"status"].toString(),
                 u"not_enough_data"_s);
        snapshot.adaptiveForecast = FakeEngine::forecast(0.51, kNow, 3);
        snapshot.adaptiveForecast->modelId = "adaptive-2";
        const auto json = object(get("/predict?model=adaptive", snapshot));
        QCOMPARE(json[u"proba_up_next_5"].toDouble(), 0.51);
        QCOMPARE(json[u"model_id"].toString(), u"adaptive-2"_s);
        QCOMPARE(object(get("/predict", snapshot))[u"proba_up_next_5"].toDouble(), 0.53);
    }

    void theScorecardCanBeThatOfOneModel()
    {
        engine::Snapshot snapshot;
        snapshot.forecasts = FakeEngine::liveForecasts(4, kNow);
        snapshot.adaptiveForecasts = FakeEngine::liveForecasts(2, kNow);
        const auto shown = [&snapshot](const QByteArray& target) {
            return object(get(target, snapshot))[u"counts"][u"shown"].toInt();
        };
        QCOMPARE(shown("/scorecard"), 4);
        QCOMPARE(shown("/scorecard?model=adaptive"), 2);
        QCOMPARE(shown("/scorecard?model=seed"), 4);
        QCOMPARE(shown("/scorecard?model=seed&n=3"), 3);
    }

    void theScorecardJudgesAllOfOneModel()
    {
        engine::Snapshot snapshot;
        snapshot.forecasts = FakeEngine::liveForecasts(4, kNow);
        snapshot.adaptiveLiveScore = std::make_shared<const engine::LiveScore>(support::someLiveScore());
        QVERIFY(object(get("/scorecard", snapshot))[u"score"].isNull());
        const QJsonValue score = object(get("/scorecard?model=adaptive&n=1", snapshot))[u"score"];
        QCOMPARE(score.toObject(), engine::wire::toJson(*snapshot.adaptiveLiveScore));
        QCOMPARE(score[u"verdict"].toString(), u"better_than_coin"_s);
        QCOMPARE(score[u"rolling"].toArray().size(), 2);
    }

    void predictSaysWhatWouldPay()
    {
        engine::Snapshot snapshot;
        snapshot.forecast = FakeEngine::forecast(0.53, kNow, 3);
        snapshot.adaptiveForecast = FakeEngine::forecast(0.51, kNow, 3);
        snapshot.adaptiveForecast->breakEven =
            evaluation::BreakEven{.accuracy = 1.2, .costBp = 24.0, .meanAbsoluteMoveBp = 17.0};
        QVERIFY(object(get("/predict", snapshot))[u"break_even_accuracy"].isNull());
        const QJsonObject json = object(get("/predict?model=adaptive", snapshot));
        QCOMPARE(json[u"break_even_accuracy"].toDouble(), 1.2);
        QCOMPARE(json[u"cost_bp"].toDouble(), 24.0);
        QCOMPARE(json[u"mean_abs_move_bp"].toDouble(), 17.0);
    }
};

QTEST_GUILESS_MAIN(TestApiJudging)
#include "tst_api_judging.moc"
