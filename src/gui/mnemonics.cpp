#include "gui/mnemonics.h"

#include <QAction>
#include <QMenu>

namespace cryptopulse::gui {

namespace {

bool startsWord(const QString& text, qsizetype at)
{
    return at == 0 || text[at - 1].isSpace();
}

/// Where the mark goes; -1 when all letters are taken.
qsizetype placeIn(const QString& text, const QString& taken)
{
    for (const bool wordsOnly : {true, false}) {
        for (qsizetype at = 0; at < text.size(); ++at) {
            if (text[at].isLetterOrNumber() && (!wordsOnly || startsWord(text, at)) &&
                !taken.contains(text[at].toLower()))
                return at;
        }
    }
    return -1;
}

} // namespace

void giveMnemonics(QMenu& menu)
{
    QString taken;
    for (QAction* action : menu.actions()) {
        QString text = action->text().remove(u'&');
        const qsizetype at = placeIn(text, taken);
        if (at < 0)
            continue;
        taken += text[at].toLower();
        action->setText(text.insert(at, u'&'));
    }
}

} // namespace cryptopulse::gui
