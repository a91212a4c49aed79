#include "gui/sourceorder.h"

#include "gui/venuewords.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr FeedSource kVenues[]{FeedSource::CoinGecko, FeedSource::Binance, FeedSource::Coinbase,
                               FeedSource::Kraken, FeedSource::Bitstamp};

FeedSource sourceOf(const QListWidgetItem& item)
{
    return static_cast<FeedSource>(item.data(Qt::UserRole).toInt());
}

} // namespace

SourceOrder::SourceOrder(QWidget* parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_up(new QPushButton(tr("&Up"), this))
    , m_down(new QPushButton(tr("&Down"), this))
{
    m_list->setObjectName(u"orderList"_s);
    m_list->setAccessibleName(tr("Sources to turn to, in their order"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_up->setObjectName(u"orderUpButton"_s);
    m_up->setToolTip(tr("Turn to this source earlier (Alt+Up)"));
    m_down->setObjectName(u"orderDownButton"_s);
    m_down->setToolTip(tr("Turn to this source later (Alt+Down)"));
    auto* buttons = new QVBoxLayout;
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    buttons->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    setFocusProxy(m_list);
    setOrder({});
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(+1); });
    connect(m_list, &QListWidget::itemChanged, this, &SourceOrder::changed);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &SourceOrder::changed);
    for (const auto& [key, by] : {std::pair(Qt::Key_Up, -1), std::pair(Qt::Key_Down, +1)}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::ALT | key), m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by = by] { move(by); });
    }
}

/// All of them are seen: how high a row is, the style says when it is shown.
void SourceOrder::showEvent(QShowEvent* event)
{
    m_list->ensurePolished();
    m_list->setFixedHeight(m_list->sizeHintForRow(0) * m_list->count() + 2 * m_list->frameWidth() + 2);
    QWidget::showEvent(event);
}

std::vector<FeedSource> SourceOrder::order() const
{
    std::vector<FeedSource> order;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem& item = *m_list->item(row);
        if (item.checkState() == Qt::Checked && sourceOf(item) != m_chosen)
            order.push_back(sourceOf(item));
    }
    return order;
}

void SourceOrder::setOrder(const std::vector<FeedSource>& wanted)
{
    if (m_list->count() > 0 && wanted == order())
        return; // with its rows as the reader has moved them
    m_list->clear();
    for (const FeedSource source : wanted)
        add(source, true);
    for (const FeedSource source : kVenues) {
        if (std::ranges::find(wanted, source) == wanted.end())
            add(source, false);
    }
    m_list->setCurrentRow(0);
    setChosen(m_chosen);
}

void SourceOrder::add(FeedSource source, bool checked)
{
    auto* item = new QListWidgetItem(venueTitle(feedSourceName(source).toStdString()), m_list);
    item->setData(Qt::UserRole, static_cast<int>(source));
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
}

void SourceOrder::setChosen(FeedSource source)
{
    m_chosen = source;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem& item = *m_list->item(row);
        const auto usual =
            Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled;
        item.setFlags(sourceOf(item) == source ? Qt::ItemIsSelectable | Qt::ItemIsDragEnabled : usual);
    }
}

void SourceOrder::move(int by)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_list->count())
        return;
    m_list->insertItem(row + by, m_list->takeItem(row));
    m_list->setCurrentRow(row + by);
    Q_EMIT changed();
}

} // namespace cryptopulse::gui
