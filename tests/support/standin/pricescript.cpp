#include "support/standin/pricescript.h"

#include "support/standin/coins.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;

namespace {

std::optional<core::UtcTime> readTime(const QByteArray& text)
{
    bool ok = false;
    const qlonglong number = text.toLongLong(&ok);
    if (ok) // a number too large for seconds until the year 5138 is milliseconds
        return core::fromEpochMs(number < 100'000'000'000 ? number * 1000 : number);
    return core::fromIso(text.toStdString());
}

/// As CoinGecko writes it: whole units without a precision, all digits for "full".
QByteArray written(double price, const QString& precision)
{
    if (precision == u"full"_s)
        return QByteArray::number(price, 'f', QLocale::FloatingPointShortest);
    return QByteArray::number(price, 'f', std::clamp(precision.toInt(), 0, 18));
}

} // namespace

PriceScript::PriceScript(std::vector<Row> rows, int callsPerRow)
    : m_rows(std::move(rows))
    , m_callsPerRow(static_cast<std::size_t>(std::max(callsPerRow, 1)))
{
}

PriceScript PriceScript::ofPrices(const std::vector<double>& prices, core::UtcTime first, int callsPerRow)
{
    std::vector<Row> rows;
    for (const double price : prices)
        rows.push_back({first + std::chrono::minutes(rows.size()), price});
    return PriceScript(std::move(rows), callsPerRow);
}

core::Result<PriceScript> PriceScript::fromCsv(const QString& path, int callsPerRow)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(core::ErrorKind::NotFound, "cannot read " + path.toStdString());
    std::vector<Row> rows;
    for (int number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine().trimmed();
        if (line.isEmpty())
            continue;
        const auto fields = line.split(',');
        const auto time = readTime(fields.first());
        bool ok = false;
        const double price = fields.value(1).toDouble(&ok);
        if (time && ok)
            rows.push_back({*time, price});
        else if (number > 1)
            return core::failure(core::ErrorKind::BadReply, path.toStdString() + ": line " +
                                                                std::to_string(number) +
                                                                " is not time,price");
    }
    if (rows.empty())
        return core::failure(core::ErrorKind::BadReply, path.toStdString() + ": no prices");
    return PriceScript(std::move(rows), callsPerRow);
}

void PriceScript::startAt(core::UtcTime first)
{
    if (m_rows.empty())
        return;
    const auto shift = first - m_rows.front().time;
    for (Row& row : m_rows)
        row.time += shift;
}

core::Result<std::vector<QByteArray>> PriceScript::readRecorded(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(core::ErrorKind::NotFound, "cannot read " + path.toStdString());
    std::vector<QByteArray> bodies;
    for (const QJsonValue& answer : QJsonDocument::fromJson(file.readAll()).array()) {
        if (const QString body = answer["body"_L1].toString(); !body.isEmpty())
            bodies.push_back(body.toUtf8());
    }
    if (bodies.empty())
        return core::failure(core::ErrorKind::BadReply, path.toStdString() + ": no recorded bodies");
    return bodies;
}

void PriceScript::addRecorded(const std::vector<QByteArray>& bodies)
{
    m_recorded.insert(m_recorded.end(), bodies.begin(), bodies.end());
}

PriceScript::Row PriceScript::nextRow(core::UtcTime now)
{
    const std::size_t call = m_calls++;
    if (!m_rows.empty())
        return m_rows[std::min(call / m_callsPerRow, m_rows.size() - 1)];
    m_lastMade = std::max(m_lastMade + std::chrono::seconds(1), now);
    return {m_lastMade, 60'000.0 + 150.0 * std::sin(static_cast<double>(call) / 7.0) +
                            static_cast<double>(call * 7919 % 101) / 4.0};
}

QByteArray PriceScript::next(const QUrlQuery& query, core::UtcTime now)
{
    const auto named = [&query](const QString& parameter) {
        return query.queryItemValue(parameter, QUrl::FullyDecoded).split(u',');
    };
    QStringList coins = named(u"ids"_s);
    coins.removeIf([](const QString& coin) { return !worthOf(coin); });
    if (coins.isEmpty())
        return "{}";
    if (m_recordedDone < m_recorded.size() && coins.contains(u"bitcoin"_s))
        return m_recorded[m_recordedDone++];
    const Row row = nextRow(now);
    QByteArrayList entries;
    for (const QString& coin : coins)
        entries +=
            '"' + coin.toLatin1() + "\":{" + entryOf(row, coin, named(u"vs_currencies"_s), query) + '}';
    return '{' + entries.join(',') + '}';
}

QByteArray PriceScript::entryOf(const Row& row, const QString& coin, const QStringList& currencies,
                                const QUrlQuery& query)
{
    QByteArrayList fields;
    for (const QString& currency : currencies) {
        const auto rate = perDollar(currency, row.price);
        if (!rate)
            continue;
        const double price = row.price * *rate * worthOf(coin).value_or(0);
        fields += '"' + currency.toLatin1() + "\":" + written(price, query.queryItemValue(u"precision"_s));
    }
    if (query.queryItemValue(u"include_last_updated_at"_s) == u"true"_s) {
        const auto seconds = std::chrono::floor<std::chrono::seconds>(row.time).time_since_epoch().count();
        fields += "\"last_updated_at\":" + QByteArray::number(seconds);
    }
    return fields.join(',');
}

} // namespace cryptopulse::support
