#include "pages/page.h"

#include "chart/replacefile.h"
#include "plots/plot.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

void Page::setColours(const look::Colours& colours)
{
    for (plots::Plot* plot : plots())
        plot->setColours(colours);
}

std::vector<plots::Plot*> Page::plots() const
{
    const auto found = findChildren<plots::Plot*>(); // in the order they were made
    return {found.begin(), found.end()};
}

bool Page::hasContent() const
{
    return std::ranges::any_of(plots(), [](const plots::Plot* plot) { return !plot->figure().empty(); });
}

QString Page::fileName(const QString& ending) const
{
    return u"%1.%2"_s.arg(QString(objectName()).remove(u"Page"_s), ending);
}

QImage Page::picture() const
{
    return content().grab().toImage();
}

core::Result<void> Page::savePicture(const QString& path) const
{
    return chart::replaceFile<void>(path, [this](QIODevice& file) -> core::Result<void> {
        if (!picture().save(&file, "PNG"))
            return chart::cannotWrite(file);
        return {};
    });
}

core::Result<std::size_t> Page::saveData(const QString& path) const
{
    return chart::replaceFile<std::size_t>(path, [this](QIODevice& file) -> core::Result<std::size_t> {
        std::size_t lines = 0;
        QString text = u"figure,part,x,y,high\n"_s;
        for (const plots::Plot* plot : plots()) {
            const QString csv = plots::toCsv(plot->figure());
            for (const QStringView line : QStringView(csv).split(u'\n', Qt::SkipEmptyParts).mid(1)) {
                text += u"%1,%2\n"_s.arg(plots::quoted(plot->figure().name), line);
                ++lines;
            }
        }
        const QByteArray bytes = text.toUtf8();
        if (file.write(bytes) != bytes.size())
            return chart::cannotWrite(file);
        return lines;
    });
}

} // namespace cryptopulse::pages
