#include "storage/socketear.h"

#include <QLibrary>
#include <QSqlDriver>
#include <QVariant>
#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace cryptopulse::storage {

namespace {

/// The driver's own libpq, which is loaded already.
int descriptorOf(const QSqlDriver& driver)
{
#ifdef Q_OS_UNIX
    using Socket = int (*)(const void*);
    static const auto socketOf =
        reinterpret_cast<Socket>(QLibrary::resolve(QStringLiteral("pq"), 5, "PQsocket"));
    const QVariant handle = driver.handle();
    const QByteArrayView type(handle.typeName());
    if (socketOf && (type == "PGconn*" || type == "pg_conn*")) // as Qt's version spells it
        return fcntl(socketOf(*static_cast<void* const*>(handle.constData())), F_DUPFD_CLOEXEC, 0);
#else
    Q_UNUSED(driver);
#endif
    return -1;
}

} // namespace

SocketEar::SocketEar(const QSqlDriver& driver, QObject& context, const std::function<void()>& stirred)
    : m_descriptor(descriptorOf(driver))
{
    if (m_descriptor < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, &context, stirred, Qt::QueuedConnection);
}

SocketEar::~SocketEar()
{
    m_notifier.reset();
#ifdef Q_OS_UNIX
    if (m_descriptor >= 0)
        close(m_descriptor);
#endif
}

} // namespace cryptopulse::storage
