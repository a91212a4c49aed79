#pragma once

#include "api/openapiasks.h"
#include "support/carereports.h"
#include "support/fakecatalogue.h"

/// The same for the care of the database, for coins and for the series that is watched.
namespace cryptopulse::tests {

inline engine::Snapshot caredFor()
{
    engine::Snapshot snapshot = rich();
    snapshot.backup = std::make_shared<const engine::BackupReport>(support::someBackup());
    snapshot.check = std::make_shared<const engine::CheckReport>(support::someCheck());
    snapshot.compaction = std::make_shared<const engine::CompactReport>(support::someCompaction());
    return snapshot;
}

inline QList<Ask> careReads()
{
    QList<Ask> asks;
    for (const QByteArray target : {"/status", "/backup", "/check", "/compact"}) {
        asks += Ask{u"get "_s + QString::fromLatin1(target), "GET " + target, 200, {}, {}, poor};
        asks += Ask{u"get "_s + QString::fromLatin1(target), "GET " + target, 200, {}, {}, caredFor};
    }
    return asks;
}

/// POST /backup and its like.
template <typename Answer>
void addCare(QList<Ask>& asks, const QString& path, engine::JobKind kind, const QByteArray& good,
             const QList<std::pair<ErrorKind, int>>& more, Answer answer)
{
    const QString operation = u"post "_s + path;
    const QByteArray line = "POST " + path.toLatin1();
    asks += Ask{
        operation, line, 202, kJson, good, poor, [kind](FakeEngine& engine) { return begin(engine, kind); }};
    const auto kinds =
        kUsual + more +
        QList<std::pair<ErrorKind, int>>{{ErrorKind::NotFound, 404}, {ErrorKind::InvalidArgument, 422}};
    addFailures(asks, operation, line, good, kinds, [answer](FakeEngine& engine, const core::Error& why) {
        return answer(engine, core::failure(why));
    });
}

inline QList<Ask> careCommands()
{
    QList<Ask> asks;
    addCare(asks, u"/backup"_s, engine::JobKind::Backup, {}, {{ErrorKind::StorageFull, 507}},
            [](FakeEngine& engine, auto result) { return engine.answerBackUp(std::move(result)); });
    addCare(asks, u"/check"_s, engine::JobKind::Check, {}, {},
            [](FakeEngine& engine, auto result) { return engine.answerCheck(std::move(result)); });
    addCare(asks, u"/compact"_s, engine::JobKind::Compact, R"({"keep_years":5})", {{ErrorKind::TooMany, 429}},
            [](FakeEngine& engine, auto result) { return engine.answerCompact(std::move(result)); });
    return asks;
}

/// A server that knows some coins, or fails with what is given.
inline api::Assets someAssets(const std::optional<core::Error>& trouble)
{
    static FakeCatalogue sound;
    static FakeCatalogue failing;
    sound.page = FakeCatalogue::someCoins(kNow);
    failing.networkTrouble = trouble;
    return {trouble ? &failing : &sound, [trouble](const QString& asset, const QString& currency) {
                const core::SeriesKey key{asset.toStdString(), currency.toStdString(), "coingecko"};
                return engine::answered<core::SeriesKey>(
                    trouble ? core::Result<core::SeriesKey>(core::failure(*trouble)) : key);
            }};
}

inline QList<Ask> assetAsks()
{
    const auto known = [] { return someAssets({}); };
    const QString list = u"get /assets"_s;
    const QString watch = u"put /series"_s;
    const QByteArray wish = R"({"asset":"ethereum","currency":"eur"})";
    QList<Ask> asks;
    asks += Ask{.operation = list, .line = "GET /assets?query=eth", .assets = known};
    asks += Ask{.operation = list, .line = "GET /assets", .status = 404};
    asks += Ask{.operation = list, .line = "GET /assets?mode=x", .status = 422, .assets = known};
    for (const auto& [kind, status] : QList<std::pair<ErrorKind, int>>{{ErrorKind::TooMany, 429},
                                                                       {ErrorKind::Internal, 500},
                                                                       {ErrorKind::Network, 502},
                                                                       {ErrorKind::RateLimited, 503}})
        asks += Ask{.operation = list,
                    .line = "GET /assets?mode=search&query=eth",
                    .status = status,
                    .assets = [kind = kind] { return someAssets(error(kind)); }};
    const auto put = [&](int status, const QByteArray& headers, const QByteArray& body,
                         const std::function<api::Assets()>& assets,
                         const std::function<engine::Snapshot()>& state = poor) {
        asks += Ask{.operation = watch,
                    .line = "PUT /series",
                    .status = status,
                    .headers = headers,
                    .body = body,
                    .known = state,
                    .assets = assets};
    };
    put(200, kJson, wish, known);
    put(400, kJson, "{", known);
    put(404, kJson, wish, {});
    put(415, kCsv, "a", known);
    put(422, kJson, "{}", known);
    put(409, kJson, wish, known, rich); // where a job is running
    for (const auto& [kind, status] : kUsual)
        put(status, kJson, wish, [kind = kind] { return someAssets(error(kind)); });
    return asks;
}

inline QList<Ask> allAsks()
{
    return reads() + priceCommands() + modelCommands() + careReads() + careCommands() + assetAsks();
}

} // namespace cryptopulse::tests
