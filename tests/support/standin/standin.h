#pragma once

#include "core/clock.h"
#include "support/standin/fault.h"
#include "support/standin/pricescript.h"

#include <QMap>
#include <QThread>
#include <QUrl>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>

namespace cryptopulse::support {

/// A request as the stand-in saw it; names of headers in lower case.
struct SeenRequest {
    QByteArray method;
    QByteArray target;
    QMap<QByteArray, QByteArray> headers;
};

/// What the stand-in gives and has seen. Shared between the thread that serves and those that ask.
/// Thread-safe.
class StandInState
{
public:
    struct Planned {
        Fault fault = Fault::Hang;
        std::chrono::milliseconds delay{};
    };

    StandInState(PriceScript script, const core::Clock& clock);

    void plan(Fault fault, int count, std::chrono::milliseconds delay);
    void forgetPlans();
    void see(SeenRequest request);

    /// The fault for the request that is answered now; empty: a price.
    [[nodiscard]] std::optional<Planned> takePlan();
    [[nodiscard]] QByteArray nextBody(const QUrlQuery& query);

    [[nodiscard]] int requests() const;
    [[nodiscard]] SeenRequest lastRequest() const;

private:
    mutable std::mutex m_mutex; // protects all below
    PriceScript m_script;
    const core::Clock& m_clock;
    std::deque<Planned> m_plans;
    SeenRequest m_last;
    int m_requests = 0;
};

/// A server on the loopback that speaks CoinGecko's protocol, in a thread of its own, so that a test that
/// blocks does not stop it. Destroying it closes all connections.
///
/// It knows /simple/price, /coins/list, /search and /simple/supported_vs_currencies, with and without /api/v3
/// before them, and POST /control?fault=NAME[:MS][&count=N] or
/// ?reset, with which another program plans faults. The clock must outlive this object.
class StandIn final
{
public:
    explicit StandIn(PriceScript script = {}, quint16 port = 0);
    StandIn(PriceScript script, const core::Clock& clock, quint16 port = 0);
    ~StandIn();
    StandIn(const StandIn&) = delete;
    StandIn& operator=(const StandIn&) = delete;

    /// False: the port could not be had.
    [[nodiscard]] bool isListening() const noexcept { return m_port != 0; }
    [[nodiscard]] QUrl url() const; ///< "http://127.0.0.1:PORT"

    /// The next @p count requests get this fault, after those planned before.
    void fail(Fault fault, int count = 1, std::chrono::milliseconds delay = std::chrono::seconds(30));
    void forgetFaults() { m_state->forgetPlans(); }

    /// Requests for a price or a list, those with a fault included.
    [[nodiscard]] int requests() const { return m_state->requests(); }
    [[nodiscard]] SeenRequest lastRequest() const { return m_state->lastRequest(); }

private:
    std::shared_ptr<StandInState> m_state;
    QThread m_thread;
    quint16 m_port = 0;
};

} // namespace cryptopulse::support
