#include "chart/axisticks.h"

#include <QDateTime>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);

double at(const QString& iso, const QTimeZone& zone = QTimeZone::utc())
{
    QDateTime moment = QDateTime::fromString(iso, Qt::ISODate);
    moment.setTimeZone(zone);
    return static_cast<double>(moment.toMSecsSinceEpoch());
}

QStringList labels(const QList<chart::Tick>& ticks)
{
    QStringList texts;
    for (const chart::Tick& tick : ticks)
        texts << tick.label;
    return texts;
}

} // namespace

class TestAxisTicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pricesAreRoundAndSeparated()
    {
        QCOMPARE(labels(chart::priceTicks(25'930, 26'120, 4, kEnglish)),
                 (QStringList{u"25,950"_s, u"26,000"_s, u"26,050"_s, u"26,100"_s}));
        QCOMPARE(labels(chart::priceTicks(0.99991, 1.00012, 3, kEnglish)),
                 (QStringList{u"1.0000"_s, u"1.0001"_s}));
        QCOMPARE(labels(chart::priceTicks(1.2295e-5, 1.2352e-5, 3, kEnglish)),
                 (QStringList{u"0.00001230"_s, u"0.00001232"_s, u"0.00001234"_s}));
        QCOMPARE(labels(chart::priceTicks(1.234e-12, 1.2345e-12, 2, kEnglish)),
                 (QStringList{u"0.00000000000123400"_s, u"0.00000000000123425"_s, u"0.00000000000123450"_s}));
        QCOMPARE(labels(chart::priceTicks(1.5e9, 1.501e9, 2, kEnglish)),
                 (QStringList{u"1,500,000,000"_s, u"1,500,500,000"_s, u"1,501,000,000"_s}));
        QVERIFY(chart::priceTicks(5, 5, 4, kEnglish).isEmpty());
    }

    void timesAreRound_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("minutes") << u"2023-09-30T12:03:41"_s << u"2023-09-30T12:24:00"_s
                                 << QStringList{u"12:05"_s, u"12:10"_s, u"12:15"_s, u"12:20"_s};
        QTest::newRow("seconds") << u"2023-09-30T12:00:01"_s << u"2023-09-30T12:00:58"_s
                                 << QStringList{u"12:00:15"_s, u"12:00:30"_s, u"12:00:45"_s};
        QTest::newRow("over midnight") << u"2023-09-30T20:00:00"_s << u"2023-10-01T08:00:00"_s
                                       << QStringList{u"21:00"_s, u"1 Oct"_s, u"03:00"_s, u"06:00"_s};
        QTest::newRow("months") << u"2022-11-10T00:00:00"_s << u"2023-03-20T00:00:00"_s
                                << QStringList{u"Dec 2022"_s, u"2023"_s, u"Feb 2023"_s, u"Mar 2023"_s};
    }
    void timesAreRound()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QStringList, expected);
        QCOMPARE(labels(chart::timeTicks({at(from), at(to)}, 5, QTimeZone::utc(), kEnglish)), expected);
    }

    void dayTicksStandAtMidnight()
    {
        const auto ticks = chart::timeTicks({at(u"2023-09-10T05:00:00"_s), at(u"2023-09-20T05:00:00"_s)}, 10,
                                            QTimeZone::utc(), kEnglish);
        QCOMPARE(ticks.size(), 10);
        QCOMPARE(ticks.front().value, at(u"2023-09-11T00:00:00"_s));
        QCOMPARE(ticks.front().label, u"11 Sep"_s);
    }

    /// Clocks go back one hour on 29 October 2023 in Berlin: later labels are round all the same.
    void summerTimeEndsWithoutCrookedLabels()
    {
        const QTimeZone berlin("Europe/Berlin");
        if (!berlin.isValid())
            QSKIP("no time zone data");
        const auto ticks =
            chart::timeTicks({at(u"2023-10-28T22:00:00"_s, berlin), at(u"2023-10-29T22:00:00"_s, berlin)}, 9,
                             berlin, kEnglish);
        QCOMPARE(ticks.front().label, u"29 Oct"_s);
        for (const chart::Tick& tick : ticks)
            QVERIFY2(tick.label.endsWith(u":00"_s) || tick.label == u"29 Oct"_s, qPrintable(tick.label));
    }

    void longStepsKeepToTheClockWhenItIsChanged_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("an hour more") << u"2023-10-28T22:00:00"_s << u"2023-10-30T14:00:00"_s << 4
                                      << QStringList{u"29 Oct"_s, u"12:00"_s, u"30 Oct"_s, u"12:00"_s};
        QTest::newRow("an hour less")
            << u"2023-03-25T23:00:00"_s << u"2023-03-26T09:00:00"_s << 5
            << QStringList{u"26 Mar"_s, u"04:00"_s, u"06:00"_s, u"08:00"_s}; // there was no 02:00
    }
    void longStepsKeepToTheClockWhenItIsChanged()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, wanted);
        QFETCH(QStringList, expected);
        const QTimeZone berlin("Europe/Berlin");
        if (!berlin.isValid())
            QSKIP("no time zone data");
        QCOMPARE(labels(chart::timeTicks({at(from, berlin), at(to, berlin)}, wanted, berlin, kEnglish)),
                 expected);
    }

    void nothingIsTooLongOrTooShort()
    {
        for (double length = 1; length < 1e14; length *= 3) {
            const auto ticks = chart::timeTicks({1.7e12, 1.7e12 + length}, 8, QTimeZone::utc(), kEnglish);
            QVERIFY(ticks.size() <= 200);
            for (const chart::Tick& tick : ticks)
                QVERIFY(tick.value >= 1.7e12 && tick.value <= 1.7e12 + length);
        }
    }
};

QTEST_APPLESS_MAIN(TestAxisTicks)
#include "tst_axisticks.moc"
