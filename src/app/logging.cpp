#include "app/logging.h"

#include "app/crashtrace.h"
#include "app/logbook.h"
#include "app/logfile.h"
#include "app/logline.h"

#include <QLoggingCategory>
#include <QMutexLocker>
#include <chrono>
#include <cstdio>
#include <cstring>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kTold = "cryptopulse.app"; // the category of what is told

// A message handler has no context of its own. The lock keeps a logging from going while another thread is
// using it; recursive, because whoever hears of a line may have something to say.
QRecursiveMutex handlerMutex;
Logging* installed = nullptr;      // protected by handlerMutex
QtMessageHandler former = nullptr; // written before the handler is in place

bool isOurs(const char* category)
{
    return category && std::strncmp(category, "cryptopulse.", 12) == 0;
}

core::UtcTime now()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// What nobody takes need not be made: messages are formatted only where their category is on.
QString rules(const Logging::Sinks& sinks)
{
    if (sinks.verbose || sinks.book)
        return u"cryptopulse.*=true"_s;
    return sinks.file ? u"cryptopulse.*.debug=false"_s
                      : u"cryptopulse.*.debug=false\ncryptopulse.*.info=false"_s;
}

void print(const QByteArray& line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

} // namespace

Logging::Logging(const Sinks& sinks)
    : m_sinks(sinks)
{
    qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"_s);
    QLoggingCategory::setFilterRules(rules(sinks));
    const QMutexLocker lock(&handlerMutex);
    installed = this;
    const QtMessageHandler before = qInstallMessageHandler(handle);
    if (before != handle)
        former = before;
}

Logging::~Logging()
{
    const QMutexLocker lock(&handlerMutex);
    if (installed != this)
        return;
    qInstallMessageHandler(former);
    installed = nullptr;
}

void Logging::handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const QMutexLocker lock(&handlerMutex);
    if (installed)
        installed->take(type, context, message);
    else if (former)
        former(type, context, message);
}

void Logging::take(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type == QtFatalMsg)
        setCrashReason(message.toUtf8().constData()); // the program ends here
    const bool isQuiet = isOurs(context.category) && (type == QtDebugMsg || type == QtInfoMsg);
    const bool isPrinted = !isQuiet || m_sinks.verbose;
    const bool isJson = m_sinks.format == LogFormat::Json;
    if (m_sinks.file || (isJson && isPrinted)) {
        const QByteArray line = jsonLine(now(), type, context.category, message);
        write(line);
        if (isJson && isPrinted)
            print(line);
    }
    if (m_sinks.book)
        m_sinks.book->note(type, qFormatLogMessage(type, context, message));
    if (!isJson && isPrinted && former)
        former(type, context, message);
}

/// Says of itself only once, and not to Qt's logging: that would come back here.
void Logging::write(const QByteArray& line)
{
    if (!m_sinks.file)
        return;
    const auto written = m_sinks.file->append(line);
    if (written || m_failed)
        return;
    m_failed = true;
    const QString sentence = QString::fromStdString(written.error().detail) + u"; work goes on without it"_s;
    print(m_sinks.format == LogFormat::Json ? jsonLine(now(), QtWarningMsg, kTold, sentence)
                                            : sentence.toLocal8Bit() + '\n');
}

void Logging::tell(QtMsgType type, const QString& line)
{
    const QMutexLocker lock(&handlerMutex);
    const bool isJson = installed && installed->m_sinks.format == LogFormat::Json;
    if (installed && (installed->m_sinks.file || isJson)) {
        const QByteArray object = jsonLine(now(), type, kTold, line);
        installed->write(object);
        if (isJson)
            print(object);
    }
    if (!isJson)
        print(line.toLocal8Bit() + '\n');
}

} // namespace cryptopulse::app
