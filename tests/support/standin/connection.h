#pragma once

#include "support/standin/standin.h"

#include <QTcpSocket>
#include <QTimer>

namespace cryptopulse::support {

/// One connection to the stand-in: reads requests one after the other and misbehaves as planned.
class Connection final : public QObject
{
    Q_OBJECT

public:
    Connection(qintptr descriptor, std::shared_ptr<StandInState> state, QObject* parent);

private:
    void read();
    [[nodiscard]] bool serveNext();
    void serve(const SeenRequest& request);
    void servePrice(const SeenRequest& request, const QUrlQuery& query);
    [[nodiscard]] static std::optional<QByteArray> listing(const QString& path, const QUrlQuery& query);
    void serveListing(const SeenRequest& request, const QByteArray& body);
    [[nodiscard]] Answer control(const QUrlQuery& query);
    void misbehave(const StandInState::Planned& plan, const SeenRequest& request, const QUrlQuery& query);
    void hang(std::chrono::milliseconds delay);
    void drip();
    void pour();
    void send(const Answer& answer);
    void hangUp();

    QTcpSocket m_socket;
    std::shared_ptr<StandInState> m_state;
    QTimer m_timer;        ///< of a hang or a drip
    QByteArray m_received; ///< not yet served
    QByteArray m_toDrip;
    qint64 m_toPour = 0;  ///< bytes of a huge body not yet sent
    bool m_busy = false;  ///< a slow answer is under way; requests wait
    bool m_close = false; ///< after the answer
};

} // namespace cryptopulse::support
