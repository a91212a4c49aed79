#include "files/textsource.h"

#include "files/unpacker.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cryptopulse::files {

namespace {

using namespace std::string_view_literals;

constexpr qint64 kChunk = 256 << 10;

struct Magic {
    std::string_view bytes;
    const char* what;
};
constexpr std::array kNoText{
    Magic{"BZh"sv, "this is packed with bzip2; unpack it first"},
    Magic{"\xFD"
          "7zXZ"sv,
          "this is packed with xz; unpack it first"},
    Magic{"\x28\xB5\x2F\xFD"sv, "this is packed with zstd; unpack it first"},
    Magic{"7z\xBC\xAF"sv, "this is a 7z archive; unpack it first"},
    Magic{"Rar!"sv, "this is a rar archive; unpack it first"},
    Magic{"PAR1"sv, "this is a Parquet file; save its prices as CSV"},
    Magic{"\xD0\xCF\x11\xE0"sv, "this is a spreadsheet; save its prices as CSV"},
    Magic{"SQLite format 3"sv, "this is a database, not a text file with lines of prices"},
};

tl::unexpected<core::Error> wrong(std::string sentence)
{
    return core::failure(core::ErrorKind::InvalidArgument, std::move(sentence));
}

} // namespace

TextSource::TextSource(QIODevice& device)
    : m_device(device)
    , m_size(double(std::max<qint64>(1, device.size())))
{
}

TextSource::~TextSource() = default;

double TextSource::share() const
{
    const qint64 used = m_read - (m_unpacker ? m_unpacker->pending() : 0);
    return std::min(1.0, double(used) / m_size);
}

core::Result<void> TextSource::begin()
{
    m_begun = true;
    const QByteArray first = m_device.peek(16);
    const std::string_view bytes(first.constData(), std::size_t(first.size()));
    for (const Magic& magic : kNoText) {
        if (bytes.starts_with(magic.bytes))
            return wrong(magic.what);
    }
    if (bytes.starts_with("\x1F\x8B"))
        m_unpacker = Unpacker::ofGzip();
    else if (bytes.starts_with("PK\x03\x04"))
        m_unpacker = Unpacker::ofZip();
    return {};
}

core::Result<QByteArray> TextSource::nextRaw()
{
    QByteArray chunk(kChunk, Qt::Uninitialized);
    const qint64 count = m_device.read(chunk.data(), kChunk); // not atEnd(): a pipe says so before its first
    if (count < 0 || (count == 0 && m_read == 0 && !m_device.isReadable()))
        return wrong("the file cannot be read: " + m_device.errorString().toStdString());
    m_read += count;
    chunk.truncate(count);
    return chunk;
}

core::Result<QByteArray> TextSource::nextBytes()
{
    if (!m_unpacker)
        return nextRaw();
    while (true) {
        auto part = m_unpacker->next();
        if (!part || !part->isEmpty() || m_unpacker->isDone())
            return part;
        const auto packed = nextRaw();
        if (!packed)
            return packed;
        if (packed->isEmpty())
            return m_unpacker->end();
        m_unpacker->feed(*packed);
    }
}

core::Result<QByteArray> TextSource::next()
{
    if (!m_begun) {
        if (const auto begun = begin(); !begun)
            return core::failure(begun.error());
    }
    auto bytes = nextBytes();
    if (!bytes || bytes->isEmpty())
        return bytes;
    const bool isFirst = !std::exchange(m_textBegun, true);
    if (isFirst && bytes->startsWith("\xFF\xFE"))
        m_utf16.emplace(QStringDecoder::Utf16LE);
    else if (isFirst && bytes->startsWith("\xFE\xFF"))
        m_utf16.emplace(QStringDecoder::Utf16BE);
    if (m_utf16) {
        const QString text = m_utf16->decode(*bytes);
        bytes = text.toUtf8();
    }
    if (isFirst && bytes->startsWith("\xEF\xBB\xBF"))
        bytes->remove(0, 3);
    return bytes->isEmpty() ? next() : bytes; // a mark alone, or half of a character: the rest follows
}

bool isSqlite(QIODevice& device)
{
    return device.peek(16) == QByteArray("SQLite format 3", 16);
}

} // namespace cryptopulse::files
