#include "engine/importwire.h"

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<BadValue> bad(const QString& name, const QString& detail)
{
    return tl::unexpected<BadValue>(BadValue{name, detail});
}

} // namespace

QString delimiterName(char delimiter)
{
    return delimiter == '\t' ? u"tab"_s : QString(QLatin1Char(delimiter));
}

Checked<core::ImportMapping> importMappingFrom(const ParameterText& given)
{
    core::ImportMapping mapping;
    if (const QString text = given(u"delimiter"_s); !text.isEmpty()) {
        for (const char known : core::kDelimiters) {
            if (text == delimiterName(known) || text == QString(QLatin1Char(known)))
                mapping.delimiter = known;
        }
        if (!mapping.delimiter)
            return bad(u"delimiter"_s, u"must be one of: , ; | tab"_s);
    }
    if (const QString text = given(u"decimal_mark"_s); !text.isEmpty()) {
        if (text != u"." && text != u",")
            return bad(u"decimal_mark"_s, u"must be . or ,"_s);
        mapping.decimalMark = text == u"." ? '.' : ',';
    }
    if (const QString text = given(u"header_lines"_s); !text.isEmpty()) {
        bool ok = false;
        const int lines = text.toInt(&ok);
        if (!ok || lines < 0 || lines > core::kMostHeaderLines)
            return bad(u"header_lines"_s,
                       u"must be a whole number from 0 to %1"_s.arg(core::kMostHeaderLines));
        mapping.headerLines = lines;
    }
    if (const QString text = given(u"time_format"_s); !text.isEmpty()) {
        const auto format = core::timeFormatFromName(text.toStdString());
        if (!format)
            return bad(u"time_format"_s, u"must be one of: auto, s, ms, us, ns, month-first, day-first"_s);
        mapping.timeFormat = *format;
    }
    mapping.timeColumn = given(u"time_column"_s).toStdString();
    mapping.priceColumn = given(u"price_column"_s).toStdString();
    return mapping;
}

} // namespace cryptopulse::engine::wire
