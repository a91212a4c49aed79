#pragma once

#include "core/buildfacts.h"

#include <QString>

namespace cryptopulse::gui {

/// What a window is told about the program it belongs to.
struct WindowInfo {
    QString version;    ///< of the program
    QString apiAddress; ///< where the embedded API answers; empty: nowhere
    QString apiTrouble; ///< why it answers nowhere: one sentence for the reader
    bool demo = false;  ///< the prices are synthetic
    QString modelFolder{};
    QString settingsFile{};
    QString logFile{}; ///< empty: none
    core::BuildFacts build{};
};

} // namespace cryptopulse::gui
