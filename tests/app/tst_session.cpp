#include "app/logging.h"
#include "app/sessionfixture.h"
#include "app/window/settingsfile.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using tests::SessionFixture;

/// How settings reach engine, API and window without a restart.
class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true); // the choice of a home is written where tests may write
        qputenv("COINGECKO_BASE_URL", "http://127.0.0.1:9"); // nobody there: nothing leaves this machine
        for (const char* name : {"CRYPTOPULSE_HOME", "CRYPTOPULSE_PORT", "COINGECKO_API_KEY",
                                 "COINGECKO_TIER", "COINGECKO_KEY_FILE", "CRYPTOPULSE_SOURCE"})
            qunsetenv(name);
    }

    void theApiMovesToAnotherPort()
    {
        SessionFixture f;
        const QString before = f.session->apiAddress();
        QVERIFY(f.answers(before));
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const quint16 port = probe.serverPort();
        probe.close();
        gui::Settings wanted = f.session->settings();
        wanted.apiPort = port;
        QCOMPARE(f.session->apply(wanted), QString());
        QCOMPARE(f.session->apiAddress(), u"http://127.0.0.1:%1"_s.arg(port));
        QVERIFY(f.answers(f.session->apiAddress()));
        QVERIFY(!f.answers(before));
        QCOMPARE(f.session->window().findChild<QLabel*>(u"apiLabel"_s)->text(),
                 u"API: "_s + f.session->apiAddress());
        QVERIFY(f.file().contains(QByteArray::number(port)));
    }

    void aTakenPortLeavesTheApiWhereItWas()
    {
        SessionFixture f;
        const QString before = f.session->apiAddress();
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        gui::Settings wanted = f.session->settings();
        wanted.apiPort = other.serverPort();
        wanted.keepInTray = true; // what stands in nobody's way is applied nevertheless
        const QString trouble = f.session->apply(wanted);
        QVERIFY2(trouble.contains(u"in use by another program"_s), qPrintable(trouble));
        QVERIFY2(trouble.contains(before), qPrintable(trouble));
        QVERIFY(f.answers(before));
        QCOMPARE(f.session->settings().apiPort, 0);
        QVERIFY(f.session->settings().keepInTray);
        QVERIFY(!f.file().contains(QByteArray::number(other.serverPort())));
    }

    void theApiIsSwitchedOffAndOn()
    {
        SessionFixture f;
        gui::Settings wanted = f.session->settings();
        wanted.serveApi = false;
        QCOMPARE(f.session->apply(wanted), QString());
        QCOMPARE(f.session->apiAddress(), QString());
        wanted.serveApi = true;
        QCOMPARE(f.session->apply(wanted), QString());
        QVERIFY(f.answers(f.session->apiAddress()));
    }

    void anotherSourceExchangesTheEngineAndKeepsTheApi()
    {
        SessionFixture f;
        const QString address = f.session->apiAddress();
        QTRY_COMPARE(f.session->engine().snapshot()->series.source, std::string("demo"));
        f.session->window().resize(1280, 800); // where there is no room, the badge gives way
        QTRY_VERIFY(
            f.session->window().findChild<QLabel*>(u"demoBadge"_s)->isVisibleTo(&f.session->window()));
        gui::Settings wanted = f.session->settings();
        wanted.source = gui::FeedSource::CoinGecko;
        wanted.interval = 120s;
        QCOMPARE(f.session->apply(wanted), QString());
        QCOMPARE(f.session->engine().snapshot()->series.source, std::string("coingecko"));
        QTRY_COMPARE(f.session->engine().snapshot()->feed.interval, 120s);
        QCOMPARE(f.session->apiAddress(), address);
        QVERIFY(f.answers(address));
        QVERIFY(f.file().contains("source=coingecko"));
        QVERIFY(f.secrets.calls.isEmpty());
    }

    void theIntervalAppliesAtOnce()
    {
        SessionFixture f;
        gui::Settings wanted = f.session->settings();
        wanted.interval = 300s;
        f.session->apply(wanted);
        QTRY_COMPARE(f.session->engine().snapshot()->feed.interval, 300s);
    }

    void theDataFolderMovesWithTheSettings()
    {
        SessionFixture f;
        const std::string before = f.storage();
        gui::Settings wanted = f.session->settings();
        wanted.dataFolder = f.folder.filePath(u"elsewhere"_s);
        wanted.theme = look::Choice::Dark;
        QCOMPARE(f.session->apply(wanted), QString());
        QVERIFY(f.storage() != before);
        QCOMPARE(f.configuration->home(), wanted.dataFolder);
        QVERIFY(f.file().contains("source=demo"));
        QVERIFY(f.file().contains("theme=dark"));
        QCOMPARE(app::chosenHome(), wanted.dataFolder);
        QTRY_VERIFY(QFile::exists(f.folder.filePath(u"elsewhere/data/prices.db"_s)));
    }

    void aFolderInUseIsRefused()
    {
        SessionFixture f;
        const std::string before = f.storage();
        const app::SingleInstance other(f.folder.filePath(u"taken"_s));
        gui::Settings wanted = f.session->settings();
        wanted.dataFolder = f.folder.filePath(u"taken"_s);
        QVERIFY(f.session->apply(wanted).contains(u"already uses the folder"_s));
        QCOMPARE(f.storage(), before);
    }

    void anotherLanguageMakesANewWindow()
    {
        SessionFixture f;
        const QPointer<gui::MainWindow> former = &f.session->window();
        gui::Settings wanted = f.session->settings();
        wanted.language = u"pt_BR"_s;
        f.session->apply(wanted);
        QTRY_VERIFY(former.isNull());
        QVERIFY(f.session->window().isVisible());
        QCOMPARE(QLocale().language(), QLocale::Portuguese);
        QLocale::setDefault(QLocale::c());
    }

    void aKeyIsKeptInTheKeychainOnly()
    {
        SessionFixture f;
        const app::Logging logging({.book = &f.book, .verbose = true});
        QSignalSpy told(f.session.get(), &app::Session::keyTold);
        gui::Settings wanted = f.session->settings();
        wanted.source = gui::FeedSource::CoinGecko;
        wanted.plan = gui::Plan::Demo;
        wanted.apiKey = u"CG-secret"_s;
        QCOMPARE(f.session->apply(wanted), QString());
        QCOMPARE(f.secrets.calls, QStringList{u"write coingecko-api-key"_s});
        QCOMPARE(f.secrets.written, u"CG-secret"_s);
        f.secrets.answer(u"CG-secret"_s);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(!f.file().contains("CG-secret"));
        for (const auto& line : f.book.linesAfter(0))
            QVERIFY(!line.text.contains(u"CG-secret"_s));
    }

    void withoutAKeychainTheReaderIsToldHowElse()
    {
        SessionFixture f;
        QSignalSpy told(f.session.get(), &app::Session::keyTold);
        gui::Settings wanted = f.session->settings();
        wanted.source = gui::FeedSource::CoinGecko;
        wanted.plan = gui::Plan::Pro;
        wanted.apiKey = u"CG-secret"_s;
        f.session->apply(wanted);
        f.secrets.answer(core::failure(core::ErrorKind::NotFound, "no bus"));
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][0].toString().contains(u"COINGECKO_API_KEY"_s));
        QCOMPARE(f.session->settings().apiKey, u"CG-secret"_s); // used until the end
    }

    void aKeptKeyArrivesLaterAndRenewsTheEngine()
    {
        SessionFixture f("[feed]\nsource=coingecko\ncoingecko_tier=demo\n[api]\nport=0\n");
        QCOMPARE(f.secrets.calls, QStringList{u"read coingecko-api-key"_s});
        QVERIFY(f.session->window().isVisible()); // nobody waited for it
        QTRY_VERIFY(f.session->engine().snapshot()->made.time_since_epoch().count() > 0);
        QVERIFY(!f.session->engine().snapshot()->feed.quota.perMonth);
        f.secrets.answer(u"CG-secret"_s);
        QTRY_COMPARE(f.session->settings().apiKey, u"CG-secret"_s);
        QTRY_COMPARE(f.session->engine().snapshot()->feed.quota.perMonth,
                     std::optional<std::int64_t>(10'000));
    }

    void noKeptKeyIsTold()
    {
        SessionFixture f("[feed]\nsource=coingecko\ncoingecko_tier=demo\n[api]\nport=0\n");
        QSignalSpy told(f.session.get(), &app::Session::keyTold);
        f.secrets.answer(QString());
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][0].toString().contains(u"type it in the settings"_s));
    }

    void aKeptKeyIsOfferedWhenAPlanForItIsChosen()
    {
        SessionFixture f("[feed]\nsource=coingecko\n[api]\nport=0\n");
        QVERIFY(f.secrets.calls.isEmpty()); // without a plan for it nobody is asked for a password
        f.session->window().openSettings();
        auto* plan = f.session->window().findChild<QComboBox*>(u"planBox"_s);
        plan->setCurrentIndex(static_cast<int>(gui::Plan::Demo));
        QCOMPARE(f.secrets.calls, QStringList{u"read coingecko-api-key"_s});
        f.secrets.answer(u"CG-kept"_s);
        auto* key = f.session->window().findChild<QLineEdit*>(u"keyEdit"_s);
        QTRY_COMPARE(key->text(), u"CG-kept"_s);
        plan->setCurrentIndex(static_cast<int>(gui::Plan::Keyless));
        key->clear();
        auto* dialog = f.session->window().findChild<QDialog*>(u"settingsDialog"_s);
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
        QCOMPARE(f.secrets.calls.constLast(), u"write coingecko-api-key"_s);
        QCOMPARE(f.secrets.written, QString());
    }

    void whatIsToBeDoneAboutAKeyStaysInSight()
    {
        SessionFixture f("[feed]\nsource=coingecko\ncoingecko_tier=demo\n[api]\nport=0\n");
        QSignalSpy told(f.session.get(), &app::Session::keyTold);
        f.secrets.answer(core::failure(core::ErrorKind::NotFound, "no bus"));
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(f.session->window().findChild<QLabel*>(u"sentenceLabel"_s)->text(), told[0][0].toString());
    }

    void optionsAndEnvironmentWinOverTheFile()
    {
        qputenv("CRYPTOPULSE_SOURCE", "demo");
        SessionFixture f("[feed]\nsource=coingecko\n", {u"--port"_s, u"0"_s});
        qputenv("COINGECKO_API_KEY", "CG-env");
        const auto context = app::contextOf(*f.configuration, {});
        qunsetenv("CRYPTOPULSE_SOURCE");
        qunsetenv("COINGECKO_API_KEY");
        using enum gui::SettingsField;
        QVERIFY(context.locks.at(Port).contains(u"--port"_s));
        QVERIFY(context.locks.at(Source).contains(u"CRYPTOPULSE_SOURCE"_s));
        QVERIFY(context.locks.at(Key).contains(u"COINGECKO_API_KEY"_s));
        QVERIFY(!context.locks.contains(Host));
        const auto remote = app::contextOf(*f.configuration, u"http://elsewhere:8000"_s);
        QVERIFY(remote.locks.at(Plan).contains(u"http://elsewhere:8000"_s));
        QVERIFY(!remote.locks.contains(Language));
    }

    void settingsSurviveTheFile()
    {
        SessionFixture f;
        gui::Settings wanted = f.session->settings();
        wanted.alerts.level = core::Price::from(70'000.5);
        wanted.alerts.above = 0.61;
        wanted.alerts.stale = false;
        wanted.keepInTray = true;
        wanted.theme = look::Choice::Light;
        QCOMPARE(f.session->apply(wanted), QString());
        QCOMPARE(app::readSettings(*f.configuration), wanted);
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
