#include "gui/filedrop.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr std::array kEndings{"csv"_L1, "txt"_L1, "tsv"_L1, "gz"_L1, "zip"_L1, "db"_L1, "sqlite"_L1};

} // namespace

std::optional<QString> droppedPriceFile(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.constFirst().isLocalFile())
        return std::nullopt;
    const QString path = urls.constFirst().toLocalFile();
    const QFileInfo file(path);
    const QString ending = file.suffix().toLower();
    const bool isKnown = std::ranges::find(kEndings, ending) != kEndings.end();
    return file.isFile() && isKnown ? std::optional(path) : std::nullopt;
}

} // namespace cryptopulse::gui
