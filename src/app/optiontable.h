#pragma once

#include <QString>
#include <span>
#include <string_view>

namespace cryptopulse::app {

/// One setting of the programs: how it is said on the command line, in the environment and in the settings
/// file.
struct Option {
    QLatin1StringView name;        ///< --name
    QLatin1StringView environment; ///< empty: none
    QLatin1StringView settingsKey; ///< empty: not in the settings file
    QLatin1StringView placeholder; ///< of its value; empty: a switch
    QLatin1StringView fallback;
    QLatin1StringView help;
    QLatin1StringView choices{}; ///< the words that a value can be, by spaces; empty: anything, or see help
};

/// Options that both programs and every command take.
[[nodiscard]] std::span<const Option> globalOptions();

/// Options of cryptopulse beside the global ones.
[[nodiscard]] std::span<const Option> windowOptions();

/// Options that every command of cryptopulse-cli takes beside the global ones.
[[nodiscard]] std::span<const Option> everyCommandsOptions();

/// Options of one command of cryptopulse-cli.
[[nodiscard]] std::span<const Option> commandOptions(QStringView command);

struct CommandInfo {
    QLatin1StringView name;
    QLatin1StringView arguments;
    QLatin1StringView help;
};
[[nodiscard]] std::span<const CommandInfo> commands();

/// How many arguments a command takes.
[[nodiscard]] qsizetype argumentCount(QStringView command);

/// What cryptopulse-cli ends with, for people; the values are those of app::ExitCode.
struct ExitMeaning {
    int code;
    QLatin1StringView meaning;
};
[[nodiscard]] std::span<const ExitMeaning> exitMeanings();

} // namespace cryptopulse::app
