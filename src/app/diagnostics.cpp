#include "app/diagnostics.h"

#include "app/buildfacts.h"
#include "app/crashtrace.h"

#include <QDir>
#include <QLoggingCategory>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcProgram, "cryptopulse.app.program")

/// Known before the crash: whoever reads the trace may have nothing else.
QString crashFacts(const QString& name, const QString& logFile)
{
    const QString log =
        logFile.isEmpty() ? u"none was kept"_s : logFile + u" (its end says what came before)"_s;
    return u"log: "_s + log + u'\n' + versionText(name, buildFacts());
}

} // namespace

QString logFolder(const QString& home)
{
    return QDir(home).filePath(u"logs"_s);
}

core::Result<LogChoice> logChoice(const Configuration& configuration, const QString& program,
                                  bool isOnByDefault)
{
    LogChoice choice;
    const QString format = configuration.value("log-format"_L1);
    if (format != u"text" && format != u"json")
        return core::failure(core::ErrorKind::InvalidArgument,
                             u"--log-format must be text or json, not \"%1\""_s.arg(format).toStdString());
    choice.format = format == u"json" ? LogFormat::Json : LogFormat::Text;
    const QString told = configuration.value("log-file"_L1);
    if (told == u"off" || (told.isEmpty() && !isOnByDefault))
        return choice;
    const bool isNamed = !told.isEmpty() && told != u"on";
    choice.file = isNamed ? QDir::current().absoluteFilePath(told)
                          : QDir(logFolder(configuration.home())).filePath(program + u".log"_s);
    return choice;
}

core::Result<std::unique_ptr<Diagnostics>> Diagnostics::start(const Configuration& configuration,
                                                              const Program& program)
{
    return logChoice(configuration, program.name, program.logsByDefault).map([&](const LogChoice& choice) {
        return std::unique_ptr<Diagnostics>(new Diagnostics(configuration, program, choice));
    });
}

Diagnostics::Diagnostics(const Configuration& configuration, const Program& program, const LogChoice& choice)
    : m_file(choice.file.isEmpty() ? nullptr : std::make_unique<LogFile>(choice.file))
    , m_logging({.book = program.book,
                 .file = m_file.get(),
                 .format = choice.format,
                 .verbose = configuration.isSet("verbose"_L1)})
{
    const QString folder = logFolder(configuration.home());
    traceCrashes({folder, program.name, crashFacts(program.name, logFile())});
    qCInfo(lcProgram, "%s %s begins, on %s", qUtf8Printable(program.name), CP_VERSION,
           qUtf8Printable(configuration.home()));
    m_lastCrash = takeNewestCrash(folder, program.name);
    if (m_lastCrash)
        qCWarning(lcProgram, "%s crashed at %s; what is known is in %s", qUtf8Printable(program.name),
                  core::toIso(m_lastCrash->when).c_str(), qUtf8Printable(m_lastCrash->file));
}

Diagnostics::~Diagnostics()
{
    qCInfo(lcProgram, "ends");
}

} // namespace cryptopulse::app
