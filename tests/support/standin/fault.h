#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <vector>

namespace cryptopulse::support {

/// What the stand-in does instead of giving a price.
enum class Fault {
    RateLimited,     ///< 429 with Retry-After: 119, as recorded
    RateLimitedBare, ///< 429 without Retry-After
    RateLimitedHuge, ///< 429 with Retry-After: 119 before a body of 2 MiB
    Throttled,       ///< 429 in plain text
    KeyMissing,      ///< 401, code 10002
    WrongPlan,       ///< 401, code 10005
    ProKeyHere,      ///< 400, code 10010
    DemoKeyHere,     ///< 400, code 10011
    RangeTooLong,    ///< 401, code 10012, the shape with an error object
    BadPath,         ///< 404, the shape with an error text
    Blocked,         ///< 403, Cloudflare's page
    ServerError,     ///< 500
    Cut,             ///< JSON that stops in the middle, with the right length
    MissingKey,
    EmptyObject,
    Null,
    Zero,
    Negative,
    NaN,
    Absurd,
    AbsurdTime,
    EmptyBody,
    Huge,         ///< a body of 64 MiB, sent as fast as it is taken
    GzipBomb,     ///< 32 MiB of blanks in some 32 KiB of gzip
    Hang,         ///< no answer for the fault's delay, then the connection is closed
    Drip,         ///< a good answer, one byte each 20 ms, after enough blanks to last for minutes
    CloseEarly,   ///< the connection is closed in the middle of the body
    Redirect,     ///< to another host
    RedirectHere, ///< to the same host, where a good answer waits
};

/// An answer with all that is known in advance.
struct Answer {
    int status = 200;
    QByteArray body;
    QByteArray headers{}; ///< further header lines, each with its line end
    QByteArray contentType = "application/json; charset=utf-8";
};

/// Name of a fault as the command line and the control path know it: "rate-limited", "hang".
[[nodiscard]] QString faultName(Fault fault);
[[nodiscard]] std::optional<Fault> faultFromName(const QString& name);
[[nodiscard]] const std::vector<Fault>& allFaults();

/// The fault's answer; empty for those that are a behaviour rather than an answer.
[[nodiscard]] std::optional<Answer> answerOf(Fault fault);

/// Bytes on the wire. @p close announces the end of the connection.
[[nodiscard]] QByteArray toBytes(const Answer& answer, bool close);

} // namespace cryptopulse::support
