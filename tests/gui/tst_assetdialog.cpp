#include "gui/assetdialog.h"
#include "gui/pricebox.h"
#include "gui/windowfixture.h"
#include "support/fakecatalogue.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::FakeCatalogue;
using tests::WindowFixture;

namespace {

struct Fixture {
    explicit Fixture(const gui::AssetContext& context = {}, bool hasList = true)
    {
        if (!hasList)
            catalogue.networkTrouble = core::Error{core::ErrorKind::Network, "no way", {}};
        else
            catalogue.page = FakeCatalogue::someCoins(clock.now() - 72h);
        dialog = std::make_unique<gui::AssetDialog>(context, catalogue, clock);
        QObject::connect(dialog.get(), &gui::AssetDialog::applied, dialog.get(),
                         [this](const gui::AssetChoice& choice) {
                             applied.push_back(choice);
                             if (!refusal.isEmpty())
                                 dialog->showTrouble(refusal);
                         });
        dialog->show();
        dialog->activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(dialog.get()));
    }
    template <typename T>
    [[nodiscard]] T& find(const QString& name) const
    {
        T* found = dialog->findChild<T*>(name);
        if (!found)
            qFatal("no %s in the dialog", qPrintable(name));
        return *found;
    }
    [[nodiscard]] QLineEdit& search() const { return find<QLineEdit>(u"searchEdit"_s); }
    [[nodiscard]] QTableWidget& table() const { return find<QTableWidget>(u"assetTable"_s); }
    [[nodiscard]] QPushButton& ok() const
    {
        return *find<QDialogButtonBox>(u"buttonBox"_s).button(QDialogButtonBox::Ok);
    }
    [[nodiscard]] QString idOf(int row) const
    {
        const auto* item = table().item(row, 2);
        return item ? item->text() : QString();
    }
    void type(const QString& text) const
    {
        search().selectAll();
        QTest::keyClicks(&search(), text);
    }

    support::FakeClock clock;
    FakeCatalogue catalogue;
    std::unique_ptr<gui::AssetDialog> dialog;
    std::vector<gui::AssetChoice> applied;
    QString refusal;
};

} // namespace

/// Finding and choosing a coin.
class TestAssetDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyboardAloneIsEnough()
    {
        const Fixture f;
        QTRY_COMPARE(f.idOf(0), u"bitcoin"_s); // the one that is shown
        QVERIFY(f.search().hasFocus());
        f.type(u"eth"_s);
        QTRY_COMPARE(f.table().rowCount(), 4); // and what was typed, as an id
        QCOMPARE(f.idOf(0), u"ethereum"_s);
        QTest::keyClick(&f.search(), Qt::Key_Down);
        QVERIFY(f.search().hasFocus());
        QCOMPARE(f.dialog->choice().asset, u"ethereum-classic"_s);
        QTest::keyClick(&f.search(), Qt::Key_Up);
        QTest::keyClick(&f.search(), Qt::Key_Return);
        QCOMPARE(f.applied, (std::vector<gui::AssetChoice>{{u"ethereum"_s, u"usd"_s, false}}));
        QVERIFY(!f.dialog->isVisible());
    }

    void ranksComeAfterAMomentAndMoveNothing()
    {
        const Fixture f;
        f.type(u"eth"_s);
        QTRY_COMPARE(f.table().rowCount(), 4);
        QTest::keyClick(&f.search(), Qt::Key_Down);
        QTRY_VERIFY(f.catalogue.asked.contains(u"search eth"_s));
        QVERIFY(!f.catalogue.asked.contains(u"search et"_s)); // not with every letter
        QCoreApplication::processEvents();
        QCOMPARE(f.dialog->choice().asset, u"ethereum-classic"_s);
    }

    void aSearchThatFailsTakesNothingAway()
    {
        Fixture f;
        f.catalogue.networkTrouble = core::Error{core::ErrorKind::Network, "no way", {}};
        f.type(u"shib"_s);
        QTRY_VERIFY(f.catalogue.asked.contains(u"search shib"_s));
        QCoreApplication::processEvents();
        QCOMPARE(f.idOf(0), u"shiba-inu"_s);
        QVERIFY(f.ok().isEnabled());
    }

    void withoutAListItIsFetchedOnceAndAnIdCanBeTyped()
    {
        const Fixture f({}, false);
        QTRY_VERIFY(f.find<QLabel>(u"listLabel"_s).text().contains(u"cannot be reached"_s));
        QVERIFY(f.find<QLabel>(u"listLabel"_s).text().contains(u"by hand"_s));
        f.type(u"some-new-coin"_s);
        QTRY_COMPARE(f.idOf(0), u"some-new-coin"_s);
        QCOMPARE(f.catalogue.asked.filter(u"refresh"_s).size(), 1);
        f.find<QComboBox>(u"currencyBox"_s).setCurrentText(u"Xyz"_s);
        f.ok().click();
        QCOMPARE(f.applied, (std::vector<gui::AssetChoice>{{u"some-new-coin"_s, u"xyz"_s, false}}));
    }

    void theListIsFetchedWhenAskedFor()
    {
        Fixture f;
        QTRY_VERIFY(f.find<QLabel>(u"listLabel"_s).text().contains(u"17,352 coins"_s));
        QVERIFY(f.find<QLabel>(u"listLabel"_s).text().contains(u"3 d ago"_s));
        f.catalogue.listAfterRefresh = FakeCatalogue::someCoins(f.clock.now());
        f.find<QPushButton>(u"refreshButton"_s).click();
        QTRY_VERIFY(f.find<QLabel>(u"listLabel"_s).text().contains(u"just now"_s));
        QVERIFY(f.catalogue.asked.contains(u"refresh bitcoin"_s));
    }

    void whatCannotBeIsNotChosen()
    {
        const Fixture f;
        f.type(u"no such thing!"_s);
        QTRY_COMPARE(f.table().rowCount(), 0);
        QTRY_VERIFY(!f.ok().isEnabled());
        QVERIFY(f.find<QLabel>(u"troubleLabel"_s).isVisible());
        QTest::keyClick(&f.search(), Qt::Key_Return);
        QVERIFY(f.applied.empty());
        f.type(u"eth"_s);
        QTRY_VERIFY(f.ok().isEnabled());
        f.find<QComboBox>(u"currencyBox"_s).setCurrentText(u"no code"_s);
        QVERIFY(!f.ok().isEnabled());
    }

    void theCurrencyComesFromTheList()
    {
        const Fixture f({{u"ethereum"_s, u"eur"_s, false}, {}, {}});
        auto& box = f.find<QComboBox>(u"currencyBox"_s);
        QTRY_VERIFY(box.findText(u"XAU"_s) >= 0);
        QCOMPARE(box.currentText(), u"EUR"_s);
        box.setCurrentText(u"BRL"_s);
        QCOMPARE(f.dialog->choice(), (gui::AssetChoice{u"ethereum"_s, u"brl"_s, false}));
    }

    void aRefusalKeepsTheDialogOpen()
    {
        Fixture f({{}, u"Binance"_s, {}});
        f.refusal = u"Binance does not have it."_s;
        f.type(u"shib"_s);
        QTRY_COMPARE(f.idOf(0), u"shiba-inu"_s);
        f.ok().click();
        QVERIFY(f.dialog->isVisible());
        QCOMPARE(f.find<QLabel>(u"troubleLabel"_s).text(), f.refusal);
        f.refusal.clear();
        f.find<QCheckBox>(u"coinGeckoBox"_s).setChecked(true);
        f.ok().click();
        QVERIFY(!f.dialog->isVisible());
        QVERIFY(f.applied.back().takeCoinGecko);
    }

    void elsewhereItIsSaidWhyNothingCanBeChosen()
    {
        const Fixture f({{}, {}, u"This window shows a server."_s});
        QVERIFY(f.find<QLabel>(u"lockLabel"_s).isVisible());
        QVERIFY(!f.ok().isEnabled());
        QVERIFY(!f.search().isEnabled());
    }

    void theWindowOpensItAndAppliesByTheSettings()
    {
        WindowFixture w;
        FakeCatalogue catalogue;
        catalogue.page = FakeCatalogue::someCoins(w.clock.now());
        QVERIFY(!w.find<QAction>(u"assetAction"_s)->isEnabled());
        w.window->setCatalogue(catalogue);
        gui::Settings settings;
        settings.alerts.level = core::Price::from(70'000);
        w.window->setSettings(settings, {});
        QSignalSpy applied(w.window.get(), &gui::MainWindow::settingsApplied);
        w.trigger(u"assetAction"_s);
        auto* dialog = w.find<QDialog>(u"assetDialog"_s);
        auto* edit = dialog->findChild<QLineEdit*>(u"searchEdit"_s);
        edit->setText(u"shib"_s);
        auto* ok = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        const auto* table = dialog->findChild<QTableWidget*>();
        QTRY_VERIFY(table->item(0, 2) && table->item(0, 2)->text() == u"shiba-inu"_s);
        ok->click();
        QCOMPARE(applied.size(), 1);
        const auto typed = applied[0][0].value<gui::Settings>();
        QCOMPARE(typed.asset, u"shiba-inu"_s);
        QVERIFY(!typed.alerts.level); // of bitcoin
    }

    void nothingSaysBitcoinOfAnotherCoin()
    {
        WindowFixture w;
        engine::Snapshot snapshot;
        snapshot.series = {"shiba-inu", "eur", "coingecko"};
        w.engine.show(snapshot);
        QTRY_COMPARE(w.window->windowTitle(), u"SHIB / EUR – CryptoPulse"_s);
        for (const QLabel* label : w.window->findChildren<QLabel*>())
            QVERIFY2(!label->isVisible() || !label->text().contains(u"Bitcoin"_s), qPrintable(label->text()));
        snapshot = support::FakeEngine::withPrices({0.00001234}, w.clock.now());
        snapshot.series = {"shiba-inu", "eur", "coingecko"};
        w.engine.show(snapshot);
        QTRY_COMPARE(w.window->windowTitle(), u"SHIB / EUR  0.00001234 – CryptoPulse"_s);
        QCOMPARE(w.text(u"pairLabel"_s), u"SHIB / EUR"_s);
        QCOMPARE(w.text(u"priceLabel"_s), u"0.00001234"_s);
    }

    void aPriceOfAnySizeCanBeTyped()
    {
        gui::PriceBox box;
        box.setCurrency("brl");
        box.selectAll();
        for (const auto& [typed, value] : {std::pair{u"0.000012345678"_s, 0.000012345678},
                                           {u"0.000000000001"_s, 1e-12},
                                           {u"1500000000"_s, 1.5e9},
                                           {u"64,210.5"_s, 64'210.5}}) {
            box.selectAll();
            QTest::keyClicks(&box, typed);
            QCOMPARE(box.value(), value);
        }
        QCOMPARE(box.textFromValue(64'210.5), u"64,210.50"_s);
        QCOMPARE(box.textFromValue(0.000012345678), u"0.000012345678"_s);
        QVERIFY(box.text().startsWith(u"R$"_s));
        box.setValue(64'210.5);
        box.stepBy(1);
        QCOMPARE(box.value(), 64'310.5);
        box.setValue(0.00001234);
        box.stepBy(-1);
        QCOMPARE(box.value(), 0.00001224);
    }
};

QTEST_MAIN(TestAssetDialog)
#include "tst_assetdialog.moc"
