#pragma once

#include <QByteArray>
#include <QIODevice>
#include <memory>
#include <string>

namespace cryptopulse::files {

/// Writes text to a device, packed with gzip where that is wanted. The same text gives the same bytes: the
/// head has neither a time nor a name.
class TextSink
{
public:
    enum class Packing { None, Gzip };
    /// @p device is open and outlives this object.
    TextSink(QIODevice& device, Packing packing);
    ~TextSink();
    TextSink(const TextSink&) = delete;
    TextSink& operator=(const TextSink&) = delete;

    /// False when the device takes no more; its errorString() says why.
    [[nodiscard]] bool write(const QByteArray& text);
    /// Writes the end, and hands everything to the system: a full disk shows now, not unseen when the file is
    /// closed.
    [[nodiscard]] bool finish();

private:
    [[nodiscard]] bool deflateAll(const QByteArray& text, int flush);

    QIODevice& m_device;
    struct Stream;
    std::unique_ptr<Stream> m_stream; // null: text goes through as it is
};

} // namespace cryptopulse::files
