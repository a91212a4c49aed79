#pragma once

#include "core/clock.h"
#include "engine/assetcatalogue.h"

#include <QDialog>
#include <QTimer>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class AssetDialog;
}

/// What is chosen in the dialog.
struct AssetChoice {
    QString asset = QStringLiteral("bitcoin"); ///< CoinGecko's id
    QString currency = QStringLiteral("usd");
    bool takeCoinGecko = false; ///< live prices are to come from CoinGecko instead of a venue with few coins

    bool operator==(const AssetChoice&) const = default;
};

/// What the dialog begins with.
struct AssetContext {
    AssetChoice shown;
    QString venue;           ///< the name of a source that has some coins only; empty: it has all
    QString lock;            ///< why nothing can be chosen; empty: something can
    bool isAtServer = false; ///< the list is kept by a server, whose coin is chosen
};

/// Finds a coin by its name, its symbol or CoinGecko's id, and a currency for it. What is typed is looked for
/// in the list on this machine at once, and after a moment's rest at CoinGecko.
class AssetDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p catalogue and @p clock outlive the dialog.
    AssetDialog(const AssetContext& context, engine::AssetCatalogue& catalogue, const core::Clock& clock,
                QWidget* parent = nullptr);
    ~AssetDialog() override;

    [[nodiscard]] AssetChoice choice() const;

    /// What was chosen cannot be had, in one sentence: the dialog stays open for another try.
    void showTrouble(const QString& sentence);

Q_SIGNALS:
    /// Whoever is connected directly may answer with showTrouble() at once.
    void applied(const cryptopulse::gui::AssetChoice& choice);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Pages = QFuture<core::Result<engine::AssetPage>> (engine::AssetCatalogue::*)(const QString&);

    void setUpTable();
    void setUpSignals();
    void ask(Pages pages, bool byNetwork);
    void take(const core::Result<engine::AssetPage>& page, bool byNetwork);
    void typed();
    void present(const engine::AssetPage& page);
    void fillTable(const engine::AssetPage& page);
    void fillCurrencies(const QStringList& codes);
    void addRow(const engine::AssetEntry& entry, const QString& name);
    void review();
    void apply();
    [[nodiscard]] QString wanted() const;
    [[nodiscard]] QString listWords() const;

    const std::unique_ptr<Ui::AssetDialog> m_ui;
    const AssetContext m_context;
    engine::AssetCatalogue& m_catalogue;
    const core::Clock& m_clock;
    engine::AssetPage m_page;
    QString m_shownFor;    // what was typed when the table was filled
    QString m_listTrouble; // why the list could not be fetched
    QString m_trouble;     // of what was chosen last
    int m_asked = 0;       // an answer to an older question is dropped
    bool m_isFetching = false;
    bool m_fetchedItself = false; // the first list is fetched without being asked for, once
    QTimer m_resting;             // since the last letter
};

} // namespace cryptopulse::gui
