#include "support/venues/minutes.h"

#include <QFile>
#include <algorithm>
#include <cmath>

namespace cryptopulse::support {

using std::chrono::floor;
using std::chrono::minutes;

namespace {

std::optional<core::UtcTime> readTime(const QByteArray& text)
{
    bool ok = false;
    const qlonglong number = text.toLongLong(&ok);
    if (ok) // a number too large for seconds until the year 5138 is milliseconds
        return core::fromEpochMs(number < 100'000'000'000 ? number * 1000 : number);
    return core::fromIso(text.toStdString());
}

} // namespace

Minutes::Minutes(std::vector<Row> rows)
    : m_rows(std::move(rows))
{
}

core::Result<Minutes> Minutes::fromCsv(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(core::ErrorKind::NotFound, "cannot read " + path.toStdString());
    std::vector<Row> rows;
    for (int number = 1; !file.atEnd(); ++number) {
        const auto fields = file.readLine().trimmed().split(',');
        const auto time = readTime(fields.first());
        bool ok = false;
        const double price = fields.value(1).toDouble(&ok);
        if (time && ok)
            rows.push_back({floor<minutes>(*time), price});
        else if (number > 1 && !fields.first().isEmpty())
            return core::failure(core::ErrorKind::BadReply, path.toStdString() + ": line " +
                                                                std::to_string(number) +
                                                                " is not time,price");
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.time < b.time; });
    return Minutes(std::move(rows));
}

Minutes Minutes::walk(int count, core::UtcTime now, std::uint32_t seed)
{
    Minutes made({{floor<minutes>(now) - minutes(count), 60'000.0}});
    made.m_random.seed(seed);
    made.m_walks = true;
    made.grow(now);
    return made;
}

void Minutes::grow(core::UtcTime now)
{
    while (m_walks && m_rows.back().time + minutes(1) <= now) {
        // Twelve uniform numbers are normal enough; std::normal_distribution differs between libraries.
        double sum = -6.0;
        for (int i = 0; i < 12; ++i)
            sum += static_cast<double>(m_random()) / 4'294'967'296.0;
        const double next = m_rows.back().close * std::exp(5e-4 * sum);
        m_rows.push_back({m_rows.back().time + minutes(1), std::round(next * 100.0) / 100.0});
    }
}

void Minutes::endAt(core::UtcTime now)
{
    if (m_rows.empty())
        return;
    const auto shift = floor<minutes>(now) - minutes(1) - m_rows.back().time;
    for (Row& row : m_rows)
        row.time += shift;
}

/// A running minute is half way between its opening and its closing price.
MinuteCandle Minutes::candleOf(std::size_t index, core::UtcTime now) const
{
    const Row& row = m_rows[index];
    const double open = index > 0 ? m_rows[index - 1].close : row.close;
    const double close = row.time + minutes(1) <= now ? row.close : (open + row.close) / 2.0;
    return {row.time,
            open,
            std::max(open, close) * 1.0001,
            std::min(open, close) * 0.9999,
            close,
            1.0 + static_cast<double>(index % 7) / 4.0};
}

std::vector<MinuteCandle> Minutes::candles(core::UtcTime from, core::UtcTime to, core::UtcTime now,
                                           bool filled) const
{
    std::vector<MinuteCandle> made;
    const core::UtcTime end = std::min<core::UtcTime>(to, floor<minutes>(now) + minutes(1));
    const auto begin = std::lower_bound(m_rows.begin(), m_rows.end(), from,
                                        [](const Row& row, core::UtcTime time) { return row.time < time; });
    auto index = static_cast<std::size_t>(begin - m_rows.begin());
    core::UtcTime time = std::chrono::ceil<minutes>(from);
    const auto fillUntil = [&](core::UtcTime until) {
        for (; filled && index > 0 && time < until; time += minutes(1)) {
            const double last = m_rows[index - 1].close;
            made.push_back({time, last, last, last, last, 0.0});
        }
    };
    for (; index < m_rows.size() && m_rows[index].time < end; ++index) {
        fillUntil(m_rows[index].time);
        made.push_back(candleOf(index, now));
        time = m_rows[index].time + minutes(1);
    }
    fillUntil(end);
    return made;
}

double Minutes::priceAt(core::UtcTime now) const
{
    const auto after = std::upper_bound(m_rows.begin(), m_rows.end(), now,
                                        [](core::UtcTime time, const Row& row) { return time < row.time; });
    return after == m_rows.begin()
               ? 0.0
               : candleOf(static_cast<std::size_t>(after - m_rows.begin()) - 1, now).close;
}

} // namespace cryptopulse::support
