#pragma once

#include "core/result.h"

#include <QFuture>
#include <QString>

namespace cryptopulse::app {

/// Where secrets are kept between two starts, such as the desktop's keychain. Answers come later, in the
/// calling thread's event loop.
/// Errors: NotFound (there is no such place here), Refused (the user or the system said no), Internal.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    /// The secret of that name; empty: none is kept.
    virtual QFuture<core::Result<QString>> read(const QString& name) = 0;

    /// Keeps it; an empty one is removed. Answers what is kept now.
    virtual QFuture<core::Result<QString>> write(const QString& name, const QString& secret) = 0;
};

} // namespace cryptopulse::app
