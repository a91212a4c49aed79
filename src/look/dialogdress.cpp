#include "look/dialogdress.h"

#include "look/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QFileDialog>
#include <QPointer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cryptopulse::look {

void DialogDress::install()
{
    static QPointer<DialogDress> dress; // goes with the application
    if (dress)
        return;
    dress = new DialogDress(QCoreApplication::instance());
    QCoreApplication::instance()->installEventFilter(dress);
}

bool DialogDress::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Polish) {
        if (auto* dialog = qobject_cast<QDialog*>(watched); dialog && dialog->parentWidget()) {
            dialog->setAttribute(Qt::WA_WindowPropagation);
            if (const auto* files = qobject_cast<QFileDialog*>(dialog))
                drawTools(*files);
        }
    }
    return QObject::eventFilter(watched, event);
}

void DialogDress::drawTools(const QFileDialog& dialog)
{
    constexpr std::pair<QLatin1StringView, QLatin1StringView> kTools[]{
        {"backButton"_L1, "back"_L1},        {"forwardButton"_L1, "forward"_L1},
        {"toParentButton"_L1, "upwards"_L1}, {"newFolderButton"_L1, "newfolder"_L1},
        {"listModeButton"_L1, "list"_L1},    {"detailModeButton"_L1, "details"_L1}};
    const QPalette& palette = dialog.palette();
    for (const auto& [button, name] : kTools) {
        if (auto* tool = dialog.findChild<QToolButton*>(button))
            tool->setIcon(icon(name, palette.color(QPalette::Active, QPalette::ButtonText),
                               palette.color(QPalette::Disabled, QPalette::ButtonText)));
    }
    if (auto* places = dialog.findChild<QWidget*>("sidebar"_L1))
        places->setMinimumWidth(places->fontMetrics().averageCharWidth() * 18); // "Computer" and a picture
}

} // namespace cryptopulse::look
