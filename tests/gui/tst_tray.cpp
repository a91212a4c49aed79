#include "gui/faketray.h"
#include "gui/windowfixture.h"

#include <QCheckBox>
#include <QMenu>
#include <QSignalSpy>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using tests::giveTray;
using tests::WindowFixture;

namespace {

void keepInTray(const WindowFixture& f)
{
    gui::Settings settings;
    settings.keepInTray = true;
    f.window->setSettings(settings, {});
}

} // namespace

/// The window and a tray that comes and goes.
class TestTray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidingIsNotClosing()
    {
        const WindowFixture f;
        giveTray(f, true);
        const QSignalSpy ended(qApp, &QGuiApplication::lastWindowClosed);
        f.trigger(u"trayToggle"_s); // closing would end the program: it is not kept in the tray
        QVERIFY(!f.window->isVisible());
        QCoreApplication::sendPostedEvents();
        QCOMPARE(ended.size(), 0);
        f.trigger(u"trayToggle"_s);
        QVERIFY(f.window->isVisible());
    }

    void aMinimisedWindowIsBroughtBack()
    {
        const WindowFixture f;
        giveTray(f, true);
        f.window->showMinimized();
        Q_EMIT f.find<QMenu>(u"trayMenu"_s)->aboutToShow();
        QCOMPARE(f.find<QAction>(u"trayToggle"_s)->text(), u"Show the window"_s);
        f.trigger(u"trayToggle"_s);
        QVERIFY(f.window->isVisible() && !f.window->isMinimized());
    }

    void closingHidesWhereThereIsATray()
    {
        const WindowFixture f;
        giveTray(f, true);
        keepInTray(f);
        QVERIFY(!f.window->close());
        QVERIFY(!f.window->isVisible());
    }

    void aTrayThatIsGoneHoldsNoWindow()
    {
        const WindowFixture f;
        auto& host = giveTray(f, true);
        keepInTray(f);
        host.available = false; // and nobody told
        QVERIFY(f.window->close());
    }

    void aWindowInATrayThatGoesComesBack()
    {
        const WindowFixture f;
        auto& host = giveTray(f, true);
        keepInTray(f);
        f.window->close();
        host.available = false;
        Q_EMIT host.changed();
        QVERIFY(f.window->isVisible());
    }

    void aLaterTrayIsUsed()
    {
        const WindowFixture f;
        auto& host = giveTray(f, false);
        keepInTray(f);
        host.available = true; // and nobody told
        QVERIFY(!f.window->close());
        QVERIFY(!f.window->isVisible());
    }

    void anOpenSettingsDialogHearsOfALaterTray()
    {
        const WindowFixture f;
        auto& host = giveTray(f, false);
        f.trigger(u"settingsAction"_s);
        QVERIFY(!f.find<QCheckBox>(u"trayBox"_s)->isEnabled());
        host.available = true;
        Q_EMIT host.changed();
        QVERIFY(f.find<QCheckBox>(u"trayBox"_s)->isEnabled());
    }

    void theSettingsLookAgain()
    {
        const WindowFixture f;
        auto& host = giveTray(f, false);
        keepInTray(f);
        host.available = true; // and nobody told
        f.trigger(u"settingsAction"_s);
        QVERIFY(f.find<QCheckBox>(u"trayBox"_s)->isEnabled());
    }
};

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
