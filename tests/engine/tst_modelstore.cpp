#include "engine/modelstore.h"
#include "engine/seriesfile.h"
#include "support/fakeengine.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

/// Models are kept whole, and what is not a model is said to be none.
class TestModelStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedIsLoaded()
    {
        const QTemporaryDir folder;
        const engine::ModelStore store(folder.filePath(u"models"_s)); // the folder is made
        const auto card = support::FakeEngine::card();
        QVERIFY(store.save(card));
        const auto loaded = store.load(card.series);
        QVERIFY(loaded && *loaded);
        QVERIFY((*loaded)->model == card.model);
        QCOMPARE((*loaded)->id, card.id);
    }

    void noFileIsNoModel()
    {
        const QTemporaryDir folder;
        const auto loaded = engine::ModelStore(folder.path()).load({});
        QVERIFY(loaded);
        QVERIFY(!*loaded);
    }

    void damagedFileIsReportedAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << "{\"format\":1,\"id\":\"seed-"_ba;
        QTest::newRow("an array") << "[1,2,3]"_ba;
        QTest::newRow("another thing") << "{\"hello\":\"world\"}"_ba;
        QTest::newRow("noise") << QByteArray(4096, '\x7f');
        QTest::newRow("nothing to divide by")
            << QJsonDocument([] {
                   QJsonObject card = support::FakeEngine::card().toJson();
                   card[u"scaler_scale"] = QJsonArray{1, 1, 1e-320, 1, 1, 1};
                   return card;
               }())
                   .toJson();
        QTest::newRow("huge") << QByteArray(2 << 20, ' ');
    }
    void damagedFileIsReportedAndLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        const engine::ModelStore store(folder.path());
        QFile file(store.path({}));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto loaded = store.load({});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, core::ErrorKind::DamagedModel);
        QVERIFY(loaded.error().detail.find(file.fileName().toStdString()) != std::string::npos);
        QCOMPARE(file.size(), bytes.size());
    }

    void modelOfAnotherSeriesIsNotOurs()
    {
        const QTemporaryDir folder;
        const engine::ModelStore store(folder.path());
        const auto card = support::FakeEngine::card();
        QVERIFY(store.save(card));
        const core::SeriesKey other{"ethereum", "usd", "coingecko"};
        QVERIFY(QFile::copy(store.path(card.series), store.path(other)));
        QCOMPARE(store.load(other).error().kind, core::ErrorKind::DamagedModel);
    }

    void aNameCannotLeaveTheFolder()
    {
        const engine::ModelStore store(u"/models"_s);
        QCOMPARE(store.path({"../../etc", "usd", "a/b"}), u"/models/seed-.._.._etc-usd-a_b.json"_s);
    }

    void everySeriesHasFilesOfItsOwn()
    {
        // What existing users have keeps its name.
        QCOMPARE(engine::seriesFileName({}), u"bitcoin-usd-coingecko"_s);
        QCOMPARE(engine::seriesFileName({"bitcoin", "usdt", "binance"}), u"bitcoin-usdt-binance"_s);
        QCOMPARE(engine::seriesFileName({"bitcoin", "usd", "my-prices"}), u"bitcoin-usd-my-prices"_s);
        QCOMPARE(engine::seriesFileName({"shiba-inu", "eur", "coingecko"}), u"shiba~inu-eur-coingecko"_s);
        const core::SeriesKey alike[] = {{"a-usd", "eur", "x"},
                                         {"a", "usd", "eur-x"},
                                         {"a_usd", "eur", "x"},
                                         {"a.usd", "eur", "x"},
                                         {"a-usd-eur", "btc", "x"}};
        QSet<QString> names;
        for (const auto& series : alike)
            names += engine::seriesFileName(series);
        QCOMPARE(names.size(), qsizetype(std::size(alike)));
    }

    void whatCannotBeSavedIsAnError()
    {
        const QTemporaryDir folder;
        QFile inTheWay(folder.filePath(u"models"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto saved = engine::ModelStore(inTheWay.fileName()).save(support::FakeEngine::card());
        QVERIFY(!saved);
        QVERIFY(saved.error().detail.find("could not be saved") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestModelStore)
#include "tst_modelstore.moc"
