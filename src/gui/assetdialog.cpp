#include "gui/assetdialog.h"

#include "core/asset.h"
#include "engine/whendone.h"
#include "gui/explain.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_assetdialog.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::gui {

namespace {

constexpr auto kRest = 700ms;            // a search costs a call
constexpr qsizetype kShortestSearch = 2; // letters
enum Column { SymbolColumn, NameColumn, IdColumn, RankColumn };

} // namespace

AssetDialog::AssetDialog(const AssetContext& context, engine::AssetCatalogue& catalogue,
                         const core::Clock& clock, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AssetDialog>())
    , m_context(context)
    , m_catalogue(catalogue)
    , m_clock(clock)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation); // the window's palette, not the platform's
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setText(tr("Choose"));
    m_ui->coinGeckoBox->setVisible(!context.venue.isEmpty());
    m_ui->coinGeckoBox->setText(
        tr("&Live prices from CoinGecko (%1 has a few coins only)").arg(context.venue));
    m_ui->lockLabel->setText(context.lock);
    m_ui->lockLabel->setVisible(!context.lock.isEmpty());
    m_ui->currencyBox->lineEdit()->setAccessibleName(tr("Currency"));
    setUpTable();
    fillCurrencies({context.shown.currency});
    m_ui->searchEdit->setText(context.shown.asset);
    m_ui->searchEdit->selectAll();
    setUpSignals();
    review();
    ask(&engine::AssetCatalogue::find, false);
}

AssetDialog::~AssetDialog() = default;

void AssetDialog::setUpTable()
{
    QTableWidget& table = *m_ui->assetTable;
    table.setHorizontalHeaderLabels({tr("Symbol"), tr("Name"), tr("CoinGecko's id"), tr("Rank")});
    table.horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    table.horizontalHeader()->setSectionResizeMode(IdColumn, QHeaderView::Stretch);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setHighlightSections(false);
    table.verticalHeader()->hide();
    table.setTabKeyNavigation(false);
}

void AssetDialog::setUpSignals()
{
    m_resting.setSingleShot(true);
    m_resting.setInterval(kRest);
    connect(&m_resting, &QTimer::timeout, this, [this] { ask(&engine::AssetCatalogue::search, true); });
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, &AssetDialog::typed);
    connect(m_ui->currencyBox, &QComboBox::currentTextChanged, this, &AssetDialog::review);
    connect(m_ui->assetTable, &QTableWidget::itemSelectionChanged, this, &AssetDialog::review);
    connect(m_ui->assetTable, &QTableWidget::cellDoubleClicked, this, &AssetDialog::apply);
    connect(m_ui->refreshButton, &QPushButton::clicked, this,
            [this] { ask(&engine::AssetCatalogue::refresh, true); });
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &AssetDialog::apply);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->searchEdit->installEventFilter(this);
}

QString AssetDialog::wanted() const
{
    return m_ui->searchEdit->text().simplified();
}

void AssetDialog::typed()
{
    m_trouble.clear();
    ask(&engine::AssetCatalogue::find, false);
    if (wanted().size() >= kShortestSearch)
        m_resting.start();
    else
        m_resting.stop();
}

void AssetDialog::ask(Pages pages, bool byNetwork)
{
    const bool isList = pages == &engine::AssetCatalogue::refresh;
    if (isList) {
        m_isFetching = true;
        m_listTrouble.clear();
        review();
    }
    const int number = ++m_asked;
    engine::whenDone((m_catalogue.*pages)(wanted()), this,
                     [this, number, isList, byNetwork](const core::Result<engine::AssetPage>& page) {
                         if (isList) {
                             m_isFetching = false;
                             if (!page)
                                 m_listTrouble = explain(page.error(), NoticeTopic::Ingest).sentence;
                         }
                         if (number == m_asked)
                             take(page, byNetwork);
                         else if (isList)
                             ask(&engine::AssetCatalogue::find, false); // something else was typed meanwhile
                         review();
                     });
}

void AssetDialog::take(const core::Result<engine::AssetPage>& page, bool byNetwork)
{
    if (page)
        present(*page);
    // A search that could not be made takes nothing away: the list on this machine has answered.
    if (page && page->known == 0 && !byNetwork && !m_fetchedItself && m_context.lock.isEmpty()) {
        m_fetchedItself = true;
        ask(&engine::AssetCatalogue::refresh, true);
    }
}

void AssetDialog::present(const engine::AssetPage& page)
{
    m_page = page;
    fillCurrencies(page.currencies);
    fillTable(page);
}

/// What was typed can be chosen as it is, where it is not in the list and can be an id.
void AssetDialog::fillTable(const engine::AssetPage& page)
{
    const QSignalBlocker blocker(m_ui->assetTable);
    // Ranks that come later must not move what was chosen meanwhile.
    const QString kept = std::exchange(m_shownFor, wanted()) == wanted() && m_ui->assetTable->currentRow() > 0
                             ? choice().asset
                             : QString();
    m_ui->assetTable->setRowCount(0);
    for (const engine::AssetEntry& entry : page.found)
        addRow(entry, entry.name);
    const QString id = wanted();
    const bool isListed = std::ranges::find(page.found, id, &engine::AssetEntry::id) != page.found.end();
    if (!isListed && core::isAssetId(id.toStdString()))
        addRow({id, {}, {}, 0}, tr("Not in the list: as it is typed"));
    m_ui->assetTable->resizeColumnToContents(SymbolColumn);
    m_ui->assetTable->resizeColumnToContents(RankColumn);
    const auto same = m_ui->assetTable->findItems(kept, Qt::MatchExactly);
    const auto place = std::ranges::find(same, IdColumn, &QTableWidgetItem::column);
    m_ui->assetTable->selectRow(kept.isEmpty() || place == same.end() ? 0 : (*place)->row());
}

void AssetDialog::addRow(const engine::AssetEntry& entry, const QString& name)
{
    QTableWidget& table = *m_ui->assetTable;
    const int row = table.rowCount();
    table.insertRow(row);
    const QString texts[]{entry.symbol, name, entry.id,
                          entry.rank > 0 ? look::Words::count(std::size_t(entry.rank)) : QString()};
    for (int column = SymbolColumn; column <= RankColumn; ++column) {
        auto* item = new QTableWidgetItem(texts[column]);
        item->setToolTip(texts[column]);
        if (column == RankColumn)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        table.setItem(row, column, item);
    }
}

/// Can be typed as well: the list may not be there.
void AssetDialog::fillCurrencies(const QStringList& codes)
{
    QComboBox& box = *m_ui->currencyBox;
    QStringList shown = codes;
    const QStringList usual{u"usd"_s, u"eur"_s, u"brl"_s, u"gbp"_s, u"jpy"_s, u"btc"_s, u"eth"_s};
    for (auto code = usual.crbegin(); code != usual.crend();
         ++code) { // those that are asked for most come first
        shown.removeAll(*code);
        shown.prepend(*code);
    }
    if (box.count() == shown.size())
        return;
    const QSignalBlocker blocker(box);
    const QString before =
        box.currentText().isEmpty() ? m_context.shown.currency.toUpper() : box.currentText();
    box.clear();
    for (const QString& code : shown)
        box.addItem(code.toUpper());
    box.setCurrentText(before);
}

QString AssetDialog::listWords() const
{
    if (m_isFetching)
        return tr("The list of coins is being fetched from CoinGecko…");
    if (m_page.known == 0)
        return (m_listTrouble.isEmpty() ? QString() : m_listTrouble + u' ') +
               (m_context.isAtServer ? tr("There is no list of coins at the server yet: have it fetched, or "
                                          "type CoinGecko's id of the "
                                          "coin by hand (it is in the address of the coin's page there).")
                                     : tr("There is no list of coins on this machine yet: fetch it, or type "
                                          "CoinGecko's id of the "
                                          "coin by "
                                          "hand (it is in the address of the coin's page there)."));
    const QString words = tr("%1 coins, as CoinGecko had them %2.", "number, age like 3 d ago")
                              .arg(look::Words::count(m_page.known),
                                   look::Words::age(m_clock.now() - m_page.fetched.value_or(m_clock.now())));
    return m_listTrouble.isEmpty() ? words : m_listTrouble + u' ' + words;
}

AssetChoice AssetDialog::choice() const
{
    const int row = m_ui->assetTable->currentRow();
    const QTableWidgetItem* id = row < 0 ? nullptr : m_ui->assetTable->item(row, IdColumn);
    return {id ? id->text() : QString(), m_ui->currencyBox->currentText().trimmed().toLower(),
            m_ui->coinGeckoBox->isVisibleTo(this) && m_ui->coinGeckoBox->isChecked()};
}

void AssetDialog::review()
{
    const AssetChoice chosen = choice();
    const bool isOpen = m_context.lock.isEmpty();
    const bool hasCode = core::isCurrencyCode(chosen.currency.toStdString());
    m_ui->listLabel->setText(listWords());
    m_ui->progressBar->setVisible(m_isFetching);
    m_ui->refreshButton->setEnabled(isOpen && !m_isFetching);
    m_ui->refreshButton->setText(m_page.known == 0 ? tr("&Fetch the list") : tr("&Update the list"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_ui->searchEdit, m_ui->assetTable,
                                                           m_ui->currencyBox, m_ui->coinGeckoBox})
        widget->setEnabled(isOpen);
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(isOpen && hasCode && !chosen.asset.isEmpty());
    QString trouble = m_trouble;
    if (trouble.isEmpty() && !hasCode)
        trouble = tr("A currency is a code such as USD, EUR or BTC.");
    else if (trouble.isEmpty() && chosen.asset.isEmpty() && m_page.known > 0)
        trouble = tr("No coin is called like that.");
    m_ui->troubleLabel->setText(trouble);
    m_ui->troubleLabel->setVisible(!trouble.isEmpty());
}

void AssetDialog::apply()
{
    if (!m_ui->buttonBox->button(QDialogButtonBox::Ok)->isEnabled())
        return;
    m_trouble.clear();
    Q_EMIT applied(choice());
    if (m_trouble.isEmpty())
        accept();
}

void AssetDialog::showTrouble(const QString& sentence)
{
    m_trouble = sentence;
    review();
}

/// The arrows move in the list while one goes on typing.
bool AssetDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_ui->searchEdit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_ui->assetTable, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace cryptopulse::gui
