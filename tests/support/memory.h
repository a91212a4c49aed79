#pragma once

#include <QByteArray>
#include <QFile>

namespace cryptopulse::support {

/// Whether the memory of this process says something about the program: a sanitizer's own hides it.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kMemoryTells = false;
#else
inline constexpr bool kMemoryTells = true;
#endif

/// A line of /proc/self/status in bytes; 0 where the system does not say.
inline qint64 memoryOf(QByteArrayView line)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf(line);
    const qsizetype from = at + line.size();
    return at < 0 ? 0 : text.mid(from, text.indexOf("kB", from) - from).trimmed().toLongLong() * 1024;
}

/// Resident memory of this process now.
inline qint64 residentMemory()
{
    return memoryOf("VmRSS:");
}

/// Highest resident memory of this process so far.
inline qint64 peakMemory()
{
    return memoryOf("VmHWM:");
}

} // namespace cryptopulse::support
