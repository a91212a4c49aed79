#include "files/gzipfile.h"

#include <QFileDevice>
#include <zlib.h>

namespace cryptopulse::files {

namespace {

constexpr qsizetype kPiece = 64 << 10;
constexpr int kGzipWindow = 15 + 16; // as zlib wants it: the largest window, with gzip's head and tail
constexpr int kMemory = 8;           // zlib's default

} // namespace

struct TextSink::Stream {
    z_stream z{};
    bool isReady = false;
};

TextSink::TextSink(QIODevice& device, Packing packing)
    : m_device(device)
{
    if (packing == Packing::None)
        return;
    m_stream = std::make_unique<Stream>();
    m_stream->isReady = deflateInit2(&m_stream->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemory,
                                     Z_DEFAULT_STRATEGY) == Z_OK;
}

TextSink::~TextSink()
{
    if (m_stream)
        deflateEnd(&m_stream->z);
}

bool TextSink::deflateAll(const QByteArray& text, int flush)
{
    if (!m_stream->isReady)
        return false;
    QByteArray in = text; // zlib wants it writable, and leaves it alone
    m_stream->z.next_in = reinterpret_cast<Bytef*>(in.data());
    m_stream->z.avail_in = uInt(in.size());
    char out[kPiece];
    do {
        m_stream->z.next_out = reinterpret_cast<Bytef*>(out);
        m_stream->z.avail_out = uInt(sizeof out);
        if (::deflate(&m_stream->z, flush) == Z_STREAM_ERROR)
            return false;
        const qint64 count = qint64(sizeof out) - qint64(m_stream->z.avail_out);
        if (m_device.write(out, count) != count)
            return false;
    } while (m_stream->z.avail_out == 0);
    return true;
}

bool TextSink::write(const QByteArray& text)
{
    return m_stream ? deflateAll(text, Z_NO_FLUSH) : m_device.write(text) == text.size();
}

bool TextSink::finish()
{
    if (m_stream && !deflateAll({}, Z_FINISH))
        return false;
    auto* onDisk = qobject_cast<QFileDevice*>(&m_device);
    return !onDisk || onDisk->flush();
}

} // namespace cryptopulse::files
