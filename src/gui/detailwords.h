#pragma once

#include <QString>
#include <string>

namespace cryptopulse::gui {

/// What the detail of a failed import or export says, in the reader's language and without a full stop; empty
/// where it says nothing that is known. Details are English and for the log.
[[nodiscard]] QString detailWords(const std::string& detail);

} // namespace cryptopulse::gui
