#include "engine/crosschecker.h"
#include "engine/snapshot.h"
#include "support/fakeclock.h"
#include "support/fakesource.h"

#include <QSignalSpy>
#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using core::ErrorKind;
using engine::CrossCheckState;
using engine::CrossCheckTrouble;

namespace {

const core::SeriesKey kLive{"bitcoin", "usd", "coingecko"};
const core::SeriesKey kKraken{"bitcoin", "usd", "kraken"};

/// A checker over a fake source, which is asked as live prices come.
struct Bench {
    support::FakeClock clock;
    support::FakeSource* source = nullptr; // owned by the checker
    std::unique_ptr<engine::CrossChecker> checker;

    explicit Bench(const core::SeriesKey& live = kLive, std::optional<core::SeriesKey> second = kKraken,
                   double tolerance = 0.5)
    {
        engine::CrossCheckOptions options;
        options.source = second ? second->source : "kraken";
        options.series = std::move(second);
        options.tolerance = tolerance;
        options.makeSource = [this]() -> core::Result<std::unique_ptr<market::PriceSource>> {
            auto made = std::make_unique<support::FakeSource>();
            source = made.get();
            return made;
        };
        checker = std::make_unique<engine::CrossChecker>(options, live, clock);
    }

    [[nodiscard]] engine::FeedStatus feed() const
    {
        engine::FeedStatus status;
        status.crossCheck = checker->status();
        return status;
    }
    [[nodiscard]] CrossCheckState state() const { return *engine::crossCheckState(feed(), clock.now()); }
    [[nodiscard]] std::optional<CrossCheckTrouble> trouble() const
    {
        return engine::crossCheckTrouble(feed(), clock.now());
    }

    void live(double price) { checker->take({clock.now(), *core::Price::from(price), clock.now()}); }

    /// A minute later: a live price of 100, and what the second source says to that.
    [[nodiscard]] bool minute(const core::Result<market::Quote>& answer)
    {
        clock.advance(1min);
        source->answers = {answer};
        QSignalSpy changed(checker.get(), &engine::CrossChecker::changed);
        live(100);
        return changed.wait();
    }
    [[nodiscard]] bool minute(double other)
    {
        return minute(market::Quote{*core::Price::from(other), std::nullopt});
    }
};

} // namespace

/// A second source is looked at, with patience, and never in the way.
class TestCrossChecker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pricesWithinTheToleranceAgree()
    {
        Bench bench;
        QCOMPARE(bench.state(), CrossCheckState::Waiting);
        QVERIFY(bench.minute(100.49));
        QCOMPARE(bench.state(), CrossCheckState::Agree);
        QVERIFY(std::abs(*bench.checker->status().difference() - 0.49) < 1e-9);
        QVERIFY(bench.checker->status().since == bench.clock.now());
    }

    void twoComparisonsInARowDisagree()
    {
        Bench bench;
        QVERIFY(bench.minute(100));
        QVERIFY(bench.minute(99.4)); // a price on the move, perhaps
        const core::UtcTime first = bench.clock.now();
        QCOMPARE(bench.state(), CrossCheckState::Agree);
        QVERIFY(bench.minute(99.3));
        QCOMPARE(bench.state(), CrossCheckState::Disagree);
        QVERIFY(bench.checker->status().since == first);
        QVERIFY(std::abs(*bench.checker->status().difference() + 0.7) < 1e-9);
    }

    void aSingleOneDoesNot()
    {
        Bench bench;
        for (const double other : {100.1, 101.0, 100.1, 99.0, 100.0}) {
            QVERIFY(bench.minute(other));
            QCOMPARE(bench.state(), CrossCheckState::Agree);
        }
    }

    void aDisagreementDoesNotFlicker()
    {
        Bench bench;
        QVERIFY(bench.minute(101));
        QCOMPARE(bench.state(), CrossCheckState::Waiting); // neither yet
        QVERIFY(bench.minute(101));
        const auto since = bench.checker->status().since;
        for (const double other : {100.49, 100.51, 100.45, 99.55}) { // to and fro at its edge
            QVERIFY(bench.minute(other));
            QCOMPARE(bench.state(), CrossCheckState::Disagree);
        }
        QVERIFY(bench.checker->status().since == since);
        QVERIFY(bench.minute(100.39));
        QCOMPARE(bench.state(), CrossCheckState::Agree);
        QVERIFY(bench.checker->status().since == bench.clock.now());
    }

    void aLateAnswerEndsNoDisagreement()
    {
        Bench bench;
        QVERIFY(bench.minute(101));
        QVERIFY(bench.minute(101));
        QVERIFY(bench.minute(core::failure(ErrorKind::Timeout, "no answer")));
        QCOMPARE(bench.state(), CrossCheckState::Disagree);
        bench.clock.advance(5min);
        QCOMPARE(bench.state(), CrossCheckState::NotComparable);
        QCOMPARE(*bench.trouble(), CrossCheckTrouble::NoAnswer);
    }

    void oldPricesAreNotCompared()
    {
        Bench bench;
        bench.clock.advance(1min);
        const auto old = bench.clock.now() - engine::kComparable;
        QVERIFY(bench.minute(market::Quote{*core::Price::from(150), old}));
        QCOMPARE(bench.state(), CrossCheckState::NotComparable);
        QCOMPARE(*bench.trouble(), CrossCheckTrouble::Apart);
        QVERIFY(!bench.checker->status().difference());
        const auto lately = bench.clock.now() + 1min - engine::kComparable;
        QVERIFY(bench.minute(market::Quote{*core::Price::from(100), lately}));
        QCOMPARE(bench.state(), CrossCheckState::Agree);
    }

    void whenNoLivePriceComesNothingIsSaid()
    {
        Bench bench;
        QVERIFY(bench.minute(100));
        bench.clock.advance(5min + 1ms);
        QCOMPARE(bench.state(), CrossCheckState::NotComparable);
        QCOMPARE(*bench.trouble(), CrossCheckTrouble::NoPrice);
    }

    void whatCannotBeComparedIsNotAskedFor_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("isOffered");
        QTest::addColumn<CrossCheckTrouble>("trouble");
        QTest::newRow("dollars are no USDT") << "usdt"
                                             << "coingecko" << true << CrossCheckTrouble::Currency;
        QTest::newRow("itself") << "usd"
                                << "kraken" << true << CrossCheckTrouble::SameSource;
        QTest::newRow("not offered") << "usd"
                                     << "coingecko" << false << CrossCheckTrouble::NotOffered;
        QTest::newRow("synthetic") << "usd"
                                   << "demo" << true << CrossCheckTrouble::Synthetic;
    }
    void whatCannotBeComparedIsNotAskedFor()
    {
        QFETCH(QString, currency);
        QFETCH(QString, source);
        QFETCH(bool, isOffered);
        QFETCH(CrossCheckTrouble, trouble);
        Bench bench({"bitcoin", currency.toStdString(), source.toStdString()},
                    isOffered ? std::optional(kKraken) : std::nullopt);
        bench.live(100);
        QVERIFY(!bench.source);
        QCOMPARE(bench.state(), CrossCheckState::NotComparable);
        QCOMPARE(*bench.trouble(), trouble);
    }

    void itIsAskedOnceAMinuteHoweverOftenPricesCome()
    {
        Bench bench;
        for (int second = 0; second < 120; ++second) {
            bench.source->answers = {market::Quote{*core::Price::from(100), std::nullopt}};
            QSignalSpy changed(bench.checker.get(), &engine::CrossChecker::changed);
            const int before = bench.source->calls;
            bench.live(100);
            if (bench.source->calls != before)
                QVERIFY(changed.wait());
            bench.clock.advance(1s);
        }
        QVERIFY(bench.source->calls <= 3);
        QVERIFY(bench.source->calls >= 2);
    }

    void whileItHangsNothingElseIsAsked()
    {
        Bench bench;
        bench.live(100);
        bench.clock.advance(1h);
        bench.live(100);
        QCOMPARE(bench.source->calls, 1);
        bench.source->answer(market::Quote{*core::Price::from(100), bench.clock.now()});
        QTRY_COMPARE(bench.state(), CrossCheckState::Agree); // with the newest live price
    }

    void aPauseIsKept()
    {
        Bench bench;
        bench.source->allowed = bench.clock.now() + 10min;
        bench.live(100);
        QCOMPARE(bench.source->calls, 0);
        bench.clock.advance(10min);
        bench.live(100);
        QCOMPARE(bench.source->calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestCrossChecker)
#include "tst_crosschecker.moc"
