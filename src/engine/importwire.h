#pragma once

#include "core/pricefile.h"
#include "engine/requestwire.h"

#include <QString>
#include <functional>

/// What is told of a price file, as texts: the parameters of POST /import and the options of the command
/// line. One place for what may be said, so that both refuse alike.
namespace cryptopulse::engine::wire {

/// The text given for a parameter, empty where it is not: delimiter (one character, or tab), decimal_mark,
/// header_lines, time_column, time_format, price_column.
using ParameterText = std::function<QString(const QString& name)>;
[[nodiscard]] Checked<core::ImportMapping> importMappingFrom(const ParameterText& given);

/// The name of a delimiter that is hard to see: "tab" for a tab, else itself.
[[nodiscard]] QString delimiterName(char delimiter);

} // namespace cryptopulse::engine::wire
