#include "app/retention.h"
#include "app/sessionfixture.h"
#include "app/window/settingsfile.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::find;
using tests::RemoteFixture;
using tests::SessionFixture;

namespace {

void press(app::Session& session, QDialogButtonBox::StandardButton which)
{
    auto& dialog = find<QDialog>(session, u"settingsDialog"_s);
    dialog.findChild<QDialogButtonBox*>()->button(which)->click();
}

} // namespace

/// What becomes of a setting that several may change, and of one that is wrong.
class TestSessionSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("COINGECKO_BASE_URL", "http://127.0.0.1:9"); // nobody there: nothing leaves this machine
        for (const char* name : {"CRYPTOPULSE_HOME", "CRYPTOPULSE_PORT", "COINGECKO_API_KEY",
                                 "COINGECKO_TIER", "COINGECKO_KEY_FILE", "CRYPTOPULSE_SOURCE"})
            qunsetenv(name);
    }

    void theIntervalIsKeptWhileNothingIsCollected()
    {
        SessionFixture f("[feed]\nsource=demo\ninterval=240\ncollect=false\n[api]\nport=0\n");
        QTRY_VERIFY(f.session->engine().snapshot()->made.time_since_epoch().count() > 0);
        QCOMPARE(f.session->engine().snapshot()->feed.interval, 240s);
        QTRY_COMPARE(find<QSpinBox>(*f.session, u"intervalBox"_s).value(), 240);
        QVERIFY(f.file().contains("interval=240"));
    }

    void anOptionIsForThisRunOnly()
    {
        SessionFixture f("[feed]\nsource=demo\ninterval=240\n[api]\nport=0\n", {u"--interval"_s, u"17"_s});
        QTRY_VERIFY(f.session->engine().snapshot()->made.time_since_epoch().count() > 0);
        QTRY_COMPARE(find<QSpinBox>(*f.session, u"intervalBox"_s).value(), 17);
        gui::Settings wanted = f.session->settings();
        wanted.theme = look::Choice::Dark;
        QCOMPARE(f.session->apply(wanted), QString());
        QVERIFY2(f.file().contains("interval=240"), f.file().constData());
    }

    void theToolBarsIntervalIsKept()
    {
        SessionFixture f;
        QTRY_VERIFY(f.session->engine().snapshot()->made.time_since_epoch().count() > 0);
        find<QSpinBox>(*f.session, u"intervalBox"_s).setValue(90);
        QTRY_COMPARE(f.session->settings().interval, 90s);
        QVERIFY(f.file().contains("interval=90"));
    }

    void aServersIntervalStaysItsOwn()
    {
        const RemoteFixture f("[feed]\ninterval=240\n");
        f.showInterval(30s);
        QTRY_COMPARE(find<QSpinBox>(*f.session, u"intervalBox"_s).value(), 30);
        find<QAction>(*f.session, u"settingsAction"_s).trigger();
        find<QComboBox>(*f.session, u"themeBox"_s).setCurrentIndex(2);
        press(*f.session, QDialogButtonBox::Ok);
        QVERIFY(f.engine->calls().empty());
        QVERIFY2(f.file().contains("interval=240"), f.file().constData());
        QVERIFY(f.file().contains("theme=dark"));
    }

    void aServersIntervalIsChangedWhenAsked()
    {
        const RemoteFixture f("[feed]\ninterval=240\n");
        f.showInterval(30s);
        QTRY_COMPARE(find<QSpinBox>(*f.session, u"intervalBox"_s).value(), 30);
        find<QAction>(*f.session, u"settingsAction"_s).trigger();
        find<QSpinBox>(*f.session, u"settingsIntervalBox"_s).setValue(300);
        press(*f.session, QDialogButtonBox::Apply);
        QCOMPARE(f.engine->calls(), std::vector<std::string>{"collection off 300s"});
        f.showInterval(30s); // not heard of yet
        QCOMPARE(find<QSpinBox>(*f.session, u"settingsIntervalBox"_s).value(), 300);
        f.engine->answerCollection(core::failure(core::ErrorKind::Disconnected, "gone"));
        QTRY_VERIFY(find<QLabel>(*f.session, u"sentenceLabel"_s).text().contains(u"interval"_s));
        QTRY_COMPARE(find<QSpinBox>(*f.session, u"settingsIntervalBox"_s).value(), 30);
        QVERIFY2(f.file().contains("interval=240"), f.file().constData());
    }

    void rulesForOldPricesAreKept()
    {
        SessionFixture f;
        gui::Settings wanted = f.session->settings();
        QVERIFY(!wanted.retention.isSet() && !wanted.compactsDaily);
        wanted.retention = {.minutesAfterDays = 90, .keepYears = 5};
        wanted.compactsDaily = true;
        QCOMPARE(f.session->apply(wanted), QString());
        const QByteArray kept = f.file();
        QVERIFY2(kept.contains("minutes_after_days=90") && kept.contains("keep_years=5") &&
                     kept.contains("daily=true"),
                 kept.constData());
        QCOMPARE(app::retentionRules(*f.configuration), wanted.retention);
        QVERIFY(app::compactsDaily(*f.configuration));
        wanted.retention.keepYears.reset();
        wanted.compactsDaily = false;
        QCOMPARE(f.session->apply(wanted), QString());
        QVERIFY(!f.file().contains("keep_years"));
        QCOMPARE(app::readSettings(*f.configuration).retention, wanted.retention);
    }

    void aRuleThatIsNoneDeletesNothing()
    {
        SessionFixture f("[feed]\nsource=demo\n[api]\nport=0\n"
                         "[retention]\nkeep_years=0\nminutes_after_days=soon\ndaily=true\n");
        QVERIFY(!f.session->settings().retention.isSet());
        QVERIFY(!app::retentionRules(*f.configuration).isSet());
    }

    void anOpenDialogTakesNothingBack()
    {
        SessionFixture f;
        QTRY_VERIFY(f.session->engine().snapshot()->made.time_since_epoch().count() > 0);
        find<QAction>(*f.session, u"settingsAction"_s).trigger();
        find<QSpinBox>(*f.session, u"portBox"_s).setValue(0);
        find<QAction>(*f.session, u"darkThemeAction"_s).trigger();
        find<QSpinBox>(*f.session, u"intervalBox"_s).setValue(90);
        QTRY_COMPARE(find<QSpinBox>(*f.session, u"settingsIntervalBox"_s).value(), 90); // it follows
        QCOMPARE(find<QComboBox>(*f.session, u"themeBox"_s).currentIndex(), 2);
        find<QComboBox>(*f.session, u"languageBox"_s).setCurrentIndex(1);
        press(*f.session, QDialogButtonBox::Ok);
        QCOMPARE(f.session->settings().theme, look::Choice::Dark);
        QCOMPARE(f.session->settings().interval, 90s);
        QVERIFY(f.file().contains("theme=dark"));
        QVERIFY(f.file().contains("interval=90"));
        QLocale::setDefault(QLocale::c());
    }

    void aFileStopsNoWindow_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("named");
        QTest::newRow("port") << QByteArray("[api]\nport=99999\n") << u"api/port=99999"_s;
        QTest::newRow("costs") << QByteArray("[costs]\nfee_bp=plenty\n") << u"costs/fee_bp=plenty"_s;
        QTest::newRow("interval") << QByteArray("[feed]\ninterval=abc\n") << u"feed/interval=abc"_s;
        QTest::newRow("source") << QByteArray("[feed]\nsource=Foo\n") << u"feed/source=Foo"_s;
        QTest::newRow("tier") << QByteArray("[feed]\ncoingecko_tier=gold\n") << u"feed/coingecko_tier=gold"_s;
        QTest::newRow("key file") << QByteArray("[feed]\ncoingecko_key_file=/nope\n")
                                  << u"feed/coingecko_key_file=/nope"_s;
        QTest::newRow("cross-check") << QByteArray("[feed]\ncross_check=mtgox\n")
                                     << u"feed/cross_check=mtgox"_s;
        QTest::newRow("host") << QByteArray("[api]\non=false\nhost=nonsense\n") << u"api/host=nonsense"_s;
        QTest::newRow("open host") << QByteArray("[api]\nhost=0.0.0.0\n") << u"api/host=0.0.0.0"_s;
        QTest::newRow("origin") << QByteArray("[api]\nallow_origin=x\n") << u"api/allow_origin=x"_s;
        QTest::newRow("token") << QByteArray("[api]\ntoken_file=/nope\n") << u"api/token_file=/nope"_s;
    }
    void aFileStopsNoWindow()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, named);
        SessionFixture f(line + "[window]\nkeep_in_tray=true\n");
        const QString told = find<QLabel>(*f.session, u"sentenceLabel"_s).text();
        QVERIFY2(told.contains(named), qPrintable(told));
        QVERIFY2(told.contains(f.configuration->settings().fileName()), qPrintable(told));
        QVERIFY(f.session->settings().keepInTray);                   // the rest holds
        QVERIFY(f.file().contains(line.split('\n').constEnd()[-2])); // and stays for who puts it right
    }

    void withoutItsTokenTheApiStaysOff()
    {
        SessionFixture f("[feed]\nsource=demo\n[api]\nport=0\ntoken_file=/nope\n");
        QCOMPARE(f.session->apiAddress(), QString());
        gui::Settings wanted = f.session->settings();
        wanted.apiPort = 1;
        QVERIFY(f.session->apply(wanted).contains(u"token"_s));
        QCOMPARE(f.session->apiAddress(), QString());
    }

    void aPutRightValueCounts()
    {
        SessionFixture f("[feed]\nsource=demo\ninterval=abc\n[api]\nport=0\n");
        QCOMPARE(f.session->settings().interval, 60s);
        gui::Settings wanted = f.session->settings();
        wanted.interval = 300s;
        QCOMPARE(f.session->apply(wanted), QString());
        QTRY_VERIFY(f.file().contains("interval=300"));
        QCOMPARE(app::readSettings(*f.configuration).interval, 300s);
    }

    void anOptionIsStrict()
    {
        QCommandLineParser parser;
        app::Configuration::declare(parser, app::globalOptions());
        app::Configuration::declare(parser, tests::kSessionOptions);
        parser.parse({u"cryptopulse"_s, u"--port"_s, u"99999"_s});
        app::Configuration configuration(parser, tests::kSessionOptions);
        const core::SystemClock clock;
        tests::FakeSecrets secrets;
        const app::Logbook book;
        const app::LogFeed feed(book);
        QVERIFY(!app::Session::onThisMachine({configuration, clock, secrets, feed}, nullptr));
    }

    void theCrossCheckIsChangedWithoutARestart()
    {
        SessionFixture f("[feed]\nsource=bitstamp\ncross_check=kraken:0.25\n[api]\nport=0\n");
        QTRY_VERIFY(f.session->engine().snapshot()->feed.crossCheck.has_value());
        QCOMPARE(f.session->engine().snapshot()->feed.crossCheck->source, std::string("kraken"));
        QCOMPARE(f.session->engine().snapshot()->feed.crossCheck->tolerance, 0.25);
        gui::Settings wanted = f.session->settings();
        QCOMPARE(wanted.crossCheck, std::optional(gui::FeedSource::Kraken));
        wanted.crossCheck = gui::FeedSource::Binance;
        QCOMPARE(f.session->apply(wanted), QString());
        QTRY_VERIFY(f.session->engine().snapshot()->feed.crossCheck &&
                    f.session->engine().snapshot()->feed.crossCheck->source == "binance");
        QVERIFY(f.session->engine().snapshot()->feed.crossCheck->trouble ==
                engine::CrossCheckTrouble::Currency); // dollars are no USDT
        QVERIFY(f.file().contains("binance:0.25"));
        wanted.crossCheck.reset();
        QCOMPARE(f.session->apply(wanted), QString());
        QTRY_VERIFY(!f.session->engine().snapshot()->feed.crossCheck);
        QVERIFY(!f.file().contains("cross_check"));
    }

    void troubleSurvivesAnotherLanguage()
    {
        SessionFixture f;
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        find<QAction>(*f.session, u"settingsAction"_s).trigger();
        find<QSpinBox>(*f.session, u"portBox"_s).setValue(other.serverPort());
        find<QComboBox>(*f.session, u"languageBox"_s).setCurrentIndex(2);
        const auto* former = &f.session->window();
        press(*f.session, QDialogButtonBox::Ok);
        QTRY_VERIFY(&f.session->window() != former);
        auto& trouble = find<QLabel>(*f.session, u"troubleLabel"_s);
        QVERIFY(trouble.isVisible());
        QVERIFY2(trouble.text().contains(QString::number(other.serverPort())), qPrintable(trouble.text()));
        QVERIFY2(!trouble.text().contains(u"in use"_s), qPrintable(trouble.text())); // but in Portuguese
        QLocale::setDefault(QLocale::c());
    }

    void anotherLanguageKeepsWhatIsInSight()
    {
        SessionFixture f;
        QTRY_VERIFY(!f.session->engine().snapshot()->samples.empty()); // the demo's past
        QTRY_VERIFY(find<QWidget>(*f.session, u"chartPage"_s).isVisible());
        find<QPushButton>(*f.session, u"hour6"_s).click();
        f.session->window().tell(gui::NoticeTopic::Alert, u"It rose."_s);
        const auto* former = &f.session->window();
        gui::Settings wanted = f.session->settings();
        wanted.language = u"pt_BR"_s;
        f.session->apply(wanted);
        QTRY_VERIFY(&f.session->window() != former);
        QVERIFY(find<QPushButton>(*f.session, u"hour6"_s).isChecked());
        QCOMPARE(find<QLabel>(*f.session, u"sentenceLabel"_s).text(), u"It rose."_s);
        QLocale::setDefault(QLocale::c());
    }

    void whatCannotBeSavedIsSaid()
    {
        SessionFixture f;
        const QString path = f.configuration->settings().fileName();
        f.configuration->settings().sync();
        QVERIFY(QFile::remove(path) && QDir().mkpath(path)); // nothing can be written over a folder
        gui::Settings wanted = f.session->settings();
        wanted.theme = look::Choice::Dark;
        QCOMPARE(f.session->apply(wanted), QString()); // it is used nevertheless
        const QString told = find<QLabel>(*f.session, u"sentenceLabel"_s).text();
        QVERIFY2(told.contains(path), qPrintable(told));
    }

    void workThatEndsWithTheFolderIsNamed()
    {
        SessionFixture f;
        QTRY_VERIFY(f.session->engine().snapshot()->made.time_since_epoch().count() > 0);
        f.session->engine().collect({.count = 5, .interval = 1h});
        QTRY_VERIFY(!f.session->engine().snapshot()->jobs.empty());
        gui::Settings wanted = f.session->settings();
        wanted.dataFolder = f.folder.filePath(u"elsewhere"_s);
        QCOMPARE(f.session->apply(wanted), QString());
        const QString told = find<QLabel>(*f.session, u"sentenceLabel"_s).text();
        QVERIFY2(told.contains(u"Collecting in batch"_s), qPrintable(told));
    }

    void aSlashAtTheEndIsTheSameFolder()
    {
        SessionFixture f;
        const std::string before = f.storage();
        gui::Settings wanted = f.session->settings();
        wanted.dataFolder += u'/';
        QCOMPARE(f.session->apply(wanted), QString());
        QVERIFY(QFile::link(f.configuration->home(), f.folder.filePath(u"link"_s)));
        wanted.dataFolder = f.folder.filePath(u"link"_s);
        QCOMPARE(f.session->apply(wanted), QString());
        QCOMPARE(f.storage(), before);
    }

    void aPortThatWasTakenIsTriedAgain()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        SessionFixture f("[feed]\nsource=demo\n[api]\nport=" + QByteArray::number(other.serverPort()) + "\n");
        QCOMPARE(f.session->apiAddress(), QString());
        QCOMPARE(f.session->apply(f.session->settings()), QString()); // said at the start, not each time
        other.close();
        QCOMPARE(f.session->apply(f.session->settings()), QString());
        QVERIFY(f.answers(f.session->apiAddress()));
    }
};

QTEST_MAIN(TestSessionSettings)
#include "tst_sessionsettings.moc"
