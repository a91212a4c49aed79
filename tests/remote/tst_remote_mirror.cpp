#include "remote/backoff.h"
#include "remote/mirror.h"

#include <QTest>

using namespace cryptopulse;
using remote::Mirror;
using remote::Row;
using remote::SampleNeed;
using remote::ServerStatus;
using std::chrono::milliseconds;

namespace {

core::UtcTime at(int second)
{
    return core::fromEpochMs(1'700'000'000'000 + 1000LL * second);
}
Row row(int second, double price = 10.0)
{
    return {at(second), *core::Price::from(price)};
}

ServerStatus status(std::size_t rows, std::optional<Row> newest)
{
    return {.snapshot = {}, .rows = rows, .newest = newest, .modelId = {}, .scorecardMark = {}};
}

/// A mirror that holds seconds 0, 1, 2 of a server with @p rows rows.
Mirror holdingThree(std::size_t rows = 3, int page = 10)
{
    Mirror mirror(3, page);
    (void)mirror.begin(status(rows, row(2)));
    (void)mirror.take({row(0), row(1), row(2)});
    return mirror;
}

SampleNeed newest(int n)
{
    return {.newest = true, .most = n};
}
SampleNeed range(int afterSecond, int untilSecond, int most)
{
    return {.newest = false,
            .from = at(afterSecond) + milliseconds(1),
            .to = at(untilSecond) + milliseconds(1),
            .most = most};
}

} // namespace

/// What is asked for, and what is kept.
class TestRemoteMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyServerNeedsNothing()
    {
        Mirror mirror(3, 10);
        QVERIFY(!mirror.begin(status(0, {})));
        QVERIFY(mirror.samples().empty());
    }

    void beginsWithTheNewest()
    {
        Mirror mirror(3, 10);
        QVERIFY(mirror.begin(status(900, row(2))) == newest(3));
        const auto next = mirror.take({row(0), row(1), row(2), row(3)});
        QVERIFY(next && !*next);
        QCOMPARE(mirror.samples().size(), std::size_t(3)); // second 3 came after the status
        QVERIFY(!mirror.begin(status(900, row(2))));
    }

    void growthIsFetchedFromTheNewestOn()
    {
        Mirror mirror = holdingThree(900);
        QVERIFY(mirror.begin(status(902, row(5))) == range(2, 5, 10));
        const auto next = mirror.take({row(4), row(5)});
        QVERIFY(next && !*next);
        QCOMPARE(mirror.samples().size(), std::size_t(5));
        QVERIFY(!mirror.begin(status(902, row(5))));
    }

    void pagesGoOnUntilTheNewestIsThere()
    {
        Mirror mirror = holdingThree(3, 2);
        QVERIFY(mirror.begin(status(6, row(5))) == range(2, 5, 2));
        QVERIFY(mirror.take({row(3), row(4)}).value() == range(4, 5, 2));
        QVERIFY(!mirror.take({row(5)}).value());
    }

    void interruptedPagesAreResumed()
    {
        Mirror mirror = holdingThree(3, 2);
        (void)mirror.begin(status(6, row(5)));
        (void)mirror.take({row(3), row(4)}); // and then the connection broke
        QVERIFY(mirror.begin(status(6, row(5))) == range(4, 5, 2));
        QVERIFY(!mirror.take({row(5)}).value());
        QCOMPARE(mirror.samples().size(), std::size_t(6));
    }

    void rowsThatDoNotAddUpStartOver()
    {
        Mirror mirror = holdingThree();
        (void)mirror.begin(status(5, row(3))); // two more, but only one at the end
        QVERIFY(mirror.take({row(3)}).value() == newest(3));
        (void)mirror.take({row(1), row(2), row(3)});
        QVERIFY(!mirror.begin(status(5, row(3))));
    }

    void silenceWhereRowsShouldBeStartsOver()
    {
        Mirror mirror = holdingThree();
        (void)mirror.begin(status(4, row(3)));
        QVERIFY(mirror.take({}).value() == newest(3));
    }

    void anotherPastStartsOver_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("newestSecond");
        QTest::addColumn<double>("price");
        QTest::newRow("fewer rows") << 2 << 2 << 10.0;
        QTest::newRow("older newest") << 3 << 1 << 10.0;
        QTest::newRow("another price") << 3 << 2 << 11.0;
        QTest::newRow("more rows, same newest") << 4 << 2 << 10.0;
        QTest::newRow("same rows, later newest") << 3 << 4 << 10.0;
        QTest::newRow("far more than worth paging") << 104 << 9 << 10.0;
    }
    void anotherPastStartsOver()
    {
        QFETCH(const int, rows);
        QFETCH(const int, newestSecond);
        QFETCH(const double, price);
        Mirror mirror = holdingThree();
        QVERIFY(mirror.begin(status(std::size_t(rows), row(newestSecond, price))) == newest(3));
    }

    void anotherSeriesStartsOver()
    {
        Mirror mirror = holdingThree();
        ServerStatus other = status(4, row(3));
        other.snapshot.series.currency = "eur";
        QVERIFY(mirror.begin(other) == newest(3));
    }

    void rowsOutsideTheRangeAreRefused()
    {
        Mirror mirror = holdingThree();
        (void)mirror.begin(status(4, row(3)));
        QVERIFY(!mirror.take({row(2)}));
        QVERIFY(!mirror.take({row(4)}));
    }

    void backOffDoublesUpToItsLimit()
    {
        remote::BackOff backOff(milliseconds(1000), milliseconds(30'000));
        QList<qint64> waits;
        for (int i = 0; i < 7; ++i)
            waits.append(backOff.next(1.0).count());
        QCOMPARE(waits, (QList<qint64>{1000, 2000, 4000, 8000, 16'000, 30'000, 30'000}));
        QVERIFY(backOff.next(0.0) == milliseconds(22'500)); // chance spreads the clients
        backOff.reset();
        QVERIFY(backOff.next(1.0) == milliseconds(1000));
    }
};

QTEST_GUILESS_MAIN(TestRemoteMirror)
#include "tst_remote_mirror.moc"
