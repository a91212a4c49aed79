// Which coin the window shows, and another one in its place.

#include "gui/assetdialog.h"
#include "gui/dialogs.h"
#include "gui/mainwindow.h"
#include "gui/venuewords.h"
#include "look/words.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

/// While a server cannot be heard, nobody knows what it would show.
void MainWindow::presentTitle()
{
    const engine::Snapshot& snapshot = *m_snapshot;
    const QString pair = look::Words::pair(snapshot.series);
    if (!snapshot.samples.empty())
        setWindowTitle(
            tr("%1  %2 – CryptoPulse").arg(pair, look::Words::price(snapshot.samples.newestPrice().value())));
    else
        setWindowTitle(snapshot.connection.trouble ? tr("CryptoPulse") : tr("%1 – CryptoPulse").arg(pair));
}

void MainWindow::setCatalogue(engine::AssetCatalogue& catalogue)
{
    m_catalogue = &catalogue;
    action(Act::Asset).setEnabled(true);
}

void MainWindow::openAsset()
{
    const Settings values = currentSettings();
    AssetContext context{{values.asset, values.currency, false}, {}, {}, m_snapshot->connection.isRemote()};
    if (context.isAtServer)
        context.shown = {QString::fromStdString(m_snapshot->series.asset),
                         QString::fromStdString(m_snapshot->series.currency), false};
    if (const auto lock = m_context.locks.find(SettingsField::Asset); lock != m_context.locks.end())
        context.lock = lock->second;
    const bool isFree = !m_context.locks.contains(SettingsField::Source);
    if (values.source != FeedSource::CoinGecko && isFree)
        context.venue = values.source == FeedSource::Demo
                            ? tr("the synthetic market")
                            : venueTitle(feedSourceName(values.source).toStdString());
    m_dialogs->openAsset(context, *m_catalogue, m_clock);
}

/// A price level that was to be told is one of the former coin.
void MainWindow::chooseAsset(const AssetChoice& choice)
{
    if (m_snapshot->connection.isRemote()) {
        Q_EMIT serverAssetWanted(choice.asset, choice.currency);
        return;
    }
    const Settings before = currentSettings();
    Settings typed = before;
    typed.asset = choice.asset;
    typed.currency = choice.currency;
    if (choice.takeCoinGecko)
        typed.source = FeedSource::CoinGecko;
    const bool isOther = typed.asset != before.asset || typed.currency != before.currency;
    const bool hadLevel = isOther && before.alerts.level.has_value();
    if (hadLevel)
        typed.alerts.level.reset();
    Q_EMIT settingsApplied(typed, before);
    if (hadLevel && m_values.asset == typed.asset && m_values.currency == typed.currency)
        tell(NoticeTopic::Settings,
             tr("The alert at a price level was of another coin or currency: it is off."),
             tr("Set one anew in the settings where it is wanted."));
}

} // namespace cryptopulse::gui
