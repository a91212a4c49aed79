#pragma once

#include "engine/engine.h"
#include "engine/pricefiles.h"
#include "remote/answer.h"
#include "remote/fetcher.h"
#include "remote/requests.h"

#include <QFuture>
#include <QObject>
#include <functional>

namespace cryptopulse::remote {

/// Reads a price file here, where it is, and sends its prices to the server in pieces that its limit on
/// bodies lets pass.
///
/// Each piece is taken in as a whole or not at all; what was sent before a stop or an error stays stored,
/// which the error says. Lives in the fetcher's thread, reads in another; the requests, the fetcher and the
/// clock must outlive it, and the fetcher's calls must be dropped before it goes.
class Upload final
{
public:
    using Reply = std::function<void(const core::Result<engine::ImportSummary>&)>;

    Upload(const Requests& requests, Fetcher& fetcher, const core::Clock& clock);
    ~Upload();

    /// Begins. @p progressed is told the part that is done, in [0, 1]; @p done is called once, at the end.
    void start(const engine::ImportRequest& request, std::function<void(double)> progressed, Reply done);

    /// Stops reading soon, or sending after the piece that is under way.
    void cancel();

private:
    void begin(const core::Result<engine::ReadPrices>& read);
    void sendNext();
    void take(const core::Result<HttpAnswer>& answer);
    void end(const core::Result<engine::ImportSummary>& result);
    [[nodiscard]] core::Error after(core::Error error) const;

    const Requests& m_requests;
    Fetcher& m_fetcher;
    const core::Clock& m_clock;
    QFuture<core::Result<engine::ReadPrices>> m_reading;
    engine::ReadPrices m_prices; ///< whose summary grows with what the server answers
    std::size_t m_sent = 0;
    bool m_cancelled = false;
    std::function<void(double)> m_progressed;
    Reply m_done;
    QObject m_here; ///< last, so that it goes first: what comes after it is for nobody
};

} // namespace cryptopulse::remote
