#include "support/venues/answers.h"

#include <QLocale>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', QLocale::FloatingPointShortest);
}

QByteArray text(double value)
{
    return '"' + number(value) + '"';
}

QByteArray ms(core::UtcTime time)
{
    return QByteArray::number(core::toEpochMs(time));
}

QByteArray seconds(core::UtcTime time)
{
    return QByteArray::number(core::toEpochMs(time) / 1000);
}

template <typename Rows, typename Writer>
QByteArray listOf(const Rows& rows, Writer write)
{
    QByteArray list = "[";
    for (const auto& row : rows)
        list += (list.size() > 1 ? "," : "") + write(row);
    return list + ']';
}

} // namespace

QByteArray binanceTicker(const QString& symbol, double price)
{
    return R"({"symbol":")" + symbol.toLatin1() + R"(","price":)" + text(price) + '}';
}

QByteArray binanceCandles(const std::vector<MinuteCandle>& rows)
{
    return listOf(rows, [](const MinuteCandle& row) -> QByteArray {
        return '[' + ms(row.time) + ',' + text(row.open) + ',' + text(row.high) + ',' + text(row.low) + ',' +
               text(row.close) + ',' + text(row.volume) + ',' + ms(row.time + 59'999ms) +
               R"(,"1313200.01340410",617,"12.28492000","745719.41022840","0"])";
    });
}

QByteArray coinbaseTicker(double price, core::UtcTime time)
{
    return R"({"trade_id":843439,"price":)" + text(price) + R"(,"size":"80.29769","time":")" +
           QByteArray::fromStdString(core::toIso(time)) +
           R"(","bid":"0.997094","ask":"0.998","volume":"1903188.03750000"})";
}

QByteArray coinbaseRows(const std::vector<MinuteCandle>& rows)
{
    return listOf(rows, [](const MinuteCandle& row) -> QByteArray {
        return '[' + seconds(row.time) + ',' + number(row.low) + ',' + number(row.high) + ',' +
               number(row.open) + ',' + number(row.close) + ',' + number(row.volume) + ']';
    });
}

QByteArray krakenTicker(const QByteArray& pair, double price)
{
    return R"({"error":[],"result":{")" + pair + R"(":{"a":["105944.30000","1","1.000"],"c":[)" +
           text(price) + R"(,"0.00009443"],"t":[35,3276],"o":"106021.60000"}}})";
}

QByteArray krakenCandles(const QByteArray& pair, const std::vector<MinuteCandle>& rows)
{
    const QByteArray list = listOf(rows, [](const MinuteCandle& row) -> QByteArray {
        return '[' + seconds(row.time) + ',' + text(row.open) + ',' + text(row.high) + ',' + text(row.low) +
               ',' + text(row.close) + ',' + text(row.volume > 0 ? row.close : 0.0) + ',' + text(row.volume) +
               ",23]";
    });
    const core::UtcTime last = rows.size() > 1 ? rows[rows.size() - 2].time : core::UtcTime{};
    return R"({"error":[],"result":{")" + pair + R"(":)" + list + R"(,"last":)" + seconds(last) + "}}";
}

QByteArray bitstampTicker(double price, core::UtcTime time)
{
    return R"({"timestamp":")" + seconds(time) + R"(","high":"26252","last":)" + text(price) +
           R"(,"bid":"26208","vwap":"25681","volume":"3563.13819902","low":"25350","pair":"BTC/USD"})";
}

QByteArray bitstampRows(const std::vector<MinuteCandle>& rows)
{
    return R"({"data":{"pair":"BTC/USD","ohlc":)" +
           listOf(rows,
                  [](const MinuteCandle& row) -> QByteArray {
                      return R"({"high":)" + text(row.high) + R"(,"timestamp":")" + seconds(row.time) +
                             R"(","volume":)" + text(row.volume) + R"(,"low":)" + text(row.low) +
                             R"(,"close":)" + text(row.close) + R"(,"open":)" + text(row.open) + '}';
                  }) +
           "}}";
}

QByteArray coinGeckoPrice(const QString& ids, const QString& currencies, double price, core::UtcTime time)
{
    if (ids != u"bitcoin")
        return "{}";
    return R"({"bitcoin":{")" + currencies.section(u',', 0, 0).toLatin1() + R"(":)" + number(price) +
           R"(,"last_updated_at":)" + seconds(time) + "}}";
}

std::vector<ChartPoint> chartPoints(const Minutes& minutes, core::UtcTime now)
{
    std::vector<ChartPoint> points;
    using FiveMinutes = std::chrono::duration<qint64, std::ratio<300>>;
    for (core::UtcTime grid = std::chrono::ceil<FiveMinutes>(now - 24h); grid < now; grid += 5min) {
        // Up to 23 s before or after, as in recordings, always the same for the same time.
        const core::UtcTime time =
            grid + std::chrono::milliseconds(core::toEpochMs(grid) / 60'000 * 7919 % 46'000 - 23'000);
        if (time >= now - 24h && time < now && minutes.priceAt(time) > 0)
            points.emplace_back(time, minutes.priceAt(time));
    }
    if (minutes.priceAt(now) > 0)
        points.emplace_back(now, minutes.priceAt(now));
    return points;
}

QByteArray coinGeckoChart(const std::vector<ChartPoint>& points)
{
    const QByteArray list = listOf(points, [](const ChartPoint& point) -> QByteArray {
        return '[' + ms(point.first) + ',' + number(point.second) + ']';
    });
    return R"({"prices":)" + list + R"(,"market_caps":[],"total_volumes":[]})";
}

} // namespace cryptopulse::support
