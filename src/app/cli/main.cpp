#include "app/buildfacts.h"
#include "app/cli/command.h"
#include "app/diagnostics.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

QString overview()
{
    QString text =
        u"Will Bitcoin, or any other coin, be higher in about five minutes, and is that forecast worth anything?\n\nCommands:\n"_s;
    for (const app::CommandInfo& command : app::commands()) {
        const QString call = command.arguments.isEmpty() ? QString(command.name)
                                                         : u"%1 %2"_s.arg(command.name, command.arguments);
        text += u"  %1 %2\n"_s.arg(call, -14).arg(command.help);
    }
    QStringList codes;
    for (const app::ExitMeaning& exit : app::exitMeanings())
        codes += u"%1 %2"_s.arg(exit.code).arg(exit.meaning);
    return text + u"\nExit codes: %1."_s.arg(codes.join(u", "_s));
}

/// The command's name: the first argument that is no option and no option's value.
QString commandIn(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    app::Configuration::declare(parser, app::globalOptions());
    app::Configuration::declare(parser, app::everyCommandsOptions());
    parser.addPositionalArgument(u"command"_s, QString());
    parser.parse(arguments);
    for (const QString& argument : parser.positionalArguments()) {
        if (app::findCommand(argument))
            return argument;
    }
    return parser.positionalArguments().value(0);
}

int refuse(const QString& sentence, const QCommandLineParser& parser)
{
    return app::fail({core::ErrorKind::InvalidArgument, sentence.toStdString(), {}}, parser.isSet(u"json"_s));
}

int sayVersion(bool json)
{
    const core::BuildFacts facts = app::allBuildFacts();
    if (json)
        app::printJson(app::versionJson(u"cryptopulse-cli"_s, facts));
    else
        app::say(app::versionText(QCoreApplication::applicationName(), facts).trimmed());
    return app::Done;
}

/// The command, with its log, and a trace should it crash.
int perform(app::Command command, const QString& name, app::Configuration& configuration,
            const QStringList& arguments, bool json)
{
    const auto diagnostics =
        app::Diagnostics::start(configuration, {u"cryptopulse-cli"_s, name == u"serve"_s, nullptr});
    if (!diagnostics)
        return app::fail(diagnostics.error(), json);
    const core::SystemClock clock;
    const app::StopSignals signals;
    const int code = command({configuration, clock, arguments, json, signals});
    if (code == app::Done && !app::allSaid()) {
        app::tell(u"cryptopulse-cli: the result could not be written to standard output"_s);
        return app::StorageFailed;
    }
    return code;
}

int run(QCoreApplication& application)
{
    const QString name = commandIn(application.arguments());
    QCommandLineParser parser;
    parser.setApplicationDescription(overview());
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    parser.addPositionalArgument(u"command"_s, u"What to do"_s, u"COMMAND"_s);
    app::Configuration::declare(parser, app::everyCommandsOptions());
    app::Configuration::declare(parser, app::globalOptions());
    app::Configuration::declare(parser, app::commandOptions(name));
    if (!parser.parse(application.arguments())) {
        return refuse(u"%1 See cryptopulse-cli --help"_s.arg(parser.errorText()), parser);
    }
    if (parser.isSet(help))
        parser.showHelp(app::Done);
    if (parser.isSet(version))
        return sayVersion(parser.isSet(u"json"_s));
    const app::Command command = app::findCommand(name);
    QStringList arguments = parser.positionalArguments();
    if (name.isEmpty())
        return refuse(u"say what to do. See cryptopulse-cli --help"_s, parser);
    if (!command || arguments.value(0) != name)
        return refuse(u"there is no command \"%1\". See cryptopulse-cli --help"_s.arg(arguments.value(0)),
                      parser);
    arguments.removeFirst();
    if (arguments.size() != app::argumentCount(name))
        return refuse(u"%1 takes %2 argument(s), not %3. See cryptopulse-cli --help"_s.arg(name)
                          .arg(app::argumentCount(name))
                          .arg(arguments.size()),
                      parser);
    app::Configuration configuration(parser, app::commandOptions(name));
    return perform(command, name, configuration, arguments, parser.isSet(u"json"_s));
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"CryptoPulse"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CP_VERSION));
    return run(application);
}
