#include "app/coindesk.h"

#include "engine/whendone.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSaveFile>

namespace cryptopulse::app {

namespace {

Q_LOGGING_CATEGORY(lcCoins, "cryptopulse.app.coins", QtInfoMsg)

constexpr qint64 kLargestFile = 64 * 1024 * 1024;

core::Error notReady()
{
    return {core::ErrorKind::Cancelled, "the list of coins is closed", {}};
}

} // namespace

CoinDesk::CoinDesk(const core::Clock& clock)
    : m_clock(clock)
{
}

void CoinDesk::use(const market::CoinGeckoOptions& options, const QString& file)
{
    // What is the same goes on: a call under way, and the wait that CoinGecko has asked for. Another folder
    // counts the calls elsewhere.
    const bool isSame = m_catalogue && file == m_file && options.baseUrl == m_options.baseUrl &&
                        options.tier == m_options.tier && options.key == m_options.key;
    m_options = options;
    if (!isSame)
        m_catalogue = std::make_unique<market::CoinCatalogue>(options, m_clock);
    if (file == m_file)
        return;
    m_file = file;
    m_list = {};
    m_isLoaded = false;
}

/// A list that cannot be read is as good as none: it is only a copy of what CoinGecko has.
void CoinDesk::load()
{
    if (std::exchange(m_isLoaded, true))
        return;
    QFile file(m_file);
    if (!file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile) {
        qCWarning(lcCoins, "the list of coins cannot be read: %ls", qUtf16Printable(m_file));
        return;
    }
    auto list = market::coinListFrom(file.readAll());
    if (list)
        m_list = *std::move(list);
    else
        qCWarning(lcCoins, "%ls: %s", qUtf16Printable(m_file), list.error().detail.c_str());
}

void CoinDesk::keep() const
{
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    const QByteArray bytes = market::toBytes(m_list);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() ||
        !file.commit())
        qCWarning(lcCoins, "the list of coins could not be kept: %ls", qUtf16Printable(file.errorString()));
}

engine::AssetPage CoinDesk::page(const QString& typed) const
{
    engine::AssetPage page;
    for (const market::Coin& coin : m_list.find(typed, engine::kMostAssets))
        page.found.push_back({coin.id, coin.symbol, coin.name, coin.rank});
    page.currencies = m_list.currencies;
    if (m_list.fetched != core::UtcTime{}) { // else there is only what searches have found
        page.known = m_list.coins.size();
        page.fetched = m_list.fetched;
    }
    return page;
}

void CoinDesk::find(const QString& typed, const Reply& reply)
{
    load();
    reply(page(typed));
}

void CoinDesk::search(const QString& typed, const Reply& reply)
{
    load();
    if (!m_catalogue)
        return reply(core::failure(notReady()));
    engine::whenDone(m_catalogue->search(typed), this,
                     [this, typed, reply](const core::Result<std::vector<market::Coin>>& found) {
                         if (!found)
                             return reply(core::failure(found.error()));
                         m_list.merge(*found);
                         if (m_list.fetched != core::UtcTime{})
                             keep();
                         reply(page(typed));
                     });
}

void CoinDesk::refresh(const QString& typed, const Reply& reply)
{
    load();
    if (!m_catalogue)
        return reply(core::failure(notReady()));
    const auto currencies = m_catalogue->currencies();
    const auto coins = m_catalogue->coins();
    engine::whenDone(coins, this, [=, this](const core::Result<std::vector<market::Coin>>& all) {
        if (!all)
            return reply(core::failure(all.error()));
        engine::whenDone(currencies, this, [=, this, all = *all](const core::Result<QStringList>& codes) {
            if (!codes)
                return reply(core::failure(codes.error()));
            market::CoinList list{m_clock.now(), all, *codes};
            list.takeRanks(m_list.coins); // the answer has none
            m_list = std::move(list);
            keep();
            reply(page(typed));
        });
    });
}

} // namespace cryptopulse::app
