#include "engine/carewire.h"
#include "remote/enginefixture.h"
#include "remote/remotecatalogue.h"
#include "support/carereports.h"

#include <QJsonDocument>

using namespace cryptopulse;
using namespace cryptopulse::remotetest;
using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

/// Ends the server's newest job with what it came to.
template <typename T>
void finish(EngineFixture& f, std::shared_ptr<const T> engine::Snapshot::*place, const T& report)
{
    f.state.change([&](engine::Snapshot& s) {
        s.jobs.back().state = engine::JobState::Done;
        s.*place = std::make_shared<const T>(report);
    });
}

QJsonObject bodyOf(const EngineFixture& f, const QByteArray& verb, const QString& path)
{
    for (const Seen& seen : f.state.seen()) {
        if (seen.verb == verb && seen.path == path)
            return QJsonDocument::fromJson(seen.body).object();
    }
    return {};
}

} // namespace

/// The care of a server's database, and the coin that it watches, over REST.
class TestRemoteCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backupsChecksAndRulesAreFollowedAtTheServer()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        const auto backup = f.engine->backUp({});
        QTRY_COMPARE(f.state.calls(u"POST /backup"_s).size(), 1);
        finish(f, &engine::Snapshot::backup, support::someBackup());
        const auto made = resultOf(backup);
        QVERIFY(made && **made == support::someBackup());

        const auto check = f.engine->check();
        QTRY_COMPARE(f.state.calls(u"POST /check"_s).size(), 1);
        finish(f, &engine::Snapshot::check, support::someCheck());
        const auto found = resultOf(check);
        QVERIFY(found && **found == support::someCheck());

        const auto compaction = f.engine->compact({.rules = support::someCompaction().rules, .dryRun = true});
        QTRY_COMPARE(f.state.calls(u"POST /compact"_s).size(), 1);
        QCOMPARE(bodyOf(f, "POST", u"/compact"_s),
                 engine::wire::toJson(engine::CompactRequest{support::someCompaction().rules, true}));
        finish(f, &engine::Snapshot::compaction, support::someCompaction());
        const auto plan = resultOf(compaction);
        QVERIFY(plan && **plan == support::someCompaction());
        QVERIFY(*f.engine->snapshot()->compaction == support::someCompaction());
    }

    void whatIsTheServersAloneIsRefusedHere()
    {
        EngineFixture f;
        QVERIFY(f.server.open());
        f.start();
        QTRY_VERIFY(f.connected());
        QCOMPARE(resultOf(f.engine->backUp({.path = u"/tmp/copy.db"_s})).error().kind,
                 ErrorKind::InvalidArgument);
        QCOMPARE(resultOf(f.engine->setDailyCompaction({.keepYears = 5})).error().kind,
                 ErrorKind::InvalidArgument);
        QCOMPARE(f.state.calls(u"POST"_s).size(), 0);
    }

    void coinsAreFoundInTheListOfTheServer()
    {
        EngineFixture f;
        const engine::AssetPage page{
            {{u"ethereum"_s, u"ETH"_s, u"Ethereum"_s, 2}, {u"eth-two"_s, u"ETH"_s, u"Two"_s, 0}},
            17'352,
            support::kCared,
            {u"eur"_s, u"usd"_s}};
        f.state.setAssets(page);
        QVERIFY(f.server.open());
        f.start();
        remote::RemoteCatalogue catalogue(*f.engine);
        const auto found = resultOf(catalogue.find(u"eth & more"_s));
        QVERIFY(found);
        QCOMPARE(*found, page);
        QVERIFY(resultOf(catalogue.search(u"eth"_s)));
        QVERIFY(resultOf(catalogue.refresh({})));
        QCOMPARE(f.state.calls(u"GET /assets"_s),
                 (QStringList{u"GET /assets?query=eth%20%26%20more&mode=list"_s,
                              u"GET /assets?query=eth&mode=search"_s, u"GET /assets?query=&mode=update"_s}));
    }

    void theServerWatchesAnotherCoin()
    {
        EngineFixture f;
        f.state.change([](engine::Snapshot& s) { s.series = {"bitcoin", "usd", "coingecko"}; });
        f.state.fill(support::kCared, 5);
        QVERIFY(f.server.open());
        f.start();
        QTRY_COMPARE(f.samples(), std::size_t(5));
        const auto series = resultOf(f.engine->watch(u"ethereum"_s, u"eur"_s));
        QVERIFY(series);
        QCOMPARE(series->asset, std::string("ethereum"));
        QTRY_COMPARE(f.engine->snapshot()->series.currency, std::string("eur"));
    }

    void whatStandsInTheWayIsTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::newRow("older server") << 404 << int(ErrorKind::NotFound);
        QTest::newRow("work under way") << 409 << int(ErrorKind::TooMany);
        QTest::newRow("not offered") << 422 << int(ErrorKind::InvalidArgument);
    }
    void whatStandsInTheWayIsTold()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        EngineFixture f;
        f.state.setFault(u"PUT /series"_s,
                         jsonReaction({{u"status"_s, status}, {u"detail"_s, u"no"_s}}, status));
        f.state.setFault(u"GET /assets"_s,
                         jsonReaction({{u"status"_s, status}, {u"detail"_s, u"no"_s}}, status));
        QVERIFY(f.server.open());
        f.start();
        QCOMPARE(int(resultOf(f.engine->watch(u"ethereum"_s, u"eur"_s)).error().kind), kind);
        remote::RemoteCatalogue catalogue(*f.engine);
        QCOMPARE(int(resultOf(catalogue.find(u"eth"_s)).error().kind), kind);
    }

    void aListThatIsNoneIsABadReply()
    {
        EngineFixture f;
        f.state.setFault(u"GET /assets"_s,
                         jsonReaction({{u"found"_s, QJsonArray{QJsonObject{{u"name"_s, u"x"_s}}}}}));
        QVERIFY(f.server.open());
        f.start();
        remote::RemoteCatalogue catalogue(*f.engine);
        QCOMPARE(resultOf(catalogue.find(u"eth"_s)).error().kind, ErrorKind::BadReply);
    }
};

QTEST_GUILESS_MAIN(TestRemoteCare)
#include "tst_remote_care.moc"
