#pragma once

#include <QByteArray>

/// The manual pages and the completion of a shell, made of the table that --help is made of, so that they
/// cannot say anything else.
namespace cryptopulse::app {

/// cryptopulse(1) as roff, for man and groff. Pure ASCII; the same for the same version.
[[nodiscard]] QByteArray windowManual();

/// cryptopulse-cli(1), likewise.
[[nodiscard]] QByteArray commandLineManual();

/// Completion of both programs for bash, without help from other scripts.
[[nodiscard]] QByteArray bashCompletion();

} // namespace cryptopulse::app
