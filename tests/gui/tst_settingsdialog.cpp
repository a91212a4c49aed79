#include "gui/settingsfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using gui::Settings;
using gui::SettingsField;
using tests::context;
using tests::DialogFixture;
using tests::sound;

/// What the settings dialog says as one types, and what it hands on.
class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourcesHaveAnOrder()
    {
        using gui::FeedSource;
        Settings settings = sound();
        settings.fallbacks = {FeedSource::Kraken};
        DialogFixture f(settings);
        QVERIFY(QTest::qWaitForWindowActive(&f.dialog));
        auto* list = f.find<QListWidget>(u"orderList"_s);
        QCOMPARE(list->item(0)->text(), u"Kraken"_s);
        QVERIFY(f.dialog.settings() == settings);
        list->item(2)->setCheckState(Qt::Checked); // Binance, below CoinGecko
        list->setCurrentRow(2);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        f.find<QPushButton>(u"orderUpButton"_s)->click();
        QCOMPARE(f.dialog.settings().fallbacks, (std::vector{FeedSource::Binance, FeedSource::Kraken}));
        f.find<QPushButton>(u"orderDownButton"_s)->click();
        QCOMPARE(f.dialog.settings().fallbacks, (std::vector{FeedSource::Kraken, FeedSource::Binance}));
        // What is chosen does not stand in for itself.
        f.find<QComboBox>(u"sourceBox"_s)->setCurrentIndex(static_cast<int>(FeedSource::Kraken));
        QCOMPARE(f.dialog.settings().fallbacks, std::vector{FeedSource::Binance});
    }

    void problemsAreNamedWithAWayOut_data()
    {
        QTest::addColumn<Settings>("settings");
        QTest::addColumn<SettingsField>("field");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("stops");
        const auto row = [](const char* name, SettingsField field, const QString& words, bool stops,
                            auto change) {
            Settings settings = sound();
            change(settings);
            QTest::newRow(name) << settings << field << words << stops;
        };
        row("no key", SettingsField::Key, u"needs a key"_s, true,
            [](Settings& s) { s.plan = gui::Plan::Pro; });
        row("a key with a space", SettingsField::Key, u"without spaces"_s, true, [](Settings& s) {
            s.plan = gui::Plan::Pro;
            s.apiKey = u"CG 1"_s;
        });
        row("a month's calls", SettingsField::Interval, u"268 s or more"_s, false, [](Settings& s) {
            s.plan = gui::Plan::Demo;
            s.apiKey = u"CG-1"_s;
        });
        row("too many a minute", SettingsField::Interval, u"choose 12 s or more"_s, true,
            [](Settings& s) { s.interval = std::chrono::seconds(10); });
        row("no address", SettingsField::Host, u"such as 127.0.0.1"_s, true,
            [](Settings& s) { s.apiHost = u"here"_s; });
        row("no address in numbers", SettingsField::Host, u"such as 127.0.0.1"_s, true,
            [](Settings& s) { s.apiHost = u"300.1.1.1"_s; });
        row("open without a token", SettingsField::Host, u"token"_s, true,
            [](Settings& s) { s.apiHost = u"0.0.0.0"_s; });
        row("a relative folder", SettingsField::DataFolder, u"full path"_s, true,
            [](Settings& s) { s.dataFolder = u"prices"_s; });
        row("a file", SettingsField::DataFolder, u"choose a folder"_s, true,
            [](Settings& s) { s.dataFolder = u"/proc/self/status"_s; });
    }
    void problemsAreNamedWithAWayOut()
    {
        QFETCH(Settings, settings);
        const auto problems = gui::problemsOf(settings, context());
        QCOMPARE(problems.size(), 1U);
        QTEST(problems[0].field, "field");
        QTEST(problems[0].stops, "stops");
        QFETCH(QString, words);
        QVERIFY2(problems[0].sentence.contains(words), qPrintable(problems[0].sentence));
    }

    void whatIsSoundHasNoProblem()
    {
        QVERIFY(gui::problemsOf(sound(), context()).empty());
        Settings demo = sound();
        demo.source = gui::FeedSource::Demo;
        demo.interval = std::chrono::seconds(1); // nobody is asked
        QVERIFY(gui::problemsOf(demo, context()).empty());
        Settings off = sound();
        off.serveApi = false;
        off.apiHost = u"nowhere"_s; // nobody listens
        QVERIFY(gui::problemsOf(off, context()).empty());
        auto withToken = context();
        withToken.hasToken = true;
        Settings open = sound();
        open.apiHost = u"::"_s;
        QVERIFY(gui::problemsOf(open, withToken).empty());
    }

    void okWaitsForWhatIsMissing()
    {
        const DialogFixture f;
        QVERIFY(f.button(QDialogButtonBox::Ok)->isEnabled());
        QVERIFY(!f.button(QDialogButtonBox::Apply)->isEnabled()); // nothing was changed
        f.choosePlan(gui::Plan::Demo);
        QVERIFY(!f.button(QDialogButtonBox::Ok)->isEnabled());
        QVERIFY(f.note(u"keyNote"_s).contains(u"needs a key"_s));
        QCOMPARE(f.find<QLabel>(u"keyNote"_s)->property("role").toString(), u"problem"_s);
        QTest::keyClicks(f.find<QLineEdit>(u"keyEdit"_s), u"CG-abc"_s);
        QVERIFY(f.button(QDialogButtonBox::Ok)->isEnabled());
        QVERIFY(f.note(u"intervalNote"_s).contains(u"10,000 calls a month"_s));
        QTest::mouseClick(f.find<QPushButton>(u"soundButton"_s), Qt::LeftButton);
        QCOMPARE(f.find<QSpinBox>(u"settingsIntervalBox"_s)->value(), 268);
        QVERIFY(!f.find<QPushButton>(u"soundButton"_s)->isVisible());
    }

    void whatWasWrongBeforeBlocksNothingElse()
    {
        Settings settings = sound();
        settings.interval = std::chrono::seconds(2); // of the tool bar, too fast for the plan
        DialogFixture f(settings);
        f.find<QComboBox>(u"themeBox"_s)->setCurrentIndex(2);
        QVERIFY(f.button(QDialogButtonBox::Ok)->isEnabled());
        QVERIFY(f.button(QDialogButtonBox::Apply)->isEnabled());
        f.find<QSpinBox>(u"settingsIntervalBox"_s)->setValue(3); // touched, it must be right
        QVERIFY(!f.button(QDialogButtonBox::Ok)->isEnabled());
    }

    void aBlockedButtonSaysWhyOnEveryPage()
    {
        const DialogFixture f;
        auto* tabs = f.find<QTabWidget>(u"tabs"_s);
        f.choosePlan(gui::Plan::Demo);                            // without a key
        QVERIFY(!f.find<QLabel>(u"troubleLabel"_s)->isVisible()); // it stands beside the field
        tabs->setCurrentIndex(2);
        QVERIFY(f.find<QLabel>(u"troubleLabel"_s)->isVisible());
        QVERIFY2(f.note(u"troubleLabel"_s).startsWith(u"Prices: This plan needs a key"_s),
                 qPrintable(f.note(u"troubleLabel"_s)));
        QVERIFY(!tabs->tabIcon(0).isNull());
        QVERIFY(tabs->tabIcon(1).isNull());
        QVERIFY(!f.button(QDialogButtonBox::Ok)->toolTip().isEmpty());
        f.choosePlan(gui::Plan::Keyless);
        QVERIFY(!f.find<QLabel>(u"troubleLabel"_s)->isVisible());
        QVERIFY(tabs->tabIcon(0).isNull());
    }

    void aDisabledDefaultButtonLooksDisabled()
    {
        const DialogFixture f;
        look::apply(const_cast<gui::SettingsDialog&>(f.dialog), look::colours(look::Choice::Light));
        auto* ok = f.button(QDialogButtonBox::Ok);
        ok->setDefault(true);
        const QColor enabled = ok->grab().toImage().pixelColor(6, ok->height() / 2);
        ok->setEnabled(false);
        QVERIFY(ok->grab().toImage().pixelColor(6, ok->height() / 2) != enabled);
    }

    void whatWasNotTouchedFollows()
    {
        DialogFixture f;
        f.find<QSpinBox>(u"portBox"_s)->setValue(8080);
        f.find<QDoubleSpinBox>(u"levelSpin"_s)->setValue(70'000); // typed, though not switched on
        Settings elsewhere = sound();
        elsewhere.interval = std::chrono::seconds(90);
        elsewhere.theme = look::Choice::Dark;
        f.dialog.follow(elsewhere);
        QCOMPARE(f.dialog.settings().interval, elsewhere.interval);
        QCOMPARE(f.dialog.settings().theme, elsewhere.theme);
        QCOMPARE(f.dialog.settings().apiPort, 8080);
        QCOMPARE(f.find<QDoubleSpinBox>(u"levelSpin"_s)->value(), 70'000.0);
        QTest::mouseClick(f.button(QDialogButtonBox::Apply), Qt::LeftButton);
        const auto before = f.applied[0][1].value<Settings>();
        QCOMPARE(before, elsewhere);
        Settings now = elsewhere;
        now.language = u"en"_s; // chosen somewhere else a moment ago
        const Settings merged = gui::merged(now, before, f.applied[0][0].value<Settings>());
        QCOMPARE(merged.language, u"en"_s);
        QCOMPARE(merged.apiPort, 8080);
    }

    void aKeptKeyIsAskedForOnce()
    {
        DialogFixture f;
        const QSignalSpy wanted(&f.dialog, &gui::SettingsDialog::keyWanted);
        f.choosePlan(gui::Plan::Demo);
        f.choosePlan(gui::Plan::Pro);
        QCOMPARE(wanted.size(), 1);
        Settings withKey = sound();
        withKey.apiKey = u"CG-kept"_s;
        f.dialog.follow(withKey);
        QCOMPARE(f.find<QLineEdit>(u"keyEdit"_s)->text(), u"CG-kept"_s);
        QVERIFY(f.button(QDialogButtonBox::Ok)->isEnabled());
        f.choosePlan(gui::Plan::Keyless);
        QVERIFY(f.find<QLineEdit>(u"keyEdit"_s)->isEnabled()); // to take it away
    }

    void whatWasTypedIsNeverLost()
    {
        const DialogFixture f;
        f.choosePlan(gui::Plan::Pro);
        f.find<QLineEdit>(u"keyEdit"_s)->setText(u"CG-abc"_s);
        f.choosePlan(gui::Plan::Keyless);
        f.find<QComboBox>(u"sourceBox"_s)->setCurrentIndex(1);
        f.find<QComboBox>(u"sourceBox"_s)->setCurrentIndex(0);
        f.choosePlan(gui::Plan::Pro);
        QCOMPARE(f.find<QLineEdit>(u"keyEdit"_s)->text(), u"CG-abc"_s);
        f.find<QCheckBox>(u"levelBox"_s)->setChecked(true);
        f.find<QDoubleSpinBox>(u"levelSpin"_s)->setValue(70'000);
        f.find<QCheckBox>(u"levelBox"_s)->setChecked(false);
        QCOMPARE(f.find<QDoubleSpinBox>(u"levelSpin"_s)->value(), 70'000.0);
        QVERIFY(!f.dialog.settings().alerts.level);
    }

    void applyHandsOnAndStays()
    {
        DialogFixture f;
        f.find<QSpinBox>(u"portBox"_s)->setValue(8080);
        f.find<QComboBox>(u"languageBox"_s)->setCurrentIndex(2);
        QTest::mouseClick(f.button(QDialogButtonBox::Apply), Qt::LeftButton);
        QCOMPARE(f.applied.size(), 1);
        const auto applied = f.applied[0][0].value<Settings>();
        QCOMPARE(applied.apiPort, 8080);
        QCOMPARE(applied.language, u"pt_BR"_s);
        QVERIFY(f.dialog.isVisible());
        QVERIFY(!f.button(QDialogButtonBox::Apply)->isEnabled());
    }

    void troubleKeepsTheDialogOpen()
    {
        DialogFixture f;
        QObject::connect(&f.dialog, &gui::SettingsDialog::applied, &f.dialog,
                         [&f] { f.dialog.showTrouble(u"Port 8080 is in use."_s); });
        f.find<QSpinBox>(u"portBox"_s)->setValue(8080);
        QTest::mouseClick(f.button(QDialogButtonBox::Ok), Qt::LeftButton);
        QVERIFY(f.dialog.isVisible());
        QCOMPARE(f.note(u"troubleLabel"_s), u"Port 8080 is in use."_s);
        QCOMPARE(f.find<QSpinBox>(u"portBox"_s)->value(), 8080);
        QVERIFY(f.button(QDialogButtonBox::Apply)->isEnabled());
    }

    void cancelHandsOnNothing()
    {
        const DialogFixture f;
        f.find<QSpinBox>(u"portBox"_s)->setValue(8080);
        QTest::mouseClick(f.button(QDialogButtonBox::Cancel), Qt::LeftButton);
        QVERIFY(f.applied.isEmpty());
        QVERIFY(!f.dialog.isVisible());
    }

    void whatIsDecidedElsewhereIsShownWithTheReason()
    {
        auto with = context();
        with.locks[SettingsField::Port] = u"Set by the option --port."_s;
        with.locks[SettingsField::Key] = u"Set by COINGECKO_API_KEY."_s;
        Settings settings = sound();
        settings.plan = gui::Plan::Pro;
        const DialogFixture f(settings, with);
        QVERIFY(!f.find<QSpinBox>(u"portBox"_s)->isEnabled());
        QCOMPARE(f.note(u"portNote"_s), u"Set by the option --port."_s);
        QVERIFY(!f.find<QLineEdit>(u"keyEdit"_s)->isEnabled());
        QVERIFY(f.button(QDialogButtonBox::Ok)->isEnabled()); // the key comes from elsewhere
    }

    void theKeyIsHiddenUntilAsked()
    {
        const DialogFixture f;
        auto* key = f.find<QLineEdit>(u"keyEdit"_s);
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        f.choosePlan(gui::Plan::Pro);
        f.find<QAbstractButton>(u"showKeyButton"_s)->click();
        QCOMPARE(key->echoMode(), QLineEdit::Normal);
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
