#include "storage/csvfile.h"

#include "storage/csvline.h"

#include <QFileDevice>
#include <algorithm>
#include <charconv>
#include <optional>

namespace cryptopulse::storage {

namespace {

constexpr qint64 kChunk = 1 << 20;
constexpr qsizetype kLongestLine = 64 << 10; // a "line" beyond this is no line of prices
constexpr std::size_t kExportPage = 50'000;
constexpr double kReadingShare = 0.4; // of the whole import; the rest is storing

/// Collects the samples of a file, line by line.
class Reader
{
public:
    explicit Reader(core::UtcTime received)
        : m_received(received)
    {
    }

    core::Result<void> take(std::string_view line)
    {
        ++m_line;
        if (m_line == 1 && line.starts_with("\xEF\xBB\xBF"))
            line.remove_prefix(3);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            return {};
        if (!m_layout) {
            const auto layout = layoutOf(line);
            if (!layout)
                return core::failure(layout.error());
            m_layout = *layout;
            if (layout->hasHeader)
                return {};
        }
        ++report.lines;
        const auto row = parseLine(line, *m_layout);
        if (!row)
            refuse(row.error().detail);
        else if (row->time > m_received + std::chrono::hours(24))
            refuse("a time in the future: " + core::toIso(row->time));
        else
            samples.push_back({row->time, row->price, m_received});
        return {};
    }

    /// Sorts by time and keeps the last line of each time.
    void settle()
    {
        if (!std::ranges::is_sorted(samples, {}, &core::Sample::time))
            std::ranges::stable_sort(samples, {}, &core::Sample::time);
        const std::size_t before = samples.size();
        std::size_t kept = 0;
        for (std::size_t i = 0; i < before; ++i) {
            if (i + 1 < before && samples[i + 1].time == samples[i].time) {
                report.differing += samples[i + 1].price != samples[i].price;
                continue;
            }
            samples[kept++] = samples[i];
        }
        samples.erase(samples.begin() + std::ptrdiff_t(kept), samples.end());
        report.duplicates = before - kept;
    }

    ImportReport report;
    std::vector<core::Sample> samples;

private:
    void refuse(const std::string& reason)
    {
        if (report.badLineCount++ < kReportedLines)
            report.badLines.push_back({m_line, reason});
    }

    core::UtcTime m_received;
    std::optional<CsvLayout> m_layout;
    std::size_t m_line = 0;
};

core::Result<void> readLines(QIODevice& file, Reader& reader, const ImportProgress& progress)
{
    QByteArray rest;
    const double size = double(std::max<qint64>(1, file.size()));
    qint64 done = 0;
    // Not atEnd(): a pipe says so before its first byte.
    QByteArray chunk(kChunk, Qt::Uninitialized);
    while (true) {
        const qint64 count = file.read(chunk.data(), kChunk);
        if (count < 0)
            return core::failure(core::ErrorKind::InvalidArgument,
                                 "the file cannot be read: " + file.errorString().toStdString());
        if (count == 0)
            break;
        done += count;
        rest.append(chunk.constData(), count);
        qsizetype begin = 0;
        for (qsizetype end = rest.indexOf('\n'); end >= 0; begin = end + 1, end = rest.indexOf('\n', begin)) {
            if (const auto taken = reader.take({rest.constData() + begin, std::size_t(end - begin)}); !taken)
                return taken;
        }
        rest.remove(0, begin);
        if (rest.size() > kLongestLine)
            return core::failure(core::ErrorKind::InvalidArgument,
                                 "this is not a text file with lines of prices");
        if (progress && !progress(kReadingShare * std::min(1.0, double(done) / size)))
            return core::failure(core::ErrorKind::Cancelled, "stopped; nothing was stored");
    }
    if (!rest.isEmpty())
        return reader.take({rest.constData(), std::size_t(rest.size())});
    return {};
}

/// Hands what is buffered to the system: a full disk shows now, not unseen when the file is closed.
bool flushed(QIODevice& file)
{
    auto* onDisk = qobject_cast<QFileDevice*>(&file);
    return !onDisk || onDisk->flush();
}

/// "1693526400000,25932.18\n"
void appendRow(QByteArray& out, const core::Sample& sample)
{
    char text[64];
    char* end = std::to_chars(text, text + sizeof text, core::toEpochMs(sample.time)).ptr;
    *end++ = ',';
    end = std::to_chars(end, text + sizeof text, sample.price.value(), std::chars_format::fixed).ptr;
    *end++ = '\n';
    out.append(text, end - text);
}

} // namespace

core::Result<ImportReport> importCsv(SampleStore& store, const core::SeriesKey& series, QIODevice& file,
                                     core::UtcTime received, const ImportProgress& progress)
{
    Reader reader(received);
    if (const auto read = readLines(file, reader, progress); !read)
        return core::failure(read.error());
    if (reader.samples.empty()) {
        std::string reason =
            reader.report.badLines.empty() ? "it is empty" : reader.report.badLines.front().reason;
        return core::failure(core::ErrorKind::InvalidArgument, "the file holds not one price: " + reason);
    }
    reader.settle();
    const double total = double(reader.samples.size());
    SampleStore::Progress storing;
    if (progress)
        storing = [&](std::size_t done) {
            return progress(kReadingShare + (1 - kReadingShare) * double(done) / total);
        };
    const auto added = store.addAll(series, reader.samples, storing);
    if (!added)
        return core::failure(added.error());
    ImportReport report = std::move(reader.report);
    report.added = added->added;
    report.repeats = added->repeats;
    report.conflicts = added->conflicts;
    return report;
}

core::Result<std::size_t> exportCsv(SampleStore& store, const core::SeriesKey& series, core::UtcTime from,
                                    core::UtcTime to, QIODevice& file)
{
    QByteArray out = "time,price\n";
    std::size_t rows = 0;
    while (true) {
        const auto page = store.range(series, from, to, kExportPage);
        if (!page)
            return core::failure(page.error());
        for (const core::Sample& sample : *page)
            appendRow(out, sample);
        const bool last = page->size() < kExportPage;
        if (file.write(out) != out.size() || (last && !flushed(file)))
            return core::failure(core::ErrorKind::StorageFull,
                                 "the file cannot be written: " + file.errorString().toStdString());
        out.clear();
        rows += page->size();
        if (last)
            return rows;
        from = page->back().time + std::chrono::milliseconds(1);
    }
}

} // namespace cryptopulse::storage
