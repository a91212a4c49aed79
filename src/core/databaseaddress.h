#pragma once

#include <string>
#include <string_view>

namespace cryptopulse::core {

/// The address of a database server in two: what may be shown and written down, and what may not.
struct DatabaseAddress {
    std::string address;  ///< postgresql://user@host:5432/name?sslmode=require
    std::string password; ///< as it is, not as an address has it; empty: none

    bool operator==(const DatabaseAddress&) const = default;
};

/// Whether @p text begins as the address of a database server does. Whether the rest is right is for whoever
/// connects to it.
[[nodiscard]] bool isDatabaseAddress(std::string_view text) noexcept;

/// Takes the password out of @p location, wherever it stands: user:password@ or ?password=. What is no such
/// address is left as it is.
[[nodiscard]] DatabaseAddress withoutPassword(std::string_view location);

/// @p address with @p password in it. One that has a password already, or is no address, is left as it is.
[[nodiscard]] std::string withPassword(std::string_view address, std::string_view password);

} // namespace cryptopulse::core
