#include "files/unpacker.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>
#include <zlib.h>

namespace cryptopulse::files {

namespace {

constexpr qsizetype kPiece = 256 << 10;
constexpr int kGzipWindow = 15 + 16; // as zlib wants it: the largest window, with gzip's head and tail
constexpr int kRawWindow = -15;      // without any

tl::unexpected<core::Error> wrong(std::string sentence)
{
    return core::failure(core::ErrorKind::InvalidArgument, std::move(sentence));
}

tl::unexpected<core::Error> damaged()
{
    return wrong("the packed file is damaged");
}

tl::unexpected<core::Error> cutOff()
{
    return wrong("the packed file is cut off: its end is missing");
}

/// One zlib stream after the other over bytes that arrive in pieces.
class Inflater
{
public:
    explicit Inflater(int window) { m_isReady = inflateInit2(&m_stream, window) == Z_OK; }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    void feed(QByteArray bytes)
    {
        m_input = std::move(bytes);
        m_stream.next_in = reinterpret_cast<Bytef*>(m_input.data());
        m_stream.avail_in = uInt(m_input.size());
    }
    [[nodiscard]] std::string_view rest() const
    {
        return {reinterpret_cast<const char*>(m_stream.next_in), m_stream.avail_in};
    }
    void skip(std::size_t count)
    {
        m_stream.next_in += count;
        m_stream.avail_in -= uInt(count);
    }
    void restart() { m_isReady = inflateReset(&m_stream) == Z_OK; }

    /// What comes out of what was fed, at most one piece; @p ended: the stream is complete.
    core::Result<QByteArray> inflateMore(bool& ended)
    {
        QByteArray out(kPiece, Qt::Uninitialized);
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = uInt(out.size());
        const int code = m_isReady ? ::inflate(&m_stream, Z_NO_FLUSH) : Z_STREAM_ERROR;
        ended = code == Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) // the last: it wants more bytes
            return damaged();
        out.truncate(kPiece - qsizetype(m_stream.avail_out));
        return out;
    }

private:
    z_stream m_stream{};
    QByteArray m_input;
    bool m_isReady = false;
};

class Gzip final : public Unpacker
{
public:
    void feed(QByteArray packed) override { m_inflater.feed(std::move(packed)); }

    core::Result<QByteArray> next() override
    {
        while (!m_inflater.rest().empty()) {
            if (m_betweenMembers && !beginMember())
                return QByteArray();
            bool ended = false;
            auto part = m_inflater.inflateMore(ended);
            if (!part)
                return part;
            m_betweenMembers = ended;
            if (!part->isEmpty())
                return part;
        }
        return QByteArray();
    }

    [[nodiscard]] qsizetype pending() const override { return qsizetype(m_inflater.rest().size()); }

    core::Result<QByteArray> end() override
    {
        // A head alone, or not all of a member.
        return m_betweenMembers ? core::Result<QByteArray>(QByteArray()) : cutOff();
    }

private:
    /// Zeros may follow the last member, as tapes and some tools leave them.
    bool beginMember()
    {
        const std::string_view rest = m_inflater.rest();
        const auto zeros = std::min(rest.find_first_not_of('\0'), rest.size());
        m_inflater.skip(zeros);
        if (zeros == rest.size())
            return false;
        m_inflater.restart();
        m_betweenMembers = false;
        return true;
    }

    Inflater m_inflater{kGzipWindow};
    bool m_betweenMembers = false;
};

/// The one file in an archive, as it stands behind its local header (APPNOTE.TXT of PKWARE, 4.3.7).
class Zip final : public Unpacker
{
public:
    void feed(QByteArray packed) override
    {
        if (m_state == State::Inside) {
            m_inflater.feed(std::move(packed));
            return;
        }
        m_outside += packed;
    }

    core::Result<QByteArray> next() override
    {
        if (m_state == State::Header) {
            if (const auto read = readHeader(); !read)
                return core::failure(read.error());
        }
        if (m_state == State::Inside && !m_inflater.rest().empty()) {
            bool ended = false;
            auto part = m_inflater.inflateMore(ended);
            if (part)
                m_crc = crc32(m_crc, reinterpret_cast<const Bytef*>(part->constData()), uInt(part->size()));
            if (ended) {
                m_state = State::After;
                m_outside = QByteArray(m_inflater.rest().data(), qsizetype(m_inflater.rest().size()));
            }
            if (!part || !part->isEmpty())
                return part;
        }
        if (m_state == State::After)
            return lookBehind();
        return QByteArray();
    }

    core::Result<QByteArray> end() override
    {
        return m_state == State::Done ? core::Result<QByteArray>(QByteArray()) : cutOff();
    }
    [[nodiscard]] qsizetype pending() const override { return qsizetype(m_inflater.rest().size()); }
    [[nodiscard]] bool isDone() const override { return m_state == State::Done; }

private:
    enum class State { Header, Inside, After, Done };
    static constexpr qsizetype kHeader = 30;
    static constexpr qsizetype kDescriptor = 24; // the longest: signature, CRC and two sizes of eight bytes

    [[nodiscard]] unsigned number(qsizetype at, int bytes) const
    {
        unsigned value = 0;
        for (int i = 0; i < bytes; ++i)
            value |= unsigned(static_cast<unsigned char>(m_outside[at + i])) << (8 * i);
        return value;
    }

    core::Result<void> readHeader()
    {
        if (m_outside.size() < kHeader)
            return {};
        const unsigned flags = number(6, 2);
        const unsigned method = number(8, 2);
        const qsizetype length = kHeader + qsizetype(number(26, 2)) + qsizetype(number(28, 2));
        if ((flags & 1U) != 0 || method != Z_DEFLATED)
            return wrong("this .zip archive cannot be read; unpack it and choose the file in it");
        if (m_outside.size() < length)
            return {};
        m_hasDescriptor = (flags & 8U) != 0;
        m_wanted = number(14, 4);
        m_state = State::Inside;
        m_inflater.feed(std::exchange(m_outside, {}).sliced(length));
        return {};
    }

    /// The checksum, and whether that was the only file.
    core::Result<QByteArray> lookBehind()
    {
        const qsizetype needed = (m_hasDescriptor ? kDescriptor : 0) + 4;
        if (m_outside.size() < needed)
            return QByteArray();
        qsizetype at = 0;
        if (m_hasDescriptor) {
            at = number(0, 4) == 0x08074b50U ? 4 : 0;
            m_wanted = number(at, 4);
        }
        if (m_wanted != m_crc)
            return damaged();
        if (m_outside.indexOf("PK\x03\x04", at) >= 0)
            return wrong("this archive holds more than one file; unpack it and choose the one with prices");
        m_state = State::Done;
        return QByteArray();
    }

    State m_state = State::Header;
    QByteArray m_outside; // bytes that belong to no stream
    Inflater m_inflater{kRawWindow};
    bool m_hasDescriptor = false;
    unsigned long m_wanted = 0;
    unsigned long m_crc = crc32(0, nullptr, 0);
};

} // namespace

std::unique_ptr<Unpacker> Unpacker::ofGzip()
{
    return std::make_unique<Gzip>();
}

std::unique_ptr<Unpacker> Unpacker::ofZip()
{
    return std::make_unique<Zip>();
}

} // namespace cryptopulse::files
