#pragma once

class QMenu;

namespace cryptopulse::gui {

/// Gives every entry of a menu a letter to choose it by, each another: the first of its words that is free,
/// else any of its letters. So no translation can forget one or give one twice.
void giveMnemonics(QMenu& menu);

} // namespace cryptopulse::gui
