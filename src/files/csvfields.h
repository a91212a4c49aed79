#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The fields of a line, and the numbers in them.
namespace cryptopulse::files {

/// Splits a line at its delimiters into @p fields, without the blanks and quotes around each. A delimiter
/// inside quotes separates nothing.
void splitFields(std::string_view line, char delimiter, std::vector<std::string_view>& fields);

[[nodiscard]] std::string_view trimmed(std::string_view text);

/// A number with that decimal mark. Also with groups of three ("27,123.4", "27.123,4", "27 123.4") and with
/// a currency sign; "nan" and "inf" are the numbers of that name. Empty for anything else.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text, char decimalMark = '.');

/// No value: empty, NaN, null, none, NA or a dash.
[[nodiscard]] bool isNothing(std::string_view text);

/// Of a reason: in quotes, cut to a few characters.
[[nodiscard]] std::string shown(std::string_view text);

/// What the marks in a number say of the decimal one.
enum class MarkHint {
    None,          ///< digits only
    Point,         ///< 27123.4, 27,123.4
    Comma,         ///< 27123,4, 27.123,4
    EitherWay,     ///< 27,123: thousands or decimals
    PointEitherWay ///< 27.123: likewise, but nearly always decimals
};
[[nodiscard]] MarkHint markHint(std::string_view number);

} // namespace cryptopulse::files
