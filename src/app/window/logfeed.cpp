#include "app/window/logfeed.h"

namespace cryptopulse::app {

namespace {

gui::LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return gui::LogLevel::Debug;
    case QtInfoMsg:
        return gui::LogLevel::Info;
    case QtWarningMsg:
        return gui::LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return gui::LogLevel::Error;
    }
    return gui::LogLevel::Error;
}

} // namespace

LogFeed::LogFeed(const Logbook& book, const QString& file)
    : m_book(book)
    , m_file(file)
{
    connect(&book, &Logbook::grew, this, &LogSource::grew, Qt::DirectConnection);
}

std::vector<gui::LogLine> LogFeed::linesAfter(std::uint64_t number) const
{
    std::vector<gui::LogLine> lines;
    for (Logbook::Line& line : m_book.linesAfter(number))
        lines.push_back({line.number, levelOf(line.type), std::move(line.text)});
    return lines;
}

} // namespace cryptopulse::app
