#include "app/logbook.h"
#include "app/logging.h"
#include "app/window/activitylog.h"

#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

engine::Snapshot withJob(engine::JobState state)
{
    engine::Snapshot snapshot;
    engine::JobStatus job;
    job.id = "import-1";
    job.kind = engine::JobKind::Import;
    job.state = state;
    job.ok = 7;
    snapshot.jobs = {job};
    return snapshot;
}

/// How many lines of the log contain @p text.
int count(const app::Logbook& book, const QString& text)
{
    const auto lines = book.linesAfter(0);
    return int(std::ranges::count_if(lines, [&](const auto& line) { return line.text.contains(text); }));
}

} // namespace

/// What is noted of an engine's work.
class TestActivityLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstOfARowOfFailuresAndTheirEnd()
    {
        app::Logbook book;
        const app::Logging logging({.book = &book});
        app::ActivityLog log;
        engine::Snapshot snapshot;
        log.read(snapshot);
        snapshot.feed.lastError = core::Error{core::ErrorKind::Timeout, "10 s are over", {}};
        for (int i = 0; i < 3; ++i)
            log.read(snapshot);
        QCOMPARE(count(book, u"the price feed fails: timeout: 10 s are over"_s), 1);
        snapshot.feed.lastError.reset();
        log.read(snapshot);
        log.read(snapshot);
        QCOMPARE(count(book, u"the price feed is well again"_s), 1);
        QCOMPARE(book.linesAfter(0).front().type, QtWarningMsg); // is found by who looks for warnings
        QCOMPARE(book.linesAfter(0).back().type, QtInfoMsg);
    }

    void whatComesOfTheCrossCheck()
    {
        app::Logbook book;
        const app::Logging logging({.book = &book});
        app::ActivityLog log;
        engine::Snapshot snapshot;
        snapshot.series.source = "coingecko";
        snapshot.feed.crossCheck = engine::CrossCheck{.source = "kraken"};
        log.read(snapshot);
        QCOMPARE(count(book, u"cross-check"_s), 0);
        auto& check = *snapshot.feed.crossCheck;
        check.checked = check.since = snapshot.made;
        check.price = core::Price::from(100);
        for (const double other : {100.05, 100.06, 100.07}) {
            check.other = core::Price::from(other);
            log.read(snapshot);
        }
        QCOMPARE(count(book, u"cross-check: kraken agrees with coingecko: +0.05 %"_s), 1);
        QCOMPARE(count(book, u"cross-check"_s), 1);
        check.disagrees = true;
        check.other = core::Price::from(98.8);
        log.read(snapshot);
        QCOMPARE(count(book, u"cross-check: kraken disagrees with coingecko: -1.20 %, more than 0.5 %"_s), 1);
        check.trouble = engine::CrossCheckTrouble::Currency;
        check.detail = "coingecko quotes in usd, kraken in eur";
        log.read(snapshot);
        QCOMPARE(count(book, u"kraken is not comparable with coingecko: currency (coingecko quotes"_s), 1);
    }

    void whenTheMonthsCallsRunShort()
    {
        app::Logbook book;
        const app::Logging logging({.book = &book});
        app::ActivityLog log;
        engine::Snapshot snapshot;
        const core::CallUse use{.plan = "demo",
                                .used = 4'000,
                                .allowed = 10'000,
                                .asOf = *core::fromIso("2026-11-10T00:00:00Z"),
                                .resets = *core::fromIso("2026-12-01T00:00:00Z")};
        for (int i = 0; i < 3; ++i) {
            snapshot.feed.callUse = core::atPace(use, std::chrono::seconds(60));
            log.read(snapshot);
        }
        QCOMPARE(count(book, u"4000 of the 10000 of the demo plan"_s), 1);
        QCOMPARE(count(book, u"with one every 303 s to the end of the month"_s), 1);
    }

    void aServerThatWasOnlyNowAskedIsNoTrouble()
    {
        app::Logbook book;
        const app::Logging logging({.book = &book});
        app::ActivityLog log;
        engine::Snapshot snapshot;
        snapshot.connection.trouble = core::Error{core::ErrorKind::Disconnected, "not yet", {}};
        log.read(snapshot);
        QCOMPARE(count(book, u"the server fails"_s), 0);
        log.read(snapshot);
        QCOMPARE(count(book, u"the server fails"_s), 1);
    }

    void theEndOfEachJobOnce()
    {
        app::Logbook book;
        const app::Logging logging({.book = &book});
        app::ActivityLog log;
        log.read({});
        log.read(withJob(engine::JobState::Running));
        log.read(withJob(engine::JobState::Done));
        log.read(withJob(engine::JobState::Done));
        QCOMPARE(count(book, u"import-1 done"_s), 1);
        QCOMPARE(count(book, u"7 new"_s), 1);
    }

    void countsAreThoseOfPrices()
    {
        app::Logbook book;
        const app::Logging logging({.book = &book});
        app::ActivityLog log;
        log.read({});
        engine::Snapshot snapshot = withJob(engine::JobState::Running);
        snapshot.jobs[0].kind = engine::JobKind::Evaluate;
        snapshot.jobs[0].id = "evaluate-2";
        log.read(snapshot);
        snapshot.jobs[0].state = engine::JobState::Done;
        log.read(snapshot);
        QCOMPARE(count(book, u"evaluate-2 done"_s), 1);
        QCOMPARE(count(book, u"evaluate-2 done;"_s), 0);
    }

    void whatHadEndedBeforeIsNoNews()
    {
        app::Logbook book;
        const app::Logging logging({.book = &book});
        app::ActivityLog log;
        log.read(withJob(engine::JobState::Done));
        QCOMPARE(count(book, u"import-1"_s), 0);
    }
};

QTEST_GUILESS_MAIN(TestActivityLog)
#include "tst_activitylog.moc"
