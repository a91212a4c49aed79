#include "app/coindirectory.h"

#include "app/coindesk.h"

#include <QDir>
#include <QPromise>

namespace cryptopulse::app {

QString coinListFile(const Configuration& configuration)
{
    return QDir(configuration.home()).filePath(QStringLiteral("data/coins.json"));
}

CoinDirectory::CoinDirectory(const core::Clock& clock)
    : m_desk(new CoinDesk(clock))
{
    m_thread.setObjectName(QStringLiteral("coins"));
    m_desk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
    m_thread.start();
}

CoinDirectory::~CoinDirectory()
{
    m_thread.quit();
    m_thread.wait();
}

void CoinDirectory::use(const market::CoinGeckoOptions& options, const QString& file)
{
    QMetaObject::invokeMethod(m_desk, [desk = m_desk, options, file] { desk->use(options, file); });
}

QFuture<core::Result<engine::AssetPage>> CoinDirectory::ask(Work work, const QString& typed)
{
    // Dropped with the work that was not done, which finishes the future as cancelled.
    const auto promise = std::make_shared<QPromise<core::Result<engine::AssetPage>>>();
    promise->start();
    const auto future = promise->future();
    QMetaObject::invokeMethod(m_desk, [desk = m_desk, work, typed, promise] {
        (desk->*work)(typed, [promise](const core::Result<engine::AssetPage>& page) {
            promise->addResult(page);
            promise->finish();
        });
    });
    return future;
}

QFuture<core::Result<engine::AssetPage>> CoinDirectory::find(const QString& typed)
{
    return ask(&CoinDesk::find, typed);
}

QFuture<core::Result<engine::AssetPage>> CoinDirectory::search(const QString& typed)
{
    return ask(&CoinDesk::search, typed);
}

QFuture<core::Result<engine::AssetPage>> CoinDirectory::refresh(const QString& typed)
{
    return ask(&CoinDesk::refresh, typed);
}

} // namespace cryptopulse::app
