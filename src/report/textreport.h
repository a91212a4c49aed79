#pragma once

#include "engine/judging.h"
#include "engine/livescore.h"

#include <QString>

/// Judgements as plain text for a terminal: the verdict first, then a short table. Pure; the same judgement
/// gives the same text, whenever it was made.
namespace cryptopulse::report {

[[nodiscard]] QString textOf(const engine::Evaluation& evaluation);
[[nodiscard]] QString textOf(const engine::BacktestReport& report);
[[nodiscard]] QString textOf(const engine::LeakReport& report);
[[nodiscard]] QString textOf(const engine::LiveScore& score);

} // namespace cryptopulse::report
