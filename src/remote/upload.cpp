#include "remote/upload.h"

#include "engine/whendone.h"
#include "remote/protocol.h"

#include <algorithm>

namespace cryptopulse::remote {

using core::ErrorKind;

namespace {

constexpr qsizetype kPiece = 512 * 1024; // bytes; the server takes 1 MiB

} // namespace

Upload::Upload(const Requests& requests, Fetcher& fetcher, const core::Clock& clock)
    : m_requests(requests)
    , m_fetcher(fetcher)
    , m_clock(clock)
{
}

Upload::~Upload()
{
    m_reading.cancel();
}

void Upload::start(const engine::ImportRequest& request, std::function<void(double)> progressed, Reply done)
{
    m_progressed = std::move(progressed);
    m_done = std::move(done);
    m_reading = engine::readPrices(request, m_clock);
    engine::whenDone(m_reading, &m_here,
                     [this](const core::Result<engine::ReadPrices>& read) { begin(read); });
}

void Upload::cancel()
{
    m_cancelled = true;
    m_reading.cancel();
}

void Upload::begin(const core::Result<engine::ReadPrices>& read)
{
    if (!read)
        return end(core::failure(read.error()));
    m_prices = *read;
    sendNext();
}

void Upload::sendNext()
{
    if (m_cancelled)
        return end(core::failure(after({ErrorKind::Cancelled, "the import was cancelled"})));
    if (m_sent == m_prices.samples.size())
        return end(m_prices.summary);
    std::size_t next = m_sent;
    const QByteArray piece = engine::csvPiece(m_prices.samples, next, kPiece);
    m_fetcher.send(m_requests.importPrices(piece), [this, next](const core::Result<HttpAnswer>& answer) {
        m_sent = next;
        take(answer);
    });
}

void Upload::take(const core::Result<HttpAnswer>& answer)
{
    const auto piece = answer.and_then(readImported);
    if (!piece)
        return end(core::failure(after(piece.error())));
    // Lines, duplicates and broken ones were counted here; what is new, the server knows.
    engine::ImportSummary& sum = m_prices.summary;
    sum.added += piece->added;
    sum.repeats += piece->repeats;
    sum.conflicts += piece->conflicts;
    sum.badLines += piece->badLines; // by the server's clock of the future, say
    m_progressed(double(m_sent) / double(m_prices.samples.size()));
    sendNext();
}

core::Error Upload::after(core::Error error) const
{
    if (m_prices.summary.added > 0)
        error.detail += "; " + std::to_string(m_prices.summary.added) + " prices were stored before";
    return error;
}

void Upload::end(const core::Result<engine::ImportSummary>& result)
{
    // Taken out first: whoever is told may let go of this object.
    const Reply done = std::move(m_done);
    done(result);
}

} // namespace cryptopulse::remote
