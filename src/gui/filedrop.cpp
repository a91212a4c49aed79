#include "gui/filedrop.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

std::optional<QString> droppedPriceFile(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.constFirst().isLocalFile())
        return std::nullopt;
    const QString path = urls.constFirst().toLocalFile();
    const QFileInfo file(path);
    const QString ending = file.suffix().toLower();
    if (!file.isFile() || (ending != "csv"_L1 && ending != "txt"_L1))
        return std::nullopt;
    return path;
}

} // namespace cryptopulse::gui
