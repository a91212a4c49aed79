#include "system/process.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse::system_test;

/// cryptopulse-cli as a person or a script meets it: answers, exit codes, garbage.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importTrainPredictExport()
    {
        const QTemporaryDir home;
        const QString file = home.filePath(u"in.csv"_s);
        QVERIFY(writePrices(file, 300));
        const Finished imported = cli(home, {u"import"_s, file});
        QCOMPARE(imported.exitCode, 0);
        QCOMPARE(imported.object()[u"added"_s].toInt(), 300);
        const Finished trained = cli(home, {u"train"_s, u"--step"_s, u"1m"_s});
        QCOMPARE(trained.exitCode, 0);
        QCOMPARE(trained.object()[u"coef"_s].toArray().size(), 6);
        QCOMPARE(trained.object()[u"scaler_mean"_s].toArray().size(), 6);
        QVERIFY(trained.object()[u"intercept"_s].isDouble());
        const Finished predicted = cli(home, {u"predict"_s});
        QCOMPARE(predicted.exitCode, 0);
        QVERIFY(predicted.object()[u"proba_up_next_5"_s].isDouble());
        const QString out = home.filePath(u"out.csv"_s);
        QCOMPARE(cli(home, {u"export"_s, out}).exitCode, 0);
        QCOMPARE(contents(out), contents(file));
    }

    void exitCodesSayWhatIsWrong()
    {
        const QTemporaryDir home;
        QCOMPARE(cli(home, {u"predict"_s}).exitCode, 3);
        QCOMPARE(cli(home, {u"predict"_s}).object()[u"status"_s].toString(), u"no_model"_s);
        QCOMPARE(cli(home, {u"train"_s}).exitCode, 3);
        QCOMPARE(cli(home, {u"train"_s}).object()[u"status"_s].toString(), u"not_enough_data"_s);
        QCOMPARE(cli(home, {u"dance"_s}).exitCode, 2);
        QCOMPARE(cli(home, {}).exitCode, 2);
        QCOMPARE(cli(home, {u"train"_s, u"--step"_s, u"7m"_s}).exitCode, 2);
        QCOMPARE(cli(home, {u"serve"_s, u"--port"_s, u"99999"_s}).exitCode, 2);
        QCOMPARE(cli(home, {u"serve"_s, u"--host"_s, u"0.0.0.0"_s}).exitCode, 2); // needs a token
        QCOMPARE(cli(home, {u"import"_s, u"/no/such/file"_s}).exitCode, 2);
        QCOMPARE(cli(home, {u"--no-such-option"_s}).exitCode, 2);
        QCOMPARE(cli(home, {u"predict"_s, u"tomorrow"_s}).exitCode, 2);
        QCOMPARE(cli(home, {u"train"_s, u"--nosuch"_s}).object()[u"status"_s].toString(),
                 u"invalid_argument"_s);
        QCOMPARE(cli(home, {u"--source"_s, u"Kraken"_s, u"import"_s, u"x.csv"_s}).exitCode, 2);
        QCOMPARE(cli(home, {u"--help"_s}).exitCode, 0);
        QCOMPARE(cli(home, {u"--version"_s}).exitCode, 0);
    }

    void anUnreachableProviderIsUpstreamTrouble()
    {
        const QTemporaryDir home;
        QTcpServer nobody; // a port that was free a moment ago
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const QString url = u"http://127.0.0.1:%1"_s.arg(nobody.serverPort());
        nobody.close();
        const Finished collected = cli(home, {u"--coingecko-url"_s, url, u"collect"_s});
        QCOMPARE(collected.exitCode, 4);
        QVERIFY(!collected.err.isEmpty());
    }

    void aPortInUseHasItsOwnCode()
    {
        const QTemporaryDir home;
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const Finished served =
            cli(home, {u"serve"_s, u"--no-collect"_s, u"--port"_s, QString::number(other.serverPort())});
        QCOMPARE(served.exitCode, 6);
        QVERIFY(served.err.contains(QByteArray::number(other.serverPort())));
    }

    void aFolderInTheDatabasesPlaceIsLeftAlone()
    {
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath(u"data/prices.db"_s));
        QCOMPARE(cli(home, {u"train"_s}).exitCode, 5);
        QVERIFY(QDir(home.filePath(u"data/prices.db"_s)).exists());
    }

    void aDamagedDatabaseIsSaidByEveryCommand()
    {
        for (const auto& command :
             {QStringList{u"predict"_s}, QStringList{u"train"_s}, QStringList{u"export"_s, u"/dev/null"_s}}) {
            const QTemporaryDir home;
            QVERIFY(QDir(home.path()).mkpath(u"data"_s));
            QFile database(home.filePath(u"data/prices.db"_s));
            QVERIFY(database.open(QIODevice::WriteOnly) && database.write("no database at all") > 0);
            database.close();
            const Finished ended = cli(home, command);
            QCOMPARE(ended.exitCode, command.first() == u"export" ? 5 : 3);
            QVERIFY2(ended.err.contains("prices.db.damaged-"), ended.err.constData());
        }
    }

    void anExportReplacesNeitherDevicesNorItsOwnDatabase()
    {
        const QTemporaryDir home;
        const QString file = home.filePath(u"in.csv"_s);
        QVERIFY(writePrices(file, 30));
        QCOMPARE(cli(home, {u"import"_s, file}).exitCode, 0);
        const QByteArray before = contents(home.filePath(u"data/prices.db"_s));
        QCOMPARE(cli(home, {u"export"_s, home.filePath(u"data/prices.db"_s)}).exitCode, 2);
        QCOMPARE(contents(home.filePath(u"data/prices.db"_s)), before);
        QCOMPARE(cli(home, {u"export"_s, u"/dev/null"_s}).exitCode, 0);
        QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
        QCOMPARE(cli(home, {u"export"_s, u"/dev/full"_s}).exitCode, 5);
        QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
    }

    void aPriceOfTheFutureIsNotImported()
    {
        const QTemporaryDir home;
        const QString file = home.filePath(u"in.csv"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) &&
                out.write("time,price\n1700000000000,100\n4102444800000,25006\n") > 0);
        out.close();
        const Finished imported = cli(home, {u"import"_s, file});
        QCOMPARE(imported.exitCode, 0);
        QCOMPARE(imported.object()[u"added"_s].toInt(), 1);
        QCOMPARE(imported.object()[u"bad_lines"_s].toInt(), 1);
        QVERIFY2(imported.err.contains("in the future"), imported.err.constData());
    }

    void filesOfOthersAreReadAndPackedOnesWritten()
    {
        const QTemporaryDir home;
        const QString file = home.filePath(u"quotes.csv"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) &&
                out.write("zeit;bid;ask\n1700000000;1,5;2,5\nnie;1,5;2,5\n1700000060;1,75;2,75\n") > 0);
        out.close();
        QVERIFY(cli(home, {u"import"_s, file}).err.contains("which column has the price"));
        QCOMPARE(cli(home, {u"import"_s, file, u"--delimiter"_s, u"x"_s}).exitCode, 2);
        const Finished imported = cli(home, {u"import"_s, file, u"--price-column"_s, u"ask"_s});
        QCOMPARE(imported.exitCode, 0);
        QCOMPARE(imported.object()[u"added"_s].toInt(), 2);
        QCOMPARE(imported.object()[u"bad"_s].toArray()[0].toObject()[u"line"_s].toInt(), 3);
        const QString packed = home.filePath(u"out.csv.gz"_s);
        QCOMPARE(cli(home, {u"export"_s, packed}).exitCode, 0);
        QVERIFY(contents(packed).startsWith("\x1F\x8B"));
        const Finished again = cli(home, {u"--source"_s, u"copy"_s, u"import"_s, packed});
        QCOMPARE(again.object()[u"added"_s].toInt(), 2);
        const QString second = home.filePath(u"second.csv.gz"_s);
        QCOMPARE(cli(home, {u"--source"_s, u"copy"_s, u"export"_s, second}).exitCode, 0);
        QCOMPARE(contents(second), contents(packed));
    }

    void anEndThatIsAskedForAtOnceIsHeard()
    {
        for (int i = 0; i < 20; ++i) {
            const QTemporaryDir home;
            QProcess server;
            server.setProcessEnvironment(cleanEnvironment());
            server.setProcessChannelMode(QProcess::MergedChannels);
            server.start(QStringLiteral(CP_CLI),
                         {u"--home"_s, home.path(), u"serve"_s, u"--no-collect"_s, u"--port"_s, u"0"_s});
            QVERIFY(server.waitForReadyRead() || server.waitForFinished());
            server.terminate(); // on its very first word
            QVERIFY(server.waitForFinished());
            QCOMPARE(server.exitStatus(), QProcess::NormalExit);
            QCOMPARE(server.exitCode(), 0);
        }
    }

    void everyCoinHasPricesAndAModelOfItsOwn()
    {
        const QTemporaryDir home;
        const Started upstream(QStringLiteral(CP_STANDIN), {}, cleanEnvironment());
        QVERIFY(!upstream.url().isEmpty());
        const QStringList shib{u"--coingecko-url"_s, upstream.url().toString(), u"--coin"_s,
                               u"shiba-inu"_s,       u"--currency"_s,           u"eur"_s};
        const QStringList few{u"collect"_s, u"--count"_s, u"60"_s, u"--interval"_s, u"0"_s};
        const Finished collected = cli(home, shib + few);
        QCOMPARE(collected.exitCode, 0);
        QCOMPARE(collected.object()[u"ok"_s].toInt(), 60);
        QCOMPARE(cli(home, shib + QStringList{u"train"_s}).exitCode, 0);
        QVERIFY(QFile::exists(home.filePath(u"models/seed-shiba~inu-eur-coingecko.json"_s)));
        const Finished predicted = cli(home, shib + QStringList{u"predict"_s});
        QCOMPARE(predicted.exitCode, 0);
        QCOMPARE(predicted.object()[u"asset"_s].toString(), u"shiba-inu"_s);
        QCOMPARE(predicted.object()[u"currency"_s].toString(), u"eur"_s);
        QVERIFY(predicted.object()[u"price"_s].toDouble() < 1e-4);
        QCOMPARE(cli(home, {u"predict"_s}).exitCode, 3); // bitcoin has none
        const Finished said =
            run(QStringLiteral(CP_CLI),
                QStringList{u"--home"_s, home.path()} + shib + QStringList{u"predict"_s}, cleanEnvironment());
        QVERIFY2(said.out.contains("from 0.0000"), said.out.constData());
    }

    void coinsAreFound()
    {
        const QTemporaryDir home;
        const Started upstream(QStringLiteral(CP_STANDIN), {}, cleanEnvironment());
        const QStringList ask{u"--coingecko-url"_s, upstream.url().toString(), u"coins"_s};
        const Finished found = cli(home, ask + QStringList{u"eth"_s});
        QCOMPARE(found.exitCode, 0);
        const QJsonArray coins = found.object()[u"coins"_s].toArray();
        QCOMPARE(coins[0][u"id"_s].toString(), u"ethereum"_s);
        QCOMPARE(coins[0][u"rank"_s].toInt(), 2);
        QVERIFY(coins.size() > 2);
        QCOMPARE(cli(home, ask + QStringList{u"nothing like that"_s}).object()[u"coins"_s].toArray().size(),
                 0);
        QCOMPARE(cli(home, ask).exitCode, 2);
        QVERIFY(QDir(home.path()).isEmpty()); // it has nothing to do with what is stored
    }

    void aCoinIsRefusedInWords()
    {
        const QTemporaryDir home;
        const auto refused = [&home](const QStringList& options, const char* word) {
            const Finished ended = cli(home, options);
            return ended.exitCode == 2 && ended.err.contains(word);
        };
        QVERIFY(refused({u"--coin"_s, u"BTC"_s, u"predict"_s}, "the id of BTC is bitcoin"));
        QVERIFY(refused({u"--currency"_s, u"EUR"_s, u"export"_s, u"-"_s}, "--currency must be"));
        QVERIFY(refused({u"--coin"_s, u"shiba-inu"_s, u"--source"_s, u"binance"_s, u"collect"_s},
                        "it has bitcoin"));
        QVERIFY(refused({u"--coin"_s, u"shiba-inu"_s, u"--source"_s, u"kraken"_s, u"backfill"_s},
                        "it has bitcoin"));
        const Started upstream(QStringLiteral(CP_STANDIN), {}, cleanEnvironment());
        const Finished unknown = cli(home, {u"--coingecko-url"_s, upstream.url().toString(), u"--coin"_s,
                                            u"no-such-coin"_s, u"collect"_s});
        QCOMPARE(unknown.exitCode, 4);
        QVERIFY2(unknown.err.contains("check the coin's id"), unknown.err.constData());
    }

    void theSyntheticMarketNeedsNoNetwork()
    {
        const QTemporaryDir home;
        const Finished collected = cli(
            home, {u"--source"_s, u"demo"_s, u"collect"_s, u"--count"_s, u"3"_s, u"--interval"_s, u"0"_s});
        QCOMPARE(collected.exitCode, 0);
        QVERIFY(collected.object()[u"ok"_s].toInt() >= 1);
        QCOMPARE(cli(home, {u"--source"_s, u"moon"_s, u"collect"_s}).exitCode, 2);
    }

private:
    static Finished cli(const QTemporaryDir& home, const QStringList& arguments)
    {
        return run(QStringLiteral(CP_CLI), QStringList{u"--home"_s, home.path(), u"--json"_s} + arguments,
                   cleanEnvironment());
    }

    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
