#pragma once

#include "core/time.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

namespace cryptopulse::app {

/// One line of the log as one JSON object, with its line feed: time (UTC, milliseconds), level (debug, info,
/// warning, error, fatal), category, message, pid, thread (its name). Safe in any thread.
///
/// A very long message is cut, and what looks like a password or a key in it is left out.
[[nodiscard]] QByteArray jsonLine(core::UtcTime time, QtMsgType type, const char* category,
                                  const QString& message);

/// The text without passwords of addresses (user:password@host) and without values of parameters that are
/// called password, token or key. Whoever writes a message should not have put them in; this is the net.
[[nodiscard]] QString withoutSecrets(const QString& text);

} // namespace cryptopulse::app
