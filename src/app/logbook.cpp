#include "app/logbook.h"

#include <QMutexLocker>

namespace cryptopulse::app {

void Logbook::note(QtMsgType type, const QString& text)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_lines.push_back({++m_count, type, text});
        if (m_lines.size() > kMostLines)
            m_lines.pop_front();
    }
    Q_EMIT grew();
}

std::vector<Logbook::Line> Logbook::linesAfter(std::uint64_t number) const
{
    const QMutexLocker lock(&m_mutex);
    const std::uint64_t gone = m_count - m_lines.size(); // numbers up to this one
    const auto skipped = static_cast<std::ptrdiff_t>(number > gone ? std::min(number, m_count) - gone : 0);
    return {m_lines.begin() + skipped, m_lines.end()};
}

} // namespace cryptopulse::app
