#include "core/databaseaddress.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace cryptopulse::core {

namespace {

constexpr std::array<std::string_view, 2> kSchemes{"postgresql://", "postgres://"};

/// The length of the scheme; 0: another one.
std::size_t schemeOf(std::string_view text) noexcept
{
    const auto isSame = [](char one, char other) {
        return std::tolower(static_cast<unsigned char>(one)) == other;
    };
    for (const std::string_view scheme : kSchemes) {
        if (text.size() >= scheme.size() && std::ranges::equal(text.substr(0, scheme.size()), scheme, isSame))
            return scheme.size();
    }
    return 0;
}

/// Of percent-encoded text; what is not well encoded stays as it is.
std::string decoded(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        const char* const begin = text.data() + i + 1;
        const bool isCode = text[i] == '%' && i + 2 < text.size();
        if (isCode && std::from_chars(begin, begin + 2, byte, 16).ptr == begin + 2) {
            result += static_cast<char>(byte);
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string encoded(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string result;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) != 0 || std::string_view("-._~").find(letter) != std::string_view::npos) {
            result += letter;
            continue;
        }
        result += '%';
        result += kDigits[byte >> 4U];
        result += kDigits[byte & 15U];
    }
    return result;
}

/// Where the user and password end: the place of the last '@' before the path; npos: there are none.
std::size_t userEnd(std::string_view text, std::size_t begin) noexcept
{
    const std::size_t end = std::min(text.find_first_of("/?", begin), text.size());
    const std::size_t at = text.substr(begin, end - begin).rfind('@');
    return at == std::string_view::npos ? at : begin + at;
}

/// Takes "password=…" out of the options of @p address; true when it was there.
bool takeOption(std::string& address, std::string& password)
{
    constexpr std::string_view kName = "password=";
    const std::size_t query = address.find('?');
    for (std::size_t at = query; at != std::string::npos; at = address.find('&', at + 1)) {
        if (address.compare(at + 1, kName.size(), kName) != 0)
            continue;
        const std::size_t end = std::min(address.find('&', at + 1), address.size());
        password =
            decoded(std::string_view(address).substr(at + 1 + kName.size(), end - at - 1 - kName.size()));
        const bool isFirst = address[at] == '?';
        // With the mark before it; a first one leaves its mark to the next, if there is one.
        address.erase(isFirst && end < address.size() ? at + 1 : at, end - at);
        return true;
    }
    return false;
}

} // namespace

bool isDatabaseAddress(std::string_view text) noexcept
{
    return schemeOf(text) > 0;
}

DatabaseAddress withoutPassword(std::string_view location)
{
    DatabaseAddress parts{std::string(location), {}};
    const std::size_t begin = schemeOf(location);
    if (begin == 0)
        return parts;
    if (const std::size_t at = userEnd(location, begin); at != std::string_view::npos) {
        const std::size_t colon = location.find(':', begin);
        if (colon < at) {
            parts.password = decoded(location.substr(colon + 1, at - colon - 1));
            parts.address.erase(colon, at - colon);
        }
    }
    // libpq takes what stands last.
    while (takeOption(parts.address, parts.password)) {
    }
    return parts;
}

std::string withPassword(std::string_view address, std::string_view password)
{
    std::string result(address);
    const std::size_t begin = schemeOf(address);
    if (begin == 0 || password.empty() || !withoutPassword(address).password.empty())
        return result;
    const std::size_t at = userEnd(address, begin);
    const std::string part = ':' + encoded(password);
    if (at != std::string_view::npos)
        result.insert(at, part);
    else
        result.insert(begin, part + '@');
    return result;
}

} // namespace cryptopulse::core
