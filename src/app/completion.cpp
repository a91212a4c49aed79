#include "app/manual.h"
#include "app/optiontable.h"

#include <QStringList>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

QStringList names(std::span<const Option> options)
{
    QStringList out;
    for (const Option& option : options)
        out += u"--"_s + option.name;
    return out;
}

QStringList namesWithValue(std::span<const Option> options)
{
    QStringList out;
    for (const Option& option : options) {
        if (!option.placeholder.isEmpty())
            out += u"--"_s + option.name;
    }
    return out;
}

/// The line of the script's case that completes values: the option's, after the command @p command (* : any).
QString valueCase(QStringView command, const Option& option)
{
    if (option.placeholder.isEmpty())
        return {};
    QString action = u":"_s; // nothing: a value that only its user knows
    if (!option.choices.isEmpty())
        action = u"_cryptopulse_words \"%1\""_s.arg(option.choices);
    else if (option.placeholder == "FILE"_L1)
        action = u"_cryptopulse_paths -f"_s;
    else if (option.placeholder == "DIR"_L1)
        action = u"_cryptopulse_paths -d"_s;
    return u"        %1/--%2) %3; return ;;\n"_s.arg(command, option.name, action);
}

QString valueCases(QStringView command, std::span<const Option> options)
{
    QString out;
    for (const Option& option : options)
        out += valueCase(command, option);
    return out;
}

/// What both functions share. A word such as --step=1m comes as three, with the sign as one of its own.
constexpr QLatin1StringView kShared =
    R"(# Completion of cryptopulse and cryptopulse-cli for bash, made of the table of their options.

_cryptopulse_words()
{
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
}

_cryptopulse_paths()
{
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$current")
}

_cryptopulse_place()
{
    COMPREPLY=()
    current=${COMP_WORDS[COMP_CWORD]}
    previous=
    ((COMP_CWORD > 0)) && previous=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $current == '=' ]]; then
        current=
    elif [[ $previous == '=' ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
}

)"_L1;

QString windowFunction()
{
    const QStringList all =
        QStringList{u"--help"_s, u"--version"_s} + names(globalOptions()) + names(windowOptions());
    return u"_cryptopulse()\n{\n    local current previous\n    _cryptopulse_place\n"
           "    case cryptopulse/$previous in\n"_s +
           valueCases(u"*", globalOptions()) + valueCases(u"*", windowOptions()) +
           u"    esac\n    _cryptopulse_words \"%1\"\n}\ncomplete -F _cryptopulse cryptopulse\n\n"_s.arg(
               all.join(u' '));
}

/// Every option of the command line that takes a value: the word after it is no command.
QStringList takers()
{
    QStringList out = namesWithValue(globalOptions());
    for (const CommandInfo& command : commands())
        out += namesWithValue(commandOptions(QString(command.name)));
    out.removeDuplicates();
    return out;
}

QString commandFunction()
{
    QString values = valueCases(u"*", globalOptions());
    QString options;
    QStringList all;
    QStringList withFile;
    for (const CommandInfo& command : commands()) {
        const QString name(command.name);
        all += name;
        values += valueCases(name, commandOptions(name));
        if (const QStringList own = names(commandOptions(name)); !own.isEmpty())
            options += u"        %1) options+=\" %2\" ;;\n"_s.arg(name, own.join(u' '));
        if (command.arguments == "FILE"_L1)
            withFile += name;
    }
    const QStringList always =
        QStringList{u"--help"_s, u"--version"_s} + names(everyCommandsOptions()) + names(globalOptions());
    return u"_cryptopulse_cli()\n{\n    local current previous command= i\n    _cryptopulse_place\n"
           "    for ((i = 1; i < COMP_CWORD; ++i)); do\n        case ${COMP_WORDS[i]} in\n"
           "        %1)\n            ((++i))\n            [[ ${COMP_WORDS[i]} == '=' ]] && ((++i)) ;;\n"
           "        -* | '=') ;;\n        *)\n            command=${COMP_WORDS[i]}\n            break ;;\n"
           "        esac\n    done\n    case $command/$previous in\n"_s.arg(takers().join(u" | "_s)) +
           values +
           u"    esac\n    if [[ $current != -* ]]; then\n        case $command in\n"
           "        '') _cryptopulse_words \"%1\"; return ;;\n"
           "        %2) _cryptopulse_paths -f; return ;;\n        esac\n    fi\n"
           "    local options=\"%3\"\n    case $command in\n"_s.arg(all.join(u' '), withFile.join(u" | "_s),
                                                                    always.join(u' ')) +
           options +
           u"    esac\n    _cryptopulse_words \"$options\"\n}\n"
           "complete -F _cryptopulse_cli cryptopulse-cli\n"_s;
}

} // namespace

QByteArray bashCompletion()
{
    return (QString(kShared) + windowFunction() + commandFunction()).toUtf8();
}

} // namespace cryptopulse::app
