#include "app/configuration.h"
#include "app/crosschecks.h"
#include "app/engines.h"
#include "app/handovers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

app::Configuration configured(const QStringList& arguments)
{
    QCommandLineParser parser;
    app::Configuration::declare(parser, app::globalOptions());
    app::Configuration::declare(parser, app::commandOptions(u"serve"));
    parser.parse(QStringList{u"program"_s} + arguments);
    return app::Configuration(parser, app::commandOptions(u"serve"));
}

QString fileWith(const QTemporaryDir& folder, const QByteArray& content, QFile::Permissions permissions)
{
    const QString path = folder.filePath(u"token"_s);
    QFile::remove(path);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(content);
        file.setPermissions(permissions);
    }
    return path;
}

constexpr auto kMine = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

/// Where a setting comes from, and what is refused with a sentence.
class TestConfiguration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const char* name :
             {"CRYPTOPULSE_PORT", "CRYPTOPULSE_HOME", "CRYPTOPULSE_HOST", "CRYPTOPULSE_TOKEN_FILE"})
            qunsetenv(name);
    }

    void whatIsTurnedTo()
    {
        using Names = std::vector<std::string>;
        const QTemporaryDir home;
        const QStringList here{u"--home"_s, home.path()};
        QCOMPARE(*app::fallbackSources(configured(here)), Names());
        const auto of = [&](const QString& names) {
            return app::fallbackSources(configured(here + QStringList{u"--fallback"_s, names}));
        };
        QCOMPARE(*of(u"kraken, binance,kraken"_s), (Names{"kraken", "binance"}));
        QCOMPARE(*of(u"coingecko,bitstamp"_s), Names{"bitstamp"}); // the chosen one is none
        QVERIFY(of(u"kraken,mtgox"_s).error().detail.find("mtgox") != std::string::npos);
        QVERIFY(!of(u"demo"_s)); // no market
    }

    void pricesAreComparedWithThoseOfOne()
    {
        const QTemporaryDir home;
        const QStringList here{u"--home"_s, home.path()};
        QVERIFY(!*app::crossCheckChoice(configured(here)));
        const auto of = [&](const QString& text) {
            return app::crossCheckChoice(configured(here + QStringList{u"--cross-check"_s, text}));
        };
        QVERIFY(*of(u"kraken"_s) == (app::CrossCheckChoice{"kraken", 0.5}));
        QVERIFY(*of(u" bitstamp : 0.25 "_s) == (app::CrossCheckChoice{"bitstamp", 0.25}));
        QCOMPARE(app::crossCheckText(*of(u"kraken:0.3"_s)), u"kraken:0.3"_s);
        for (const QString& wrong : {u"mtgox"_s, u"demo"_s, u"kraken:"_s, u"kraken:0"_s, u"kraken:-1"_s,
                                     u"kraken:51"_s, u"kraken:nan"_s, u"kraken:0.5:1"_s, u":0.5"_s}) {
            const auto choice = of(wrong);
            QVERIFY2(!choice, qPrintable(wrong));
            QVERIFY(choice.error().detail.find(wrong.toStdString()) != std::string::npos);
        }
    }

    void aKeptPasswordIsForTheAddressOfTheFile()
    {
        const QTemporaryDir home;
        const QStringList here{u"--home"_s, home.path()};
        auto configuration = configured(here);
        configuration.setDatabasePassword(u"p@ss"_s);
        QVERIFY(configuration.databasePath().endsWith(u"prices.db"_s));
        configuration.store("database"_L1, u"postgresql://me@db/prices"_s);
        QCOMPARE(configuration.databasePath(), u"postgresql://me:p%40ss@db/prices"_s);
        QCOMPARE(configuration.shownDatabase(), u"postgresql://me@db/prices"_s);
        auto given = configured(here + QStringList{u"--database"_s, u"postgresql://me@other/prices"_s});
        given.setDatabasePassword(u"p@ss"_s);
        QCOMPARE(given.databasePath(), u"postgresql://me@other/prices"_s); // another server
    }

    void whatATradeCosts()
    {
        const QTemporaryDir home;
        const QStringList here{u"--home"_s, home.path()};
        QVERIFY(*app::tradingCosts(configured(here)) == evaluation::TradingCosts{});
        {
            const auto configuration = configured(here);
            configuration.settings().setValue("costs/fee_bp"_L1, 2.5);
            configuration.settings().sync();
        }
        QCOMPARE(app::tradingCosts(configured(here))->feeBp, 2.5);
        qputenv("CRYPTOPULSE_FEE_BP", "7");
        QCOMPARE(app::tradingCosts(configured(here))->feeBp, 7.0);
        QCOMPARE(app::tradingCosts(configured(here + QStringList{u"--fee-bp"_s, u"0"_s}))->feeBp, 0.0);
        qunsetenv("CRYPTOPULSE_FEE_BP");
        for (const char* wrong : {"-1", "1001", "x", "nan", ""}) {
            const auto costs = app::tradingCosts(
                configured(here + QStringList{u"--slippage-bp"_s, QString::fromLatin1(wrong)}));
            QVERIFY2(!costs, wrong);
            QVERIFY(costs.error().detail.starts_with("--slippage-bp must be a number"));
        }
    }

    void anOptionBeatsTheEnvironmentBeatsTheFileBeatsTheDefault()
    {
        const QTemporaryDir home;
        const QStringList here{u"--home"_s, home.path()};
        QCOMPARE(configured(here).integer("port"_L1, 0, 65535).value(), 8000);
        {
            const auto configuration = configured(here);
            configuration.settings().setValue("api/port"_L1, 8001);
            configuration.settings().sync();
        }
        QCOMPARE(configured(here).integer("port"_L1, 0, 65535).value(), 8001);
        qputenv("CRYPTOPULSE_PORT", "8002");
        QCOMPARE(configured(here).integer("port"_L1, 0, 65535).value(), 8002);
        QCOMPARE(configured(here + QStringList{u"--port"_s, u"8003"_s}).integer("port"_L1, 0, 65535).value(),
                 8003);
    }

    void coinAndCurrencyMakeTheSeries()
    {
        const QTemporaryDir home;
        const QStringList here{u"--home"_s, home.path()};
        QVERIFY(*configured(here).series() == core::SeriesKey{});
        const auto seriesOf = [&here](const QStringList& options) {
            return core::toText(configured(here + options).series().value());
        };
        QCOMPARE(seriesOf({u"--coin=ethereum"_s, u"--currency=eur"_s}), "ethereum/eur@coingecko");
        QCOMPARE(seriesOf({u"--coin=ethereum"_s, u"--source=binance"_s}), "ethereum/usdt@binance");
        QCOMPARE(seriesOf({u"--coin=shiba-inu"_s, u"--source=my-prices"_s}), "shiba-inu/usd@my-prices");
        qputenv("CRYPTOPULSE_COIN", "dogecoin");
        qputenv("CRYPTOPULSE_CURRENCY", "brl");
        QCOMPARE(seriesOf({}), "dogecoin/brl@coingecko");
        QCOMPARE(seriesOf({u"--coin=solana"_s}), "solana/brl@coingecko");
        qunsetenv("CRYPTOPULSE_COIN");
        qunsetenv("CRYPTOPULSE_CURRENCY");
        {
            const auto configuration = configured(here);
            configuration.settings().setValue("feed/coin"_L1, u"pepe"_s);
            configuration.settings().sync();
        }
        QCOMPARE(seriesOf({}), "pepe/usd@coingecko");
    }

    void whatIsNoCoinIsRefusedInWords()
    {
        const QTemporaryDir home;
        const QStringList here{u"--home"_s, home.path()};
        const auto errorOf = [&here](const QStringList& options) {
            const auto series = configured(here + options).series();
            return series ? std::string() : series.error().detail;
        };
        QVERIFY(errorOf({u"--coin=BTC"_s}).find("the id of BTC is bitcoin") != std::string::npos);
        for (const auto& bad : {u"--coin="_s, u"--coin=a b"_s, u"--coin=../x"_s, u"--coin=a,b"_s})
            QVERIFY2(errorOf({bad}).starts_with("--coin must be CoinGecko's id"), qPrintable(bad));
        for (const auto& bad : {u"--currency="_s, u"--currency=EUR"_s, u"--currency=u$"_s})
            QVERIFY2(errorOf({bad}).starts_with("--currency must be the code"), qPrintable(bad));
    }

    void aVenueSaysWhatItHas()
    {
        const QTemporaryDir home;
        const QStringList here{u"--home"_s, home.path(), u"--coin=shiba-inu"_s};
        const core::SystemClock clock;
        const auto made = [&](const QString& source, app::Feeding feeding) {
            return app::makeLocalEngine(configured(here + QStringList{u"--source"_s, source}), clock,
                                        {.feeding = feeding, .adapts = false});
        };
        for (const auto& venue : {u"binance"_s, u"coinbase"_s, u"kraken"_s, u"bitstamp"_s}) {
            const auto engine = made(venue, app::Feeding::Required);
            QVERIFY(!engine);
            QCOMPARE(engine.error().kind, core::ErrorKind::InvalidArgument);
            QVERIFY(engine.error().detail.find("it has bitcoin, ethereum") != std::string::npos);
            QVERIFY(made(venue, app::Feeding::None)); // its prices may have been imported
        }
        QVERIFY(made(u"demo"_s, app::Feeding::Required).error().detail.find("bitcoin in usd alone") !=
                std::string::npos);
        QVERIFY(made(u"coingecko"_s, app::Feeding::Required));
    }

    void theHomeHoldsDataAndModels()
    {
        const QTemporaryDir home;
        const auto configuration = configured({u"--home"_s, home.path()});
        QCOMPARE(configuration.databasePath(), QDir(home.path()).filePath(u"data/prices.db"_s));
        QCOMPARE(configuration.modelFolder(), QDir(home.path()).filePath(u"models"_s));
        qputenv("CRYPTOPULSE_HOME", home.path().toLocal8Bit());
        QCOMPARE(configured({}).home(), QDir(home.path()).absolutePath());
    }

    void whatIsNoNumberIsRefusedByName_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("word") << u"http"_s;
        QTest::newRow("negative") << u"-1"_s;
        QTest::newRow("too large") << u"65536"_s;
        QTest::newRow("empty") << u""_s;
        QTest::newRow("fraction") << u"80.5"_s;
    }
    void whatIsNoNumberIsRefusedByName()
    {
        QFETCH(QString, text);
        const QTemporaryDir home;
        const auto settings = app::serveSettings(configured({u"--home"_s, home.path(), u"--port="_s + text}));
        QVERIFY(!settings);
        QCOMPARE(settings.error().kind, core::ErrorKind::InvalidArgument);
        QVERIFY(settings.error().detail.find("--port") != std::string::npos);
    }

    void otherMachinesNeedAToken()
    {
        const QTemporaryDir home;
        const QStringList open{u"--home"_s, home.path(), u"--host"_s, u"0.0.0.0"_s};
        QVERIFY(!app::serveSettings(configured(open)));
        const auto with = [&](const QString& file) {
            return app::serveSettings(configured(open + QStringList{u"--token-file"_s, file}));
        };
        QVERIFY(!with(home.filePath(u"none"_s)));
        QVERIFY(!with(fileWith(home, "short", kMine)));
        QVERIFY(!with(fileWith(home, "0123456789abcdef0123", kMine | QFile::ReadOther)));
        const auto settings = with(fileWith(home, "0123456789abcdef0123\n", kMine));
        QVERIFY(settings);
        QCOMPARE(settings->token, std::string("0123456789abcdef0123"));
    }

    void originsAreWrittenAsBrowsersWriteThem()
    {
        const QTemporaryDir home;
        const auto with = [&home](const QString& origins) {
            return app::serveSettings(configured({u"--home"_s, home.path(), u"--allow-origin"_s, origins}));
        };
        const QString good = u"https://a.example,http://localhost:3000"_s;
        QCOMPARE(with(good)->allowedOrigins, good.split(u','));
        for (const auto& bad :
             {u"*"_s, u"null"_s, u"https://a.example/"_s, u"a.example"_s, u"https://A.example"_s})
            QVERIFY2(!with(bad), qPrintable(bad));
        // In the settings file a comma makes a list.
        QVERIFY(QDir(home.path()).mkpath(u"data"_s));
        {
            QFile file(home.filePath(u"data/cryptopulse.ini"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("[api]\nallow_origin=https://a.example,http://localhost:3000\n");
        }
        QCOMPARE(app::serveSettings(configured({u"--home"_s, home.path()}))->allowedOrigins,
                 good.split(u','));
    }

    void anAddressMustBeOne()
    {
        const QTemporaryDir home;
        QVERIFY(!app::serveSettings(configured({u"--home"_s, home.path(), u"--host"_s, u"the moon"_s})));
        QVERIFY(app::serveSettings(configured({u"--home"_s, home.path(), u"--host"_s, u"localhost"_s})));
        QVERIFY(app::serveSettings(configured({u"--home"_s, home.path(), u"--host"_s, u"::1"_s})));
    }
};

QTEST_GUILESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
