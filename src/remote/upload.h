#pragma once

#include "engine/engine.h"
#include "remote/answer.h"
#include "remote/fetcher.h"
#include "remote/requests.h"

#include <QIODevice>
#include <functional>
#include <memory>

namespace cryptopulse::remote {

/// Sends a price file to the server in pieces that its limit on bodies lets pass, each with the file's
/// header.
///
/// Each piece is taken in as a whole or not at all; what was sent before a stop or an error stays stored,
/// which the error says. Lives in the fetcher's thread; the requests and the fetcher must outlive it, and the
/// fetcher's calls must be dropped before it goes.
class Upload final
{
public:
    using Reply = std::function<void(const core::Result<engine::ImportSummary>&)>;

    Upload(const Requests& requests, Fetcher& fetcher, const engine::ImportRequest& request);

    /// Begins. @p progressed is told the part that is done, in [0, 1]; @p done is called once, at the end.
    void start(std::function<void(double)> progressed, Reply done);

    /// Stops after the piece that is under way.
    void cancel() { m_cancelled = true; }

private:
    void sendNext();
    void take(const core::Result<HttpAnswer>& answer);
    void end(const core::Result<engine::ImportSummary>& result);
    [[nodiscard]] core::Error after(core::Error error) const;

    const Requests& m_requests;
    Fetcher& m_fetcher;
    std::unique_ptr<QIODevice> m_source;
    QString m_name;
    QByteArray m_header; ///< the file's first line, when it is none of prices
    engine::ImportSummary m_sum;
    bool m_cancelled = false;
    bool m_sentOne = false;
    std::function<void(double)> m_progressed;
    Reply m_done;
};

} // namespace cryptopulse::remote
