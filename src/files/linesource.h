#pragma once

#include "core/result.h"
#include "files/textsource.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cryptopulse::files {

/// The lines of a text, ended by LF, CRLF or (where no LF comes first) CR.
class LineSource
{
public:
    explicit LineSource(QIODevice& device)
        : m_text(device)
    {
    }

    struct Line {
        std::uint64_t number = 0; ///< from 1
        std::string_view text;    ///< valid until the next call
        bool endsHere = false;    ///< the text ends without an end of this line
    };
    /// Empty at the end. Errors: InvalidArgument (of the text; 64 KiB without the end of a line: no text
    /// file).
    [[nodiscard]] core::Result<std::optional<Line>> next();

    /// How much is read, in [0, 1].
    [[nodiscard]] double share() const { return m_text.share(); }
    [[nodiscard]] bool isPlain() const { return m_text.isPlain(); }
    /// The part of the text that was handed out, in [0, 1].
    [[nodiscard]] double shareTaken() const
    {
        return m_filled > 0 ? share() * double(m_taken) / double(m_filled) : 0;
    }
    /// Of the text, unpacked.
    [[nodiscard]] std::uint64_t bytesTaken() const { return m_taken; }

private:
    [[nodiscard]] core::Result<bool> refill();

    TextSource m_text;
    std::string m_buffer;
    std::size_t m_begin = 0;  // of what is not handed out yet
    std::size_t m_looked = 0; // up to here there is no end of a line
    char m_end = '\0';        // of lines; not known before the first
    bool m_atEnd = false;
    std::uint64_t m_number = 0;
    std::uint64_t m_taken = 0;
    std::uint64_t m_filled = 0; // bytes of text that came in
};

} // namespace cryptopulse::files
