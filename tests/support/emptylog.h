#pragma once

#include "gui/logsource.h"

namespace cryptopulse::support {

/// A log in which nothing was ever written.
class EmptyLog final : public gui::LogSource
{
public:
    [[nodiscard]] std::vector<gui::LogLine> linesAfter(std::uint64_t) const override { return {}; }
};

} // namespace cryptopulse::support
