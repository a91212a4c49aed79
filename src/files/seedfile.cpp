#include "files/seedfile.h"

#include "files/collector.h"
#include "files/csvfields.h"
#include "files/pricetime.h"
#include "files/seedconnection.h"

#include <QSqlQuery>
#include <QVariant>

namespace cryptopulse::files {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kBetweenProgress = 20'000; // rows

tl::unexpected<core::Error> wrong(std::string sentence)
{
    return core::failure(core::ErrorKind::InvalidArgument, std::move(sentence));
}

/// SQLite keeps what it was given: one column may hold numbers, texts and nothing at all.
std::string textOf(const QVariant& value)
{
    if (value.isNull())
        return {};
    if (value.typeId() == QMetaType::Double)
        return QByteArray::number(value.toDouble(), 'g', 17).toStdString();
    return value.toString().trimmed().toStdString();
}

core::Result<CsvRow> rowOf(const QSqlQuery& query)
{
    const QVariant price = query.value(2);
    const std::string time = textOf(query.value(1));
    const auto moment = parseTime(time);
    if (!moment)
        return wrong("no time: " + shown(time));
    const std::string text = textOf(price);
    const auto number =
        price.typeId() == QMetaType::Double ? std::optional(price.toDouble()) : parseNumber(text);
    if (!number)
        return wrong("no number: " + shown(text));
    const auto possible = core::Price::from(*number);
    if (!possible)
        return wrong("no possible price: " + shown(text));
    return CsvRow{*moment, possible};
}

core::Result<PriceFile> readRows(const SeedConnection& seed, core::UtcTime received,
                                 const ImportProgress& progress)
{
    const auto count = seed.count();
    if (!count)
        return core::failure(count.error());
    QSqlQuery query(seed.connection());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT rowid, ts, price FROM prices ORDER BY rowid"_s))
        return core::failure(seed.unreadable(query.lastError()));
    Collector found(received);
    for (std::size_t done = 0; query.next(); ++done) {
        if (const auto taken = found.take(query.value(0).toULongLong(), rowOf(query)); !taken)
            return core::failure(taken.error());
        if (progress && done % kBetweenProgress == 0 &&
            !progress(std::min(1.0, double(done) / double(std::max<std::uint64_t>(1, *count)))))
            return core::failure(core::ErrorKind::Cancelled, "stopped; nothing was stored");
    }
    if (query.lastError().isValid())
        return core::failure(seed.unreadable(query.lastError()));
    auto all = std::move(found).finish();
    if (all)
        all->report.format = kSeedFormat;
    return all;
}

core::PreviewRow previewRow(const QSqlQuery& query)
{
    const auto row = rowOf(query);
    core::PreviewRow shownRow{
        .line = query.value(0).toULongLong(),
        .fields = {textOf(query.value(0)), textOf(query.value(1)), textOf(query.value(2))},
        .time = std::nullopt,
        .price = std::nullopt,
        .problem = row ? std::string() : row.error().detail};
    if (row) {
        shownRow.time = row->time;
        shownRow.price = row->price;
    }
    return shownRow;
}

} // namespace

core::Result<PriceFile> readSeed(QIODevice& file, core::UtcTime received, const ImportProgress& progress)
{
    const auto seed = SeedConnection::open(file);
    return seed ? readRows(**seed, received, progress) : core::failure(seed.error());
}

core::Result<core::FilePreview> previewOfSeed(QIODevice& file, core::UtcTime)
{
    const auto seed = SeedConnection::open(file);
    if (!seed)
        return core::failure(seed.error());
    const auto count = (*seed)->count();
    if (!count)
        return core::failure(count.error());
    QSqlQuery query((*seed)->connection());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT rowid, ts, price FROM prices ORDER BY rowid LIMIT %1"_s.arg(core::kPreviewRows)))
        return core::failure((*seed)->unreadable(query.lastError()));
    core::FilePreview preview;
    preview.format = kSeedFormat;
    preview.columns = {"id", "ts", "price"};
    preview.timeColumn = 1;
    preview.priceColumn = 2;
    preview.lines = *count;
    while (query.next()) {
        preview.rows.push_back(previewRow(query));
        if (const auto& time = preview.rows.back().time) {
            preview.first = std::min(preview.first.value_or(*time), *time);
            preview.last = std::max(preview.last.value_or(*time), *time);
        }
    }
    return preview;
}

} // namespace cryptopulse::files
