#pragma once

namespace cryptopulse::app {

/// Log lines go to standard error with time and category; debug lines only when @p verbose.
void setUpLogging(bool verbose);

} // namespace cryptopulse::app
