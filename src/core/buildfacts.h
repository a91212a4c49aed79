#pragma once

#include <optional>
#include <string>

namespace cryptopulse::core {

/// What a program is made of and runs on: for --version, the About dialog, and the trace of a crash.
struct BuildFacts {
    std::string version{}; ///< of the program
    std::string qt{};      ///< that is running
    std::string builtWithQt{};
    std::optional<std::string> sqlite{}; ///< that is running; empty: it has no driver; none: nobody looked
    std::string eigen{};
    std::string compiler{};
    std::string buildType{};
    std::string system{};       ///< name and version, for people
    std::string architecture{}; ///< of the processor

    bool operator==(const BuildFacts&) const = default;
};

} // namespace cryptopulse::core
