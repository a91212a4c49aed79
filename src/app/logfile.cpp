#include "app/logfile.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace cryptopulse::app {

LogFile::LogFile(const QString& path)
    : LogFile(path, Limits{})
{
}

LogFile::LogFile(const QString& path, Limits limits)
    : m_path(path.toStdString())
    , m_limits(limits)
{
}

LogFile::~LogFile()
{
    close();
}

core::Result<void> LogFile::append(QByteArrayView line)
{
    const std::lock_guard lock(m_mutex);
    if (!isInPlace() && !open())
        return tl::unexpected(failure(errno));
    if (isFull(line.size())) {
        rotate();
        if (m_descriptor < 0 && !open())
            return tl::unexpected(failure(errno));
    }
    if (m_isTorn) // what was cut off must not swallow this one
        m_isTorn = ::write(m_descriptor, "\n", 1) != 1;
    ssize_t written = -1;
    do {
        written = ::write(m_descriptor, line.data(), std::size_t(line.size()));
    } while (written < 0 && errno == EINTR);
    if (written == line.size())
        return {};
    m_isTorn = m_isTorn || written > 0;
    return tl::unexpected(failure(written < 0 ? errno : ENOSPC));
}

/// Another program may have begun a new file, and people remove or move them.
bool LogFile::isInPlace() const
{
    struct stat ours {
    };
    struct stat there {
    };
    return m_descriptor >= 0 && ::fstat(m_descriptor, &ours) == 0 && ::stat(m_path.c_str(), &there) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

bool LogFile::open()
{
    close();
    std::error_code ignored; // opening says what is wrong
    std::filesystem::create_directories(std::filesystem::path(m_path).parent_path(), ignored);
    // Appending is what keeps the lines of several programs apart; a pipe that nobody reads must not stop us.
    m_descriptor =
        ::open(m_path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0600);
    return m_descriptor >= 0;
}

void LogFile::close()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    m_isTorn = false;
}

bool LogFile::isFull(qsizetype more) const
{
    struct stat ours {
    };
    return ::fstat(m_descriptor, &ours) == 0 && S_ISREG(ours.st_mode) && ours.st_size > 0 &&
           ours.st_size + more > m_limits.bytes;
}

/// Only who holds the lock on a full file may move it away. Who does not get it at once writes on: then
/// another program is at it, and the file gets a little longer than it should.
void LogFile::rotate()
{
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0)
        return;
    if (isInPlace()) { // nobody was faster
        for (int number = m_limits.files - 1; number > 0; --number) {
            const std::string from = number == 1 ? m_path : m_path + '.' + std::to_string(number - 1);
            static_cast<void>(std::rename(from.c_str(), (m_path + '.' + std::to_string(number)).c_str()));
        }
        if (m_limits.files <= 1)
            static_cast<void>(::unlink(m_path.c_str()));
    }
    close(); // and with it the lock
}

core::Error LogFile::failure(int error) const
{
    const auto kind = error == ENOSPC || error == EDQUOT                    ? core::ErrorKind::StorageFull
                      : error == EACCES || error == EPERM || error == EROFS ? core::ErrorKind::StorageReadOnly
                                                                            : core::ErrorKind::Storage;
    return {
        kind, "the log cannot be written to " + m_path + ": " + std::generic_category().message(error), {}};
}

} // namespace cryptopulse::app
