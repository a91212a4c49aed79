#include "support/venues/venues.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

/// Begins at another time than the machine's and goes on from there.
class ShiftedClock final : public core::Clock
{
public:
    explicit ShiftedClock(std::chrono::milliseconds shift)
        : m_shift(shift)
    {
    }
    [[nodiscard]] core::UtcTime now() const override { return m_system.now() + m_shift; }

private:
    core::SystemClock m_system;
    std::chrono::milliseconds m_shift;
};

int fail(const QString& text)
{
    QTextStream(stderr) << "cp-venues: " << text << Qt::endl;
    return 2;
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        u"Binance, Coinbase, Kraken, Bitstamp and CoinGecko on this machine, with their real paths and "
        u"limits. Each has "
        u"the same base address and the same market: bitcoin in dollars or euros."_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"port"_s, u"Port to listen on; 0: a free one."_s, u"port"_s, u"0"_s},
        {u"file"_s, u"CSV file with time,price: closing prices of minutes by the time of opening."_s,
         u"file"_s},
        {u"end-now"_s, u"Shift the times of the file so that its last minute has just closed."_s},
        {u"minutes"_s, u"Without a file: so many made-up minutes, which go on while it runs."_s, u"n"_s,
         u"50000"_s},
        {u"seed"_s, u"Of the made-up minutes."_s, u"n"_s, u"1"_s},
        {u"now"_s, u"Time at which the venues' clock starts (ISO 8601), or real."_s, u"time"_s, u"real"_s},
        {u"deny"_s, u"The venue answers this status only, 451 or 403; may be given several times."_s,
         u"venue=status"_s},
    });
}

core::Result<support::Minutes> readMinutes(const QCommandLineParser& parser, core::UtcTime now)
{
    if (!parser.isSet(u"file"_s))
        return support::Minutes::walk(std::max(parser.value(u"minutes"_s).toInt(), 1), now,
                                      parser.value(u"seed"_s).toUInt());
    return support::Minutes::fromCsv(parser.value(u"file"_s)).map([&](support::Minutes minutes) {
        if (parser.isSet(u"end-now"_s))
            minutes.endAt(now);
        return minutes;
    });
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    bool portOk = false;
    const auto port = parser.value(u"port"_s).toUShort(&portOk);
    if (!portOk)
        return fail(u"no such port: "_s + parser.value(u"port"_s));
    const core::UtcTime real = core::SystemClock().now();
    const QString from = parser.value(u"now"_s);
    const auto now = from == u"real" ? std::optional(real) : core::fromIso(from.toStdString());
    if (!now)
        return fail(u"no such time: "_s + from);
    auto minutes = readMinutes(parser, *now);
    if (!minutes)
        return fail(QString::fromStdString(minutes.error().detail));
    const ShiftedClock clock(*now - real);
    support::VenuesStandIn venues(std::move(*minutes), clock, port);
    if (!venues.isListening())
        return fail(u"cannot listen on port %1"_s.arg(port));
    for (const QString& text : parser.values(u"deny"_s)) {
        const int status = text.section(u'=', 1).toInt();
        if (status != 451 && status != 403)
            return fail(u"use --deny VENUE=451 or VENUE=403"_s);
        venues.deny(text.section(u'=', 0, 0), status);
    }
    QTextStream(stdout) << "listening on " << venues.url().toString() << Qt::endl;
    return QCoreApplication::exec();
}
