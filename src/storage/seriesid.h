#pragma once

#include "core/sample.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace cryptopulse::storage {

/// The row of a series within a statement whose query bindSeries() was called on.
inline const QString kSeriesId = QStringLiteral(
    "(SELECT id FROM series WHERE asset = :asset AND currency = :currency AND source = :source)");

inline void bindSeries(QSqlQuery& query, const core::SeriesKey& series)
{
    query.bindValue(QStringLiteral(":asset"), QString::fromStdString(series.asset));
    query.bindValue(QStringLiteral(":currency"), QString::fromStdString(series.currency));
    query.bindValue(QStringLiteral(":source"), QString::fromStdString(series.source));
}

} // namespace cryptopulse::storage
