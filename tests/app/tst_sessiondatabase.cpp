#include "app/sessionfixture.h"
#include "support/postgresserver.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using tests::find;
using tests::SessionFixture;

namespace {

/// Waits for the engine in place to have begun.
[[nodiscard]] bool hasBegun(const SessionFixture& f)
{
    return QTest::qWaitFor(
        [&f] { return f.session->engine().snapshot()->made.time_since_epoch().count() > 0; }, 20'000);
}

[[nodiscard]] bool isShown(app::Session& session, const QString& name, const QString& part)
{
    return QTest::qWaitFor([&] { return find<QLabel>(session, name).text().contains(part); }, 20'000);
}

} // namespace

/// Where prices are kept, changed in the settings while all goes on.
class TestSessionDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        for (const char* name : {"CRYPTOPULSE_HOME", "CRYPTOPULSE_PORT", "CRYPTOPULSE_DATABASE",
                                 "CRYPTOPULSE_SOURCE", "COINGECKO_API_KEY", "COINGECKO_TIER"})
            qunsetenv(name);
        if (support::PostgresServer::binaries().isEmpty())
            return;
        m_server = std::make_unique<support::PostgresServer>();
        QVERIFY(m_server->isRunning());
    }
    void cleanupTestCase() { m_server.reset(); }

    void aServerThatCannotBeReachedChangesNothing()
    {
        SessionFixture f;
        QVERIFY(hasBegun(f));
        const auto before = f.storage();
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const auto port = gone.serverPort();
        gone.close();
        find<QAction>(*f.session, u"settingsAction"_s).trigger();
        gui::Settings wanted = f.session->settings();
        wanted.database = u"postgresql://me@127.0.0.1:%1/prices"_s.arg(port);
        wanted.databasePassword = u"s3cret"_s;
        QCOMPARE(f.session->apply(wanted), QString()); // a moment, then:
        QVERIFY(isShown(*f.session, u"troubleLabel"_s, u"cannot be reached"_s));
        QVERIFY(find<QLabel>(*f.session, u"troubleLabel"_s).text().contains(QString::fromStdString(before)));
        QCOMPARE(f.storage(), before);
        QCOMPARE(f.session->settings().database, QString());
        QVERIFY(!f.file().contains("postgresql"));
        QVERIFY(f.secrets.calls.isEmpty());
    }

    void whoClosedTheDialogIsToldByANotice()
    {
        SessionFixture f;
        QVERIFY(hasBegun(f));
        gui::Settings wanted = f.session->settings();
        wanted.database = u"postgresql://me@/prices?host=/nowhere"_s;
        QCOMPARE(f.session->apply(wanted), QString());
        QVERIFY(isShown(*f.session, u"sentenceLabel"_s, u"database was not changed"_s));
    }

    void aChangeOfMindCounts()
    {
        SessionFixture f;
        QVERIFY(hasBegun(f));
        gui::Settings wanted = f.session->settings();
        wanted.database = u"postgresql://me@/prices?host=/nowhere"_s;
        f.session->apply(wanted);
        wanted.database.clear();
        f.session->apply(wanted); // before anybody has answered
        QVERIFY(!find<QLabel>(*f.session, u"sentenceLabel"_s).text().contains(u"database"_s));
        QVERIFY(f.storage().ends_with("prices.db"));
    }

    void aServerIsChangedToWithoutARestart()
    {
        if (!m_server)
            QSKIP("no PostgreSQL server is installed here");
        SessionFixture f;
        QVERIFY(hasBegun(f));
        const auto file = f.storage();
        find<QAction>(*f.session, u"settingsAction"_s).trigger();
        find<QComboBox>(*f.session, u"storeBox"_s).setCurrentIndex(1);
        find<QLineEdit>(*f.session, u"databaseEdit"_s).setText(m_server->freshAddress());
        find<QLineEdit>(*f.session, u"passwordEdit"_s).setText(u"s3cret/@:"_s);
        auto* dialog = f.session->window().findChild<QDialog*>(u"settingsDialog"_s);
        const QSignalSpy closed(dialog, &QDialog::accepted);
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
        QVERIFY(dialog->isVisible()); // until it is known to work
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 20'000);
        QVERIFY(hasBegun(f));
        QVERIFY(f.storage().starts_with("postgresql://tester@"));
        QTRY_VERIFY(!f.session->engine().snapshot()->samples.empty()); // it works there
        QVERIFY(!f.session->engine().snapshot()->storageTrouble);
        QCOMPARE(f.secrets.calls, QStringList{u"write database-password"_s});
        QCOMPARE(f.secrets.written, u"s3cret/@:"_s);
        QVERIFY2(f.file().contains("postgresql"), f.file().constData());
        QVERIFY2(!f.file().contains("s3cret"), f.file().constData());

        gui::Settings back = f.session->settings();
        back.database.clear();
        back.databasePassword.clear();
        QCOMPARE(f.session->apply(back), QString());
        QCOMPARE(f.storage(), file);
        QVERIFY(!f.file().contains("postgresql"));
        QCOMPARE(f.secrets.calls.size(), 2);
        QCOMPARE(f.secrets.written, QString()); // nothing is left in the keychain
    }

    void aKeptPasswordArrivesLaterAndRenewsTheEngine()
    {
        if (!m_server)
            QSKIP("no PostgreSQL server is installed here");
        const QString address = m_server->address(u"keeper"_s, {}, u"tests"_s);
        SessionFixture f("[feed]\nsource=demo\n[api]\nport=0\n[storage]\ndatabase=\"" + address.toUtf8() +
                         "\"\n");
        QVERIFY(hasBegun(f));
        QCOMPARE(f.secrets.calls, QStringList{u"read database-password"_s});
        QVERIFY(f.session->engine().snapshot()->storageTrouble->kind == core::ErrorKind::Storage);
        f.secrets.answer(u"secret;'"_s);
        QTRY_COMPARE(f.session->settings().databasePassword, u"secret;'"_s);
        QVERIFY(hasBegun(f));
        // Let in; that this user may make no tables is another matter.
        QTRY_VERIFY_WITH_TIMEOUT(f.session->engine().snapshot()->storageTrouble &&
                                     f.session->engine().snapshot()->storageTrouble->kind ==
                                         core::ErrorKind::StorageReadOnly,
                                 20'000);
        QVERIFY(!f.file().contains("secret"));
    }

    void whatAnOptionSaysCannotBeChangedHere()
    {
        SessionFixture f("[feed]\nsource=demo\n[api]\nport=0\n",
                         {u"--database"_s, u"postgresql://me:s3cret@/prices?host=/nowhere"_s});
        find<QAction>(*f.session, u"settingsAction"_s).trigger();
        QVERIFY(!find<QComboBox>(*f.session, u"storeBox"_s).isEnabled());
        QVERIFY(!find<QLineEdit>(*f.session, u"databaseEdit"_s).text().contains(u"s3cret"_s));
        QVERIFY(find<QLineEdit>(*f.session, u"passwordEdit"_s).text().isEmpty());
        QVERIFY(f.secrets.calls.isEmpty());
    }

    void aPasswordInTheFileIsNotShown()
    {
        SessionFixture f("[feed]\nsource=demo\n[api]\nport=0\n"
                         "[storage]\ndatabase=\"postgresql://me:s3cret@/prices?host=/nowhere\"\n");
        find<QAction>(*f.session, u"settingsAction"_s).trigger();
        QCOMPARE(find<QLineEdit>(*f.session, u"databaseEdit"_s).text(),
                 u"postgresql://me@/prices?host=/nowhere"_s);
        auto& password = find<QLineEdit>(*f.session, u"passwordEdit"_s);
        QCOMPARE(password.text(), u"s3cret"_s);
        QCOMPARE(password.echoMode(), QLineEdit::Password);
        QVERIFY(f.file().contains("s3cret")); // its owner's choice, until it is changed
    }

private:
    std::unique_ptr<support::PostgresServer> m_server; // null: none is installed here
};

QTEST_MAIN(TestSessionDatabase)
#include "tst_sessiondatabase.moc"
