#pragma once

#include <QString>
#include <optional>

class QMimeData;

namespace cryptopulse::gui {

/// The path of the one local file in @p data whose name is that of a file of prices: .csv, .txt, .tsv, packed
/// as .gz or .zip, .db or .sqlite. Empty for anything else.
[[nodiscard]] std::optional<QString> droppedPriceFile(const QMimeData& data);

} // namespace cryptopulse::gui
