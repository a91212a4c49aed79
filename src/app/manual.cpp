#include "app/manual.h"

#include "app/optiontable.h"

#include <QList>
#include <algorithm>
#include <vector>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

/// Text as roff takes it: nothing of it is a request, a hyphen stays what one types, all of it is ASCII.
QByteArray roff(QStringView text)
{
    QByteArray out;
    for (const uint c : text.toUcs4()) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else if ((c == '.' || c == '\'') && (out.isEmpty() || out.endsWith('\n')))
            out += "\\&" + QByteArray(1, char(c));
        else if (c == '\'')
            out += "\\(aq";
        else if (c < 0x80)
            out += char(c);
        else
            out += "\\[u" + QByteArray::number(c, 16).toUpper().rightJustified(4, '0') + ']';
    }
    return out;
}

QByteArray title(QStringView program)
{
    return ".TH " + roff(program.toString().toUpper()) + " 1 \"\" \"CryptoPulse " + CP_VERSION +
           "\" \"User Commands\"\n";
}

/// A paragraph with a term before it.
QByteArray item(const QByteArray& term, const QByteArray& text)
{
    return ".TP\n" + term + '\n' + text + '\n';
}

QByteArray optionItem(const Option& option)
{
    QByteArray term = "\\fB\\-\\-" + roff(QString(option.name)) + "\\fR";
    if (!option.placeholder.isEmpty())
        term += " \\fI" + roff(QString(option.placeholder)) + "\\fR";
    QString text(option.help);
    if (!option.fallback.isEmpty())
        text += u" (default: %1)"_s.arg(option.fallback);
    return item(term, roff(text));
}

QByteArray optionItems(std::span<const Option> options)
{
    QByteArray out;
    for (const Option& option : options)
        out += optionItem(option);
    return out;
}

/// What QCommandLineParser adds of its own.
QByteArray helpItems()
{
    return item("\\fB\\-h\\fR, \\fB\\-\\-help\\fR", "Say what there is, and end") +
           item("\\fB\\-v\\fR, \\fB\\-\\-version\\fR",
                "Say the version and what the program is built with, and end");
}

QByteArray environmentItems(std::span<const Option> options)
{
    QByteArray out;
    for (const Option& option : options) {
        if (!option.environment.isEmpty())
            out += item("\\fB" + roff(QString(option.environment)) + "\\fR",
                        "As \\fB\\-\\-" + roff(QString(option.name)) + "\\fR");
    }
    return out;
}

/// Where both programs keep what they know.
QByteArray files()
{
    return ".SH FILES\n" +
           item("\\fI~/.local/share/CryptoPulse\\fR",
                "The home, unless \\fB\\-\\-home\\fR says another. Removing the program leaves it.") +
           item("\\fIdata/prices.db\\fR", "In the home: the prices and the forecasts") +
           item("\\fIdata/cryptopulse.ini\\fR", "In the home: the settings") +
           item("\\fImodels/\\fR", "In the home: the trained models") +
           item("\\fIlogs/\\fR", "In the home: what the programs log, and a trace of each crash");
}

QByteArray order()
{
    return ".PP\nA value is looked up in this order: option, environment, settings file, default.\n";
}

QByteArray commandSections()
{
    QByteArray out;
    for (const CommandInfo& command : commands()) {
        const QString name(command.name);
        out += ".SS \"" + roff(name);
        if (!command.arguments.isEmpty())
            out += " \\fI" + roff(QString(command.arguments)) + "\\fR";
        out += "\"\n" + roff(QString(command.help)) + '\n' + optionItems(commandOptions(name));
    }
    return out;
}

/// Each variable once, though several commands may know it.
QByteArray commandEnvironment()
{
    std::vector<Option> options;
    for (const CommandInfo& command : commands()) {
        for (const Option& option : commandOptions(QString(command.name))) {
            if (std::ranges::none_of(
                    options, [&](const Option& known) { return known.environment == option.environment; }))
                options.push_back(option);
        }
    }
    return environmentItems(options);
}

QByteArray exitItems()
{
    QByteArray out;
    for (const ExitMeaning& exit : exitMeanings())
        out += item("\\fB" + QByteArray::number(exit.code) + "\\fR", roff(QString(exit.meaning)));
    return out;
}

QByteArray keyItem()
{
    return item("\\fBCOINGECKO_API_KEY\\fR", "The key of a paid or registered plan of CoinGecko");
}

} // namespace

QByteArray windowManual()
{
    return title(u"cryptopulse") +
           ".SH NAME\ncryptopulse \\- forecast the direction of a coin\\(aqs price, and say what the "
           "forecast is worth\n"
           ".SH SYNOPSIS\n.B cryptopulse\n[\\fIOPTION\\fR]...\n"
           ".SH DESCRIPTION\nOpens the window: the price of a coin as it is collected, the probability that "
           "it is higher in about five minutes, and how good such probabilities have been. The same is "
           "served over REST on this machine; \\fIhttp://127.0.0.1:8000/docs\\fR lists and tries it.\n"
           ".SH OPTIONS\n" +
           helpItems() + optionItems(globalOptions()) + optionItems(windowOptions()) + ".SH ENVIRONMENT\n" +
           item("\\fBAPI_BASE\\fR",
                "Address of another machine\\(aqs engine, such as \\fIhttp://host:8000\\fR, to show and "
                "drive instead of an own one") +
           keyItem() + environmentItems(globalOptions()) + environmentItems(windowOptions()) + order() +
           files() + ".SH \"SEE ALSO\"\n.BR cryptopulse\\-cli (1)\n";
}

QByteArray commandLineManual()
{
    return title(u"cryptopulse-cli") +
           ".SH NAME\ncryptopulse\\-cli \\- collect prices, train, forecast and judge forecasts, or serve "
           "all of it over REST\n"
           ".SH SYNOPSIS\n.B cryptopulse\\-cli\n[\\fIOPTION\\fR]... \\fICOMMAND\\fR [\\fIARGUMENT\\fR]\n"
           ".SH DESCRIPTION\nThe engine of\n.BR cryptopulse (1)\nwithout a window. Results come on standard "
           "output, progress and errors on standard error.\n"
           ".PP\nTo collect and serve whenever you are logged in:\n"
           ".PP\n.RS\n.B systemctl \\-\\-user enable \\-\\-now cryptopulse\n.RE\n"
           ".SH OPTIONS\n" +
           helpItems() + optionItems(everyCommandsOptions()) + optionItems(globalOptions()) +
           ".SH COMMANDS\n" + commandSections() + ".SH \"EXIT STATUS\"\n" + exitItems() +
           ".SH ENVIRONMENT\n" + keyItem() + environmentItems(globalOptions()) + commandEnvironment() +
           order() + files() + ".SH \"SEE ALSO\"\n.BR cryptopulse (1)\n";
}

} // namespace cryptopulse::app
