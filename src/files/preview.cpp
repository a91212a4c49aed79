#include "files/csvrow.h"
#include "files/linesource.h"
#include "files/pricefile.h"
#include "files/seedfile.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::files {

namespace {

constexpr std::size_t kHeadBytes = 64 << 10;
constexpr qint64 kTailBytes = 16 << 10;

void widen(core::FilePreview& preview, core::UtcTime time)
{
    preview.first = std::min(preview.first.value_or(time), time);
    preview.last = std::max(preview.last.value_or(time), time);
}

void addRow(core::FilePreview& preview, RowParser& parser, const HeadLine& line, core::UtcTime received)
{
    const auto row = parser.parse(line.text);
    if (preview.rows.size() < core::kPreviewRows) {
        core::PreviewRow shown{.line = line.number, .fields = {}, .time = {}, .price = {}, .problem = {}};
        for (const std::string_view field : parser.fields())
            shown.fields.emplace_back(field);
        if (!row)
            shown.problem = row.error().detail;
        else if (row->time > received + std::chrono::hours(24))
            shown.problem = "a time in the future: " + core::toIso(row->time);
        if (row) {
            shown.time = row->time;
            shown.price = row->price;
        }
        preview.rows.push_back(std::move(shown));
    }
    ++preview.lines;
    if (row)
        widen(preview, row->time);
}

/// The last lines, where the device lets them be read without the rest.
void readTail(core::FilePreview& preview, RowParser& parser, QIODevice& file)
{
    if (file.isSequential() || !file.seek(std::max<qint64>(0, file.size() - kTailBytes)))
        return preview.last.reset();
    const QByteArray tail = file.read(kTailBytes);
    const QList<QByteArray> lines = tail.split(tail.contains('\n') ? '\n' : '\r');
    for (qsizetype i = 1; i < lines.size(); ++i) { // the first is only a part of one
        const auto row = parser.parse({lines[i].constData(), std::size_t(lines[i].size())});
        if (row)
            widen(preview, row->time);
    }
}

/// The names, or the numbers where a column has none.
std::vector<std::string> columnsOf(const CsvDialect& dialect)
{
    std::vector<std::string> columns = dialect.columns;
    while (columns.size() < dialect.fields)
        columns.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].empty())
            columns[i] = std::to_string(i + 1);
    }
    return columns;
}

core::FilePreview describe(const Recognition& seen)
{
    const CsvDialect& dialect = seen.dialect;
    core::FilePreview preview;
    preview.format = dialect.format;
    preview.venue = dialect.venue;
    preview.delimiter = dialect.delimiter;
    preview.decimalMark = dialect.decimalMark;
    preview.headerLines = dialect.firstLine - 1;
    preview.columns = columnsOf(dialect);
    preview.timeColumn = dialect.timeColumn;
    preview.priceColumn = dialect.priceColumn;
    preview.trouble = seen.trouble ? seen.trouble->detail : std::string();
    return preview;
}

/// Whether day or month comes first is seen by the lines at hand, if they can tell.
void settleOrder(Recognition& seen, const std::vector<HeadLine>& head)
{
    if (!seen.dialect.orderIsOpen)
        return;
    CsvDialect one = seen.dialect;
    one.time.format = core::TimeFormat::MonthFirst;
    RowParser monthFirst(one);
    one.time.format = core::TimeFormat::DayFirst;
    RowParser dayFirst(one);
    std::ptrdiff_t balance = 0; // of lines that only one of them can read
    bool differ = false;
    for (const HeadLine& line : head) {
        if (line.number < one.firstLine)
            continue;
        const auto month = monthFirst.parse(line.text);
        const auto day = dayFirst.parse(line.text);
        balance += std::ptrdiff_t(month.has_value()) - std::ptrdiff_t(day.has_value());
        differ = differ || (month && day && month->time != day->time);
    }
    if (balance != 0 || !differ)
        seen.dialect.time.format = balance < 0 ? core::TimeFormat::DayFirst : core::TimeFormat::MonthFirst;
    else if (!seen.trouble)
        seen.trouble =
            core::Error{core::ErrorKind::InvalidArgument,
                        "the dates may begin with the day or with the month: choose which", std::nullopt};
}

} // namespace

core::Result<core::FilePreview> previewOf(QIODevice& file, core::UtcTime received,
                                          const core::ImportMapping& mapping)
{
    if (isSqlite(file))
        return previewOfSeed(file, received);
    LineSource source(file);
    std::vector<HeadLine> head;
    bool isAll = false;
    while (!isAll && head.size() < kHeadLines && source.bytesTaken() < kHeadBytes) {
        const auto line = source.next();
        if (!line)
            return core::failure(line.error());
        isAll = !line->has_value();
        if (!isAll && (*line)->text.find_first_not_of(" \t\r") != std::string_view::npos)
            head.push_back({(*line)->number, std::string((*line)->text)});
    }
    Recognition seen = lookAt(head, mapping);
    if (seen.trouble && seen.dialect.fields < 2)
        return core::failure(*seen.trouble); // there is nothing to choose from
    settleOrder(seen, head);
    core::FilePreview preview = describe(seen);
    RowParser parser(seen.dialect);
    for (const HeadLine& line : head) {
        if (line.number >= seen.dialect.firstLine && !line.text.starts_with('#'))
            addRow(preview, parser, line, received);
    }
    if (!isAll) {
        preview.isEstimate = true;
        const double share = source.shareTaken();
        preview.lines = share > 0 ? std::uint64_t(std::llround(double(preview.lines) / share)) : 0;
        if (source.isPlain())
            readTail(preview, parser, file);
        else
            preview.last.reset();
    }
    return preview;
}

} // namespace cryptopulse::files
