#include "files/csvrow.h"

#include "files/csvfields.h"

#include <algorithm>

namespace cryptopulse::files {

namespace {

tl::unexpected<core::Error> wrong(std::string sentence)
{
    return core::failure(core::ErrorKind::InvalidArgument, std::move(sentence));
}

} // namespace

RowParser::RowParser(CsvDialect dialect)
    : m_dialect(std::move(dialect))
    , m_needed(1 +
               std::max({m_dialect.timeColumn, m_dialect.priceColumn, m_dialect.timeOfDayColumn.value_or(0)}))
{
}

core::Result<void> RowParser::checkCount(bool endsHere) const
{
    const std::size_t count = m_fields.size();
    if (count > m_dialect.fields) {
        // As in 2023-09-01,27,123.4: without its quotes a price of thousands would be one of 27.
        const auto isFilled = [](std::string_view field) { return !field.empty(); };
        if (std::any_of(m_fields.begin() + std::ptrdiff_t(m_dialect.fields), m_fields.end(), isFilled))
            return wrong("too many columns: " + std::to_string(count) + " instead of " +
                         std::to_string(m_dialect.fields));
    }
    if (m_needed > count)
        return wrong("too few columns");
    if (endsHere && count < m_dialect.fields)
        return wrong("too few columns: the file is cut off here");
    return {};
}

std::optional<core::UtcTime> RowParser::time() const
{
    const auto date = parseTime(m_fields[m_dialect.timeColumn], m_dialect.time);
    if (!m_dialect.timeOfDayColumn || !date)
        return date;
    const auto timeOfDay = parseTimeOfDay(m_fields[*m_dialect.timeOfDayColumn]);
    return timeOfDay ? std::optional(*date + *timeOfDay) : std::nullopt;
}

/// A line that some files have for a minute in which nothing was traded: no price in any column.
bool RowParser::isWithoutTrade() const
{
    return m_dialect.candle && std::ranges::all_of(*m_dialect.candle, [this](std::size_t column) {
               return column >= m_fields.size() || isNothing(m_fields[column]);
           });
}

core::Result<CsvRow> RowParser::parse(std::string_view line, bool endsHere)
{
    splitFields(line, m_dialect.delimiter, m_fields);
    if (m_fields.size() != m_dialect.fields || m_needed > m_fields.size() || endsHere) {
        if (const auto counted = checkCount(endsHere); !counted)
            return core::failure(counted.error());
    }
    const auto moment = time();
    if (!moment)
        return wrong("no time: " + shown(m_fields[m_dialect.timeColumn]));
    const std::string_view text = m_fields[m_dialect.priceColumn];
    const auto number = parseNumber(text, m_dialect.decimalMark);
    if (number) {
        if (const auto price = core::Price::from(*number))
            return CsvRow{*moment, price};
    }
    if (isNothing(text) && isWithoutTrade())
        return CsvRow{*moment, std::nullopt};
    return wrong((number ? "no possible price: " : "no number: ") + shown(text));
}

} // namespace cryptopulse::files
