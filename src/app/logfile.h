#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>
#include <cstdint>
#include <mutex>
#include <string>

namespace cryptopulse::app {

/// A log in files of bounded size: NAME is written to, NAME.1 is the one before it, and so on; the oldest
/// goes.
///
/// Every line is handed to the system whole and at once, so that a program that is killed loses none, and
/// several programs can write into one file: their lines do not mix, and when one of them has begun a new
/// file, the others follow. It waits for nobody: not for the disk (a power cut may cost the last seconds),
/// not for other programs. Thread-safe; says nothing to Qt's logging, which may be where the line comes from.
class LogFile final
{
public:
    struct Limits {
        std::int64_t bytes = 2 << 20; ///< of one file
        int files = 5;                ///< with the one that is written to; at least 1
    };

    /// Touches nothing until there is a line.
    explicit LogFile(const QString& path);
    LogFile(const QString& path, Limits limits);
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    [[nodiscard]] QString path() const { return QString::fromStdString(m_path); }

    /// Adds a line, which ends with a line feed, making the file (for its owner's eyes only) and its folder
    /// where they are missing. Error: StorageFull, StorageReadOnly or Storage, a sentence; the line is lost
    /// then, and the next one is tried anew.
    [[nodiscard]] core::Result<void> append(QByteArrayView line);

private:
    [[nodiscard]] bool isInPlace() const;
    [[nodiscard]] bool open();
    void close();
    [[nodiscard]] bool isFull(qsizetype more) const;
    void rotate();
    [[nodiscard]] core::Error failure(int error) const;

    const std::string m_path;
    const Limits m_limits;
    std::mutex m_mutex; // protects what follows
    int m_descriptor = -1;
    bool m_isTorn = false; // the last line was cut off by a full disk
};

} // namespace cryptopulse::app
