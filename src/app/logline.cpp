#include "app/logline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <array>
#include <pthread.h>
#include <unistd.h>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

// A line is written in one piece; what is longer than this is no message but data.
constexpr qsizetype kLongestMessage = 16'000;

QByteArrayView levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "error";
}

/// As JSON has it, with its quotation marks.
QByteArray quoted(const QString& text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

QString threadName()
{
    std::array<char, 16> name{}; // as long as Linux keeps them
    return ::pthread_getname_np(::pthread_self(), name.data(), name.size()) == 0
               ? QString::fromLocal8Bit(name.data())
               : QString();
}

} // namespace

QString withoutSecrets(const QString& text)
{
    static const QRegularExpression address(u"(\\w://[^\\s/:@]*):[^\\s/]*@"_s);
    static const QRegularExpression parameter(u"\\b(\\w*(?:password|token|key))=[^\\s&;,\"']+"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    QString shown = text;
    if (shown.contains("://"_L1))
        shown.replace(address, u"\\1@"_s);
    if (shown.contains(u'='))
        shown.replace(parameter, u"\\1=…"_s);
    return shown;
}

QByteArray jsonLine(core::UtcTime time, QtMsgType type, const char* category, const QString& message)
{
    QString text = withoutSecrets(message);
    if (text.size() > kLongestMessage)
        text = text.left(kLongestMessage) + u'…';
    QByteArray line = "{\"time\":\"";
    line += core::toIso(time).c_str();
    line += "\",\"level\":\"";
    line += levelName(type);
    line += "\",\"category\":";
    line += quoted(QString::fromUtf8(category ? category : "default"));
    line += ",\"message\":" + quoted(text);
    line += ",\"pid\":" + QByteArray::number(qint64(::getpid()));
    line += ",\"thread\":" + quoted(threadName());
    return line + "}\n";
}

} // namespace cryptopulse::app
