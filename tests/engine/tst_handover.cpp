#include "engine/handover.h"
#include "engine/whendone.h"
#include "support/fakeclock.h"
#include "support/fakeengine.h"

#include <QSignalSpy>
#include <QTest>
#include <map>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using engine::Handover;
using engine::HandoverReason;
using support::FakeEngine;

namespace {

/// The snapshot of an engine that collects from a source and had a price at @p newest.
engine::Snapshot collecting(const std::string& source, core::UtcTime newest)
{
    engine::Snapshot snapshot = FakeEngine::withPrices({1, 2, 3}, newest);
    snapshot.series.source = source;
    snapshot.feed.collecting = true;
    snapshot.feed.interval = 60s;
    snapshot.feed.lastAttempt = newest;
    snapshot.feed.lastSuccess = newest;
    return snapshot;
}

engine::Snapshot failing(const std::string& source, core::UtcTime lastGood, ErrorKind kind)
{
    engine::Snapshot snapshot = collecting(source, lastGood);
    snapshot.feed.lastError = core::Error{kind, "it said so"};
    return snapshot;
}

/// Three sources, and a test that decides what each of them answers.
struct World {
    support::FakeClock clock;
    FakeEngine* first = nullptr; // owned by the switchable one
    std::unique_ptr<engine::SwitchableEngine> engine;
    std::map<std::string, core::Result<market::Quote>> answers;
    std::vector<std::string> probed;
    std::vector<Handover::Start> starts;
    FakeEngine* latest = nullptr;
    std::unique_ptr<Handover> handover;

    World()
    {
        auto made = std::make_unique<FakeEngine>();
        first = latest = made.get();
        first->show(collecting("coingecko", clock.now()));
        engine = std::make_unique<engine::SwitchableEngine>(std::move(made));
        for (const char* source : {"coingecko", "binance", "kraken"})
            answers.emplace(source, market::Quote{*core::Price::from(3), std::nullopt});
        handover = std::make_unique<Handover>(
            *engine, clock,
            Handover::Plan{{"coingecko", "binance", "kraken"},
                           [this](const Handover::Start& start) { return make(start); },
                           [this](const std::string& source) {
                               probed.push_back(source);
                               return engine::answered(answers.at(source));
                           }});
    }
    core::Result<std::unique_ptr<engine::Engine>> make(const Handover::Start& start)
    {
        starts.push_back(start);
        auto next = std::make_unique<FakeEngine>();
        latest = next.get();
        latest->show(collecting(start.source, clock.now()));
        return next;
    }
    void refuse(const std::string& source) { answers.at(source) = core::failure(ErrorKind::Refused, "403"); }
    /// The feed is judged, and whoever is asked has answered.
    void settle() const
    {
        handover->look();
        QTRY_VERIFY(!handover->isSeeking());
    }
    /// Time passes, and prices came meanwhile.
    void pass(std::chrono::minutes by)
    {
        clock.advance(by);
        latest->show(collecting(handover->source(), clock.now()));
        settle();
    }
};

} // namespace

/// From a source that fails to the next one, and back.
class TestHandover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFeedIsJudgedByWhatItSays_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("minutes"); // since the last good answer
        QTest::addColumn<bool>("wanted");
        QTest::newRow("refused at once") << ErrorKind::Refused << 0 << true;
        QTest::newRow("a hiccup") << ErrorKind::Network << 4 << false;
        QTest::newRow("failing") << ErrorKind::Timeout << 5 << true;
        QTest::newRow("limited for a moment") << ErrorKind::RateLimited << 1 << false;
        QTest::newRow("limited for long") << ErrorKind::RateLimited << 6 << true;
    }
    void aFeedIsJudgedByWhatItSays()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, minutes);
        QFETCH(bool, wanted);
        const core::UtcTime now = core::fromEpochMs(1'700'000'000'000);
        const auto lastGood = now - std::chrono::minutes(minutes);
        engine::Snapshot snapshot = failing("coingecko", lastGood, kind);
        const auto judged = engine::judgeFeed(snapshot, now - 1h, now);
        QCOMPARE(judged.reason.has_value(), wanted);
        if (!wanted)
            QCOMPARE(*judged.lookAgain, lastGood + engine::kPatience);
        snapshot.feed.collecting = false;
        QVERIFY(!engine::judgeFeed(snapshot, now - 1h, now).reason);
    }

    void aLongPauseAndOldPricesAreReasonsToo()
    {
        const core::UtcTime now = core::fromEpochMs(1'700'000'000'000);
        engine::Snapshot limited = failing("coingecko", now, ErrorKind::RateLimited);
        limited.feed.nextAttempt = now + 20min;
        QCOMPARE(*engine::judgeFeed(limited, now - 1h, now).reason, HandoverReason::Limited);
        engine::Snapshot old = collecting("coingecko", now - 6min);
        old.feed.lastSuccess = now; // it answers, with the same price again and again
        QCOMPARE(*engine::judgeFeed(old, now - 1h, now).reason, HandoverReason::Stale);
        // What lies in the store of a source that was just put in place is no fault of it.
        QVERIFY(!engine::judgeFeed(old, now - 1min, now).reason);
    }

    void aRefusalHandsOverAtOnce()
    {
        World f;
        const QSignalSpy handed(f.handover.get(), &Handover::handedOver);
        f.refuse("coingecko");
        f.first->show(failing("coingecko", f.clock.now(), ErrorKind::Refused));
        QTRY_COMPARE(handed.size(), 1); // by itself
        QCOMPARE(f.handover->source(), std::string("binance"));
        QCOMPARE(f.starts.size(), std::size_t{1});
        QVERIFY(f.starts[0].standIn.has_value());
        QCOMPARE(f.starts[0].standIn->preferred, std::string("coingecko"));
        QCOMPARE(f.starts[0].standIn->reason, HandoverReason::Refused);
        QCOMPARE(f.starts[0].interval, 60s);
        QCOMPARE(f.engine->snapshot()->series.source, std::string("binance"));
    }

    void aSourceThatDoesNotAnswerIsPassedOver()
    {
        World f;
        f.refuse("binance");
        f.first->show(failing("coingecko", f.clock.now(), ErrorKind::Refused));
        f.settle();
        QCOMPARE(f.probed, (std::vector<std::string>{"binance", "kraken"}));
        QCOMPARE(f.handover->source(), std::string("kraken"));
    }

    void oldPricesAreNotTakenEither()
    {
        World f;
        f.answers.at("binance") = market::Quote{*core::Price::from(3), f.clock.now() - 1h};
        f.first->show(failing("coingecko", f.clock.now(), ErrorKind::Refused));
        f.settle();
        QCOMPARE(f.handover->source(), std::string("kraken"));
    }

    void whereNobodyAnswersAllStaysAsItWas()
    {
        World f;
        f.refuse("binance");
        f.refuse("kraken");
        f.first->show(failing("coingecko", f.clock.now(), ErrorKind::Refused));
        f.settle();
        QCOMPARE(f.handover->source(), std::string("coingecko"));
        QCOMPARE(f.probed.size(), std::size_t{2});
        f.handover->look(); // not again within a minute
        QCOMPARE(f.probed.size(), std::size_t{2});
        f.clock.advance(1min);
        f.handover->look();
        f.settle();
        QCOMPARE(f.probed.size(), std::size_t{4});
    }

    void thePreferredSourceComesBackWhenItAnswers()
    {
        World f;
        f.refuse("coingecko");
        f.first->show(failing("coingecko", f.clock.now(), ErrorKind::Refused));
        f.settle();
        QCOMPARE(f.handover->source(), std::string("binance"));
        f.probed.clear();
        f.pass(9min);
        QVERIFY(f.probed.empty());
        f.pass(1min); // asked again after ten minutes, then after twenty more
        QCOMPARE(f.probed, std::vector<std::string>{"coingecko"});
        QCOMPARE(f.handover->source(), std::string("binance"));
        f.pass(19min);
        QCOMPARE(f.probed.size(), std::size_t{1});
        f.answers.at("coingecko") = market::Quote{*core::Price::from(3), f.clock.now()};
        f.pass(1min);
        QCOMPARE(f.handover->source(), std::string("coingecko"));
        QVERIFY(!f.starts.back().standIn);
    }

    void whatFailsAgainSoonIsLeftAloneForLonger()
    {
        World f;
        const auto fail = [&f] {
            f.latest->show(failing("coingecko", f.clock.now(), ErrorKind::Refused));
            f.settle();
            QCOMPARE(f.handover->source(), std::string("binance"));
        };
        fail();
        f.pass(10min);
        QCOMPARE(f.handover->source(), std::string("coingecko"));
        f.pass(5min);
        fail();
        f.pass(10min);
        QCOMPARE(f.handover->source(), std::string("binance"));
        f.pass(10min);
        QCOMPARE(f.handover->source(), std::string("coingecko"));
        f.pass(61min); // it has recovered
        fail();
        f.pass(10min);
        QCOMPARE(f.handover->source(), std::string("coingecko"));
    }

    void workIsNotInterrupted()
    {
        World f;
        engine::Snapshot busy = failing("coingecko", f.clock.now(), ErrorKind::Refused);
        engine::JobStatus job;
        job.id = "train-1";
        busy.jobs = {job};
        f.first->show(busy);
        f.settle();
        QVERIFY(f.probed.empty());
        busy.jobs.front().state = engine::JobState::Done;
        f.first->show(busy);
        f.settle();
        QCOMPARE(f.handover->source(), std::string("binance"));
    }

    void theStandInMayFailAsWell()
    {
        World f;
        f.refuse("coingecko");
        f.first->show(failing("coingecko", f.clock.now(), ErrorKind::Refused));
        f.settle();
        f.clock.advance(2min);
        f.refuse("binance");
        f.latest->show(failing("binance", f.clock.now(), ErrorKind::Refused));
        f.settle();
        QCOMPARE(f.handover->source(), std::string("kraken"));
        QCOMPARE(f.starts.back().standIn->preferred, std::string("coingecko")); // still
    }
};

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
