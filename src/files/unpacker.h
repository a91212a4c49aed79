#pragma once

#include "core/result.h"

#include <QByteArray>
#include <memory>

namespace cryptopulse::files {

/// Unpacks gzip or a .zip piece by piece: feed() what was read, next() until it has nothing more, and so on;
/// end() when there is nothing left to feed.
class Unpacker
{
public:
    virtual ~Unpacker() = default;

    [[nodiscard]] static std::unique_ptr<Unpacker> ofGzip();
    [[nodiscard]] static std::unique_ptr<Unpacker> ofZip();

    /// Everything fed before must have been used up.
    virtual void feed(QByteArray packed) = 0;
    /// At most a few hundred KiB; empty when more must be fed. Error: InvalidArgument (damaged; a .zip with
    /// more than one file, or one that is encrypted).
    [[nodiscard]] virtual core::Result<QByteArray> next() = 0;
    /// Whether that was all: empty, or an error when the file ends too early.
    [[nodiscard]] virtual core::Result<QByteArray> end() = 0;
    /// Bytes that were fed and not used yet.
    [[nodiscard]] virtual qsizetype pending() const = 0;
    /// What follows is of no interest.
    [[nodiscard]] virtual bool isDone() const { return false; }
};

} // namespace cryptopulse::files
