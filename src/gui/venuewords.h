#pragma once

#include <QCoreApplication>
#include <QString>
#include <string_view>

namespace cryptopulse::gui {

/// Who said the prices, as it is shown beside them.
struct Attribution {
    QString text;
    QString address; ///< to be linked; empty: there is none
};

/// "Data provided by CoinGecko" in the words that CoinGecko asks for; of a name under which prices were
/// imported, that name.
[[nodiscard]] Attribution attributionOf(std::string_view source);

/// "Binance"; a name that is no venue's as it is.
[[nodiscard]] QString venueTitle(std::string_view source);

} // namespace cryptopulse::gui
