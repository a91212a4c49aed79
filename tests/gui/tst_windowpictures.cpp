#include "app/window/translations.h"
#include "chart/pricechart.h"
#include "gui/mainwindow.h"
#include "gui/scenes.h"
#include "support/fakeclock.h"
#include "support/fakeengine.h"
#include "support/pictures.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLibraryInfo>
#include <QLineEdit>
#include <QPainter>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using look::Choice;

namespace {

const core::UtcTime kNewest = core::fromEpochMs(1'700'000'040'000);

/// A window in front of one snapshot.
struct Scene {
    Scene(const engine::Snapshot& snapshot, core::UtcTime now, Choice theme)
        : clock(now)
        , settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
    {
        engine.show(snapshot);
        const QString address = snapshot.connection.isRemote() ? QString() : u"http://127.0.0.1:8000"_s;
        gui::WindowInfo info{u"0.1.0"_s, address, {}, false};
        info.build.qt = "6.4.2"; // whichever it is, the picture is the same
        window = std::make_unique<gui::MainWindow>(engine, clock, settings, info);
        window->setTheme(theme);
        window->resize(1280, 800);
        window->show();
    }

    /// What is seen of @p widget when all that is outstanding is done.
    [[nodiscard]] QImage picture(QWidget& widget) const
    {
        for (int i = 0; i < 4; ++i) // layouts within layouts, and what they show first
            QCoreApplication::sendPostedEvents();
        static_cast<void>(window->findChild<chart::PriceChart*>(u"priceChart"_s)->frame());
        return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
    [[nodiscard]] QImage picture() const { return picture(*window); }

    QTemporaryDir folder;
    support::FakeEngine engine;
    support::FakeClock clock;
    QSettings settings;
    std::unique_ptr<gui::MainWindow> window; // goes first: it looks at all of the above
};

gui::SettingsContext context()
{
    gui::SettingsContext context;
    context.quotas = {core::CallQuota{"keyless", 5, std::nullopt}, core::CallQuota{"demo", 30, 10'000},
                      core::CallQuota{"pro", 250, 100'000}};
    context.keyNote = QCoreApplication::translate("cryptopulse::app::Session",
                                                  "Kept in this system's keychain, never in a file.");
    return context;
}

void compare(const QImage& picture)
{
    const QString change = support::changeOfPicture(picture, QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(change.isEmpty(), qPrintable(change));
}

} // namespace

/// The window and its dialogs look as they did: see support/pictures.h.
class TestWindowPictures : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        qputenv("TZ", "UTC"); // times of day are part of the pictures
        qunsetenv("QT_SCALE_FACTOR");
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        QApplication::setCursorFlashTime(0);
        if (!support::usePictureFont())
            QSKIP("the font of the pictures is not installed");
        if (QLibraryInfo::version().segments().first(2) != QList<int>{6, 4})
            QSKIP("the pictures were drawn by Qt 6.4: others choose letters and sizes a little otherwise");
    }
    void cleanup() { m_translations.use(u"en"_s); }

    void windowLooksAsItDid_data()
    {
        QTest::addColumn<engine::Snapshot>("snapshot");
        QTest::addColumn<std::chrono::milliseconds>("later");
        QTest::addColumn<Choice>("theme");
        QTest::addColumn<QString>("language");
        const auto row = [](const char* name, const engine::Snapshot& snapshot, Choice theme,
                            const QString& language, std::chrono::milliseconds later = 0ms) {
            QTest::newRow(name) << snapshot << later << theme << language;
        };
        row("window-first-light-en", m_scenes.empty(), Choice::Light, u"en"_s);
        row("window-collecting-dark-pt", m_scenes.collecting(), Choice::Dark, u"pt_BR"_s);
        row("window-trained-light-pt", m_scenes.forecasting(400), Choice::Light, u"pt_BR"_s);
        row("window-trained-dark-en", m_scenes.forecasting(400), Choice::Dark, u"en"_s);
        row("window-stale-light-en", m_scenes.trained(), Choice::Light, u"en"_s, 47min);
        row("window-lost-light-pt", m_scenes.lost(), Choice::Light, u"pt_BR"_s);
        row("window-lost-dark-en", m_scenes.lost(), Choice::Dark, u"en"_s);
    }
    void windowLooksAsItDid()
    {
        QFETCH(engine::Snapshot, snapshot);
        QFETCH(std::chrono::milliseconds, later);
        QFETCH(Choice, theme);
        QFETCH(QString, language);
        m_translations.use(language);
        const Scene scene(snapshot, m_scenes.now() + later, theme);
        QVERIFY(QTest::qWaitForWindowExposed(scene.window.get()));
        compare(scene.picture());
    }

    void pagesLookAsTheyDid_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<Choice>("theme");
        QTest::addColumn<QString>("language");
        QTest::newRow("page-model-light-en") << u"modelPage"_s << Choice::Light << u"en"_s;
        QTest::newRow("page-model-dark-pt") << u"modelPage"_s << Choice::Dark << u"pt_BR"_s;
        QTest::newRow("page-scorecard-dark-en") << u"scorecardPage"_s << Choice::Dark << u"en"_s;
        QTest::newRow("page-scorecard-light-pt") << u"scorecardPage"_s << Choice::Light << u"pt_BR"_s;
        QTest::newRow("page-evaluation-light-pt") << u"evaluationPage"_s << Choice::Light << u"pt_BR"_s;
    }
    void pagesLookAsTheyDid()
    {
        QFETCH(QString, page);
        QFETCH(Choice, theme);
        QFETCH(QString, language);
        m_translations.use(language);
        const Scene scene(m_scenes.forecasting(2'000), m_scenes.now(), theme);
        QVERIFY(QTest::qWaitForWindowExposed(scene.window.get()));
        scene.window->findChild<QAction*>(page + u"Action"_s)->trigger();
        scene.window->findChild<QWidget*>(u"pageTabs"_s)->setFocus();
        compare(scene.picture());
    }

    void dialogsLookAsTheyDid_data()
    {
        QTest::addColumn<QString>("dialog");
        QTest::addColumn<Choice>("theme");
        QTest::addColumn<QString>("language");
        QTest::newRow("settings-light-en") << u"settings"_s << Choice::Light << u"en"_s;
        QTest::newRow("settings-dark-pt") << u"settings"_s << Choice::Dark << u"pt_BR"_s;
        QTest::newRow("batch-dark-en") << u"batch"_s << Choice::Dark << u"en"_s;
        QTest::newRow("jobs-light-pt") << u"jobs"_s << Choice::Light << u"pt_BR"_s;
        QTest::newRow("shortcuts-dark-pt") << u"shortcuts"_s << Choice::Dark << u"pt_BR"_s;
        QTest::newRow("about-light-en")
            << u"about"_s << Choice::Light << u"en"_s; // the tab without this machine
    }
    void dialogsLookAsTheyDid()
    {
        QFETCH(QString, dialog);
        QFETCH(Choice, theme);
        QFETCH(QString, language);
        m_translations.use(language);
        engine::Snapshot snapshot = m_scenes.trained();
        if (dialog == u"jobs")
            snapshot.jobs = m_scenes.jobs();
        const Scene scene(snapshot, m_scenes.now(), theme);
        gui::Settings settings;
        settings.theme = theme;
        settings.plan = gui::Plan::Demo;
        settings.apiKey = u"CG-0123456789"_s;
        settings.language = language;
        settings.dataFolder = u"/tmp"_s;
        scene.window->setSettings(settings, context());
        scene.window->findChild<QAction*>(dialog + u"Action"_s)->trigger();
        auto* opened = scene.window->findChild<QDialog*>(dialog + u"Dialog"_s);
        QVERIFY(opened && QTest::qWaitForWindowActive(opened));
        compare(scene.picture(*opened));
    }

    void aChangeIsSeen() // of the comparison itself
    {
        const auto picture = [this](const engine::Snapshot& snapshot) {
            return Scene(snapshot, m_scenes.now(), Choice::Light).picture();
        };
        const QImage trained = picture(m_scenes.trained());
        QCOMPARE(support::pictureDifference(trained, picture(m_scenes.trained())), 0.0);
        QVERIFY(support::pictureDifference(trained, picture(m_scenes.error())) > support::kPictureTolerance);
        QImage relabelled = trained;
        QPainter(&relabelled).drawText(QPoint(300, 300), u"26"_s); // two figures, no more
        QVERIFY(support::pictureDifference(trained, relabelled) > support::kPictureTolerance);
    }

private:
    tests::Scenes m_scenes{tests::walkOfADay(kNewest)};
    app::Translations m_translations;
};

QTEST_MAIN(TestWindowPictures)
#include "tst_windowpictures.moc"
