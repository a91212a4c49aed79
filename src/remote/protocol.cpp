#include "remote/protocol.h"

#include "engine/assetwire.h"
#include "engine/carewire.h"
#include "engine/judgingwire.h"
#include "engine/scorecardwire.h"
#include "engine/wire.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace cryptopulse::remote {

using namespace Qt::StringLiterals;
using core::ErrorKind;
namespace wire = engine::wire;

namespace {

/// What a refusal means when it does not say so itself.
ErrorKind kindOfStatus(const HttpAnswer& answer, bool fromServer)
{
    switch (answer.status) {
    case 401:
    case 403:
        return ErrorKind::Refused;
    case 404:
        return ErrorKind::NotFound;
    case 408:
    case 504:
        return ErrorKind::Timeout;
    case 400:
    case 413:
    case 415:
    case 422:
        return ErrorKind::InvalidArgument;
    case 409:
        return ErrorKind::TooMany;
    case 429:
        return ErrorKind::RateLimited;
    case 502:
        return fromServer ? ErrorKind::Network : ErrorKind::Disconnected;
    case 503:
        if (answer.retryAfter)
            return ErrorKind::RateLimited;
        // Without words of the server's own it is a proxy saying that nothing stands behind it.
        return fromServer ? ErrorKind::Internal : ErrorKind::Disconnected;
    case 507:
        return ErrorKind::StorageFull;
    default:
        break;
    }
    return answer.status >= 500 ? ErrorKind::Internal : ErrorKind::BadReply;
}

QString firstText(const QJsonObject& json, std::initializer_list<QStringView> keys)
{
    for (const QStringView key : keys) {
        if (const QString text = json[key].toString(); !text.isEmpty())
            return text;
    }
    return {};
}

core::Result<QJsonDocument> documentFrom(const HttpAnswer& answer)
{
    if (answer.status < 200 || answer.status >= 300)
        return core::failure(errorFrom(answer));
    QJsonParseError error;
    auto document = QJsonDocument::fromJson(answer.body, &error);
    if (error.error != QJsonParseError::NoError)
        return core::failure(ErrorKind::BadReply,
                             "the answer is no JSON: " + error.errorString().toStdString());
    return document;
}

core::Result<QJsonObject> objectFrom(const HttpAnswer& answer)
{
    const auto document = documentFrom(answer);
    if (!document)
        return core::failure(document.error());
    if (!document->isObject())
        return core::failure(ErrorKind::BadReply, "the answer is no JSON object");
    return document->object();
}

/// A 200 may still say no: {"status":"not_enough_data","reason"}. The error of it, when it does.
std::optional<core::Error> saidNo(const QJsonObject& json)
{
    const QString status = json[u"status"].toString();
    if (status == u"ok")
        return std::nullopt;
    const auto kind = core::kindFromName(status.toStdString());
    if (!kind)
        return core::Error{ErrorKind::BadReply, "the answer has no usable status", {}};
    return core::Error{*kind, firstText(json, {u"reason", u"detail"}).toStdString(), {}};
}

core::Error notOurs(const std::string& why)
{
    return {ErrorKind::BadReply, "not a CryptoPulse server: " + why, {}};
}

std::optional<Row> rowFrom(const QJsonObject& json)
{
    const auto time = wire::timeFrom(json[u"ts"]);
    const auto price = core::Price::from(json[u"price"].toDouble());
    if (!time || !price)
        return std::nullopt;
    return Row{*time, *price};
}

} // namespace

namespace {

/// The newest judgement of its kind; null when the server has none.
template <typename T>
core::Result<std::shared_ptr<const T>> readNewest(const HttpAnswer& answer,
                                                  core::Result<T> (*read)(const QJsonObject&))
{
    const auto json = objectFrom(answer);
    if (!json)
        return core::failure(json.error());
    if ((*json)[u"status"].toString() == u"none")
        return std::shared_ptr<const T>();
    auto judgement = read(*json);
    if (!judgement)
        return core::failure(judgement.error());
    return std::make_shared<const T>(*std::move(judgement));
}

} // namespace

core::Error errorFrom(const HttpAnswer& answer)
{
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    const QJsonObject inner = json[u"error"].toObject();
    const QJsonObject& telling = inner.isEmpty() ? json : inner;
    core::Error error;
    const auto named = core::kindFromName(telling[u"kind"].toString().toStdString());
    error.kind = named ? *named : kindOfStatus(answer, !json.isEmpty());
    QString detail = firstText(telling, {u"detail", u"reason", u"title"});
    if (detail.isEmpty())
        detail = u"the server answered %1"_s.arg(answer.status);
    // Bounded: it ends up in a log and on a status bar.
    error.detail = detail.left(500).toStdString();
    error.retryAfter = wire::errorFromJson(telling).retryAfter;
    if (!error.retryAfter)
        error.retryAfter = answer.retryAfter;
    return error;
}

core::Result<ServerStatus> readStatus(const HttpAnswer& answer)
{
    const auto json = objectFrom(answer);
    if (!json && (answer.status == 404 || json.error().kind == ErrorKind::BadReply))
        return core::failure(notOurs(json.error().detail));
    if (!json)
        return core::failure(json.error());
    if ((*json)[u"service"].toString() != u"CryptoPulse")
        return core::failure(notOurs("it does not say that it is one"));
    auto snapshot = wire::snapshotFromStatus(*json);
    if (!snapshot)
        return core::failure(snapshot.error());
    const qint64 rows = (*json)[u"rows"].toInteger(-1);
    ServerStatus status{.snapshot = *std::move(snapshot),
                        .rows = std::size_t(std::max<qint64>(0, rows)),
                        .newest = rowFrom((*json)[u"newest"].toObject()),
                        .modelId = (*json)[u"model"].toObject()[u"id"].toString().toStdString(),
                        .scorecardMark = (*json)[u"scorecard"].toString(),
                        .adaptiveMark = (*json)[u"judged"][u"adaptive"].toString(),
                        .adaptiveScorecardMark = (*json)[u"judged"][u"scorecard"].toString(),
                        .evaluationMark = (*json)[u"judged"][u"evaluation"].toString(),
                        .backtestMark = (*json)[u"judged"][u"backtest"].toString(),
                        .leakLabMark = (*json)[u"judged"][u"leak_lab"].toString(),
                        .backupMark = (*json)[u"care"][u"backup"].toString(),
                        .checkMark = (*json)[u"care"][u"check"].toString(),
                        .compactionMark = (*json)[u"care"][u"compact"].toString(),
                        .askedMark = (*json)[u"asked"].toString()};
    if (rows < 0 || (rows > 0) != status.newest.has_value())
        return core::failure(ErrorKind::BadReply, "the answer has no usable rows or newest");
    return status;
}

core::Result<ServerModel> readModel(const HttpAnswer& answer)
{
    const auto json = objectFrom(answer);
    if (!json)
        return core::failure(json.error());
    ServerModel model;
    if (auto adaptive = wire::adaptiveFromJson((*json)[u"adaptive"].toObject()))
        model.adaptive = std::make_shared<const engine::AdaptiveStatus>(*std::move(adaptive));
    // A card has no status: only what stands in its place does.
    if (json->contains(u"status"))
        return model;
    if (auto card = engine::ModelCard::fromJson(*json))
        model.card = std::make_shared<const engine::ModelCard>(*std::move(card));
    else
        model.trouble = card.error();
    return model;
}

core::Result<std::vector<Row>> readRows(const HttpAnswer& answer)
{
    const auto document = documentFrom(answer);
    if (!document)
        return core::failure(document.error());
    if (!document->isArray())
        return core::failure(ErrorKind::BadReply, "the answer is no list of rows");
    const QJsonArray array = document->array();
    std::vector<Row> rows;
    rows.reserve(std::size_t(array.size()));
    for (const QJsonValue value : array) {
        const auto row = rowFrom(value.toObject());
        if (!row || (!rows.empty() && row->time <= rows.back().time))
            return core::failure(ErrorKind::BadReply, "row " + std::to_string(rows.size()) +
                                                          " of the answer is unusable or out of order");
        rows.push_back(*row);
    }
    return rows;
}

core::Result<ServerScorecard> readScorecard(const HttpAnswer& answer)
{
    const auto json = objectFrom(answer);
    if (!json)
        return core::failure(json.error());
    auto forecasts = wire::forecastsFromScorecard(*json);
    if (!forecasts)
        return core::failure(forecasts.error());
    return ServerScorecard{*std::move(forecasts), wire::scoreFromScorecard(*json).value_or(nullptr)};
}

core::Result<engine::EvaluationPtr> readEvaluation(const HttpAnswer& answer)
{
    return readNewest<engine::Evaluation>(answer, wire::evaluationFromJson);
}

core::Result<engine::BacktestPtr> readBacktest(const HttpAnswer& answer)
{
    return readNewest<engine::BacktestReport>(answer, wire::backtestFromJson);
}

core::Result<engine::LeakPtr> readLeakLab(const HttpAnswer& answer)
{
    return readNewest<engine::LeakReport>(answer, wire::leakReportFromJson);
}

core::Result<engine::BackupPtr> readBackup(const HttpAnswer& answer)
{
    return readNewest<engine::BackupReport>(answer, wire::backupFromJson);
}

core::Result<engine::CheckPtr> readCheck(const HttpAnswer& answer)
{
    return readNewest<engine::CheckReport>(answer, wire::checkFromJson);
}

core::Result<engine::CompactPtr> readCompaction(const HttpAnswer& answer)
{
    return readNewest<engine::CompactReport>(answer, wire::compactFromJson);
}

core::Result<wire::AskedPtr> readAsked(const HttpAnswer& answer)
{
    const auto json = objectFrom(answer);
    if (!json)
        return core::failure(json.error());
    return wire::askedFromGaps(*json);
}

namespace {

/// The object of a route that not every server has.
core::Result<QJsonObject> newerObjectFrom(const HttpAnswer& answer)
{
    if (answer.status == 404 || answer.status == 405)
        return core::failure(ErrorKind::NotFound,
                             "the server is older than this program and cannot do that: update it");
    return objectFrom(answer);
}

} // namespace

core::Result<engine::AssetPage> readAssets(const HttpAnswer& answer)
{
    return newerObjectFrom(answer).and_then(wire::assetPageFromJson);
}

core::Result<core::SeriesKey> readSeries(const HttpAnswer& answer)
{
    return newerObjectFrom(answer).and_then(wire::seriesFromJson);
}

core::Result<engine::JobStatus> readBegun(const HttpAnswer& answer)
{
    const auto json = newerObjectFrom(answer);
    if (!json)
        return core::failure(json.error());
    if (!json->contains(u"status"))
        return wire::jobFromJson(*json);
    return core::failure(
        saidNo(*json).value_or(core::Error{ErrorKind::BadReply, "the answer has no job", {}}));
}

core::Result<engine::Ingested> readIngested(const HttpAnswer& answer)
{
    const auto json = objectFrom(answer);
    if (!json)
        return core::failure(json.error());
    if (auto no = saidNo(*json))
        return core::failure(*std::move(no));
    return wire::ingestedFromJson(*json);
}

core::Result<void> readTrained(const HttpAnswer& answer)
{
    const auto json = objectFrom(answer);
    if (!json)
        return core::failure(json.error());
    if (auto no = saidNo(*json))
        return core::failure(*std::move(no));
    return {};
}

core::Result<engine::ModelCard> readCard(const HttpAnswer& answer)
{
    const auto model = readModel(answer);
    if (!model)
        return core::failure(model.error());
    if (model->trouble)
        return core::failure(*model->trouble);
    if (!model->card)
        return core::failure(ErrorKind::BadReply, "the server trained a model and then had none");
    return *model->card;
}

core::Result<engine::ImportSummary> readImported(const HttpAnswer& answer)
{
    const auto json = objectFrom(answer);
    if (!json)
        return core::failure(json.error());
    return wire::importSummaryFromJson(*json);
}

core::Result<engine::JobStatus> readJob(const HttpAnswer& answer)
{
    const auto json = objectFrom(answer);
    if (!json)
        return core::failure(json.error());
    return wire::jobFromJson(*json);
}

core::Result<engine::FeedStatus> readFeed(const HttpAnswer& answer)
{
    const auto json = objectFrom(answer);
    if (!json)
        return core::failure(json.error());
    return wire::feedFromJson(*json);
}

} // namespace cryptopulse::remote
