#pragma once

#include "api/head.h"
#include "api/server.h"

#include <QPointer>
#include <QTcpSocket>
#include <chrono>
#include <memory>
#include <optional>

namespace cryptopulse::api {

/// One client, and the guard that stands before QHttpServer.
///
/// Its slot is connected to readyRead before QHttpServer's, so that a peek shows exactly the bytes which
/// QHttpServer is about to parse. A request whose head is refused never gets there. A request that passes
/// leaves a ticket here, good for one answer; QHttpServer's parsed request without a ticket is not served.
///
/// While an answer is pending, or a client is slow to read, the socket's signals are blocked: nobody parses
/// the next request, so that answers keep their order, and the socket outlives its client until it is safe.
class Connection final : public QTcpSocket
{
    Q_OBJECT

public:
    using Tick = std::chrono::steady_clock::time_point;

    Connection(const Limits& limits, const HeadRules& rules, QObject* parent);
    ~Connection() override;

    /// The head of the request just parsed, once; empty: it did not pass this guard.
    [[nodiscard]] std::optional<Head> takeTicket();

    /// A ticket was taken and not yet answered.
    [[nodiscard]] bool isPending() const { return m_state == State::Pending && !m_dropped; }

    /// Keeps what tells QHttpServer that a request is open (from Qt 6.5 on) until the next one may be parsed.
    void hold(std::shared_ptr<void> open) { m_open = std::move(open); }

    /// The answer will come later.
    void pause();

    /// Writes the answer to the request of @p head and makes ready for the next one.
    void answer(const Head& head, const Reply& reply);

    /// Writes @p reply, hears no more, and closes when the client has read it.
    void refuse(const Reply& reply);

    /// Closes now. The object deletes itself.
    void drop();

    /// What time does: false when it is over and drop() is due. Resumes reading when a slow client has caught
    /// up.
    [[nodiscard]] bool tick(Tick now);

    /// Slow to read, and for how long it has read nothing.
    [[nodiscard]] std::chrono::milliseconds stalledFor(Tick now) const;

    /// Waits for a client to say something: the first to go when room is needed.
    [[nodiscard]] bool isExpendable() const;
    [[nodiscard]] bool isDraining() const { return m_draining; }
    [[nodiscard]] Tick since() const { return m_since; }

Q_SIGNALS:
    void refused(int status);
    void over();     ///< emitted by drop(), once
    void parsing();  ///< a whole request has passed; QHttpServer parses it next
    void draining(); ///< waits until its client has read

private:
    enum class State { Head, Body, Ticket, Pending, Closing };

    void guard();
    [[nodiscard]] bool takeHead(QByteArrayView& bytes);
    void judge();
    void deafen();
    void resume();
    void readOn();
    void close(bool flushed);
    void letGo(); ///< of what hold() was given

    const Limits& m_limits;   // of the listener, which outlives us
    const HeadRules& m_rules; // the same
    State m_state = State::Head;
    QByteArray m_headBytes;
    Head m_head;
    qint64 m_bodyLeft = 0;
    bool m_served = false; // at least one answer was given
    bool m_draining = false;
    bool m_dropped = false;
    std::shared_ptr<void> m_open; ///< what hold() was given; null: QHttpServer waits for a request
    Tick m_since;                 // of the state
    qint64 m_unsent = 0;          // at the last tick
    Tick m_progress;              // when the client last read something
};

} // namespace cryptopulse::api
