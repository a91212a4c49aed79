#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QStringDecoder>
#include <memory>
#include <optional>
#include <string_view>

namespace cryptopulse::files {

class Unpacker;

/// The text of a file in UTF-8, unpacked where it is gzip (all of its members) or a .zip with one file in it,
/// which is told by its first bytes, not by a name. Takes a fixed amount of memory, whatever it unpacks to.
class TextSource
{
public:
    /// @p device is open and outlives this object.
    explicit TextSource(QIODevice& device);
    ~TextSource();

    /// The next part of the text; empty at the end. Errors: InvalidArgument (cannot be read; no text; damaged
    /// or cut off; an archive that must be unpacked by hand).
    [[nodiscard]] core::Result<QByteArray> next();

    /// How much of the device has become text, in [0, 1].
    [[nodiscard]] double share() const;
    /// Neither packed nor in UTF-16: its bytes are those of the device.
    [[nodiscard]] bool isPlain() const { return !m_unpacker && !m_utf16; }

private:
    [[nodiscard]] core::Result<void> begin();
    [[nodiscard]] core::Result<QByteArray> nextRaw();
    [[nodiscard]] core::Result<QByteArray> nextBytes();

    QIODevice& m_device;
    double m_size = 1;
    qint64 m_read = 0;
    bool m_begun = false;
    bool m_textBegun = false;
    std::unique_ptr<Unpacker> m_unpacker;
    std::optional<QStringDecoder> m_utf16;
};

/// The first bytes of an SQLite database.
[[nodiscard]] bool isSqlite(QIODevice& device);

} // namespace cryptopulse::files
