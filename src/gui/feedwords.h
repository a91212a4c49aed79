#pragma once

#include "core/calluse.h"
#include "engine/snapshot.h"
#include "gui/explain.h"

#include <QString>

namespace cryptopulse::gui {

/// What the cross-check has come to at @p now, in few words: "Kraken: +0.05 %". Empty: none is wanted.
[[nodiscard]] QString crossCheckWords(const engine::Snapshot& snapshot, core::UtcTime now);

/// The same in whole sentences: with what and by how much, or why nothing was compared.
[[nodiscard]] QString crossCheckSentence(const engine::Snapshot& snapshot, core::UtcTime now);

/// That the prices of two sources disagree, when that began.
[[nodiscard]] Explanation explainDisagreement(const engine::Snapshot& snapshot, core::UtcTime now);

/// "Calls: 1,234 of 10,000".
[[nodiscard]] QString callsWords(const core::CallUse& use);

/// How many calls there were in this month, and how long the others last.
[[nodiscard]] QString callsSentence(const core::CallUse& use);

/// That the calls of the month run short, and what helps.
[[nodiscard]] Explanation explainShortage(const core::CallUse& use);

} // namespace cryptopulse::gui
