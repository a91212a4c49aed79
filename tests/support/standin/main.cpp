#include "support/standin/standin.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

int fail(const QString& text)
{
    QTextStream(stderr) << "cp-standin: " << text << Qt::endl;
    return 2;
}

/// NAME[:COUNT]; false when there is no such fault.
bool plan(support::StandIn& standIn, const QString& text)
{
    const QStringList words = text.split(u':');
    const auto fault = support::faultFromName(words.first());
    bool ok = true;
    const int count = words.size() > 1 ? words[1].toInt(&ok) : 1;
    if (!fault || !ok || count < 1 || words.size() > 2)
        return false;
    standIn.fail(*fault, count);
    return true;
}

core::Result<support::PriceScript> readScript(const QCommandLineParser& parser)
{
    core::Result<support::PriceScript> script;
    if (parser.isSet(u"prices"_s))
        script =
            support::PriceScript::fromCsv(parser.value(u"prices"_s), parser.value(u"repeat"_s).toInt());
    if (script && parser.isSet(u"start-now"_s))
        script->startAt(std::chrono::floor<std::chrono::seconds>(core::SystemClock().now()));
    if (script && parser.isSet(u"recorded"_s)) {
        const auto bodies = support::PriceScript::readRecorded(parser.value(u"recorded"_s));
        if (!bodies)
            return core::failure(bodies.error());
        script->addRecorded(*bodies);
    }
    return script;
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        u"A server on this machine that answers as CoinGecko's /simple/price does."_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"port"_s, u"Port to listen on; 0: a free one."_s, u"port"_s, u"0"_s},
        {u"prices"_s, u"CSV file with time,price; each request goes on to the next row."_s, u"file"_s},
        {u"repeat"_s, u"Requests that get the same row."_s, u"n"_s, u"1"_s},
        {u"recorded"_s, u"JSON file of recorded answers; their bodies are given first."_s, u"file"_s},
        {u"start-now"_s, u"Shift the times of the file so that its first row is now."_s},
        {u"fault"_s, u"The next requests fail so; may be given several times. See --faults."_s,
         u"name[:count]"_s},
        {u"faults"_s, u"List the faults."_s},
    });
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    QTextStream out(stdout);
    if (parser.isSet(u"faults"_s)) {
        for (const auto fault : support::allFaults())
            out << support::faultName(fault) << Qt::endl;
        return 0;
    }
    bool portOk = false;
    const auto port = parser.value(u"port"_s).toUShort(&portOk);
    if (!portOk)
        return fail(u"no such port: "_s + parser.value(u"port"_s));
    auto script = readScript(parser);
    if (!script)
        return fail(QString::fromStdString(script.error().detail));
    support::StandIn standIn(std::move(*script), port);
    if (!standIn.isListening())
        return fail(u"cannot listen on port %1"_s.arg(port));
    for (const QString& text : parser.values(u"fault"_s)) {
        if (!plan(standIn, text))
            return fail(u"no such fault: %1 (see --faults)"_s.arg(text));
    }
    out << "listening on " << standIn.url().toString() << Qt::endl;
    return QCoreApplication::exec();
}
