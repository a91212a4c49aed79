#include "app/window/keychainerror.h"

#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

/// What the keychain's errors mean. The keychain itself belongs to whoever runs the tests, and is left alone.
class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noKeychainIsNotALockedOne_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, QKeychain::Error error, const QString& text,
                            core::ErrorKind kind) { QTest::newRow(name) << int(error) << text << int(kind); };
        row("none built in", QKeychain::NoBackendAvailable, {}, core::ErrorKind::NotFound);
        row("nobody on the bus", QKeychain::OtherError,
            u"The name org.freedesktop.secrets was not provided by any .service files"_s,
            core::ErrorKind::NotFound);
        row("nobody on the bus, by GLib", QKeychain::OtherError,
            u"GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name is not there"_s,
            core::ErrorKind::NotFound);
        row("no bus", QKeychain::OtherError, u"Cannot autolaunch D-Bus without X11 $DISPLAY"_s,
            core::ErrorKind::NotFound);
        row("locked", QKeychain::AccessDeniedByUser, u"dismissed"_s, core::ErrorKind::Refused);
        row("anything else", QKeychain::OtherError, u"the disk is on fire"_s, core::ErrorKind::Internal);
    }
    void noKeychainIsNotALockedOne()
    {
        QFETCH(int, error);
        QFETCH(QString, text);
        QFETCH(int, kind);
        QCOMPARE(int(app::keychainErrorKind(static_cast<QKeychain::Error>(error), text)), kind);
    }
};

QTEST_APPLESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
