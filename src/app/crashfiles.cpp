#include "app/crashfiles.h"

#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

/// The names of the traces, the oldest first: they begin with the time.
QStringList tracesIn(const QDir& folder)
{
    static const QRegularExpression trace(u"^crash-[0-9]{8}T[0-9]{6}Z-[a-z-]+-[0-9]+\\.txt$"_s);
    return folder.entryList({u"crash-*.txt"_s}, QDir::Files, QDir::Name).filter(trace);
}

/// Empty: those digits are no time.
std::optional<core::UtcTime> timeOf(const QString& name)
{
    QString time = name.mid(6, 16); // 20261126T091500Z
    for (const int place : {13, 11})
        time.insert(place, u':');
    for (const int place : {6, 4})
        time.insert(place, u'-');
    return core::fromIso(time.toStdString());
}

/// The name of the last trace that was told of is kept beside them.
QString lastTold(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

void keepTold(const QString& path, const QString& name)
{
    // Where it cannot be kept, the same crash is told again: that is better than not at all.
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(name.toUtf8() + '\n') > 0)
        file.commit();
}

} // namespace

std::optional<PastCrash> takeNewestCrash(const QString& folder, const QString& program)
{
    QDir traces(folder);
    const QStringList all = tracesIn(traces);
    for (qsizetype i = 0; i + kMostTraces < all.size(); ++i)
        traces.remove(all[i]);
    const QStringList own =
        all.filter(QRegularExpression(u"Z-%1-[0-9]+\\.txt$"_s.arg(QRegularExpression::escape(program))));
    if (own.isEmpty())
        return std::nullopt;
    const QString mark = traces.filePath(u".told-%1"_s.arg(program));
    if (own.last() <= lastTold(mark))
        return std::nullopt;
    keepTold(mark, own.last());
    const auto time = timeOf(own.last());
    if (!time)
        return std::nullopt;
    return PastCrash{*time, traces.absoluteFilePath(own.last())};
}

} // namespace cryptopulse::app
