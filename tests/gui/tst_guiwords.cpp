#include "gui/detailwords.h"
#include "gui/explain.h"
#include "gui/forecastview.h"
#include "gui/modelpanel.h"
#include "look/words.h"
#include "support/fakeengine.h"

#include <QTest>
#include <set>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using gui::ForecastView;
using look::Words;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'700'000'000'000);

engine::Snapshot withForecast(double up)
{
    auto snapshot = support::FakeEngine::withPrices(std::vector<double>(100, 26'000.0), kNow);
    snapshot.model = std::make_shared<const engine::ModelCard>(support::FakeEngine::card());
    snapshot.forecast = support::FakeEngine::forecast(up, kNow, 26'000);
    return snapshot;
}

} // namespace

/// What the window says, without the window.
class TestGuiWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durations_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << qint64(0) << u"0 s"_s;
        QTest::newRow("part of a second") << qint64(850) << u"850 ms"_s;
        QTest::newRow("seconds") << qint64(40'000) << u"40 s"_s;
        QTest::newRow("minutes") << qint64(300'000) << u"5 min"_s;
        QTest::newRow("minutes and seconds") << qint64(90'000) << u"1\u00A0min\u00A030\u00A0s"_s;
        QTest::newRow("hours") << qint64(3'900'000) << u"1\u00A0h\u00A05\u00A0min"_s;
        QTest::newRow("days") << qint64(51LL * 3'600'000) << u"2\u00A0d\u00A03\u00A0h"_s;
        QTest::newRow("a year") << qint64(365LL * 24 * 3'600'000) << u"1 y"_s;
        QTest::newRow("years") << qint64((3 * 365LL + 12) * 24 * 3'600'000) << u"3\u00A0y\u00A012\u00A0d"_s;
        QTest::newRow("negative") << qint64(-5) << u"0 s"_s;
    }
    void durations()
    {
        QFETCH(qint64, ms);
        QTEST(look::Words::duration(std::chrono::milliseconds(ms)), "expected");
    }

    void whatIsToComeIsNotJustNow()
    {
        QCOMPARE(Words::age(1s), u"just now"_s);
        QCOMPARE(Words::age(-40s), u"just now"_s); // clocks differ a little
        QCOMPARE(Words::age(-3min - 20s), u"in 3 min"_s);
        QCOMPARE(Words::age(3min + 20s), u"3 min ago"_s);
    }

    void directions_data()
    {
        QTest::addColumn<double>("up");
        QTest::addColumn<QString>("expected");
        QTest::newRow("coin") << 0.5 << u"About even: a coin would say the same."_s;
        QTest::newRow("a little up") << 0.527 << u"Slightly more likely up than down."_s;
        QTest::newRow("a little down") << 0.48 << u"Slightly more likely down than up."_s;
        QTest::newRow("down") << 0.40 << u"More likely down than up."_s;
        QTest::newRow("far up") << 0.9 << u"Much more likely up than down."_s;
    }
    void directions()
    {
        QFETCH(double, up);
        QTEST(look::Words::direction(*core::Probability::from(up)), "expected");
    }

    void pricesHaveSeparatorsAndEnoughDigits()
    {
        QCOMPARE(look::Words::price(26'123.456), u"26,123.46"_s);
        QCOMPARE(look::Words::price(1.2345), u"1.2345"_s);
        QCOMPARE(look::Words::price(0.00001234), u"0.00001234"_s);
    }

    void everyKindOfErrorHasItsSentenceAndRemedy()
    {
        std::set<QString> sentences;
        for (int kind = 0; kind <= static_cast<int>(core::ErrorKind::Internal); ++kind) {
            const auto words = gui::explain({static_cast<core::ErrorKind>(kind), "detail", {}});
            QVERIFY2(words.sentence.endsWith(u'.'), qPrintable(words.sentence));
            QVERIFY2(words.remedy.endsWith(u'.'), qPrintable(words.remedy));
            QVERIFY2(sentences.insert(words.sentence).second, qPrintable(words.sentence));
        }
    }

    void rateLimitSaysHowLong()
    {
        QVERIFY(gui::explain({core::ErrorKind::RateLimited, {}, 90s})
                    .remedy.contains(u"1\u00A0min\u00A030\u00A0s"_s));
    }

    /// Between the window and its server nobody has an API key.
    void aServersTroubleIsNotThePriceProviders()
    {
        std::set<QString> sentences;
        for (const auto kind : {core::ErrorKind::Refused, core::ErrorKind::Timeout, core::ErrorKind::BadReply,
                                core::ErrorKind::RateLimited, core::ErrorKind::Disconnected}) {
            const auto words = gui::explain({kind, "x", {}}, gui::NoticeTopic::Connection);
            QVERIFY2(words.sentence.contains(u"server"_s), qPrintable(words.sentence));
            QVERIFY2(!words.sentence.contains(u"provider"_s), qPrintable(words.sentence));
            QVERIFY2(!words.remedy.contains(u"API key"_s), qPrintable(words.remedy));
            QVERIFY(sentences.insert(words.sentence).second);
        }
        const auto refused =
            gui::explain({core::ErrorKind::Refused, "401", {}}, gui::NoticeTopic::Connection);
        QVERIFY2(refused.remedy.contains(u"--token-file"_s), qPrintable(refused.remedy));
    }

    void aServerThatRefusesIsNotSilent()
    {
        auto snapshot = withForecast(0.527);
        snapshot.connection = {
            "http://elsewhere", core::Error{core::ErrorKind::Refused, "401", {}}, kNow, {}};
        QVERIFY(gui::viewForecast(snapshot, kNow).reason.contains(u"refuses"_s));
        snapshot.forecast = core::failure(core::ErrorKind::Disconnected, "no contact");
        QVERIFY(gui::viewForecast(snapshot, kNow).reason.contains(u"refuses"_s));
    }

    void detailsAreSaidInTheWindowsWords_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* detail, const QString& words) {
            QTest::newRow(detail) << QString::fromLatin1(detail) << words;
        };
        row("the header names no column price or close: \"a,b\"",
            u"its first line names no column for the price"_s);
        row("the header names no column time, ts, timestamp or date: \"a,b\"",
            u"its first line names no column for the time"_s);
        row("line 1234: no time: \"x\"", u"line 1,234: no time"_s);
        row("line 5: something new", u"line 5"_s);
        row("the file holds not one price: it is empty", u"it is empty"_s);
        row("a picture is saved as .png or .svg", u"a picture is saved as .png or .svg"_s);
        row("something nobody has thought of", {});
    }
    void detailsAreSaidInTheWindowsWords()
    {
        QFETCH(QString, detail);
        QTEST(gui::detailWords(detail.toStdString()), "words");
        const core::Error error{core::ErrorKind::InvalidArgument, detail.toStdString(), {}};
        for (const auto topic : {gui::NoticeTopic::Import, gui::NoticeTopic::Export})
            QVERIFY(!gui::explain(error, topic).sentence.contains(u"nobody has"_s));
    }

    void aHoleIsNotTooLittle()
    {
        const core::Error error{core::ErrorKind::NotEnoughData, "3 steps", {}};
        QVERIFY(gui::explain(error, gui::NoticeTopic::Predict).remedy.contains(u"hole"_s));
        QVERIFY(!gui::explain(error, gui::NoticeTopic::Train).remedy.contains(u"hole"_s));
    }

    void minutesArePromisedOnlyWhenTheyAreMinutes()
    {
        auto snapshot = withForecast(0.527);
        QCOMPARE(gui::viewForecast(snapshot, kNow).title, u"Probability of rise (5 min)"_s);

        snapshot.forecast->horizon = std::nullopt;
        snapshot.forecast->step = {};
        snapshot.forecast->warnings = {"steps_irregular"};
        core::Series uneven;
        for (int i = 0; i < 30; ++i)
            uneven.add(kNow - (30 - i) * 8s, *core::Price::from(26'000));
        snapshot.samples = uneven.view();
        const auto view = gui::viewForecast(snapshot, kNow);
        QCOMPARE(view.title, u"Probability of rise (next 5 samples, ≈ 40 s)"_s);
        QVERIFY(view.reason.contains(u"uneven"_s));
    }

    void anOldForecastIsNeverShownAsNew()
    {
        const auto snapshot = withForecast(0.527);
        const auto fresh = gui::viewForecast(snapshot, kNow + 4min);
        QCOMPARE(fresh.state, ForecastView::State::Current);
        QCOMPARE(fresh.number, u"52.7 %"_s);
        const auto old = gui::viewForecast(snapshot, kNow + 6min);
        QCOMPARE(old.state, ForecastView::State::Stale);
        QVERIFY(old.reason.contains(u"6 min old"_s));
        QVERIFY(old.headline != look::Words::direction(*core::Probability::from(0.527)));
    }

    void aLostServerMakesItOld()
    {
        auto snapshot = withForecast(0.527);
        snapshot.connection = {
            "http://elsewhere", core::Error{core::ErrorKind::Disconnected, "gone", {}}, kNow, {}};
        QCOMPARE(gui::viewForecast(snapshot, kNow).state, ForecastView::State::Stale);
    }

    void statesBeforeTheFirstForecast()
    {
        engine::Snapshot snapshot;
        QCOMPARE(gui::viewForecast(snapshot, kNow).state, ForecastView::State::NoData);
        QCOMPARE(gui::viewForecast(snapshot, kNow).title, u"Probability of rise"_s);

        snapshot = support::FakeEngine::withPrices(std::vector<double>(42, 26'000.0), kNow);
        const auto collecting = gui::viewForecast(snapshot, kNow);
        QCOMPARE(collecting.state, ForecastView::State::Collecting);
        QCOMPARE(collecting.headline, u"Collecting: 23 of 40 usable rows"_s);
        QVERIFY(!collecting.up);

        snapshot.usableRows = 40;
        QCOMPARE(gui::viewForecast(snapshot, kNow).state, ForecastView::State::NoModel);

        snapshot.modelTrouble = core::Error{core::ErrorKind::DamagedModel, "no coef", {}};
        QCOMPARE(gui::viewForecast(snapshot, kNow).headline, u"The saved model cannot be read."_s);

        snapshot.modelTrouble = std::nullopt;
        snapshot.model = std::make_shared<const engine::ModelCard>(support::FakeEngine::card());
        snapshot.forecast = core::failure(core::ErrorKind::NotEnoughData, "3 steps");
        QCOMPARE(gui::viewForecast(snapshot, kNow).state, ForecastView::State::Waiting);
    }

    void accuracyIsComparedWithTheMoreCommonDirection()
    {
        auto card = support::FakeEngine::card(); // 52 % accuracy, 49 % rose: always "down" scores 51 %
        QVERIFY(gui::ModelPanel::verdict(card).contains(u"would have scored 51.0 %"_s));
        QVERIFY(gui::ModelPanel::verdict(card).contains(u"luck"_s));
        card.test.accuracy = 0.50;
        QVERIFY(gui::ModelPanel::verdict(card).contains(u"did not beat"_s));
        card.test.accuracy = 0.70;
        QVERIFY(gui::ModelPanel::verdict(card).contains(u"19.0 points better."_s));
    }
};

QTEST_GUILESS_MAIN(TestGuiWords)
#include "tst_guiwords.moc"
