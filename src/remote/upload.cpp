#include "remote/upload.h"

#include "remote/protocol.h"

#include <QBuffer>
#include <QFile>
#include <algorithm>

namespace cryptopulse::remote {

using core::ErrorKind;

namespace {

constexpr qint64 kPiece = 512 * 1024;      // bytes; the server takes 1 MiB
constexpr qint64 kLongestLine = 64 * 1024; // bytes; a longer one is no line of prices

std::unique_ptr<QIODevice> sourceOf(const engine::ImportRequest& request)
{
    if (!request.path.isEmpty())
        return std::make_unique<QFile>(request.path);
    auto text = std::make_unique<QBuffer>();
    text->setData(request.csv);
    return text;
}

void add(engine::ImportSummary& sum, const engine::ImportSummary& piece)
{
    sum.lines += piece.lines;
    sum.added += piece.added;
    sum.repeats += piece.repeats;
    sum.conflicts += piece.conflicts;
    sum.duplicates += piece.duplicates;
    sum.differing += piece.differing;
    sum.badLines += piece.badLines;
    if (sum.firstBad.empty())
        sum.firstBad = piece.firstBad;
}

/// Of prices, that is: with a time or a number at its beginning.
bool isHeader(const QByteArray& line)
{
    const QByteArray text = line.trimmed();
    return !text.isEmpty() && (text.front() < '0' || text.front() > '9') && text.front() != '-';
}

} // namespace

Upload::Upload(const Requests& requests, Fetcher& fetcher, const engine::ImportRequest& request)
    : m_requests(requests)
    , m_fetcher(fetcher)
    , m_source(sourceOf(request))
    , m_name(request.path)
{
}

void Upload::start(std::function<void(double)> progressed, Reply done)
{
    m_progressed = std::move(progressed);
    m_done = std::move(done);
    if (!m_source->open(QIODevice::ReadOnly)) {
        const QString why = QStringLiteral("%1 cannot be opened: %2").arg(m_name, m_source->errorString());
        return end(core::failure(ErrorKind::InvalidArgument, why.toStdString()));
    }
    sendNext();
}

void Upload::sendNext()
{
    if (m_cancelled)
        return end(core::failure(after({ErrorKind::Cancelled, "the import was cancelled"})));
    QByteArray piece = m_header;
    while (piece.size() < kPiece && !m_source->atEnd()) {
        const QByteArray line = m_source->readLine(kLongestLine + 1);
        if (line.size() > kLongestLine)
            return end(core::failure(
                after({ErrorKind::InvalidArgument, "this is not a text file with lines of prices"})));
        if (!m_sentOne && m_header.isEmpty() && piece.trimmed().isEmpty() && isHeader(line))
            m_header = line;
        piece += line;
    }
    if (piece.size() == m_header.size() && m_sentOne)
        return end(m_sum);
    m_sentOne = true;
    m_fetcher.send(m_requests.importPrices(piece),
                   [this](const core::Result<HttpAnswer>& answer) { take(answer); });
}

void Upload::take(const core::Result<HttpAnswer>& answer)
{
    const auto piece = answer.and_then(readImported);
    if (!piece)
        return end(core::failure(after(piece.error())));
    add(m_sum, *piece);
    m_progressed(double(m_source->pos()) / double(std::max<qint64>(1, m_source->size())));
    if (m_source->atEnd())
        return end(m_sum);
    sendNext();
}

core::Error Upload::after(core::Error error) const
{
    if (m_sum.added > 0)
        error.detail += "; " + std::to_string(m_sum.added) + " prices were stored before";
    return error;
}

void Upload::end(const core::Result<engine::ImportSummary>& result)
{
    // Taken out first: whoever is told may let go of this object.
    const Reply done = std::move(m_done);
    done(result);
}

} // namespace cryptopulse::remote
