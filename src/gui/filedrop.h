#pragma once

#include <QString>
#include <optional>

class QMimeData;

namespace cryptopulse::gui {

/// The path of the one local .csv or .txt file in @p data; empty for anything else.
[[nodiscard]] std::optional<QString> droppedPriceFile(const QMimeData& data);

} // namespace cryptopulse::gui
