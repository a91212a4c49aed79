#pragma once

#include "engine/judging.h"

#include <QString>

/// Drawings of an evaluation as inline SVG. Colours are the page's: classes "axis", "ideal", "line", "good",
/// "bad".
namespace cryptopulse::report {

[[nodiscard]] QString rocSvg(const std::vector<evaluation::RocPoint>& points);
[[nodiscard]] QString reliabilitySvg(const std::vector<evaluation::ReliabilityBin>& bins);
/// Skill of each fold, in basis points.
[[nodiscard]] QString foldsSvg(const std::vector<evaluation::Fold>& folds);

} // namespace cryptopulse::report
