#include "app/coindirectory.h"
#include "app/sessionfixture.h"
#include "support/fakecatalogue.h"
#include "support/fakeclock.h"
#include "support/resultof.h"
#include "support/standin/standin.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using support::resultOf;
using tests::find;
using tests::RemoteFixture;
using tests::SessionFixture;

namespace {

void waitUntilReady(app::Session& session)
{
    QTRY_VERIFY(session.engine().snapshot()->made.time_since_epoch().count() > 0);
}

/// Another coin, as the dialog asks for it.
QString choose(app::Session& session, const QString& coin, const QString& currency)
{
    gui::Settings wanted = session.settings();
    wanted.asset = coin;
    wanted.currency = currency;
    const QString trouble = session.apply(wanted);
    waitUntilReady(session);
    return trouble;
}

} // namespace

/// Each coin in each currency has prices and models of its own.
class TestSessionAssets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        for (const char* name :
             {"CRYPTOPULSE_HOME", "CRYPTOPULSE_PORT", "COINGECKO_API_KEY", "COINGECKO_TIER",
              "COINGECKO_KEY_FILE", "CRYPTOPULSE_SOURCE", "CRYPTOPULSE_COIN", "CRYPTOPULSE_CURRENCY"})
            qunsetenv(name);
    }

    void init()
    {
        m_standIn = std::make_unique<support::StandIn>();
        QVERIFY(m_standIn->isListening());
        qputenv("COINGECKO_BASE_URL", m_standIn->url().toString().toLatin1());
    }

    void nothingIsMixed()
    {
        SessionFixture f("[api]\nport=0\n");
        waitUntilReady(*f.session);
        auto& engine = f.session->engine();
        QVERIFY(resultOf(engine.ingest()));
        QTRY_COMPARE(engine.snapshot()->samples.size(), std::size_t(1));

        QCOMPARE(choose(*f.session, u"shiba-inu"_s, u"eur"_s), QString());
        QCOMPARE(core::toText(engine.snapshot()->series), "shiba-inu/eur@coingecko");
        QVERIFY(engine.snapshot()->samples.empty());
        QVERIFY(f.file().contains("coin=shiba-inu"));
        QVERIFY(f.file().contains("currency=eur"));
        QVERIFY(resultOf(engine.collect({.count = 60, .interval = 0ms})));
        QTRY_COMPARE_WITH_TIMEOUT(engine.snapshot()->samples.size(), std::size_t(60), 60'000);
        QVERIFY(engine.snapshot()->samples.newestPrice().value() < 1e-4);
        QVERIFY(resultOf(engine.train(std::nullopt)));
        QVERIFY(QFile::exists(f.folder.filePath(u"home/models/seed-shiba~inu-eur-coingecko.json"_s)));
        QTRY_VERIFY(f.session->window().windowTitle().startsWith(u"SHIB / EUR  0.0000"_s));

        QCOMPARE(choose(*f.session, u"bitcoin"_s, u"usd"_s), QString());
        QTRY_COMPARE(engine.snapshot()->samples.size(), std::size_t(1));
        QVERIFY(!engine.snapshot()->model);
        QVERIFY(engine.snapshot()->samples.newestPrice().value() > 1'000);

        QCOMPARE(choose(*f.session, u"shiba-inu"_s, u"eur"_s), QString());
        QTRY_COMPARE(engine.snapshot()->samples.size(), std::size_t(60));
        QVERIFY(engine.snapshot()->model);
        QVERIFY(engine.snapshot()->model->series == engine.snapshot()->series);
    }

    void aVenueWithoutTheCoinIsRefusedAndNothingChanges()
    {
        SessionFixture f("[feed]\nsource=binance\n[api]\nport=0\n");
        waitUntilReady(*f.session);
        const QString trouble = choose(*f.session, u"shiba-inu"_s, u"usd"_s);
        QVERIFY2(trouble.contains(u"Binance does not offer shiba-inu in USD"_s), qPrintable(trouble));
        QVERIFY2(trouble.contains(u"Ethereum"_s) && trouble.contains(u"CoinGecko has all"_s),
                 qPrintable(trouble));
        QCOMPARE(f.session->settings().asset, u"bitcoin"_s);
        QCOMPARE(core::toText(f.session->engine().snapshot()->series), "bitcoin/usdt@binance");
        QVERIFY2(!f.file().contains("shiba"), f.file().constData());
        QCOMPARE(choose(*f.session, u"ethereum"_s, u"eur"_s), QString());
        QCOMPARE(core::toText(f.session->engine().snapshot()->series), "ethereum/eur@binance");
    }

    void theDialogSaysSoAndOffersCoinGecko()
    {
        SessionFixture f;
        waitUntilReady(*f.session);
        find<QAction>(*f.session, u"assetAction"_s).trigger();
        auto& dialog = find<QDialog>(*f.session, u"assetDialog"_s);
        find<QLineEdit>(*f.session, u"searchEdit"_s).setText(u"ethereum"_s);
        auto& table = find<QTableWidget>(*f.session, u"assetTable"_s);
        QTRY_VERIFY(table.item(0, 2) && table.item(0, 2)->text() == u"ethereum"_s);
        auto* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        ok->click();
        QVERIFY(dialog.isVisible());
        const auto& trouble = *dialog.findChild<QLabel*>(u"troubleLabel"_s);
        QVERIFY2(trouble.text().contains(u"synthetic market"_s), qPrintable(trouble.text()));
        dialog.findChild<QAbstractButton*>(u"coinGeckoBox"_s)->click();
        ok->click();
        QVERIFY(!dialog.isVisible());
        waitUntilReady(*f.session);
        QCOMPARE(core::toText(f.session->engine().snapshot()->series), "ethereum/usd@coingecko");
    }

    void anOptionDecides()
    {
        SessionFixture f("[feed]\ncoin=pepe\n[api]\nport=0\n", {u"--coin"_s, u"ethereum"_s});
        waitUntilReady(*f.session);
        QCOMPARE(core::toText(f.session->engine().snapshot()->series), "ethereum/usd@coingecko");
        find<QAction>(*f.session, u"assetAction"_s).trigger();
        QVERIFY(find<QLabel>(*f.session, u"lockLabel"_s).text().contains(u"--coin"_s));
    }

    void aServersCoinIsItsOwn()
    {
        const RemoteFixture f;
        f.showInterval(60s);
        find<QAction>(*f.session, u"assetAction"_s).trigger();
        QTRY_VERIFY(find<QLabel>(*f.session, u"lockLabel"_s).text().contains(u"http://elsewhere:8000"_s));
    }

    void aServersCoinIsChosenThere()
    {
        tests::FakeCatalogue* catalogue = nullptr;
        QStringList wanted;
        core::Result<core::SeriesKey> outcome = core::SeriesKey{"ethereum", "eur", "coingecko"};
        app::Session::ServerAssets assets;
        auto coins = std::make_unique<tests::FakeCatalogue>();
        catalogue = coins.get();
        catalogue->page = tests::FakeCatalogue::someCoins(core::fromEpochMs(1'700'000'000'000));
        assets.catalogue = std::move(coins);
        assets.watch = [&](const QString& asset, const QString& currency) {
            wanted += asset + u'/' + currency;
            return engine::answered<core::SeriesKey>(outcome);
        };
        const RemoteFixture f({}, std::move(assets));
        f.showInterval(60s);
        const auto chooseThere = [&f] {
            find<QAction>(*f.session, u"assetAction"_s).trigger();
            auto& dialog = find<QDialog>(*f.session, u"assetDialog"_s);
            QVERIFY(!find<QLabel>(*f.session, u"lockLabel"_s).isVisible());
            find<QLineEdit>(*f.session, u"searchEdit"_s).setText(u"ethereum"_s);
            auto& table = find<QTableWidget>(*f.session, u"assetTable"_s);
            QTRY_VERIFY(table.item(0, 2) && table.item(0, 2)->text() == u"ethereum"_s);
            dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
            QTRY_VERIFY(f.session->window().findChildren<QDialog*>(u"assetDialog"_s).isEmpty());
        };
        chooseThere();
        QCOMPARE(wanted, QStringList{u"ethereum/usd"_s});
        QVERIFY(catalogue->asked.contains(u"find ethereum"_s));
        QVERIFY2(!f.file().contains("ethereum"), f.file().constData()); // this window's own settings stay
        outcome = core::failure(core::ErrorKind::TooMany, "train-1 is under way");
        chooseThere();
        QTRY_VERIFY(find<QLabel>(*f.session, u"sentenceLabel"_s)
                        .text()
                        .startsWith(u"The server goes on with its coin"_s));
    }

    void aClientOfTheApiChoosesTheCoinToo()
    {
        SessionFixture f("[feed]\nsource=binance\n[api]\nport=0\n");
        waitUntilReady(*f.session);
        const auto put = [&f](const QByteArray& body) {
            QTcpSocket socket;
            socket.connectToHost(u"127.0.0.1"_s, quint16(QUrl(f.session->apiAddress()).port()));
            socket.write("PUT /series HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                         "application/json\r\nContent-Length: " +
                         QByteArray::number(body.size()) + "\r\n\r\n" + body);
            QByteArray answer;
            [&] { QTRY_VERIFY((answer += socket.readAll()).contains("\r\n\r\n{")); }();
            return answer;
        };
        QVERIFY(put(R"({"asset":"shiba-inu"})").startsWith("HTTP/1.1 422"));
        QCOMPARE(f.session->settings().asset, u"bitcoin"_s);
        QVERIFY(put(R"({"asset":"ethereum","currency":"eur"})").startsWith("HTTP/1.1 200"));
        QCOMPARE(core::toText(f.session->engine().snapshot()->series), "ethereum/eur@binance");
        QCOMPARE(f.session->settings().asset, u"ethereum"_s);
        QVERIFY(f.file().contains("coin=ethereum"));
    }

    void aFileWithACoinThatTheSourceLacksStopsNoWindow()
    {
        SessionFixture f("[feed]\nsource=kraken\ncoin=shiba-inu\ncurrency=eur\n[api]\nport=0\n");
        waitUntilReady(*f.session);
        QCOMPARE(core::toText(f.session->engine().snapshot()->series), "bitcoin/eur@kraken");
        QVERIFY(find<QLabel>(*f.session, u"sentenceLabel"_s).text().contains(u"feed/coin=shiba-inu"_s));
        QVERIFY(f.file().contains("coin=shiba-inu")); // stays for who puts it right
    }

    void theListIsKeptAndWorksOffline()
    {
        const QTemporaryDir folder;
        support::FakeClock clock;
        const QString file = folder.filePath(u"data/coins.json"_s);
        market::CoinGeckoOptions options;
        options.baseUrl = m_standIn->url();
        {
            app::CoinDirectory coins(clock);
            coins.use(options, file);
            QCOMPARE(resultOf(coins.find(u"eth"_s))->known, std::size_t(0));
            const auto fetched = resultOf(coins.refresh(u"eth"_s));
            QVERIFY(fetched);
            QVERIFY(fetched->known > 5);
            QVERIFY(fetched->fetched == clock.now());
            QVERIFY(fetched->currencies.contains(u"brl"_s));
            const auto ranked = resultOf(coins.search(u"eth"_s));
            QVERIFY(ranked);
            QCOMPARE(ranked->found.front().id, u"ethereum"_s);
            QCOMPARE(ranked->found.front().rank, 2);
        }
        m_standIn.reset(); // no network
        clock.advance(72h);
        app::CoinDirectory coins(clock);
        coins.use(options, file);
        const auto kept = resultOf(coins.find(u"eth"_s));
        QVERIFY(kept);
        QCOMPARE(kept->found.front().rank, 2);
        QVERIFY(*kept->fetched == clock.now() - 72h);
        const auto refreshed = resultOf(coins.refresh(u"eth"_s));
        QVERIFY(!refreshed);
        QCOMPARE(refreshed.error().kind, core::ErrorKind::Network);
        QVERIFY(resultOf(coins.find(u"eth"_s))->known > 5); // still there
    }

    void aDamagedListIsAsGoodAsNone()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"coins.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"version\":1,\"coi") > 0);
        file.close();
        const support::FakeClock clock;
        app::CoinDirectory coins(clock);
        market::CoinGeckoOptions options;
        options.baseUrl = m_standIn->url();
        coins.use(options, file.fileName());
        QCOMPARE(resultOf(coins.find({}))->known, std::size_t(0));
        QVERIFY(resultOf(coins.refresh({}))->known > 5);
    }

    void anEndInTheMiddleFinishesWhatWasAsked()
    {
        m_standIn->fail(support::Fault::Hang, 2);
        const support::FakeClock clock;
        const QTemporaryDir folder;
        auto coins = std::make_unique<app::CoinDirectory>(clock);
        market::CoinGeckoOptions options;
        options.baseUrl = m_standIn->url();
        coins->use(options, folder.filePath(u"coins.json"_s));
        const auto refreshed = coins->refresh({});
        QTRY_COMPARE(m_standIn->requests(), 2);
        coins.reset();
        QCOMPARE(resultOf(refreshed).error().kind, core::ErrorKind::Cancelled);
    }

private:
    std::unique_ptr<support::StandIn> m_standIn;
};

QTEST_MAIN(TestSessionAssets)
#include "tst_sessionassets.moc"
