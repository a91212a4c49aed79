#include "pages/wraplayout.h"

#include <QWidget>
#include <algorithm>

namespace cryptopulse::pages {

namespace {

int heightOf(const QLayoutItem& item, int width)
{
    const int wanted = item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
    return std::max(wanted, item.minimumSize().height());
}

} // namespace

WrapLayout::WrapLayout(QWidget& parent, int spacing)
    : QLayout(&parent)
{
    setContentsMargins({});
    setSpacing(spacing);
    const auto children = parent.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget* child : children)
        addWidget(child);
}

void WrapLayout::setColumns(int width, int most)
{
    m_column = width;
    m_most = most;
    invalidate();
}

void WrapLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
}

int WrapLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* WrapLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* WrapLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* taken = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return taken;
}

int WrapLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom();
    const auto rows = rowsFor(width - margins.left() - margins.right());
    for (const Row& row : rows)
        height += row.height;
    return height + spacing() * std::max(0, static_cast<int>(rows.size()) - 1);
}

QSize WrapLayout::sizeHint() const
{
    return minimumSize();
}

/// Of the widest one alone: everything else can go below it.
QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : shown())
        size = size.expandedTo(m_column > 0 ? item->minimumSize() : item->sizeHint());
    return size.grownBy(contentsMargins());
}

void WrapLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const QRect room = rect.marginsRemoved(contentsMargins());
    const bool mirrored = parentWidget() && parentWidget()->isRightToLeft();
    int y = room.top();
    for (const Row& row : rowsFor(room.width())) {
        int x = room.left();
        for (const auto& [item, width] : row.items) {
            const int left = mirrored ? room.left() + room.right() + 1 - x - width : x;
            item->setGeometry({left, y, width, row.height});
            x += width + spacing();
        }
        y += row.height + spacing();
    }
}

std::vector<QLayoutItem*> WrapLayout::shown() const
{
    std::vector<QLayoutItem*> items;
    for (const auto& item : m_items) {
        if (!item->isEmpty())
            items.push_back(item.get());
    }
    return items;
}

std::vector<WrapLayout::Row> WrapLayout::rowsFor(int width) const
{
    std::vector<Row> rows = m_column > 0 ? columnRows(width) : lineRows(width);
    for (Row& row : rows) {
        for (const auto& [item, itsWidth] : row.items)
            row.height = std::max(row.height, heightOf(*item, itsWidth));
    }
    return rows;
}

std::vector<WrapLayout::Row> WrapLayout::lineRows(int width) const
{
    std::vector<Row> rows;
    int left = 0;
    for (QLayoutItem* item : shown()) {
        const int wanted = std::min(item->sizeHint().width(), width);
        if (rows.empty() || wanted > left) {
            rows.emplace_back();
            left = width;
        }
        rows.back().items.emplace_back(item, wanted);
        left -= wanted + spacing();
    }
    return rows;
}

std::vector<WrapLayout::Row> WrapLayout::columnRows(int width) const
{
    std::vector<Row> rows;
    const std::vector<QLayoutItem*> items = shown();
    int least = m_column;
    for (const QLayoutItem* item : items)
        least = std::max(least, item->minimumSize().width());
    const int fitting = std::clamp((width + spacing()) / (least + spacing()), 1, std::max(1, m_most));
    for (std::size_t first = 0; first < items.size(); first += static_cast<std::size_t>(fitting)) {
        const int columns = std::min(fitting, static_cast<int>(items.size() - first));
        const int room = width - spacing() * (columns - 1);
        Row& row = rows.emplace_back();
        for (int i = 0; i < columns; ++i)
            row.items.emplace_back(items[first + static_cast<std::size_t>(i)],
                                   room * (i + 1) / columns - room * i / columns);
    }
    return rows;
}

} // namespace cryptopulse::pages
