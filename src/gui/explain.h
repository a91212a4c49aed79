#pragma once

#include "core/error.h"

#include <QString>

namespace cryptopulse::gui {

/// A failure in the reader's words.
struct Explanation {
    QString sentence; ///< what happened
    QString remedy;   ///< what helps

    bool operator==(const Explanation&) const = default;
};

/// The one table from error kinds to words. The detail, which is English and for logs, is not shown but where
/// the kind alone would leave the reader helpless (InvalidArgument, Internal).
[[nodiscard]] Explanation explain(const core::Error& error);

} // namespace cryptopulse::gui
