#include "gui/actiontable.h"
#include "gui/filedrop.h"
#include "gui/trayicon.h"
#include "gui/windowfixture.h"
#include "gui/windowplace.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabWidget>
#include <QTreeWidget>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::WindowFixture;

namespace {

/// Shows a running import, and answers what is shown.
engine::Snapshot importing(WindowFixture& f)
{
    engine::Snapshot snapshot = f.prices(30);
    engine::JobStatus job;
    job.id = "import-1";
    job.kind = engine::JobKind::Import;
    snapshot.jobs = {job};
    f.engine.show(snapshot);
    return snapshot;
}

void drop(gui::MainWindow& window, const QMimeData& data)
{
    QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

/// Drops a file with two prices, and says yes to what is asked then.
QString importDropped(WindowFixture& f, const QString& name)
{
    const QString path = f.folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write("time,price\n1699000000000,100\n1699000060000,101\n") < 0)
        return {};
    file.close();
    QMimeData one;
    one.setUrls({QUrl::fromLocalFile(path)});
    drop(*f.window, one);
    const auto* buttons = f.find<QDialog>(u"importDialog"_s)->findChild<QDialogButtonBox*>();
    QPushButton* const go = buttons->button(QDialogButtonBox::Ok);
    if (!QTest::qWaitFor([go] { return go->isEnabled(); }))
        return {};
    go->click();
    return path;
}

} // namespace

/// How the window behaves on a desktop.
class TestManners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActionHasTextAndAShortcutOfItsOwn()
    {
        QSet<QString> shortcuts;
        QSet<QString> names;
        std::size_t place = 0;
        for (const gui::ActionRow& row : gui::actionTable()) {
            QCOMPARE(static_cast<std::size_t>(row.id), place++);
            QVERIFY2(!row.text().isEmpty() && !row.toolTip().isEmpty(), row.name);
            QVERIFY2(!row.shortcutText().isEmpty(), row.name);
            QVERIFY2(!shortcuts.contains(row.shortcutText()), row.name);
            QVERIFY2(!names.contains(QString::fromLatin1(row.name)), row.name);
            shortcuts += row.shortcutText();
            names += QString::fromLatin1(row.name);
        }
        const WindowFixture f;
        for (const QString& name : names)
            QVERIFY(!f.find<QAction>(name)->shortcut().isEmpty());
    }

    void everyIconIsThere()
    {
        for (const gui::ActionRow& row : gui::actionTable()) {
            if (row.icon)
                QVERIFY2(!look::icon(QString::fromLatin1(row.icon), look::colours({})).isNull(), row.icon);
        }
    }

    void theListOfShortcutsIsTheTable()
    {
        const WindowFixture f;
        f.trigger(u"shortcutsAction"_s);
        const auto* tree = f.find<QTreeWidget>(u"tree"_s);
        QVERIFY(static_cast<std::size_t>(tree->topLevelItemCount()) >
                gui::actionTable().size()); // and the chart's
        auto* search =
            f.window->findChild<QDialog*>(u"shortcutsDialog"_s)->findChild<QLineEdit*>(u"searchEdit"_s);
        QTest::keyClicks(search, u"train"_s);
        int shown = 0;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            shown += tree->topLevelItem(i)->isHidden() ? 0 : 1;
        QCOMPARE(shown, 1);
    }

    void onePriceFileCanBeDropped()
    {
        WindowFixture f;
        const QString path = importDropped(f, u"prices.csv"_s);
        QCOMPARE(f.engine.calls(), std::vector<std::string>{"import " + path.toStdString()});
        QVERIFY(!f.find<QAction>(u"importAction"_s)->isEnabled());
        engine::ImportSummary summary;
        summary.lines = 10;
        summary.added = 7;
        summary.badLines = 1;
        summary.firstBad = {{3, "no time: \"x\""}};
        QVERIFY(f.engine.answerImport(summary));
        QTRY_VERIFY(f.find<QStatusBar>(u"statusBar"_s)->currentMessage().contains(u"7 prices added"_s));
        QVERIFY(f.find<QStatusBar>(u"statusBar"_s)->currentMessage().contains(u"line 3"_s));
        QVERIFY(f.find<QAction>(u"importAction"_s)->isEnabled());
        const auto* details = f.find<QPlainTextEdit>(u"detailsEdit"_s);
        QVERIFY(details->toPlainText().contains(u"Line 3: no time: \"x\""_s));
    }

    void aFileWithoutPricesIsSaid()
    {
        WindowFixture f;
        QVERIFY(!importDropped(f, u"prices.csv"_s).isEmpty());
        QVERIFY(f.engine.answerImport(
            core::failure(core::ErrorKind::InvalidArgument, "the file holds not one price: it is empty")));
        QTRY_VERIFY(f.shows(u"messageBar"_s));
        QVERIFY(f.text(u"sentenceLabel"_s).contains(u"could not be taken in"_s));
    }

    void nothingElseCanBeDropped_data()
    {
        QTest::addColumn<QList<QUrl>>("urls");
        const QUrl good = QUrl::fromLocalFile(QStringLiteral(CP_TEST_DATA) + u"/coingecko/throttled.txt"_s);
        QTest::newRow("nothing") << QList<QUrl>();
        QTest::newRow("two") << QList<QUrl>{good, good};
        QTest::newRow("elsewhere") << QList<QUrl>{QUrl(u"https://example.org/prices.csv"_s)};
        QTest::newRow("not there") << QList<QUrl>{QUrl::fromLocalFile(u"/none/prices.csv"_s)};
        QTest::newRow("a folder") << QList<QUrl>{QUrl::fromLocalFile(QStringLiteral(CP_TEST_DATA))};
        QTest::newRow("another kind")
            << QList<QUrl>{QUrl::fromLocalFile(QStringLiteral(CP_TEST_DATA) + u"/coingecko/blocked.html"_s)};
    }
    void nothingElseCanBeDropped()
    {
        QFETCH(QList<QUrl>, urls);
        WindowFixture f;
        QMimeData data;
        data.setUrls(urls);
        drop(*f.window, data);
        QVERIFY(f.engine.calls().empty());
    }

    void aWindowComesBackOntoAScreen()
    {
        const QList<QRect> one{QRect(0, 0, 1920, 1080)};
        const QRect good(100, 50, 1280, 800);
        QCOMPARE(gui::placeOn(good, one), good);
        QCOMPARE(gui::placeOn(QRect(1700, 900, 1280, 800), one), QRect(1700, 900, 1280, 800)); // half seen
        const QRect moved = gui::placeOn(QRect(2500, 200, 1280, 800), one); // its screen is gone
        QVERIFY(one[0].contains(moved));
        QCOMPARE(moved.size(), QSize(1280, 800));
        QCOMPARE(gui::placeOn(QRect(2500, 200, 3000, 2000), one).size(), one[0].size());
        QVERIFY(one[0].contains(gui::placeOn(QRect(100, -500, 1280, 800), one))); // no title to take hold of
        const QList<QRect> small{QRect(0, 24, 1280, 696)};
        QCOMPARE(gui::placeOn(QRect(40, 60, 1280, 800), small), small[0]); // never larger than its screen
        QCOMPARE(gui::placeOn(QRect(2500, 200, 1280, 800), one + QList{QRect(1920, 0, 1920, 1080)}),
                 QRect(2500, 200, 1280, 800));
    }

    void theWindowFitsOnItsScreen()
    {
        const WindowFixture f;
        const QRect screen = f.window->screen()->availableGeometry();
        QVERIFY(f.window->width() <= std::max(screen.width(), f.window->minimumWidth()));
        QVERIFY(f.window->height() <= std::max(screen.height(), f.window->minimumHeight()));
        QWidget large;
        gui::placeAnew(large, screen.size() * 2);
        QVERIFY(screen.contains(large.geometry()));
        QVERIFY(f.window->minimumSizeHint().expandedTo(f.window->minimumSize()).width() <= 1280);
        QVERIFY(f.window->minimumSizeHint().expandedTo(f.window->minimumSize()).height() <= 680);
    }

    void withoutATrayAlertsAreSaidInTheWindow()
    {
        WindowFixture f;
        QVERIFY(!gui::DesktopTrayHost().isAvailable()); // the platform of the tests has none
        gui::Settings settings;
        settings.alerts.level = core::Price::from(1000);
        f.window->setSettings(settings, {});
        f.engine.show(support::FakeEngine::withPrices({990}, f.clock.now()));
        QTRY_COMPARE(f.text(u"priceLabel"_s), u"990.00"_s);
        f.engine.show(support::FakeEngine::withPrices({1010}, f.clock.now()));
        QTRY_VERIFY(f.text(u"sentenceLabel"_s).contains(u"rose above $1,000.00"_s));
        QVERIFY(f.shows(u"messageBar"_s)); // and not for eight seconds only
    }

    void theTraySaysPriceAgeAndProbability()
    {
        const WindowFixture f;
        QCOMPARE(gui::trayText({}, f.clock.now()), u"CryptoPulse: no prices yet"_s);
        const QString text = gui::trayText(f.trained(), f.clock.now() + 3s);
        QVERIFY2(text.contains(u"26,123.45, 3 s ago"_s), qPrintable(text));
        QVERIFY2(text.contains(u"Probability of rise (5 min): 52.7 %"_s), qPrintable(text));
        QVERIFY(!gui::trayText(f.trained(), f.clock.now() + 1h).contains(u"52.7"_s));
    }

    void theTrayMenuOffersTheWindowsActions()
    {
        const WindowFixture f;
        auto* menu = f.find<QMenu>(u"trayMenu"_s);
        for (const QString& name : {u"collectAction"_s, u"autoAction"_s, u"quitAction"_s})
            QVERIFY(menu->actions().contains(f.find<QAction>(name)));
        Q_EMIT menu->aboutToShow();
        QCOMPARE(f.find<QAction>(u"trayToggle"_s)->text(), u"Hide the window"_s);
        f.window->hide();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(f.find<QAction>(u"trayToggle"_s)->text(), u"Show the window"_s);
        f.trigger(u"trayToggle"_s);
        QVERIFY(f.window->isVisible());
    }

    void aFailedImportDoesNotStandBesideTheFormerOnesResult()
    {
        WindowFixture f;
        auto snapshot = importing(f);
        QTRY_VERIFY(f.shows(u"importJob"_s));
        snapshot.jobs[0].state = engine::JobState::Done;
        f.engine.show(snapshot);
        const auto* title = f.find<QWidget>(u"importJob"_s)->findChild<QLabel*>(u"titleLabel"_s);
        QTRY_COMPARE(title->text(), u"Import finished"_s);
        QVERIFY(!importDropped(f, u"other.csv"_s).isEmpty());
        QVERIFY(f.engine.answerImport(core::failure(core::ErrorKind::InvalidArgument, "it is empty")));
        QTRY_VERIFY(f.shows(u"messageBar"_s));
        QVERIFY(!f.shows(u"importJob"_s));
    }

    void quittingAsksWhenWorkWouldEnd()
    {
        WindowFixture f;
        importing(f);
        QTRY_VERIFY(f.shows(u"importJob"_s));
        f.trigger(u"quitAction"_s);
        auto* box = f.find<QMessageBox>(u"quitBox"_s);
        QVERIFY(f.window->isVisible() && box->isVisible());
        QVERIFY2(box->text().contains(u"Importing prices"_s), qPrintable(box->text()));
        box->reject();
        QVERIFY(!f.window->close()); // asks as well
        QVERIFY(f.window->isVisible());
        f.find<QPushButton>(u"endButton"_s)->click();
        QVERIFY(!f.window->isVisible());
    }

    void aServersWorkGoesOnWithoutTheWindow()
    {
        WindowFixture f;
        auto snapshot = f.prices(30);
        engine::JobStatus job;
        job.kind = engine::JobKind::Collect;
        snapshot.jobs = {job};
        snapshot.connection.address = "http://elsewhere";
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"collectJob"_s));
        QVERIFY(f.window->close());
    }

    void withoutATrayClosingCloses()
    {
        WindowFixture f;
        gui::Settings settings;
        settings.keepInTray = true;
        f.window->setSettings(settings, {});
        QVERIFY(f.window->close()); // else it could never be brought back
    }

    void aboutTellsPathsAndLicences()
    {
        WindowFixture f;
        f.window->setInfo({.version = u"9.8.7"_s,
                           .apiAddress = u"http://127.0.0.1:9"_s,
                           .apiTrouble = {},
                           .modelFolder = u"/here/models"_s,
                           .settingsFile = u"/here/x.ini"_s,
                           .logFile = u"/here/logs/x.log"_s,
                           .build = {.qt = "6.1.2", .builtWithQt = "6.0.0", .sqlite = "3.9.9"}});
        f.trigger(u"aboutAction"_s);
        QCOMPARE(f.text(u"modelsLabel"_s), u"/here/models"_s);
        QCOMPARE(f.text(u"settingsLabel"_s), u"/here/x.ini"_s);
        QCOMPARE(f.text(u"apiAddressLabel"_s), u"http://127.0.0.1:9"_s);
        QCOMPARE(f.text(u"logLabel"_s), u"/here/logs/x.log"_s);
        QCOMPARE(f.text(u"qtLabel"_s), u"6.1.2, built with 6.0.0"_s);
        QCOMPARE(f.text(u"sqliteLabel"_s), u"3.9.9"_s);
        QVERIFY(f.find<QPlainTextEdit>(u"licenceEdit"_s)
                    ->toPlainText()
                    .contains(u"GNU GENERAL PUBLIC LICENSE"_s));
        for (const auto& part : {u"Eigen"_s, u"tl::expected"_s, u"QtKeychain"_s, u"Qt Charts"_s})
            QVERIFY2(f.text(u"partsLabel"_s).contains(part), qPrintable(part));
        f.window->findChild<QDialog*>(u"aboutDialog"_s)->findChild<QPushButton*>(u"copyButton"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"Model: /here/models"_s));
    }

    void infoReachesStatusBarAndBadge()
    {
        const WindowFixture f;
        f.window->resize(1280, 800);
        QVERIFY(!f.shows(u"demoBadge"_s));
        f.window->setInfo({u"1"_s, u"http://127.0.0.1:9"_s, {}, true});
        QCOMPARE(f.text(u"apiLabel"_s), u"API: http://127.0.0.1:9"_s);
        QTRY_VERIFY(f.shows(u"demoBadge"_s)); // a tool bar lays itself out later
    }
};

QTEST_MAIN(TestManners)
#include "tst_manners.moc"
