#include "gui/windowfixture.h"

#include <QAbstractSpinBox>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::WindowFixture;

namespace {

engine::Snapshot remote(const WindowFixture& f)
{
    engine::Snapshot snapshot = f.trained(0.527);
    snapshot.adaptiveForecast = support::FakeEngine::forecast(0.541, f.clock.now(), 26'123.45);
    snapshot.forecasts = support::FakeEngine::liveForecasts(20, f.clock.now());
    snapshot.connection.address = "http://localhost:8000";
    return snapshot;
}

/// As an engine on another machine says it when that one cannot be reached: it forecasts nothing.
engine::Snapshot lost(engine::Snapshot snapshot)
{
    snapshot.connection.trouble = core::Error{core::ErrorKind::Disconnected, "gone", {}};
    snapshot.forecast = core::failure(core::ErrorKind::Disconnected, "no contact with the server: gone");
    snapshot.adaptiveForecast = core::failure(snapshot.forecast.error());
    return snapshot;
}

engine::JobStatus running(const WindowFixture& f, engine::JobKind kind)
{
    engine::JobStatus job;
    job.id = "collect-1";
    job.kind = kind;
    job.total = 60;
    job.done = 7;
    job.started = f.clock.now() - 40s;
    job.elapsed = 40s;
    return job;
}

QString times(const WindowFixture& f)
{
    return f.find<QWidget>(u"collectJob"_s)->findChild<QLabel*>(u"timesLabel"_s)->text();
}

QPushButton* cancelButton(const WindowFixture& f)
{
    return f.find<QWidget>(u"collectJob"_s)->findChild<QPushButton*>(u"cancelButton"_s);
}

} // namespace

/// What the window shows while its engine, on another machine, cannot be reached, and when it comes back.
class TestLostServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastForecastStaysAndIsMarkedOld()
    {
        WindowFixture f;
        f.engine.show(remote(f));
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"54.1 %"_s);
        f.engine.show(lost(remote(f)));
        QTRY_COMPARE(f.text(u"headlineLabel"_s), u"No longer current"_s);
        for (int i = 0; i < 2; ++i) { // each further try says the same
            QCOMPARE(f.text(u"numberLabel"_s), u"54.1 %"_s);
            QCOMPARE(f.find(u"numberLabel"_s)->property("role").toString(), u"greyed"_s);
            QCOMPARE(f.text(u"modelLabel"_s), u"Adaptive model"_s); // so its marks stay, too
            f.engine.show(lost(remote(f)));
            f.trigger(u"predictAction"_s); // reads at once
        }
        engine::Snapshot back = remote(f);
        back.adaptiveForecast = support::FakeEngine::forecast(0.55, f.clock.now(), 26'123.45);
        f.engine.show(back);
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"55.0 %"_s);
        QCOMPARE(f.find(u"numberLabel"_s)->property("role").toString(), u"number"_s);
    }

    void anotherServersForecastIsNotKept()
    {
        WindowFixture f;
        f.engine.show(remote(f));
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"54.1 %"_s);
        engine::Snapshot other = lost(remote(f));
        other.connection.address = "http://elsewhere:8000";
        f.engine.show(other);
        QTRY_COMPARE(f.text(u"headlineLabel"_s), u"Not connected"_s);
        QVERIFY(f.text(u"numberLabel"_s) != u"54.1 %"_s);
    }

    void whatIsUnderWayDoesNotCountOn()
    {
        WindowFixture f;
        engine::Snapshot snapshot = remote(f);
        snapshot.jobs = {running(f, engine::JobKind::Collect)};
        f.engine.show(snapshot);
        QTRY_COMPARE(times(f), u"Elapsed 40 s"_s);
        QVERIFY(cancelButton(f)->isEnabled());
        f.trigger(u"jobsAction"_s);
        const auto* work = f.find<QTreeWidget>(u"tree"_s);
        f.engine.show(lost(snapshot));
        QTRY_COMPARE(times(f), u"State unknown since the connection was lost"_s);
        QCOMPARE(work->topLevelItem(0)->text(2), times(f));
        QVERIFY(!cancelButton(f)->isEnabled());
        f.engine.show(snapshot);
        QTRY_COMPARE(times(f), u"Elapsed 40 s"_s);
        QVERIFY(cancelButton(f)->isEnabled());
    }

    void aServerThatWasStartedAgainIsSaidOnce()
    {
        WindowFixture f;
        engine::Snapshot snapshot = remote(f);
        snapshot.jobs = {running(f, engine::JobKind::Collect)};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"collectJob"_s));
        f.trigger(u"jobsAction"_s);
        const auto* work = f.find<QTreeWidget>(u"tree"_s);
        f.engine.show(lost(snapshot));
        QTRY_COMPARE(f.text(u"sentenceLabel"_s), u"The server cannot be reached."_s);
        f.engine.show(remote(f));
        QTRY_COMPARE(f.text(u"sentenceLabel"_s), u"The server was started again; the work ended with it."_s);
        QVERIFY(!f.shows(u"collectJob"_s));
        QCOMPARE(work->topLevelItemCount(), 0);
        QTest::mouseClick(f.find<QAbstractButton>(u"dismissButton"_s), Qt::LeftButton);
        f.engine.show(remote(f));
        f.trigger(u"predictAction"_s); // reads at once
        QVERIFY(!f.shows(u"messageBar"_s));
    }

    void workOfTheSameNameIsNotTakenForTheFormer()
    {
        WindowFixture f;
        engine::Snapshot snapshot = remote(f);
        snapshot.jobs = {running(f, engine::JobKind::Collect)};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"collectJob"_s));
        snapshot.jobs[0].started += 10min; // names begin anew with the server
        f.engine.show(snapshot);
        QTRY_COMPARE(f.text(u"sentenceLabel"_s), u"The server was started again; the work ended with it."_s);
    }

    void whatNeedsTheServerCannotBeAskedForMeanwhile()
    {
        WindowFixture f;
        f.engine.show(remote(f));
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"54.1 %"_s);
        const QStringList actions{u"trainAction"_s, u"collectAction"_s, u"batchAction"_s, u"importAction"_s,
                                  u"autoAction"_s};
        const std::pair<QString, QString> buttons[]{{u"evaluationPage"_s, u"evaluateButton"_s},
                                                    {u"backtestPage"_s, u"runButton"_s},
                                                    {u"leakLabPage"_s, u"runButton"_s}};
        for (const bool isLost : {true, false}) {
            f.engine.show(isLost ? lost(remote(f)) : remote(f));
            QTRY_COMPARE(f.find<QAction>(u"trainAction"_s)->isEnabled(), !isLost);
            for (const QString& action : actions)
                QCOMPARE(f.find<QAction>(action)->isEnabled(), !isLost);
            QCOMPARE(f.find<QAbstractSpinBox>(u"intervalBox"_s)->isEnabled(), !isLost);
            for (const auto& [page, button] : buttons) {
                f.trigger(page + u"Action"_s);
                auto* shown = f.find<pages::Page>(page);
                QCOMPARE(shown->findChild<QPushButton*>(button)->isEnabled(), !isLost);
            }
        }
    }
};

QTEST_MAIN(TestLostServer)
#include "tst_lostserver.moc"
