#include "gui/settingsfixture.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using gui::Settings;
using tests::context;
using tests::DialogFixture;
using tests::sound;

/// A second source, the calls of the month and the database, as the settings dialog has them.
class TestSettingsStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondSourceIsChosenToCompareWith()
    {
        using gui::FeedSource;
        Settings settings = sound();
        settings.crossCheck = FeedSource::Kraken;
        settings.tolerance = 0.125; // the box shows two decimals
        DialogFixture f(settings);
        QVERIFY(f.dialog.settings() == settings); // looking at it changes nothing
        auto* box = f.find<QComboBox>(u"crossBox"_s);
        auto* tolerance = f.find<QDoubleSpinBox>(u"toleranceSpin"_s);
        tolerance->setValue(1.5);
        box->setCurrentIndex(static_cast<int>(FeedSource::Coinbase) + 1);
        QCOMPARE(f.dialog.settings().crossCheck, std::optional(FeedSource::Coinbase));
        QCOMPARE(f.dialog.settings().tolerance, 1.5);
        box->setCurrentIndex(0);
        QVERIFY(!f.dialog.settings().crossCheck);
        QVERIFY(!tolerance->isEnabled());
        QVERIFY(!f.find<QLabel>(u"crossNote"_s)->isVisible());
    }

    void whatCannotBeComparedIsSaid()
    {
        using gui::FeedSource;
        DialogFixture f;
        auto* box = f.find<QComboBox>(u"crossBox"_s);
        box->setCurrentIndex(static_cast<int>(FeedSource::Binance) + 1);
        QVERIFY2(f.note(u"crossNote"_s).contains(u"USDT"_s), qPrintable(f.note(u"crossNote"_s)));
        QVERIFY(f.button(QDialogButtonBox::Ok)->isEnabled());              // good to know, no more
        box->setCurrentIndex(static_cast<int>(FeedSource::CoinGecko) + 1); // itself
        QVERIFY(f.note(u"crossNote"_s).contains(u"another"_s));
        QVERIFY(!f.button(QDialogButtonBox::Ok)->isEnabled());
        f.find<QComboBox>(u"sourceBox"_s)->setCurrentIndex(static_cast<int>(FeedSource::Kraken));
        QVERIFY(f.button(QDialogButtonBox::Ok)->isEnabled());
        QVERIFY(f.find<QComboBox>(u"planBox"_s)->isEnabled()); // CoinGecko is asked for the comparison
        f.find<QComboBox>(u"sourceBox"_s)->setCurrentIndex(static_cast<int>(FeedSource::Demo));
        QVERIFY(!box->isEnabled());
    }

    void theCallsOfTheMonthAreShown()
    {
        Settings settings = sound();
        settings.plan = gui::Plan::Demo;
        settings.apiKey = u"CG-key"_s;
        settings.interval = 300s;
        auto with = context();
        with.meteredKey = settings.apiKey;
        with.callUse = core::CallUse{.plan = "demo",
                                     .used = 5'000,
                                     .allowed = 10'000,
                                     .since = *core::fromIso("2026-11-01T00:00:00Z"),
                                     .asOf = *core::fromIso("2026-11-10T00:00:00Z"),
                                     .resets = *core::fromIso("2026-12-01T00:00:00Z")};
        DialogFixture f(settings, with);
        auto* note = f.find<QLabel>(u"callsNote"_s);
        auto* offer = f.find<QPushButton>(u"soundButton"_s);
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(u"5,000 of 10,000"_s), qPrintable(note->text()));
        // 21 days in 5,000 parts: 362.88 s. The plan alone would do with 268 s.
        QVERIFY(offer->isVisible());
        QCOMPARE(offer->text(), u"Use 363 s"_s);
        offer->click();
        QCOMPARE(f.find<QSpinBox>(u"settingsIntervalBox"_s)->value(), 363);
        QVERIFY(!offer->isVisible());
        QVERIFY2(note->text().contains(u"last until the month ends"_s), qPrintable(note->text()));
        f.find<QLineEdit>(u"keyEdit"_s)->setText(u"CG-another"_s); // whose calls nobody has counted
        QVERIFY(!note->isVisible());
        f.find<QLineEdit>(u"keyEdit"_s)->setText(u"CG-key"_s);
        QVERIFY(note->isVisible());
        f.choosePlan(gui::Plan::Keyless);
        QVERIFY(!note->isVisible());
    }

    void aDatabaseIsChosen()
    {
        DialogFixture f;
        f.find<QTabWidget>(u"tabs"_s)->setCurrentIndex(1);
        auto* store = f.find<QComboBox>(u"storeBox"_s);
        auto* address = f.find<QLineEdit>(u"databaseEdit"_s);
        auto* password = f.find<QLineEdit>(u"passwordEdit"_s);
        QVERIFY(!address->isEnabled());
        store->setCurrentIndex(1);
        QVERIFY(address->isEnabled());
        QVERIFY(!f.button(QDialogButtonBox::Ok)->isEnabled()); // none is written yet
        QVERIFY(f.note(u"databaseNote"_s).contains(u"postgresql://user@host:5432/name"_s));
        address->setText(u"postgresql://me:sec%3Aret@db/prices?sslmode=require"_s);
        QVERIFY(f.button(QDialogButtonBox::Ok)->isEnabled());
        QCOMPARE(f.dialog.settings().database, u"postgresql://me@db/prices?sslmode=require"_s);
        QCOMPARE(f.dialog.settings().databasePassword, u"sec:ret"_s);
        Q_EMIT address->editingFinished(); // left: the password is not to be read there
        QCOMPARE(address->text(), u"postgresql://me@db/prices?sslmode=require"_s);
        QCOMPARE(password->text(), u"sec:ret"_s);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QCOMPARE(f.dialog.settings().databasePassword, u"sec:ret"_s);
        for (const QString& wrong : {u"mysql://h/n"_s, u"postgresql://host"_s, u"postgresql://host/"_s,
                                     u"/tmp/prices.db"_s, u""_s}) {
            address->setText(wrong);
            QVERIFY2(!f.button(QDialogButtonBox::Ok)->isEnabled(), qPrintable(wrong));
        }
        store->setCurrentIndex(0);
        QVERIFY(f.button(QDialogButtonBox::Ok)->isEnabled());
        QVERIFY(f.dialog.settings() == sound());
    }

    void whatTakesAMomentIsWaitedFor()
    {
        DialogFixture f;
        connect(&f.dialog, &gui::SettingsDialog::applied, &f.dialog,
                [&f] { f.dialog.showWaiting(u"Connecting …"_s); });
        f.find<QComboBox>(u"themeBox"_s)->setCurrentIndex(1);
        f.button(QDialogButtonBox::Ok)->click();
        QVERIFY(f.dialog.isVisible());
        QCOMPARE(f.note(u"troubleLabel"_s), u"Connecting …"_s);
        f.dialog.showTrouble(u"Nobody there."_s);
        QCOMPARE(f.note(u"troubleLabel"_s), u"Nobody there."_s);
        f.dialog.endWaiting(); // late
        QVERIFY(f.dialog.isVisible());
        f.button(QDialogButtonBox::Apply)->click();
        f.dialog.endWaiting();
        QVERIFY(f.dialog.isVisible());
        f.button(QDialogButtonBox::Ok)->click();
        QVERIFY(f.dialog.isVisible());
        f.dialog.endWaiting();
        QVERIFY(!f.dialog.isVisible());
    }
};

QTEST_MAIN(TestSettingsStores)
#include "tst_settingsstores.moc"
