#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QThread>

namespace cryptopulse::support {

/// Begins @p thread, in which @p server lives from now on and ends, and listens there on loopback. Answers
/// the port; 0: it could not be had.
inline quint16 listenIn(QThread& thread, QTcpServer* server, quint16 port)
{
    server->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, server, &QObject::deleteLater);
    thread.start();
    quint16 had = 0;
    QMetaObject::invokeMethod(
        server,
        [server, port, &had] {
            if (server->listen(QHostAddress::LocalHost, port))
                had = server->serverPort();
        },
        Qt::BlockingQueuedConnection);
    return had;
}

} // namespace cryptopulse::support
