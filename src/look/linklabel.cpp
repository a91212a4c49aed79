#include "look/linklabel.h"

namespace cryptopulse::look {

bool LinkLabel::focusNextPrevChild(bool next)
{
    const int before = selectionStart(); // the link with the focus is selected; -1: none is
    const bool isTaken = QLabel::focusNextPrevChild(next);
    const bool isStuck = isTaken && hasFocus() && before >= 0 && selectionStart() == before;
    return isStuck ? QWidget::focusNextPrevChild(next) : isTaken; // past the label
}

} // namespace cryptopulse::look
