#pragma once

#include "remote/remoteengine.h"
#include "remote/serverstate.h"
#include "support/fakeclock.h"

#include <QTest>

namespace cryptopulse::remotetest {

/// Fast enough for a test, otherwise as in real life.
[[nodiscard]] inline remote::RemoteOptions quickOptions()
{
    using std::chrono::milliseconds;
    remote::RemoteOptions options;
    options.refreshInterval = milliseconds(20);
    options.progressInterval = milliseconds(10);
    options.firstRetry = milliseconds(20);
    options.longestRetry = milliseconds(50);
    return options;
}

/// An engine, its server, and what that server holds.
struct EngineFixture {
    ServerState state;
    ScriptedServer server{[this](const Seen& seen) { return state.answer(seen); }};
    support::FakeClock clock;
    std::unique_ptr<remote::RemoteEngine> engine;

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port())); }
    void start(const remote::RemoteOptions& options = quickOptions())
    {
        engine = std::make_unique<remote::RemoteEngine>(url(), clock, options);
    }
    [[nodiscard]] std::optional<core::Error> trouble() const
    {
        return engine->snapshot()->connection.trouble;
    }
    [[nodiscard]] bool connected() const { return !trouble(); }
    [[nodiscard]] std::size_t samples() const { return engine->snapshot()->samples.size(); }
};

/// The result of @p future, waiting for it in this thread: the engine answers from its own.
template <typename T>
[[nodiscard]] core::Result<T> resultOf(QFuture<core::Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

} // namespace cryptopulse::remotetest
