#include "app/window/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

constexpr int kPatienceMs = 3'000;
constexpr auto kQuestion = "raise\n";
constexpr auto kAnswer = "raised\n";

QString madeFolder(const QString& home)
{
    QDir().mkpath(QDir(home).filePath(u"data"_s));
    return home;
}

/// A socket in the user's own folder, named after the data folder by whatever way that was written.
QString addressFor(const QString& home)
{
    const QString canonical = QFileInfo(madeFolder(home)).canonicalFilePath();
    const QByteArray hash = QCryptographicHash::hash((canonical.isEmpty() ? home : canonical).toUtf8(),
                                                     QCryptographicHash::Sha256);
    const QString name = u"cryptopulse-%1"_s.arg(QString::fromLatin1(hash.toHex().left(24)));
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return folder.isEmpty() ? name
                            : QDir(folder).filePath(name); // a bare name: in the folder for temporary files
}

} // namespace

SingleInstance::SingleInstance(const QString& home)
    : m_address(addressFor(home))
    , m_lock(QDir(home).filePath(u"data/window.lock"_s))
{
    m_lock.setStaleLockTime(0); // a lock is stale when its holder is gone, however long it is held
    if (m_lock.tryLock()) {
        m_role = Role::First;
        listen();
    } else if (m_lock.error() == QLockFile::LockFailedError) {
        m_role = Role::Later;
    }
}

SingleInstance::~SingleInstance() = default;

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_address); // of one that crashed: the lock says that nobody listens there
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::answer);
    if (!m_server.listen(m_address))
        qWarning("a second window on this data folder cannot be noticed: %s",
                 qUtf8Printable(m_server.errorString()));
}

void SingleInstance::answer()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (!socket->canReadLine())
                return;
            if (socket->readLine() == kQuestion) {
                Q_EMIT raiseRequested();
                socket->write(kAnswer);
                socket->flush();
            }
            socket->disconnectFromServer();
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read(); // what came with the connection
    }
}

bool SingleInstance::askFirst() const
{
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(kPatienceMs))
        return false;
    socket.write(kQuestion);
    socket.flush();
    while (!socket.canReadLine() && socket.waitForReadyRead(kPatienceMs)) {
    }
    return socket.readLine() == kAnswer;
}

} // namespace cryptopulse::app
