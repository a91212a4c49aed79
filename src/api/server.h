#pragma once

#include "api/assets.h"
#include "core/clock.h"
#include "core/result.h"
#include "engine/engine.h"

#include <QHostAddress>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <chrono>
#include <memory>
#include <string>

namespace cryptopulse::api {

/// How much a client may ask of the server.
struct Limits {
    int maxConnections = 512; ///< beyond it the longest silent one goes
    std::chrono::milliseconds requestTimeout{
        5'000}; ///< from the first byte of a request (or the connection) to its last
    std::chrono::milliseconds idleTimeout{60'000};  ///< between an answer and the next request
    std::chrono::milliseconds writeTimeout{10'000}; ///< in which a client must read something of its answer
    qsizetype maxHead = 16 * 1024;                  ///< bytes of request line and headers
    qint64 maxBody = 1024 * 1024;                   ///< bytes of a body
    qint64 maxUnsent = 64 * 1024 * 1024;            ///< bytes of answers not yet read, over all clients
};

struct ServerOptions {
    QHostAddress host = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 8000;       ///< 0: any free one
    std::string bearerToken{}; ///< empty: none is asked for
    QStringList
        allowedOrigins{}; ///< foreign origins that may read answers in a browser, e.g. "https://a.example"
    QString version{};    ///< of the program, for GET /status
    Assets assets{};      ///< for GET /assets and PUT /series
    Limits limits{};
};

/// The REST API of an engine, served from a thread of its own.
///
/// Reads are answered from the engine's snapshot without visiting another thread. Destroying it closes every
/// connection and drops pending answers; what the engine was asked to do goes on.
class Server final
{
public:
    /// Listens. @p engine and @p clock outlive the server.
    /// Errors: AddressInUse; InvalidArgument (an address beyond this machine without a token, or one that is
    /// not this machine's); Network.
    [[nodiscard]] static core::Result<std::unique_ptr<Server>>
    start(engine::Engine& engine, const core::Clock& clock, ServerOptions options);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] quint16 port() const;

    /// "http://127.0.0.1:8000"
    [[nodiscard]] QUrl address() const;

private:
    class Private;
    explicit Server(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace cryptopulse::api
