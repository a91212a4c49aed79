#include "engine/seriesfile.h"

#include "engine/wire.h"

#include <QRegularExpression>

namespace cryptopulse::engine {

using namespace Qt::StringLiterals;

QString seriesFileName(const core::SeriesKey& series)
{
    static const QRegularExpression unsafe(u"[^A-Za-z0-9._~-]"_s);
    const QString asset = wire::text(series.asset).replace(u'-', u'~');
    QString name = u"%1-%2-%3"_s.arg(asset, wire::text(series.currency), wire::text(series.source));
    return name.replace(unsafe, u"_"_s);
}

} // namespace cryptopulse::engine
