#include "storage/modeltable.h"

#include "storage/seriesid.h"
#include "storage/transaction.h"

#include <QSqlQuery>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

core::Result<std::optional<QByteArray>> ModelTable::load(const core::SeriesKey& series, const QString& kind)
{
    if (const auto ready = m_database.ready(); !ready)
        return core::failure(ready.error());
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    query.prepare(u"SELECT content FROM models WHERE series_id = %1 AND kind = :kind"_s.arg(kSeriesId));
    bindSeries(query, series);
    query.bindValue(u":kind"_s, kind);
    if (!query.exec())
        return core::failure(m_database.errorOf(query.lastError(), u"reading a model from"_s));
    if (query.next())
        return std::optional(query.value(0).toByteArray());
    if (query.lastError().isValid())
        return core::failure(m_database.errorOf(query.lastError(), u"reading a model from"_s));
    return std::optional<QByteArray>();
}

core::Result<void> ModelTable::save(const core::SeriesKey& series, const QString& kind,
                                    const QByteArray& content)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    QSqlQuery query(m_database.connection());
    const auto run = [&](const QString& sql) -> core::Result<void> {
        query.prepare(sql);
        bindSeries(query, series);
        query.bindValue(u":kind"_s, kind);
        query.bindValue(u":saved"_s, qint64(core::toEpochMs(m_database.clock().now())));
        query.bindValue(u":content"_s, content);
        if (!query.exec())
            return core::failure(m_database.errorOf(query.lastError(), u"saving a model in"_s));
        return {};
    };
    const auto saved =
        run(u"INSERT INTO series (asset, currency, source) VALUES (:asset, :currency, :source) "
            "ON CONFLICT DO NOTHING"_s)
            .and_then([&] {
                return run(
                    u"INSERT INTO models (series_id, kind, saved, content) "
                    "VALUES (%1, :kind, :saved, :content) ON CONFLICT (series_id, kind) "
                    "DO UPDATE SET saved = excluded.saved, content = excluded.content"_s.arg(kSeriesId));
            })
            .and_then([&] { return transaction.commit(); });
    if (saved)
        m_database.tellOthers(series);
    return saved;
}

} // namespace cryptopulse::storage
