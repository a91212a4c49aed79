#include "app/window/keychain.h"

#include "app/window/keychainerror.h"

#include <QPromise>
#include <functional>
#include <memory>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

const QString kService = u"CryptoPulse"_s;

/// Starts @p job, which deletes itself, and answers what @p secretOf finds in it.
QFuture<core::Result<QString>> run(QKeychain::Job* job, std::function<QString()> secretOf)
{
    const auto promise = std::make_shared<QPromise<core::Result<QString>>>();
    promise->start();
    QObject::connect(job, &QKeychain::Job::finished, job, [job, promise, secretOf = std::move(secretOf)] {
        const QKeychain::Error error = job->error();
        if (error == QKeychain::NoError || error == QKeychain::EntryNotFound)
            promise->addResult(error == QKeychain::NoError ? secretOf() : QString());
        else
            promise->addResult(core::failure(keychainErrorKind(error, job->errorString()),
                                             job->errorString().toStdString()));
        promise->finish();
    });
    job->start();
    return promise->future();
}

} // namespace

QFuture<core::Result<QString>> Keychain::read(const QString& name)
{
    auto* job = new QKeychain::ReadPasswordJob(kService);
    job->setKey(name);
    return run(job, [job] { return job->textData(); });
}

QFuture<core::Result<QString>> Keychain::write(const QString& name, const QString& secret)
{
    if (secret.isEmpty()) {
        auto* job = new QKeychain::DeletePasswordJob(kService);
        job->setKey(name);
        return run(job, [] { return QString(); });
    }
    auto* job = new QKeychain::WritePasswordJob(kService);
    job->setKey(name);
    job->setTextData(secret);
    return run(job, [secret] { return secret; });
}

} // namespace cryptopulse::app
