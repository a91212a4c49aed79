#include "app/logbook.h"

#include <QMutexLocker>
#include <cstring>

namespace cryptopulse::app {

namespace {

// A message handler has no context of its own. The lock keeps a book from going while another thread is
// writing in it; recursive, because whoever hears of a line may have something to say.
QRecursiveMutex handlerMutex;
Logbook* installed = nullptr;      // protected by handlerMutex
QtMessageHandler former = nullptr; // written before the handler is in place

bool isOurs(const char* category)
{
    return category && std::strncmp(category, "cryptopulse.", 12) == 0;
}

} // namespace

Logbook::~Logbook()
{
    const QMutexLocker lock(&handlerMutex);
    if (installed != this)
        return;
    qInstallMessageHandler(former);
    installed = nullptr;
}

void Logbook::install(bool verbose)
{
    const QMutexLocker lock(&handlerMutex);
    m_verbose = verbose;
    installed = this;
    const QtMessageHandler before = qInstallMessageHandler(handle);
    if (before != handle)
        former = before;
}

void Logbook::handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const bool isQuiet = isOurs(context.category) && (type == QtDebugMsg || type == QtInfoMsg);
    const QMutexLocker lock(&handlerMutex);
    if (installed)
        installed->note(type, qFormatLogMessage(type, context, message));
    if (former && (!isQuiet || !installed || installed->m_verbose))
        former(type, context, message);
}

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
