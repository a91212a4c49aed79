#pragma once

#include "app/window/secretstore.h"

namespace cryptopulse::app {

/// The desktop's keychain: Secret Service or KWallet.
class Keychain final : public SecretStore
{
public:
    QFuture<core::Result<QString>> read(const QString& name) override;
    QFuture<core::Result<QString>> write(const QString& name, const QString& secret) override;
};

} // namespace cryptopulse::app
