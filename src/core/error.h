#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cryptopulse::core {

/// What went wrong, as far as anyone would act on it differently. Words for people are made at the
/// edge (window, API, command line) from the kind.
enum class ErrorKind {
    Network,        ///< no connection, a broken connection, a name that does not resolve
    Timeout,        ///< the other side did not answer in time
    RateLimited,    ///< too many calls; see Error::retryAfter
    Refused,        ///< the provider does not serve us: key missing or wrong, blocked, wrong plan or host
    BadReply,       ///< an answer that is not what the protocol says
    BadPrice,       ///< a well-formed answer with a price that cannot be one
    Storage,        ///< the database failed in a way that has no kind of its own
    StorageNewer,   ///< the database was made by a newer version of the program
    StorageForeign, ///< the file is a database, but not one of ours
    StorageReadOnly,
    StorageFull,
    StorageDamaged,
    StorageBusy, ///< another program holds the database
    NotEnoughData,
    NoModel,
    DamagedModel,
    InvalidArgument, ///< the caller's value is out of its range; detail names it
    NotFound,
    TooMany, ///< of this work is under way already; ask again when some of it has ended
    Cancelled,
    AddressInUse,
    Disconnected, ///< the remote engine cannot be reached
    Internal,
};

/// A failure as a value.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string detail; ///< English, one sentence, for logs and problem details
    std::optional<std::chrono::milliseconds> retryAfter{}; ///< when trying again makes sense, if known

    bool operator==(const Error&) const = default;
};

/// True when what went wrong is the place where samples and models are kept.
[[nodiscard]] bool isStorage(ErrorKind kind) noexcept;

/// Stable lower_snake_case name of a kind, as it appears in JSON and logs.
[[nodiscard]] std::string_view kindName(ErrorKind kind) noexcept;

/// The kind with that name; empty when there is none.
[[nodiscard]] std::optional<ErrorKind> kindFromName(std::string_view name) noexcept;

} // namespace cryptopulse::core
