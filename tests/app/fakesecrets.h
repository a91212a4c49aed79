#pragma once

#include "app/window/secretstore.h"

#include <QPromise>
#include <QStringList>
#include <deque>

namespace cryptopulse::tests {

/// A keychain whose every answer a test decides.
class FakeSecrets final : public app::SecretStore
{
public:
    QFuture<core::Result<QString>> read(const QString& name) override
    {
        return ask(QStringLiteral("read ") + name);
    }
    QFuture<core::Result<QString>> write(const QString& name, const QString& secret) override
    {
        written = secret;
        return ask(QStringLiteral("write ") + name);
    }

    /// Answers the oldest call.
    void answer(const core::Result<QString>& result)
    {
        waiting.front().addResult(result);
        waiting.front().finish();
        waiting.pop_front();
    }

    QStringList calls;
    QString written;
    std::deque<QPromise<core::Result<QString>>> waiting;

private:
    QFuture<core::Result<QString>> ask(const QString& call)
    {
        calls += call;
        auto& promise = waiting.emplace_back();
        promise.start();
        return promise.future();
    }
};

} // namespace cryptopulse::tests
