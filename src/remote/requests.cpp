#include "remote/requests.h"

#include "engine/carewire.h"
#include "engine/requestwire.h"
#include "engine/wire.h"

#include <QJsonDocument>
#include <algorithm>

namespace cryptopulse::remote {

using namespace Qt::StringLiterals;
namespace wire = engine::wire;

namespace {

QByteArray bytesOf(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QUrl withoutExtras(QUrl base)
{
    base.setUserInfo({});
    base.setQuery(QString());
    base.setFragment(QString());
    QString path = base.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    base.setPath(path, QUrl::TolerantMode);
    return base;
}

} // namespace

Requests::Requests(const QUrl& base, const RemoteOptions& options)
    : m_base(withoutExtras(base))
    , m_options(options)
{
}

core::Result<void> Requests::check(const QUrl& base, const RemoteOptions& options)
{
    const auto refuse = [](const char* why) {
        return core::failure(core::ErrorKind::InvalidArgument, std::string("the server's address ") + why);
    };
    if (!base.isValid() || base.host().isEmpty())
        return refuse("is no URL with a host");
    if (base.scheme() != u"http" && base.scheme() != u"https")
        return refuse("must begin with http:// or https://");
    if (!base.userInfo().isEmpty())
        return refuse("must not hold a user name or password");
    // A line break in it would let it write headers of its own.
    const auto printable = [](char c) { return c > ' ' && c < 127; };
    if (!std::all_of(options.bearerToken.begin(), options.bearerToken.end(), printable))
        return core::failure(core::ErrorKind::InvalidArgument,
                             "the bearer token has characters that no token has");
    return {};
}

std::string Requests::addressText(const QUrl& base)
{
    return withoutExtras(base).toString().toStdString();
}

QUrl Requests::url(const QString& path, const QString& query) const
{
    QUrl url = m_base;
    url.setPath(m_base.path(QUrl::FullyEncoded) + u'/' + path, QUrl::TolerantMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

HttpRequest Requests::get(const QUrl& url) const
{
    return {"GET", url, {}, m_options.timeout};
}

HttpRequest Requests::bulk(const QString& path) const
{
    HttpRequest request = get(url(path));
    request.deadline = m_options.bulkTimeout;
    return request;
}

HttpRequest Requests::work(const QString& path, const QJsonObject& body) const
{
    // Answered when it has begun; but when it joins what is under way already, only when that has ended.
    return {"POST", url(path), bytesOf(body), m_options.trainTimeout};
}

HttpRequest Requests::status() const
{
    return get(url(u"status"_s));
}

HttpRequest Requests::model() const
{
    return get(url(u"model"_s));
}

HttpRequest Requests::last(int n) const
{
    HttpRequest request = get(url(u"data/last"_s, u"n=%1"_s.arg(n)));
    request.deadline = m_options.bulkTimeout;
    return request;
}

HttpRequest Requests::range(core::UtcTime from, core::UtcTime to, int most) const
{
    HttpRequest request =
        get(url(u"data/range"_s, u"from=%1&to=%2&max=%3"_s.arg(wire::text(from), wire::text(to)).arg(most)));
    request.deadline = m_options.bulkTimeout;
    return request;
}

HttpRequest Requests::gaps() const
{
    HttpRequest request = get(url(u"data/gaps"_s, u"n=1"_s));
    request.deadline = m_options.bulkTimeout;
    return request;
}

HttpRequest Requests::evaluation() const
{
    return bulk(u"evaluation"_s);
}

HttpRequest Requests::backtest() const
{
    return bulk(u"backtest"_s);
}

HttpRequest Requests::leakLab() const
{
    return bulk(u"leaklab"_s);
}

HttpRequest Requests::evaluate(const engine::EvaluateRequest& request) const
{
    return work(u"evaluation"_s, wire::toJson(request));
}

HttpRequest Requests::backtest(const engine::BacktestRequest& request) const
{
    return work(u"backtest"_s, wire::toJson(request));
}

HttpRequest Requests::leakLab(core::StepChoice step) const
{
    return work(u"leaklab"_s, wire::leakRequestJson(step));
}

HttpRequest Requests::assets(const QString& typed, const QString& mode) const
{
    const QString text = QString::fromLatin1(QUrl::toPercentEncoding(typed));
    HttpRequest request = get(url(u"assets"_s, u"query=%1&mode=%2"_s.arg(text, mode)));
    request.deadline = m_options.bulkTimeout; // the server may have to ask CoinGecko first
    return request;
}

HttpRequest Requests::setSeries(const QString& asset, const QString& currency) const
{
    const QJsonObject body{{u"asset"_s, asset}, {u"currency"_s, currency}};
    return {"PUT", url(u"series"_s), bytesOf(body), m_options.bulkTimeout};
}

HttpRequest Requests::backup() const
{
    return bulk(u"backup"_s);
}

HttpRequest Requests::backUp() const
{
    return work(u"backup"_s, {});
}

HttpRequest Requests::checked() const
{
    return bulk(u"check"_s);
}

HttpRequest Requests::check() const
{
    return work(u"check"_s, {});
}

HttpRequest Requests::compaction() const
{
    return bulk(u"compact"_s);
}

HttpRequest Requests::compact(const engine::CompactRequest& request) const
{
    return work(u"compact"_s, wire::toJson(request));
}

HttpRequest Requests::scorecard(int n, bool adaptive) const
{
    return get(url(u"scorecard"_s, u"n=%1"_s.arg(n) + (adaptive ? u"&model=adaptive"_s : QString())));
}

HttpRequest Requests::ingest() const
{
    // The server waits for the provider as long as we wait for the server: give it time to say so.
    return {"POST", url(u"ingest"_s), {}, 3 * m_options.timeout};
}

HttpRequest Requests::train(core::StepChoice step) const
{
    const QString name = step ? wire::text(step->name()) : u"auto"_s;
    return {"POST", url(u"train"_s, u"step="_s + name), {}, m_options.trainTimeout};
}

HttpRequest Requests::importPrices(const QByteArray& csv) const
{
    return {"POST", url(u"import"_s), csv, m_options.bulkTimeout, "text/csv"};
}

HttpRequest Requests::collect(const engine::CollectRequest& request) const
{
    const QJsonObject body{{u"count"_s, request.count},
                           {u"interval_s"_s, double(request.interval.count()) / 1000.0}};
    return {"POST", url(u"collect"_s), bytesOf(body), m_options.timeout};
}

HttpRequest Requests::backfill(const engine::BackfillRequest& request) const
{
    return {"POST", url(u"backfill"_s), bytesOf(wire::toJson(request)), m_options.timeout};
}

HttpRequest Requests::cancelJob(const std::string& id) const
{
    const QByteArray encoded = QUrl::toPercentEncoding(QString::fromStdString(id));
    return {"DELETE", url(u"jobs/"_s + QString::fromLatin1(encoded)), {}, m_options.timeout};
}

HttpRequest Requests::setCollection(bool on, std::chrono::seconds interval) const
{
    const QJsonObject body{{u"on"_s, on}, {u"interval_s"_s, qint64(interval.count())}};
    return {"PUT", url(u"collection"_s), bytesOf(body), m_options.timeout};
}

} // namespace cryptopulse::remote
