#include "storage/setaside.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr int kPatienceMs = 10'000;

const QStringList& companions()
{
    static const QStringList all{u"-wal"_s, u"-shm"_s, u"-journal"_s};
    return all;
}

/// All or nothing. What is in the -wal belongs to the file: beside a new database it would be thrown away. It
/// goes first, so that an interruption leaves it next to one of the two names.
bool renameAll(const QString& path, const QString& aside)
{
    QStringList renamed;
    for (const QString& part : companions() + QStringList{QString()}) {
        if (!QFile::exists(path + part))
            continue;
        if (!QFile::rename(path + part, aside + part)) { // never onto another file
            for (const QString& done : renamed)
                QFile::rename(aside + done, path + done);
            return false;
        }
        renamed.append(part);
    }
    return true;
}

bool anyExists(const QString& path)
{
    bool found = QFile::exists(path);
    for (const QString& part : companions())
        found = found || QFile::exists(path + part);
    return found;
}

} // namespace

QByteArray identityOf(const QString& path)
{
#ifdef Q_OS_UNIX
    struct stat found {
    };
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return QByteArray::number(qulonglong(found.st_dev)) + ':' + QByteArray::number(qulonglong(found.st_ino));
#else
    const QFileInfo info(path);
    return info.exists() ? QByteArray::number(info.birthTime().toMSecsSinceEpoch()) : QByteArray();
#endif
}

Opening::Opening(const QString& path)
    : m_lock(path + u"-opening"_s)
{
    // Who is killed while making the lock leaves an empty file, of which only its age tells. Whoever holds
    // the lock holds one of the system's on the file as well: that keeps it however old it is.
    m_lock.setStaleLockTime(kPatienceMs / 2);
    m_lock.tryLock(kPatienceMs);
}

std::optional<QString> moveAside(const QString& path, const QString& why, const core::Clock& clock)
{
    QString stamp = QString::fromStdString(core::toIso(clock.now()));
    stamp.remove(u':').remove(u'-');
    QString aside = u"%1.%2-%3"_s.arg(path, why, stamp);
    for (int i = 2; anyExists(aside); ++i)
        aside = u"%1.%2-%3-%4"_s.arg(path, why, stamp).arg(i);
    return renameAll(path, aside) ? std::optional(aside) : std::nullopt;
}

core::Error renameAside(const QString& path, const core::Clock& clock, const QString& why)
{
    const auto aside = moveAside(path, u"damaged"_s, clock);
    if (!aside) {
        const QString told = u"%1 is damaged (%2) and cannot be renamed; move it away"_s.arg(path, why);
        return {ErrorKind::Storage, told.toStdString(), std::nullopt};
    }
    const QString told =
        u"the database was damaged (%1); it is kept as %2, and a new one is begun"_s.arg(why, *aside);
    return {ErrorKind::StorageDamaged, told.toStdString(), std::nullopt};
}

} // namespace cryptopulse::storage
