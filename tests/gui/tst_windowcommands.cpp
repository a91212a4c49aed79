#include "gui/windowfixture.h"

#include <QDialogButtonBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStatusBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using tests::WindowFixture;

namespace {

using Calls = std::vector<std::string>;

engine::JobStatus batch(engine::JobState state = engine::JobState::Running)
{
    engine::JobStatus job;
    job.id = "collect-1";
    job.state = state;
    job.done = 4;
    job.total = 10;
    job.ok = 2;
    job.repeated = 1;
    job.failed = 1;
    job.elapsed = 65s;
    if (job.isRunning())
        job.remaining = 90s;
    return job;
}

QString in(const WindowFixture& f, const QString& row, const QString& label)
{
    return f.find<QWidget>(row)->findChild<QLabel*>(label)->text();
}

QPushButton* cancelButton(const WindowFixture& f, const QString& row)
{
    return f.find<QWidget>(row)->findChild<QPushButton*>(u"cancelButton"_s);
}

} // namespace

/// What the window asks of the engine, and what it makes of the answers.
class TestWindowCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longWorkIsListedAndCanBeStopped()
    {
        WindowFixture f;
        engine::Snapshot snapshot = f.trained();
        engine::JobStatus ended;
        ended.id = "train-1";
        ended.kind = engine::JobKind::Train;
        ended.state = engine::JobState::Done;
        engine::JobStatus running;
        running.id = "import-2";
        running.kind = engine::JobKind::Import;
        running.done = 250;
        running.total = 1000;
        snapshot.jobs = {ended, running};
        f.engine.show(snapshot);
        f.trigger(u"jobsAction"_s);
        auto* dialog = f.window->findChild<QDialog*>(u"jobsDialog"_s);
        auto* tree = dialog->findChild<QTreeWidget*>(u"tree"_s);
        auto* cancel = dialog->findChild<QPushButton*>(u"cancelButton"_s);
        QTRY_COMPARE(tree->topLevelItemCount(), 2);
        QCOMPARE(tree->topLevelItem(0)->text(0), u"Importing prices"_s);
        QCOMPARE(tree->topLevelItem(0)->text(1), u"25.0 % of the file"_s);
        tree->setCurrentItem(tree->topLevelItem(1));
        QVERIFY(!cancel->isEnabled());
        tree->setCurrentItem(tree->topLevelItem(0));
        QTest::mouseClick(cancel, Qt::LeftButton);
        QCOMPARE(f.engine.calls().back(), std::string("cancel import-2"));
    }

    void collectNowAsksOnceAndSaysWhatCame()
    {
        WindowFixture f;
        f.trigger(u"collectAction"_s);
        QVERIFY(!f.find<QAction>(u"collectAction"_s)->isEnabled());
        f.trigger(u"collectAction"_s);
        QCOMPARE(f.engine.calls(), Calls{"ingest"});
        const core::Sample sample{f.clock.now(), *core::Price::from(26'123.45), f.clock.now()};
        QVERIFY(f.engine.answerIngest(engine::Ingested{sample, "coingecko", true}));
        QTRY_VERIFY(f.find<QAction>(u"collectAction"_s)->isEnabled());
        QVERIFY(f.window->statusBar()->currentMessage().startsWith(u"Stored 26,123.45"_s));
    }

    void aRepeatIsSaidToBeOne()
    {
        WindowFixture f;
        f.trigger(u"collectAction"_s);
        const core::Sample sample{f.clock.now(), *core::Price::from(26'123.45), f.clock.now()};
        f.engine.answerIngest(engine::Ingested{sample, "coingecko", false});
        QTRY_VERIFY(f.window->statusBar()->currentMessage().contains(u"nothing new to store"_s));
    }

    void failuresAreOneMessageThatRecoveryClears()
    {
        WindowFixture f;
        for (int i = 0; i < 3; ++i) {
            f.trigger(u"collectAction"_s);
            f.engine.answerIngest(core::failure(ErrorKind::Network, "no route"));
            QTRY_VERIFY(f.find<QAction>(u"collectAction"_s)->isEnabled());
        }
        QVERIFY(f.shows(u"messageBar"_s));
        QCOMPARE(f.text(u"sentenceLabel"_s), u"The price provider cannot be reached."_s);
        QVERIFY(f.text(u"remedyLabel"_s).contains(u"internet connection"_s));
        QVERIFY(!f.shows(u"moreLabel"_s));
        QVERIFY(f.window->findChildren<QDialog*>().isEmpty());

        f.trigger(u"collectAction"_s);
        const core::Sample sample{f.clock.now(), *core::Price::from(1), f.clock.now()};
        f.engine.answerIngest(engine::Ingested{sample, "coingecko", true});
        QTRY_VERIFY(!f.shows(u"messageBar"_s));
    }

    void aMessageCanBePutAway()
    {
        WindowFixture f;
        auto snapshot = f.prices(42);
        snapshot.feed.lastError = core::Error{ErrorKind::Timeout, "x", {}};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"messageBar"_s));
        QTest::mouseClick(f.find<QToolButton>(u"dismissButton"_s), Qt::LeftButton);
        QVERIFY(!f.shows(u"messageBar"_s));
        snapshot.feed.failures = 2;
        f.engine.show(snapshot);
        QTRY_COMPARE(f.text(u"feedLabel"_s), u"Feed: last call failed"_s);
        QVERIFY(!f.shows(u"messageBar"_s));
    }

    void theWaitCountsDown()
    {
        WindowFixture f;
        auto snapshot = f.prices(42);
        snapshot.feed.lastError = core::Error{ErrorKind::RateLimited, "x", 90s};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.text(u"remedyLabel"_s).contains(u"Wait 1\u00A0min\u00A030\u00A0s"_s));
        f.clock.advance(50s);
        QTRY_VERIFY(f.text(u"remedyLabel"_s).contains(u"Wait 40 s"_s));
        f.clock.advance(50s);
        QTRY_VERIFY(!f.text(u"remedyLabel"_s).contains(u"Wait"_s));
    }

    void batchDialogAsksForWhatItSays()
    {
        WindowFixture f;
        f.trigger(u"batchAction"_s);
        auto* count = f.find<QSpinBox>(u"countBox"_s);
        auto* interval = f.window->findChild<QDialog*>()->findChild<QSpinBox*>(u"intervalBox"_s);
        QVERIFY(count && interval);
        QVERIFY(f.text(u"noteLabel"_s).contains(u"60 s"_s));
        count->setValue(11);
        interval->setValue(30);
        QCOMPARE(f.text(u"durationLabel"_s), u"Takes about 5 min."_s);
        QTest::mouseClick(f.find<QDialogButtonBox>(u"buttonBox"_s)->button(QDialogButtonBox::Ok),
                          Qt::LeftButton);
        QCOMPARE(f.engine.calls(), Calls{"collect 11 30000ms"});
        QVERIFY(f.window->isEnabled());
    }

    void cancellingTheDialogAsksForNothing()
    {
        WindowFixture f;
        f.trigger(u"batchAction"_s);
        QTest::keyClick(f.find<QDialog>(u"batchDialog"_s), Qt::Key_Escape);
        QVERIFY(f.engine.calls().empty());
    }

    void aBatchShowsItsProgressAndIsCancelled()
    {
        WindowFixture f;
        auto snapshot = f.prices(42);
        snapshot.jobs = {batch()};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"collectJob"_s));
        QCOMPARE(in(f, u"collectJob"_s, u"countsLabel"_s), u"4 of 10 calls: 2 ok, 1 repeated, 1 failed"_s);
        QCOMPARE(in(f, u"collectJob"_s, u"timesLabel"_s),
                 u"Elapsed 1\u00A0min\u00A05\u00A0s, about 1\u00A0min\u00A030\u00A0s remaining"_s);
        QCOMPARE(f.find<QWidget>(u"collectJob"_s)->findChild<QProgressBar*>(u"bar"_s)->value(), 4);
        QVERIFY(!f.find<QAction>(u"batchAction"_s)->isEnabled());
        QVERIFY(f.find<QAction>(u"collectAction"_s)->isEnabled()); // the rest goes on

        QTest::mouseClick(cancelButton(f, u"collectJob"_s), Qt::LeftButton);
        QCOMPARE(f.engine.calls(), Calls{"cancel collect-1"});
        QVERIFY(!cancelButton(f, u"collectJob"_s)->isEnabled());

        snapshot.jobs = {batch(engine::JobState::Cancelled)};
        f.engine.show(snapshot);
        QTRY_COMPARE(in(f, u"collectJob"_s, u"titleLabel"_s), u"Batch cancelled"_s);
        QCOMPARE(in(f, u"collectJob"_s, u"timesLabel"_s), u"Total time 1\u00A0min\u00A05\u00A0s"_s);
        QTest::mouseClick(cancelButton(f, u"collectJob"_s), Qt::LeftButton); // reads "Close" now
        QVERIFY(!f.shows(u"collectJob"_s));
    }

    void aBatchThatNobodyKnowsAnyMoreIsForgotten()
    {
        WindowFixture f;
        auto snapshot = f.prices(42);
        snapshot.jobs = {batch()};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"collectJob"_s));
        snapshot.jobs.clear();
        f.engine.show(snapshot);
        QTRY_VERIFY(!f.shows(u"collectJob"_s));
        QVERIFY(f.find<QAction>(u"batchAction"_s)->isEnabled());
    }

    void aBatchIsShownBeforeTheFirstSnapshotOfIt()
    {
        WindowFixture f;
        f.trigger(u"batchAction"_s);
        QTest::mouseClick(f.find<QDialogButtonBox>(u"buttonBox"_s)->button(QDialogButtonBox::Ok),
                          Qt::LeftButton);
        f.engine.answerCollect(batch());
        QTRY_VERIFY(f.shows(u"collectJob"_s));
        f.engine.show(f.prices(3)); // made before the batch began
        QTRY_VERIFY(f.shows(u"chartPage"_s));
        QVERIFY(f.shows(u"collectJob"_s));
    }

    void aRefusedCancelCanBeTriedAgain()
    {
        WindowFixture f;
        auto snapshot = f.prices(42);
        snapshot.jobs = {batch()};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"collectJob"_s));
        QTest::mouseClick(cancelButton(f, u"collectJob"_s), Qt::LeftButton);
        f.engine.answerCancel(core::failure(ErrorKind::Disconnected, "gone"));
        QTRY_VERIFY(cancelButton(f, u"collectJob"_s)->isEnabled());
        QVERIFY(f.shows(u"messageBar"_s));
    }

    void trainingShowsItsResultBesideTheBaseRate()
    {
        WindowFixture f;
        f.engine.show(f.prices(419));
        f.trigger(u"trainAction"_s);
        QVERIFY(!f.find<QAction>(u"trainAction"_s)->isEnabled());
        QCOMPARE(f.engine.calls(), Calls{"train auto"});
        f.engine.answerTrain(support::FakeEngine::card());
        f.engine.show(f.trained());
        QTRY_VERIFY(f.shows(u"modelPanel"_s));
        QTRY_VERIFY(f.find<QAction>(u"trainAction"_s)->isEnabled());
        QVERIFY(f.window->statusBar()->currentMessage().contains(u"52.0 %"_s));
        QCOMPARE(f.text(u"baseLabel"_s), u"51.0 %"_s);
    }

    void trainingTooEarlySaysWhatHelps()
    {
        WindowFixture f;
        f.trigger(u"trainAction"_s);
        f.engine.answerTrain(core::failure(ErrorKind::NotEnoughData, "0 of 40 rows"));
        QTRY_COMPARE(f.text(u"sentenceLabel"_s), u"There is too little data for this."_s);
    }

    void predictShowsOrSaysWhyNot()
    {
        WindowFixture f;
        f.engine.show(f.prices(60));
        f.trigger(u"predictAction"_s);
        QCOMPARE(f.text(u"sentenceLabel"_s), u"There is no model yet."_s);
        QVERIFY(f.shows(u"messageBar"_s));
        f.engine.show(f.trained());
        f.trigger(u"predictAction"_s); // reads at once, without waiting for the next frame
        QCOMPARE(f.text(u"numberLabel"_s), u"52.7 %"_s);
        QVERIFY(!f.shows(u"messageBar"_s));
        QVERIFY(f.window->statusBar()->currentMessage().contains(u"52.7 %"_s));
    }

    void theForecastRefreshesWithTheData()
    {
        WindowFixture f;
        f.engine.show(f.trained(0.527));
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"52.7 %"_s);
        f.engine.show(f.trained(0.481));
        QTRY_COMPARE(f.text(u"numberLabel"_s), u"48.1 %"_s);
    }

    void autoRefreshDrivesTheEngine()
    {
        WindowFixture f;
        f.trigger(u"autoAction"_s);
        QCOMPARE(f.engine.calls(), Calls{"collection on 60s"});
        engine::FeedStatus feed;
        feed.collecting = true;
        f.engine.answerCollection(feed);
        auto snapshot = f.prices(10);
        snapshot.feed.collecting = true;
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"chartPage"_s));
        QVERIFY(f.find<QAction>(u"autoAction"_s)->isChecked());
        f.find<QSpinBox>(u"intervalBox"_s)->setValue(120);
        QCOMPARE(f.engine.calls().back(), "collection on 120s");
    }

    void autoRefreshMirrorsTheEngine()
    {
        WindowFixture f;
        auto snapshot = f.prices(10);
        snapshot.feed.collecting = true;
        snapshot.feed.interval = 300s;
        f.engine.show(snapshot);
        QTRY_COMPARE(f.find<QSpinBox>(u"intervalBox"_s)->value(), 300);
        QVERIFY(f.find<QAction>(u"autoAction"_s)->isChecked());
        QVERIFY(f.engine.calls().empty()); // mirroring commands nothing
    }

    void aRefusedAutoRefreshIsTakenBack()
    {
        WindowFixture f;
        f.trigger(u"autoAction"_s);
        QVERIFY(f.find<QAction>(u"autoAction"_s)->isChecked());
        f.engine.answerCollection(core::failure(ErrorKind::Disconnected, "gone"));
        QTRY_VERIFY(!f.find<QAction>(u"autoAction"_s)->isChecked());
        QVERIFY(f.shows(u"messageBar"_s));
    }

    void closingWithCommandsPendingIsClean()
    {
        WindowFixture f;
        f.trigger(u"collectAction"_s);
        f.trigger(u"trainAction"_s);
        f.trigger(u"autoAction"_s);
        f.trigger(u"batchAction"_s);
        f.window->close();
        f.window.reset();
        QVERIFY(f.engine.answerIngest(core::failure(ErrorKind::Network, "late")));
        QVERIFY(f.engine.answerTrain(support::FakeEngine::card()));
        f.engine.show({});
    }
};

QTEST_MAIN(TestWindowCommands)
#include "tst_windowcommands.moc"
