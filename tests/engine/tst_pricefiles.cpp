#include "core/series.h"
#include "engine/pricefiles.h"
#include "engine/whendone.h"
#include "support/fakeclock.h"

#include <QFile>
#include <QFutureWatcher>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr core::UtcTime kStart{1'700'000'000'000ms};

core::Series minutes(std::size_t count)
{
    core::Series series(count);
    for (std::size_t i = 0; i < count; ++i)
        series.add(kStart + i * 1min, *core::Price::from(26'000 + double(i % 977) / 8));
    return series;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

} // namespace

/// Prices that are shown, as files.
class TestPriceFiles : public QObject
{
    Q_OBJECT

    template <typename T>
    static core::Result<T> answerOf(QFuture<core::Result<T>> future)
    {
        future.waitForFinished();
        return future.resultCount() == 0 ? core::Result<T>(core::failure(core::ErrorKind::Cancelled, "none"))
                                         : future.result();
    }

private Q_SLOTS:
    void whatIsSavedReadsBackAsItWas()
    {
        const QTemporaryDir folder;
        const core::Series series = minutes(40'000);
        const auto from = kStart + 7min;
        const auto to = kStart + 39'000min; // belongs to it
        for (const QString& name : {u"prices.csv"_s, u"prices.csv.gz"_s}) {
            const QString path = folder.filePath(name);
            QCOMPARE(*answerOf(engine::savePrices(series.view(), from, to, path)), 38'994U);
            const support::FakeClock clock(kStart + 40'000min);
            const auto read = answerOf(engine::readPrices({.path = path}, clock));
            QVERIFY(read);
            QCOMPARE(read->samples.size(), 38'994U);
            for (std::size_t i = 0; i < read->samples.size(); ++i) {
                QCOMPARE(read->samples[i].time, series.view().times()[i + 7]);
                QCOMPARE(read->samples[i].price.value(), series.view().prices()[i + 7]);
            }
        }
        QVERIFY(
            bytesOf(folder.filePath(u"prices.csv"_s)).startsWith("time,price\n1700000420000,26000.875\n"));
        QVERIFY(bytesOf(folder.filePath(u"prices.csv.gz"_s)).startsWith("\x1f\x8b"));
    }

    void aRangeWithoutPricesIsAFileWithoutLines()
    {
        const QTemporaryDir folder;
        const core::Series series = minutes(10);
        const QString path = folder.filePath(u"none.csv"_s);
        QCOMPARE(*answerOf(engine::savePrices(series.view(), kStart + 1h, kStart + 2h, path)), 0U);
        QCOMPARE(bytesOf(path), QByteArray("time,price\n"));
    }

    void whatIsStoppedOrCannotBeWrittenLeavesTheFormerFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"prices.csv"_s);
        QFile former(path);
        QVERIFY(former.open(QIODevice::WriteOnly) && former.write("mine") == 4);
        former.close();
        const core::Series series = minutes(200'000);
        auto work = engine::savePrices(series.view(), kStart, kStart + 200'000min, path);
        work.cancel();
        QCOMPARE(answerOf(work).error().kind, core::ErrorKind::Cancelled);
        QCOMPARE(bytesOf(path), QByteArray("mine"));
        QCOMPARE(answerOf(engine::savePrices(series.view(), kStart, kStart, u"/nowhere/at/all.csv"_s))
                     .error()
                     .kind,
                 core::ErrorKind::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestPriceFiles)
#include "tst_pricefiles.moc"
