#pragma once

#include "support/standin/standin.h"
#include "support/venues/desk.h"

#include <QThread>
#include <mutex>

namespace cryptopulse::support {

/// What the stand-in venues give and have seen. Shared between the thread that serves and those that ask.
/// Thread-safe.
class VenuesState
{
public:
    VenuesState(Minutes minutes, const core::Clock& clock)
        : m_desk(std::move(minutes), clock)
        , m_clock(clock)
    {
    }

    /// Notes the request and finds what happens to it: an answer, or a fault that is a behaviour.
    struct Reply {
        Answer answer;
        std::optional<VenueFault> fault{}; ///< Cut, CloseEarly or Hang
    };
    [[nodiscard]] Reply serve(const SeenRequest& request);

    template <typename F>
    auto locked(F use)
    {
        const std::scoped_lock lock(m_mutex);
        return use(*this);
    }

    // Below: only within serve() or locked().
    [[nodiscard]] VenueDesk& desk() { return m_desk; }
    std::deque<VenueFault> faults;
    std::vector<SeenRequest> seen;
    QMap<QString, int> counts;

private:
    std::mutex m_mutex;
    VenueDesk m_desk;
    const core::Clock& m_clock;
};

/// All venues on one loopback port, in a thread of its own, so that a test that blocks does not stop them:
/// their paths do not collide. Destroying it closes all connections. The clock must outlive it; it is the
/// time in which limits count and minutes close.
class VenuesStandIn final
{
public:
    VenuesStandIn(Minutes minutes, const core::Clock& clock, quint16 port = 0);
    ~VenuesStandIn();
    VenuesStandIn(const VenuesStandIn&) = delete;
    VenuesStandIn& operator=(const VenuesStandIn&) = delete;

    /// False: the port could not be had.
    [[nodiscard]] bool isListening() const noexcept { return m_port != 0; }
    [[nodiscard]] QUrl url() const; ///< "http://127.0.0.1:PORT", the base address of every venue

    /// The next @p count requests get this fault, after those planned before.
    void fail(VenueFault fault, int count = 1);
    /// From now on the venue answers 451 or 403; 0: no longer.
    void deny(const QString& venue, int status);
    /// Weight that others behind the same address have used up in this minute with Binance.
    void useWeight(int weight);

    [[nodiscard]] int requests(const QString& venue) const;
    [[nodiscard]] std::vector<SeenRequest> seen() const; ///< in the order of arrival

private:
    std::shared_ptr<VenuesState> m_state;
    QThread m_thread;
    quint16 m_port = 0;
};

} // namespace cryptopulse::support
