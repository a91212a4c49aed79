#include "files/linesource.h"

namespace cryptopulse::files {

namespace {

constexpr std::size_t kLongestLine = 64 << 10; // a "line" beyond this is no line of prices

/// LF, unless a CR that none follows comes first. Empty where that cannot be told yet.
char endOfLines(std::string_view text, bool atEnd)
{
    const auto found = text.find_first_of("\r\n");
    if (found == std::string_view::npos)
        return '\0';
    if (text[found] == '\n')
        return '\n';
    if (found + 1 == text.size())
        return atEnd ? '\r' : '\0';
    return text[found + 1] == '\n' ? '\n' : '\r';
}

} // namespace

/// False when there is no more.
core::Result<bool> LineSource::refill()
{
    const auto more = m_text.next();
    if (!more)
        return core::failure(more.error());
    m_buffer.erase(0, m_begin);
    m_looked -= m_begin;
    m_begin = 0;
    m_buffer.append(more->constData(), std::size_t(more->size()));
    m_filled += std::uint64_t(more->size());
    m_atEnd = more->isEmpty();
    return !m_atEnd;
}

core::Result<std::optional<LineSource::Line>> LineSource::next()
{
    while (true) {
        const std::string_view rest = std::string_view(m_buffer).substr(m_begin);
        if (m_end == '\0')
            m_end = endOfLines(rest, m_atEnd);
        const auto end = m_end == '\0' ? std::string::npos : m_buffer.find(m_end, m_looked);
        if (end != std::string::npos) {
            const Line line{++m_number, std::string_view(m_buffer).substr(m_begin, end - m_begin), false};
            m_taken += end + 1 - m_begin;
            m_begin = m_looked = end + 1;
            return line;
        }
        if (m_atEnd) {
            if (rest.empty())
                return std::optional<Line>();
            m_taken += rest.size();
            m_begin = m_looked = m_buffer.size();
            return Line{++m_number, rest, true};
        }
        if (rest.size() > kLongestLine)
            return core::failure(core::ErrorKind::InvalidArgument,
                                 "this is not a text file with lines of prices");
        m_looked = m_buffer.size();
        if (const auto filled = refill(); !filled)
            return core::failure(filled.error());
    }
}

} // namespace cryptopulse::files
