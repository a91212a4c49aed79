#pragma once

#include "core/error.h"

#include <QString>
#include <qt6keychain/keychain.h>

namespace cryptopulse::app {

/// What an error of QtKeychain's means to us; @p text is what it says about it. NotFound: no keychain here.
[[nodiscard]] inline core::ErrorKind keychainErrorKind(QKeychain::Error error, const QString& text)
{
    using namespace Qt::StringLiterals;
    switch (error) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return core::ErrorKind::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return core::ErrorKind::Refused;
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    // A bus on which nobody offers secrets, and no bus at all, have no kind of their own: only the bus's
    // words, which are not translated.
    for (const auto& words :
         {u"ServiceUnknown"_s, u"was not provided by any .service"_s, u"Cannot autolaunch"_s,
          u"org.freedesktop.DBus.Error.NoServer"_s, u"Could not connect"_s}) {
        if (text.contains(words))
            return core::ErrorKind::NotFound;
    }
    return core::ErrorKind::Internal;
}

} // namespace cryptopulse::app
