#include "storage/inspection.h"
#include "storage/sqlitedatabase.h"

#include "storage/closedfile.h"
#include "storage/database.h"
#include "storage/packedsamples.h"
#include "storage/sqlerror.h"

#include <QFileInfo>
#include <QSqlQuery>
#include <QVariant>
#include <algorithm>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr std::chrono::minutes kClocksDiffer{5};
constexpr qint64 kBetweenProgress = 65'536; // rows

core::Error cancelled()
{
    return {ErrorKind::Cancelled, "the check was stopped", std::nullopt};
}

/// Goes along the rows of one series and the packed copies of them.
class SeriesWalk
{
public:
    SeriesWalk(const Reading& reading, qint64 id, core::UtcTime now, SeriesReport& report)
        : m_reading(reading)
        , m_id(id)
        , m_latest(now + kClocksDiffer)
        , m_report(report)
    {
    }

    /// @p before rows of other series were looked at, of @p total.
    core::Result<void> go(const InspectionOptions& options, bool hasCopies, qint64 before, qint64 total)
    {
        m_beforeUs = before;
        m_total = std::max<qint64>(1, total);
        const auto rows = m_reading.value(u"SELECT count(*) FROM samples WHERE series_id = %1"_s.arg(m_id));
        if (!rows)
            return core::failure(rows.error());
        m_report.rows = rows->toLongLong();
        m_samples.reserve(std::size_t(m_report.rows));
        if (auto walked = walkRows(options); !walked)
            return walked;
        const core::SeriesView view = m_samples.view();
        if (!view.empty()) {
            m_report.first = view.times().front();
            m_report.last = view.newestTime();
            m_report.gaps = core::gapsOf(view, std::chrono::minutes(1), 0);
        }
        return hasCopies ? walkCopies(view) : core::Result<void>();
    }

private:
    core::Error errorOf(const QSqlQuery& query) const
    {
        return toError(query.lastError(), u"reading"_s, m_reading.path());
    }

    core::Result<void> walkRows(const InspectionOptions& options)
    {
        const QString name = QString::fromStdString(core::toText(m_report.key));
        QSqlQuery query(m_reading.connection());
        query.setForwardOnly(true);
        if (!query.exec(u"SELECT time, price FROM samples WHERE series_id = %1 ORDER BY time"_s.arg(m_id)))
            return core::failure(errorOf(query));
        for (qint64 done = 0; query.next(); ++done) {
            if (options.goesOn && done % kBetweenProgress == 0 &&
                !options.goesOn(name, double(m_beforeUs + done) / double(m_total)))
                return core::failure(cancelled());
            look(query.value(0), query.value(1));
        }
        return query.lastError().isValid() ? core::Result<void>(core::failure(errorOf(query)))
                                           : core::Result<void>();
    }

    void look(const QVariant& time, const QVariant& value)
    {
        const auto price = core::Price::from(value.typeId() == QMetaType::QString ? 0.0 : value.toDouble());
        m_report.badPrices += !price;
        const core::UtcTime at = core::fromEpochMs(time.toLongLong());
        if (time.typeId() != QMetaType::LongLong || (m_before && at <= *m_before)) {
            ++m_report.badTimes;
            return;
        }
        m_before = at;
        m_report.future += at > m_latest;
        if (price)
            m_samples.add(at, *price);
    }

    core::Result<void> walkCopies(const core::SeriesView& view)
    {
        QSqlQuery query(m_reading.connection());
        query.setForwardOnly(true);
        if (!query.exec(
                u"SELECT from_time, to_time, count, bytes FROM packed WHERE series_id = %1 ORDER BY to_time"_s
                    .arg(m_id)))
            return core::failure(errorOf(query));
        while (query.next()) {
            const PackedBlock block{query.value(0).toLongLong(), query.value(1).toLongLong(),
                                    query.value(2).toLongLong()};
            m_report.packed += block.count;
            m_report.wrongCopies += !holds(view, block, unpacked(query.value(3).toByteArray(), block));
        }
        return query.lastError().isValid() ? core::Result<void>(core::failure(errorOf(query)))
                                           : core::Result<void>();
    }

    static bool holds(const core::SeriesView& view, const PackedBlock& block,
                      const std::optional<PackedColumns>& columns)
    {
        if (!columns)
            return false;
        const std::size_t first = view.lowerBound(core::fromEpochMs(block.from));
        const std::size_t end = view.lowerBound(core::fromEpochMs(block.to) + std::chrono::milliseconds(1));
        if (end - first != columns->times.size())
            return false;
        for (std::size_t i = first; i < end; ++i) {
            if (view.times()[i] != columns->times[i - first] ||
                view.prices()[i] != columns->prices[i - first].value())
                return false;
        }
        return true;
    }

    const Reading& m_reading;
    const qint64 m_id;
    const core::UtcTime m_latest;
    SeriesReport& m_report;
    qint64 m_beforeUs = 0;
    qint64 m_total = 1;
    core::Series m_samples;
    std::optional<core::UtcTime> m_before;
};

class Inspection
{
public:
    Inspection(const Reading& reading, core::UtcTime now, const InspectionOptions& options)
        : m_reading(reading)
        , m_now(now)
        , m_options(options)
    {
    }

    core::Result<DatabaseReport> go()
    {
        const auto done = sizes().and_then([this] { return faults(); }).and_then([this] { return rows(); });
        if (!done)
            return core::failure(done.error());
        return std::move(m_report);
    }

private:
    core::Result<qint64> number(const QString& sql) const
    {
        return m_reading.value(sql).map([](const QVariant& value) { return value.toLongLong(); });
    }

    core::Result<void> sizes()
    {
        const auto version = number(u"PRAGMA user_version"_s);
        const auto free =
            number(u"SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size"_s);
        if (!version || !free)
            return core::failure(version ? free.error() : version.error());
        m_report.version = int(*version);
        m_report.newestVersion = SqliteDatabase::newestVersion();
        m_report.freeBytes = *free;
        m_report.bytes = QFileInfo(m_reading.path()).size();
        m_report.logBytes = QFileInfo(m_reading.path() + u"-wal"_s).size();
        return {};
    }

    core::Result<void> faults()
    {
        if (m_options.goesOn && !m_options.goesOn(u"the file"_s, std::nullopt))
            return core::failure(cancelled());
        auto found = m_reading.faults(m_options.thorough);
        if (found)
            m_report.faults = *std::move(found);
        else if (found.error().kind == ErrorKind::StorageDamaged)
            m_report.faults.append(QString::fromStdString(found.error().detail));
        else
            return core::failure(found.error());
        return {};
    }

    /// What a damaged page keeps from being read is a fault like others.
    core::Result<void> rows()
    {
        const auto read = m_reading
                              .value(u"BEGIN"_s) // all as of one moment
                              .and_then([this](const QVariant&) { return readRows(); });
        if (read || read.error().kind != ErrorKind::StorageDamaged)
            return read;
        m_report.faults.append(QString::fromStdString(read.error().detail));
        return {};
    }

    core::Result<void> readRows()
    {
        const auto total = number(u"SELECT count(*) FROM samples"_s);
        if (!total)
            return core::failure(total.error());
        qint64 before = 0;
        QSqlQuery query(m_reading.connection());
        if (!query.exec(u"SELECT id, asset, currency, source FROM series ORDER BY id"_s))
            return core::failure(toError(query.lastError(), u"reading"_s, m_reading.path()));
        while (query.next()) {
            SeriesReport& report = m_report.series.emplace_back();
            report.key = {query.value(1).toString().toStdString(), query.value(2).toString().toStdString(),
                          query.value(3).toString().toStdString()};
            const qint64 id = query.value(0).toLongLong();
            const auto done = SeriesWalk(m_reading, id, m_now, report)
                                  .go(m_options, m_report.version >= kWithCopies, before, *total)
                                  .and_then([&] { return beside(id, report); });
            if (!done)
                return done;
            before += report.rows;
        }
        return number(u"SELECT count(*) FROM pragma_foreign_key_check"_s).map([this](qint64 strays) {
            m_report.strays = strays;
        });
    }

    /// What else is kept of a series.
    core::Result<void> beside(qint64 id, SeriesReport& report) const
    {
        const auto put = [&](qint64& into, const QString& sql) {
            return number(sql.arg(id)).map([&into](qint64 value) { into = value; });
        };
        core::Result<void> done;
        if (m_report.version >= kWithForecasts)
            done =
                put(report.forecasts, u"SELECT count(*) FROM forecasts WHERE series_id = %1"_s).and_then([&] {
                    return put(
                        report.pending,
                        u"SELECT count(*) FROM forecasts WHERE series_id = %1 AND outcome = 'pending'"_s);
                });
        if (done && m_report.version >= kWithCoverage)
            done =
                put(report.stretchesAsked, u"SELECT count(*) FROM coverage WHERE series_id = %1"_s)
                    .and_then([&] {
                        return put(report.wrongStretches,
                                   u"SELECT count(*) FROM (SELECT from_time, lag(to_time) OVER (ORDER BY "
                                   "from_time) AS ended FROM coverage WHERE series_id = %1) WHERE ended >= "
                                   "from_time"_s);
                    });
        return done;
    }

    // Versions of the schema that brought a table.
    static constexpr int kWithForecasts = 2;
    static constexpr int kWithCoverage = 4;
    static constexpr int kWithCopies = 5;

    const Reading& m_reading;
    const core::UtcTime m_now;
    const InspectionOptions& m_options;
    DatabaseReport m_report;
};

} // namespace

bool DatabaseReport::isWhole() const
{
    return faults.isEmpty() && strays == 0 && std::ranges::all_of(series, &SeriesReport::isWhole);
}

core::Result<DatabaseReport> inspect(const QString& path, core::UtcTime now, const InspectionOptions& options)
{
    const auto reading = Reading::open(path, Reading::As::Shared);
    if (!reading)
        return core::failure(reading.error());
    return Inspection(**reading, now, options).go();
}

} // namespace cryptopulse::storage
