#pragma once

#include "core/error.h"
#include "gui/notices.h"

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

/// The same for what was asked for or asked: a file that cannot be read is another trouble than a bad value,
/// a server that refuses another than a price provider that does.
[[nodiscard]] Explanation explain(const core::Error& error, NoticeTopic topic);

/// That live prices come from @p source in place of another.
[[nodiscard]] Explanation explain(const engine::StandIn& standIn, std::string_view source);

} // namespace cryptopulse::gui
