#pragma once

#include "core/error.h"

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace cryptopulse::core {

/// A value or the Error that stands in its place. (std::expected needs C++23.)
template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning a failure.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, std::string detail)
{
    return tl::unexpected<Error>(Error{kind, std::move(detail), std::nullopt});
}

/// The same error again, for handing it up through another Result type.
[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace cryptopulse::core
