#include "gui/importwords.h"

#include "gui/detailwords.h"
#include "gui/venuewords.h"
#include "look/words.h"

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

using look::Words;

QString ImportWords::format(const std::string& format)
{
    const QString text = QString::fromStdString(format);
    const auto named = [&text](QStringView ending, const QString& words) {
        return words.arg(text.chopped(ending.size()));
    };
    if (text == u"candles")
        return tr("candles");
    if (text == u"trades")
        return tr("trades");
    if (text == u"times and prices")
        return tr("times and prices");
    if (text.startsWith(u"prices.db of"))
        return tr("the database of the earlier Python system");
    if (text.endsWith(u" aggregated trades"))
        return named(u" aggregated trades", tr("aggregated trades of %1"));
    if (text.endsWith(u" candles"))
        return named(u" candles", tr("candles of %1"));
    if (text.endsWith(u" trades"))
        return named(u" trades", tr("trades of %1"));
    if (text.endsWith(u" prices"))
        return named(u" prices", tr("prices of %1"));
    if (text.endsWith(u" history"))
        return named(u" history", tr("price history of %1"));
    return text;
}

QList<core::TimeFormat> ImportWords::timeFormats()
{
    using enum core::TimeFormat;
    return {Auto, Seconds, Milliseconds, Microseconds, Nanoseconds, MonthFirst, DayFirst};
}

QString ImportWords::timeFormat(core::TimeFormat format)
{
    using enum core::TimeFormat;
    switch (format) {
    case Auto:
        return tr("Automatic");
    case Seconds:
        return tr("seconds since 1970");
    case Milliseconds:
        return tr("milliseconds since 1970");
    case Microseconds:
        return tr("microseconds since 1970");
    case Nanoseconds:
        return tr("nanoseconds since 1970");
    case MonthFirst:
        return tr("month/day/year");
    case DayFirst:
        return tr("day/month/year");
    }
    return {};
}

QString ImportWords::delimiter(char delimiter)
{
    switch (delimiter) {
    case ',':
        return tr("comma");
    case ';':
        return tr("semicolon");
    case '\t':
        return tr("tab");
    case '|':
        return tr("bar");
    }
    return QString(QLatin1Char(delimiter));
}

QString ImportWords::decimalMark(char mark)
{
    return mark == ',' ? tr("comma (1,5)") : tr("point (1.5)");
}

QString ImportWords::reason(const std::string& reason)
{
    const QString words = detailWords(reason);
    const QString text = QString::fromStdString(reason);
    if (words.isEmpty())
        return text;
    const auto quote = text.indexOf(u'"');
    return quote < 0 ? words : tr("%1: %2").arg(words, text.mid(quote));
}

QString ImportWords::plan(const core::FilePreview& preview, const core::SeriesKey& series)
{
    const QString lines = Words::count(preview.lines);
    const QString count = preview.isEstimate ? tr("About %1 lines").arg(lines) : tr("%1 lines").arg(lines);
    const auto day = [](core::UtcTime time) {
        return QString::fromStdString(core::toIso(time)).left(16).replace(u'T', u' ');
    };
    QString what = count;
    if (preview.first && preview.last)
        what = tr("%1 from %2 to %3 (UTC)").arg(count, day(*preview.first), day(*preview.last));
    else if (preview.first)
        what = tr("%1 around %2 (UTC)").arg(count, day(*preview.first));
    return tr("%1. Their prices go into %2 of %3; what is stored there already stays.")
        .arg(what, Words::pair(series), venueTitle(series.source));
}

QString ImportWords::venueNote(const std::string& venue, const core::SeriesKey& series)
{
    if (venue.empty() || venue == series.source)
        return {};
    return tr("These are prices of %1, and the series is of %2: they will stand side by side.")
        .arg(venueTitle(venue), venueTitle(series.source));
}

QString ImportWords::summary(const engine::ImportSummary& summary)
{
    QString text = tr("%1 prices added from %2 lines; %3 were there already.")
                       .arg(Words::count(summary.added), Words::count(summary.lines),
                            Words::count(summary.repeats + summary.conflicts + summary.duplicates));
    if (summary.badLines > 0 && summary.firstBad.empty())
        text += u' ' + tr("%1 lines could not be used.").arg(Words::count(summary.badLines));
    else if (summary.badLines > 0)
        text += u' ' + tr("%1 lines could not be used (line %2: %3).")
                           .arg(Words::count(summary.badLines), Words::count(summary.firstBad.front().line),
                                detailWords(summary.firstBad.front().reason));
    return text;
}

QString ImportWords::details(const engine::ImportSummary& summary)
{
    QStringList lines;
    const auto add = [&lines](const QString& what, std::uint64_t count) {
        lines += tr("%1: %2").arg(what, Words::count(count));
    };
    lines += tr("%1: %2").arg(tr("Read as"), format(summary.format));
    add(tr("Lines with values"), summary.lines);
    add(tr("Prices added"), summary.added);
    add(tr("Stored already, with the same price"), summary.repeats);
    add(tr("Stored already, with another price, which stays"), summary.conflicts);
    add(tr("Earlier lines of a time that the file has again"), summary.duplicates);
    add(tr("Of these, with another price"), summary.differing);
    add(tr("Lines that could not be used"), summary.badLines);
    if (summary.withoutTrade > 0)
        add(tr("Lines that say that nothing was traded"), summary.withoutTrade);
    if (!summary.firstBad.empty())
        lines += {QString(), tr("The first lines that could not be used:")};
    for (const core::BadLine& bad : summary.firstBad)
        lines += tr("Line %1: %2").arg(Words::count(bad.line), reason(bad.reason));
    return lines.join(u'\n');
}

} // namespace cryptopulse::gui
