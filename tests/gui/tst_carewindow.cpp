#include "gui/carewords.h"
#include "gui/checkdialog.h"
#include "gui/compactdialog.h"
#include "support/carereports.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>

using namespace cryptopulse;
using namespace cryptopulse::tests;
using namespace Qt::StringLiterals;

namespace {

/// The rules of support::someCompaction(), typed into the dialog.
struct RulesDialog {
    gui::CompactDialog dialog;
    QSignalSpy plans{&dialog, &gui::CompactDialog::planWanted};
    QSignalSpy compactions{&dialog, &gui::CompactDialog::compactWanted};
    QSignalSpy kept{&dialog, &gui::CompactDialog::kept};

    explicit RulesDialog(gui::CompactContext context = {{}, false, {}})
        : dialog(std::move(context))
    {
        dialog.show();
    }
    template <typename T>
    [[nodiscard]] T& part(const QString& name) const
    {
        return *dialog.findChild<T*>(name);
    }
    [[nodiscard]] QPushButton& button(const QString& name) const { return part<QPushButton>(name); }
    void type() const
    {
        part<QCheckBox>(u"minutesBox"_s).setChecked(true);
        part<QSpinBox>(u"daysSpin"_s).setValue(90);
        part<QCheckBox>(u"yearsBox"_s).setChecked(true);
        part<QSpinBox>(u"yearsSpin"_s).setValue(5);
    }
};

engine::Snapshot withJob(engine::Snapshot snapshot, engine::JobKind kind, engine::JobState state)
{
    engine::JobStatus job;
    job.id = "job-1";
    job.kind = kind;
    job.state = state;
    job.total = 1'000;
    snapshot.jobs = {job};
    return snapshot;
}

} // namespace

/// Backups, checks and old prices in the window.
class TestCareWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCheckIsAskedForAndItsReportShown()
    {
        WindowFixture f;
        f.engine.show(f.prices(60));
        QTRY_VERIFY(f.window->windowTitle().contains(u"26,123"_s)); // it was read
        f.trigger(u"checkAction"_s);
        QCOMPARE(f.engine.calls(), std::vector<std::string>{"check"});
        QVERIFY(!f.find<QAction>(u"checkAction"_s)->isEnabled()); // until it is answered
        QVERIFY(f.engine.answerCheck(std::make_shared<const engine::CheckReport>(support::someCheck())));
        QTRY_VERIFY(f.window->findChild<QDialog*>(u"checkDialog"_s));
        QTRY_VERIFY(f.find<QAction>(u"checkAction"_s)->isEnabled());
        const auto* table = f.window->findChild<QDialog*>(u"checkDialog"_s)->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 0)->text(), u"BTC / USD, Bitstamp"_s);
        QCOMPARE(table->item(0, 1)->text(), u"43,119"_s);
        QCOMPARE(table->item(0, 6)->text(), u"whole"_s);
        QCOMPARE(table->item(1, 6)->text(), u"damaged"_s);
    }

    void theReportSaysWhatIsWrongAndCanBeCopied()
    {
        gui::CheckDialog damaged(support::someCheck());
        const QString faults = damaged.findChild<QPlainTextEdit*>(u"faultsEdit"_s)->toPlainText();
        QVERIFY(faults.contains(u"row 7 missing from index"_s));
        QVERIFY(faults.contains(u"Rows that belong to no series: 2"_s));
        QVERIFY(faults.contains(u"packed copies that differ from the prices: 4"_s));
        QVERIFY(damaged.findChild<QLabel*>(u"remedyLabel"_s)->text().contains(u"cryptopulse-cli restore"_s));
        damaged.findChild<QPushButton*>(u"copyButton"_s)->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.startsWith(u"The database is not whole"_s));
        QVERIFY(copied.contains(u"BTC / USD, Bitstamp\t43,119"_s));
        QVERIFY(copied.contains(faults));

        engine::CheckReport whole = support::someCheck();
        whole.faults.clear();
        whole.strays = 0;
        whole.series.pop_back();
        gui::CheckDialog good(whole);
        good.show();
        QCOMPARE(good.findChild<QLabel*>(u"summaryLabel"_s)->text(), u"The database is whole."_s);
        QVERIFY(!good.findChild<QPlainTextEdit*>(u"faultsEdit"_s)->isVisible());
    }

    void nothingCanBeDeletedThatWasNotShown()
    {
        RulesDialog f;
        QVERIFY(!f.button(u"showButton"_s).isEnabled()); // no rule
        f.type();
        QVERIFY(f.button(u"showButton"_s).isEnabled());
        QVERIFY(!f.button(u"deleteButton"_s).isEnabled());
        f.button(u"showButton"_s).click();
        QCOMPARE(f.plans.size(), 1);
        QCOMPARE(f.plans[0][0].value<core::RetentionRules>(), support::someCompaction().rules);
        f.dialog.present(support::someCompaction());
        QVERIFY(f.button(u"deleteButton"_s).isEnabled());
        QVERIFY(f.button(u"deleteButton"_s).text().contains(u"1,012,345"_s));
        QVERIFY(f.part<QTableWidget>(u"planTable"_s).isVisible());
        QCOMPARE(f.part<QTableWidget>(u"planTable"_s).item(0, 2)->text(), u"1,000,000"_s);
        f.part<QSpinBox>(u"yearsSpin"_s).setValue(4); // another rule: what it means was not shown
        QVERIFY(!f.button(u"deleteButton"_s).isEnabled());
        QVERIFY(!f.part<QTableWidget>(u"planTable"_s).isVisible());
        f.part<QSpinBox>(u"yearsSpin"_s).setValue(5);
        f.button(u"deleteButton"_s).click();
        QCOMPARE(f.compactions.size(), 1);
        engine::CompactReport done = support::someCompaction();
        done.dryRun = false;
        done.thinned = 1'000'000;
        done.deleted = 12'345;
        f.dialog.present(done);
        QVERIFY(!f.button(u"deleteButton"_s).isEnabled()); // it is done
        QVERIFY(f.part<QLabel>(u"resultLabel"_s).text().contains(u"12,345 deleted"_s));
    }

    void rulesThatAreFollowedDailyMustHaveBeenShown()
    {
        RulesDialog f;
        f.type();
        QVERIFY(f.button(u"keepButton"_s).isEnabled()); // only kept
        f.part<QCheckBox>(u"dailyBox"_s).setChecked(true);
        QVERIFY(!f.button(u"keepButton"_s).isEnabled());
        QVERIFY(f.part<QLabel>(u"noteLabel"_s).text().startsWith(u"Look first"_s));
        f.dialog.present(support::someCompaction());
        QVERIFY(f.button(u"keepButton"_s).isEnabled());
        f.button(u"keepButton"_s).click();
        QCOMPARE(f.kept.size(), 1);
        QCOMPARE(f.kept[0][0].value<core::RetentionRules>(), support::someCompaction().rules);
        QCOMPARE(f.kept[0][1].toBool(), true);
        QVERIFY(!f.button(u"keepButton"_s).isEnabled()); // nothing to keep any more
    }

    void whatAServerDoesDailyIsNotForTheWindowToSay()
    {
        const RulesDialog f({{.keepYears = 3}, false, u"elsewhere"_s});
        QVERIFY(!f.part<QCheckBox>(u"dailyBox"_s).isEnabled());
        QVERIFY(!f.button(u"keepButton"_s).isVisible());
        QCOMPARE(f.part<QLabel>(u"noteLabel"_s).text(), u"elsewhere"_s);
        QVERIFY(f.button(u"showButton"_s).isEnabled());
    }

    void theWindowAsksTheEngineAndKeepsTheRules()
    {
        WindowFixture f;
        QSignalSpy applied(f.window.get(), &gui::MainWindow::settingsApplied);
        f.engine.show(f.prices(60));
        QTRY_VERIFY(f.find<QAction>(u"compactAction"_s)->isEnabled());
        f.trigger(u"compactAction"_s);
        auto* dialog = f.window->findChild<gui::CompactDialog*>();
        dialog->findChild<QCheckBox*>(u"yearsBox"_s)->setChecked(true);
        dialog->findChild<QPushButton*>(u"showButton"_s)->click();
        QCOMPARE(f.engine.calls(), std::vector<std::string>{"try compact years 5"});
        QVERIFY(!dialog->findChild<QPushButton*>(u"showButton"_s)->isEnabled()); // it is being looked
        engine::CompactReport plan = support::someCompaction();
        plan.rules = {.keepYears = 5};
        QVERIFY(f.engine.answerCompact(std::make_shared<const engine::CompactReport>(plan)));
        auto* deleteButton = dialog->findChild<QPushButton*>(u"deleteButton"_s);
        QTRY_VERIFY(deleteButton->isEnabled());
        deleteButton->click();
        QCOMPARE(f.engine.calls().back(), std::string("compact years 5"));
        dialog->findChild<QPushButton*>(u"keepButton"_s)->click();
        QCOMPARE(applied.size(), 1);
        const auto typed = applied[0][0].value<gui::Settings>();
        QCOMPARE(typed.retention, (core::RetentionRules{.keepYears = 5}));
        QVERIFY(!typed.compactsDaily);
    }

    void aBackupThatIsMadeIsTold()
    {
        WindowFixture f;
        engine::Snapshot snapshot = f.prices(60);
        snapshot.connection.address = "http://elsewhere:8000"; // which chooses the place
        f.engine.show(snapshot);
        QTRY_VERIFY(f.window->windowTitle().contains(u"26,123"_s)); // it was read
        f.trigger(u"backupAction"_s);
        QCOMPARE(f.engine.calls(), std::vector<std::string>{"back up "});
        QVERIFY(f.engine.answerBackUp(std::make_shared<const engine::BackupReport>(support::someBackup())));
        QTRY_VERIFY(f.text(u"sentenceLabel"_s).contains(u"/backups/prices-20231114T221320Z.db"_s));
        QVERIFY(f.text(u"sentenceLabel"_s).contains(u"43,200 prices"_s));
    }

    void aServersDatabaseHasToolsOfItsOwn()
    {
        WindowFixture f;
        engine::Snapshot snapshot = f.prices(60);
        snapshot.storageLocation = "postgresql://ada@db.example/prices";
        f.engine.show(snapshot);
        QTRY_VERIFY(f.window->windowTitle().contains(u"26,123"_s)); // it was read
        for (const QString& name : {u"backupAction"_s, u"checkAction"_s, u"compactAction"_s})
            f.trigger(name);
        QVERIFY(f.engine.calls().empty());
        QVERIFY(f.text(u"sentenceLabel"_s).contains(u"PostgreSQL"_s));
        QVERIFY(!f.window->findChild<gui::CompactDialog*>());
    }

    void workThatTakesLongIsShown()
    {
        WindowFixture f;
        f.engine.show(withJob(f.prices(60), engine::JobKind::Backup, engine::JobState::Running));
        QTRY_VERIFY(f.shows(u"backupJob"_s));
        QVERIFY(!f.find<QAction>(u"backupAction"_s)->isEnabled());
        QVERIFY(f.find<QAction>(u"checkAction"_s)->isEnabled());
    }

    void wordsOfReports()
    {
        QVERIFY(gui::CareWords::compaction(support::someCompaction())
                    .startsWith(u"Of 1,277,686 prices 1,012,345"_s));
        engine::CompactReport none = support::someCompaction();
        none.series = {none.series.back()};
        QCOMPARE(gui::CareWords::compaction(none), u"Nothing would go: no price is that old."_s);
        QVERIFY(gui::CareWords::backup(support::someBackup()).contains(u"12.3 MB"_s));
    }
};

QTEST_MAIN(TestCareWindow)
#include "tst_carewindow.moc"
