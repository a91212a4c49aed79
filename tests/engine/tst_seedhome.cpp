#include "engine/home.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using engine_test::Home;
using support::resultOf;

/// A home in which the Python system has left its database.
class TestSeedHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsPricesAreThereAndThatIsSaid()
    {
        Home home;
        const QString path = home.folder.filePath(u"data/prices.db"_s);
        QVERIFY(QDir(home.folder.path()).mkdir(u"data"_s));
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"seed"_s);
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"CREATE TABLE prices (id INTEGER PRIMARY KEY, ts TEXT, price REAL)"_s));
            QVERIFY(query.exec(u"INSERT INTO prices VALUES (1, '2023-01-01T00:00:00', 16500.5)"_s));
            database.close();
        }
        QSqlDatabase::removeDatabase(u"seed"_s);
        QFile before(path);
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray bytes = before.readAll();
        before.close();

        const engine::LocalEngineOptions options{.series = {}, // the one that system collects
                                                 .databasePath = path,
                                                 .modelFolder = home.folder.filePath(u"models"_s)};
        engine::LocalEngine engine(
            options, [] { return std::make_unique<support::FakeSource>(); }, home.clock);
        const auto ready = resultOf(engine.ready());
        QVERIFY(ready);
        QCOMPARE((*ready)->samples.size(), 1U);
        QCOMPARE((*ready)->samples.newestPrice().value(), 16500.5);
        QVERIFY(!(*ready)->storageTrouble);
        QVERIFY((*ready)->storageNotice);
        const QStringList kept =
            QDir(home.folder.filePath(u"data"_s)).entryList({u"prices.db.seed-*"_s}, QDir::Files);
        QCOMPARE(kept.size(), 1);
        QVERIFY((*ready)->storageNotice->detail.find(kept.front().toStdString()) != std::string::npos);
        QFile after(home.folder.filePath(u"data/"_s + kept.front()));
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), bytes);
    }
};

QTEST_GUILESS_MAIN(TestSeedHome)
#include "tst_seedhome.moc"
