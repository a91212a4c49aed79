#include "engine/scorecardwire.h"
#include "engine/wire.h"
#include "support/fakeengine.h"

#include <QJsonDocument>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using engine::wire::toJson;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'700'000'000'000);

engine::JobStatus someJob()
{
    return {.id = "collect-3",
            .kind = engine::JobKind::Collect,
            .state = engine::JobState::Running,
            .done = 4,
            .total = 10,
            .ok = 2,
            .repeated = 1,
            .failed = 1,
            .started = kNow,
            .ended = std::nullopt,
            .elapsed = std::chrono::milliseconds(1500),
            .remaining = std::chrono::milliseconds(2250),
            .error = core::Error{core::ErrorKind::RateLimited, "slow down", std::chrono::seconds(60)}};
}

} // namespace

/// What one side writes, the other reads back as the same value.
class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jobSurvivesTheTrip()
    {
        const auto read = engine::wire::jobFromJson(toJson(someJob()));
        QVERIFY(read);
        QVERIFY(*read == someJob());
    }

    void feedSurvivesTheTrip()
    {
        const engine::FeedStatus feed{
            .collecting = true,
            .interval = std::chrono::seconds(30),
            .fetching = true,
            .lastAttempt = kNow,
            .lastSuccess = kNow - std::chrono::minutes(1),
            .nextAttempt = kNow + std::chrono::seconds(30),
            .lastError = core::Error{core::ErrorKind::Timeout, "no answer in 10 s", {}},
            .stored = 7,
            .repeats = 3,
            .failures = 1,
            .quota = {},
            .standIn =
                engine::StandIn{"coingecko", engine::HandoverReason::Stale, "its newest price is old", kNow},
            .crossCheck = engine::CrossCheck{.source = "kraken",
                                             .tolerance = 0.25,
                                             .every = std::chrono::seconds(268),
                                             .currency = "usd",
                                             .trouble = engine::CrossCheckTrouble::NoAnswer,
                                             .detail = "no answer in 10 s",
                                             .disagrees = true,
                                             .checked = kNow - std::chrono::minutes(1),
                                             .since = kNow - std::chrono::minutes(9),
                                             .price = core::Price::from(60'123.45),
                                             .other = core::Price::from(60'723.4)},
            .callUse = core::CallUse{.plan = "demo",
                                     .used = 1'234,
                                     .allowed = 10'000,
                                     .since = kNow - std::chrono::hours(9),
                                     .asOf = kNow,
                                     .resets = kNow + std::chrono::hours(300),
                                     .lastsUntil = kNow + std::chrono::hours(146),
                                     .lastingInterval = std::chrono::seconds(124),
                                     .runsShort = true}};
        const auto read = engine::wire::feedFromJson(toJson(feed, engine::FeedState::Offline, kNow));
        QVERIFY(read);
        QVERIFY(*read == feed);
    }

    void aCrossCheckIsToldAsItIsNow()
    {
        engine::FeedStatus feed;
        feed.crossCheck = engine::CrossCheck{.source = "kraken",
                                             .disagrees = true,
                                             .checked = kNow,
                                             .since = kNow,
                                             .price = core::Price::from(100),
                                             .other = core::Price::from(99)};
        const auto told = [&feed](core::UtcTime now) {
            return toJson(feed, engine::FeedState::Ok, now)[u"cross_check"].toObject();
        };
        QCOMPARE(told(kNow)[u"state"].toString(), u"disagree"_s);
        QVERIFY(std::abs(told(kNow)[u"difference_percent"].toDouble() + 1) < 1e-9);
        QVERIFY(told(kNow)[u"reason"].isNull());
        const auto later = told(kNow + std::chrono::hours(1));
        QCOMPARE(later[u"state"].toString(), u"not_comparable"_s);
        QCOMPARE(later[u"reason"].toString(), u"no_price"_s);
        feed.crossCheck.reset();
        const auto json = toJson(feed, engine::FeedState::Ok, kNow);
        QVERIFY(json[u"cross_check"].isNull());
        QVERIFY(json[u"quota"].isNull());
    }

    void modelCardSurvivesTheTrip()
    {
        const auto card = support::FakeEngine::card();
        // Through bytes, as in a file: the coefficients must come back to the last digit.
        const auto bytes = QJsonDocument(card.toJson()).toJson();
        const auto read = engine::ModelCard::fromJson(QJsonDocument::fromJson(bytes).object());
        QVERIFY(read);
        QVERIFY(read->model == card.model);
        QCOMPARE(read->id, card.id);
        QVERIFY(read->trainedTo == card.trainedTo);
        QCOMPARE(read->test.truePositives, card.test.truePositives);
        QCOMPARE(read->trainRows, card.trainRows);
    }

    void damagedModelCardIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no id") << u"id"_s << QJsonValue();
        QTest::newRow("unknown kind") << u"kind"_s << QJsonValue(u"oracle"_s);
        QTest::newRow("newer format") << u"format"_s << QJsonValue(2);
        QTest::newRow("five coefficients") << u"coef"_s << QJsonValue(QJsonArray{1, 2, 3, 4, 5});
        QTest::newRow("text coefficient") << u"coef"_s << QJsonValue(QJsonArray{1, 2, 3, 4, 5, u"6"_s});
        QTest::newRow("zero scale") << u"scaler_scale"_s << QJsonValue(QJsonArray{1, 1, 1, 1, 1, 0});
        QTest::newRow("no intercept") << u"intercept"_s << QJsonValue();
        QTest::newRow("impossible day") << u"created"_s << QJsonValue(u"2026-02-30T00:00:00Z"_s);
        QTest::newRow("unknown step") << u"step"_s << QJsonValue(u"2m"_s);
    }
    void damagedModelCardIsRefused()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject json = support::FakeEngine::card().toJson();
        json[key] = value;
        const auto read = engine::ModelCard::fromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::DamagedModel);
    }

    void statusSurvivesTheTrip()
    {
        auto snapshot = support::FakeEngine::withPrices({100, 101, 102}, kNow);
        snapshot.forecast = support::FakeEngine::forecast(0.53, kNow, 102);
        snapshot.jobs.push_back(someJob());
        const auto read = engine::wire::snapshotFromStatus(engine::wire::statusJson(snapshot, kNow));
        QVERIFY(read);
        QVERIFY(read->forecast == snapshot.forecast);
        QVERIFY(read->jobs == snapshot.jobs);
        QVERIFY(read->feed == snapshot.feed);
        QVERIFY(read->step == snapshot.step);
        QVERIFY(read->series == snapshot.series);
    }

    void theBreakEvenSurvivesTheTrip()
    {
        engine::Snapshot snapshot;
        snapshot.forecast = support::FakeEngine::forecast(0.53, kNow, 102);
        const QJsonObject unknown = engine::wire::forecastJson(snapshot, kNow);
        for (const char* name : {"break_even_accuracy", "cost_bp", "mean_abs_move_bp"})
            QVERIFY2(unknown[QLatin1StringView(name)].isNull(), name);
        QVERIFY(!engine::wire::forecastFromJson(unknown)->breakEven);

        snapshot.forecast->breakEven =
            evaluation::BreakEven{.accuracy = 0.81, .costBp = 30.0, .meanAbsoluteMoveBp = 48.4};
        const QJsonObject json = engine::wire::forecastJson(snapshot, kNow);
        QCOMPARE(json[u"break_even_accuracy"].toDouble(), 0.81);
        QCOMPARE(json[u"cost_bp"].toDouble(), 30.0);
        QCOMPARE(json[u"mean_abs_move_bp"].toDouble(), 48.4);
        QVERIFY(engine::wire::forecastFromJson(json)->breakEven == snapshot.forecast->breakEven);
    }

    void seedStatusesAreSpoken_data()
    {
        QTest::addColumn<core::ErrorKind>("kind");
        QTest::addColumn<QString>("status");
        QTest::newRow("no model") << core::ErrorKind::NoModel << u"no_model"_s;
        QTest::newRow("too little") << core::ErrorKind::NotEnoughData << u"not_enough_data"_s;
    }
    void seedStatusesAreSpoken()
    {
        QFETCH(core::ErrorKind, kind);
        QFETCH(QString, status);
        engine::Snapshot snapshot;
        snapshot.forecast = core::failure(kind, "because");
        const QJsonObject json = engine::wire::forecastJson(snapshot, kNow);
        QCOMPARE(json[u"status"].toString(), status);
        const auto read = engine::wire::forecastFromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, kind);
    }

    void anOldPriceWarns()
    {
        auto snapshot = support::FakeEngine::withPrices({100, 101, 102}, kNow);
        snapshot.forecast = support::FakeEngine::forecast(0.53, kNow, 102);
        QVERIFY(engine::warningsAt(snapshot, kNow + std::chrono::minutes(5)).empty());
        QCOMPARE(engine::warningsAt(snapshot, kNow + std::chrono::minutes(6)),
                 std::vector<std::string>{"stale_data"});
        QCOMPARE(engine::feedState(snapshot, kNow + std::chrono::minutes(6)), engine::FeedState::Stale);
        // The reader tells by its own clock, so that it is not told twice or for ever.
        const auto sent = engine::wire::forecastJson(snapshot, kNow + std::chrono::minutes(6));
        QVERIFY(engine::wire::forecastFromJson(sent)->warnings.empty());
    }

    void forecastsSurviveTheTrip()
    {
        const auto forecasts = support::FakeEngine::liveForecasts(20, kNow);
        const QJsonObject json = engine::wire::scorecardJson(forecasts, nullptr, 12);
        QCOMPARE(json[u"counts"][u"shown"].toInt(), 12);
        QCOMPARE(json[u"counts"][u"pending"].toInt(), 5);
        QCOMPARE(json[u"counts"][u"hits"].toInt() + json[u"counts"][u"misses"].toInt(), 7);
        const auto read = engine::wire::forecastsFromScorecard(json);
        QVERIFY(read && read->size() == 12);
        QVERIFY(std::equal(read->begin(), read->end(), forecasts->end() - 12));
        QVERIFY(!engine::wire::forecastsFromScorecard(
            {{u"forecasts"_s, QJsonArray{QJsonObject{{u"as_of"_s, u"yesterday"_s}}}}}));
    }

    void theMarkOfTheScorecardChangesWithIt()
    {
        const auto mark = [](int count) {
            return engine::wire::scorecardMark(support::FakeEngine::liveForecasts(count, kNow), nullptr);
        };
        QVERIFY(mark(0).isEmpty());
        QVERIFY(mark(3) != mark(4));
        auto settled =
            std::make_shared<std::vector<core::LiveForecast>>(*support::FakeEngine::liveForecasts(9, kNow));
        settled->at(5).outcome = core::Outcome::Rose;
        QVERIFY(engine::wire::scorecardMark(settled, nullptr) != mark(9));
        // A score that comes later is asked for as well.
        const auto score = std::make_shared<engine::LiveScore>();
        const auto list = support::FakeEngine::liveForecasts(9, kNow);
        const QString before = engine::wire::scorecardMark(list, score);
        QVERIFY(before != mark(9));
        const auto next = std::make_shared<engine::LiveScore>(*score);
        ++next->scored;
        QVERIFY(engine::wire::scorecardMark(list, next) != before);
    }

    void importSurvivesTheTrip()
    {
        const engine::ImportSummary summary{.lines = 10,
                                            .added = 4,
                                            .repeats = 1,
                                            .conflicts = 1,
                                            .duplicates = 2,
                                            .differing = 1,
                                            .badLines = 2,
                                            .firstBad = {{3, "no time: x"}, {5, "too few columns"}},
                                            .withoutTrade = 7,
                                            .format = "Binance candles",
                                            .venue = "binance",
                                            .note = "another series"};
        const auto read = engine::wire::importSummaryFromJson(toJson(summary));
        QVERIFY(read && *read == summary);
        QVERIFY(!engine::wire::importSummaryFromJson({}));
        // Of a server that tells the first one only.
        const auto older = engine::wire::importSummaryFromJson(
            {{u"status"_s, u"ok"_s}, {u"added"_s, 1}, {u"first_bad"_s, u"line 3: no time: x"_s}});
        QCOMPARE(older->firstBad, (std::vector<core::BadLine>{{3, "no time: x"}}));
    }

    void rowsAreTheSeedsShape()
    {
        const auto view = support::FakeEngine::withPrices({100, 101.25, 102}, kNow).samples;
        QCOMPARE(engine::wire::rowsJson(view, 1, 3),
                 "[{\"ts\":\"2023-11-14T22:12:20.000Z\",\"price\":101.25},"
                 "{\"ts\":\"2023-11-14T22:13:20.000Z\",\"price\":102}]"_ba);
        QCOMPARE(engine::wire::rowsJson(view, 3, 3), "[]"_ba);
    }
};

QTEST_APPLESS_MAIN(TestWire)
#include "tst_wire.moc"
