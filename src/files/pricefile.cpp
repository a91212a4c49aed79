#include "files/pricefile.h"

#include "files/collector.h"
#include "files/csvfields.h"
#include "files/linesource.h"
#include "files/seedfile.h"

#include <algorithm>

namespace cryptopulse::files {

namespace {

constexpr std::size_t kHeadBytes = 256 << 10;
constexpr std::uint64_t kBetweenProgress = 1 << 20; // bytes of text

struct Head {
    std::vector<HeadLine> lines;
    bool isAll = false;        ///< the text ends within it
    bool lastEndsHere = false; ///< its last line has no end
};

bool isBlank(std::string_view line)
{
    return trimmed(line).empty();
}

core::Result<Head> readHead(LineSource& source)
{
    Head head;
    std::size_t bytes = 0;
    while (head.lines.size() < kHeadLines && bytes < kHeadBytes) {
        const auto line = source.next();
        if (!line)
            return core::failure(line.error());
        if (!*line) {
            head.isAll = true;
            break;
        }
        bytes += (*line)->text.size() + 1;
        if (isBlank((*line)->text))
            continue;
        head.lines.push_back({(*line)->number, std::string((*line)->text)});
        head.lastEndsHere = (*line)->endsHere;
    }
    return head;
}

/// A parser and what it finds.
struct Reading {
    Reading(const CsvDialect& dialect, core::UtcTime received)
        : parser(dialect)
        , found(received)
    {
    }

    core::Result<void> take(const LineSource::Line& line)
    {
        if (line.number < parser.dialect().firstLine || line.text.starts_with('#') || isBlank(line.text))
            return {};
        return found.take(line.number, parser.parse(line.text, line.endsHere));
    }

    RowParser parser;
    Collector found;
};

/// One line as either day or month first: does it tell which?
class OrderVotes
{
public:
    void take(const core::Result<CsvRow>& monthFirst, const core::Result<CsvRow>& dayFirst)
    {
        m_month += monthFirst && !dayFirst;
        m_day += dayFirst && !monthFirst;
        m_differ = m_differ || (monthFirst && dayFirst && monthFirst->time != dayFirst->time);
    }

    [[nodiscard]] core::Result<core::TimeFormat> decide(std::string_view example) const
    {
        if (m_day == 0 && (m_month > 0 || !m_differ)) // the ninth of September is the same either way
            return core::TimeFormat::MonthFirst;
        if (m_day > 0 && m_month == 0)
            return core::TimeFormat::DayFirst;
        const char* const why = m_day > 0 ? " stand in it both with the day and with the month first"
                                          : " may begin with the day or with the month";
        return core::failure(core::ErrorKind::InvalidArgument,
                             "dates such as " + std::string(example) + why +
                                 ": say which time format it is, month-first or day-first");
    }

private:
    std::uint64_t m_month = 0;
    std::uint64_t m_day = 0;
    bool m_differ = false; // in any line
};

/// A file of text, from its head on.
class TextReading
{
public:
    TextReading(const CsvDialect& dialect, core::UtcTime received)
        : m_dialect(dialect)
    {
        CsvDialect one = dialect;
        if (dialect.orderIsOpen) {
            one.time.format = core::TimeFormat::DayFirst;
            m_other.emplace(one, received);
            one.time.format = core::TimeFormat::MonthFirst;
        }
        m_first.emplace(one, received);
    }

    core::Result<void> take(const LineSource::Line& line)
    {
        if (!m_other)
            return m_first->take(line);
        if (line.number >= m_dialect.firstLine && !line.text.starts_with('#') && !isBlank(line.text))
            vote(line);
        return m_first->take(line).and_then([&] { return m_other->take(line); });
    }

    core::Result<PriceFile> finish() &&
    {
        Reading* chosen = &*m_first;
        if (m_other) {
            const auto order = m_votes.decide(m_example);
            if (!order)
                return core::failure(order.error());
            chosen = *order == core::TimeFormat::DayFirst ? &*m_other : chosen;
        }
        return std::move(chosen->found).finish();
    }

private:
    void vote(const LineSource::Line& line)
    {
        const auto month = m_first->parser.parse(line.text);
        const auto day = m_other->parser.parse(line.text);
        m_votes.take(month, day);
        const auto& fields = m_first->parser.fields();
        if (m_example.empty() && month && m_dialect.timeColumn < fields.size())
            m_example = fields[m_dialect.timeColumn];
    }

    CsvDialect m_dialect;
    std::optional<Reading> m_first;
    std::optional<Reading> m_other; // of dates whose order only the whole file tells: with the day first
    OrderVotes m_votes;
    std::string m_example;
};

core::Result<void> readAll(LineSource& source, const Head& head, TextReading& reading,
                           const ImportProgress& progress)
{
    for (std::size_t i = 0; i < head.lines.size(); ++i) {
        const bool endsHere = head.lastEndsHere && i + 1 == head.lines.size();
        if (const auto taken = reading.take({head.lines[i].number, head.lines[i].text, endsHere}); !taken)
            return taken;
    }
    std::uint64_t told = 0;
    while (!head.isAll) {
        const auto line = source.next();
        if (!line)
            return core::failure(line.error());
        if (!*line)
            break;
        if (const auto taken = reading.take(**line); !taken)
            return taken;
        if (!progress || source.bytesTaken() - told < kBetweenProgress)
            continue;
        told = source.bytesTaken();
        if (!progress(source.share()))
            return core::failure(core::ErrorKind::Cancelled, "stopped; nothing was stored");
    }
    return {};
}

core::Result<PriceFile> readText(QIODevice& file, core::UtcTime received, const core::ImportMapping& mapping,
                                 const ImportProgress& progress)
{
    LineSource source(file);
    const auto head = readHead(source);
    if (!head)
        return core::failure(head.error());
    const Recognition seen = lookAt(head->lines, mapping);
    if (seen.trouble)
        return core::failure(*seen.trouble);
    TextReading reading(seen.dialect, received);
    if (const auto read = readAll(source, *head, reading, progress); !read)
        return core::failure(read.error());
    auto found = std::move(reading).finish();
    if (found) {
        found->report.format = seen.dialect.format;
        found->report.venue = seen.dialect.venue;
    }
    return found;
}

} // namespace

core::Result<PriceFile> readPrices(QIODevice& file, core::UtcTime received,
                                   const core::ImportMapping& mapping, const ImportProgress& progress)
{
    return isSqlite(file) ? readSeed(file, received, progress) : readText(file, received, mapping, progress);
}

} // namespace cryptopulse::files
