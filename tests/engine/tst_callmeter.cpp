#include "engine/callmeter.h"
#include "support/fakeclock.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Calls are counted by key and month, over restarts and beside other programs.
class TestCallMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.set(*core::fromIso("2026-11-26T04:40:00Z"));
    }

    void nothingIsUsedAtFirst()
    {
        QCOMPARE(meter().use().used, std::int64_t(0));
        QVERIFY(!QFile::exists(file()));
    }

    void callsAreKeptOverARestart()
    {
        for (int i = 0; i < 3; ++i)
            meter().count();
        m_clock.advance(1h);
        const core::CallUse use = meter().use();
        QCOMPARE(use.used, std::int64_t(3));
        QCOMPARE(use.allowed, std::int64_t(10'000));
        QVERIFY(use.since == *core::fromIso("2026-11-26T04:40:00Z"));
        QVERIFY(use.resets == *core::fromIso("2026-12-01T00:00:00Z"));
    }

    void eachKeyHasItsOwn()
    {
        meter().count();
        QCOMPARE(meter(u"CG-other"_s).use().used, std::int64_t(0));
        meter(u"CG-other"_s).count();
        QCOMPARE(meter().use().used, std::int64_t(1));
    }

    void theKeyIsNotInTheFile()
    {
        meter(u"CG-verysecret"_s).count();
        QFile account(file());
        QVERIFY(account.open(QIODevice::ReadOnly));
        const QByteArray bytes = account.readAll();
        QVERIFY(bytes.contains("demo:"));
        QVERIFY(!bytes.contains("verysecret"));
    }

    void aMonthBeginsAtZero()
    {
        meter().count();
        m_clock.set(*core::fromIso("2026-12-01T00:00:00Z"));
        QCOMPARE(meter().use().used, std::int64_t(0));
        // It was counted over the turn of the month: nothing of it is missing.
        QVERIFY(meter().use().since == *core::fromIso("2026-12-01T00:00:00Z"));
        m_clock.advance(72h);
        meter().count();
        QCOMPARE(meter().use().used, std::int64_t(1));
        QVERIFY(meter().use().since == *core::fromIso("2026-12-01T00:00:00Z"));
    }

    void afterALongRestTheCountBeginsAnew()
    {
        meter().count();
        m_clock.set(*core::fromIso("2027-03-05T00:00:00Z"));
        meter().count();
        QVERIFY(meter().use().since == *core::fromIso("2027-03-05T00:00:00Z"));
    }

    void threadsCountTogether()
    {
        constexpr int kCalls = 20;
        engine::CallMeter shared(file(), "demo", 10'000, u"CG-key"_s, m_clock);
        const auto work = [&shared] {
            for (int call = 0; call < kCalls; ++call)
                shared.count();
        };
        std::thread one(work);
        std::thread other(work);
        one.join();
        other.join();
        QCOMPARE(shared.use().used, std::int64_t(2 * kCalls));
    }

    void aCallThatCannotBeWrittenIsAddedLater()
    {
        engine::CallMeter own(file(), "demo", 10'000, u"CG-key"_s, m_clock);
        {
            QLockFile other(file() + u".lock"_s);
            QVERIFY(other.lock());
            own.count();
            QCOMPARE(own.use().used, std::int64_t(1)); // known here
            QCOMPARE(meter().use().used, std::int64_t(0));
        }
        own.count();
        QCOMPARE(meter().use().used, std::int64_t(2));
    }

    void aDamagedFileIsBegunAnew()
    {
        QFile account(file());
        QVERIFY(account.open(QIODevice::WriteOnly));
        account.write("{\"demo:");
        account.close();
        meter().count();
        QCOMPARE(meter().use().used, std::int64_t(1));
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"calls.json"_s); }
    [[nodiscard]] engine::CallMeter meter(const QString& key = u"CG-key"_s) const
    {
        return {file(), "demo", 10'000, key, m_clock};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    support::FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestCallMeter)
#include "tst_callmeter.moc"
