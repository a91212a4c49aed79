#include "gui/rowtable.h"

#include <QHeaderView>
#include <QLayout>
#include <QTableWidget>
#include <algorithm>

namespace cryptopulse::gui {

namespace {
constexpr int kMostRowsInSight = 8;
constexpr int kColumnGap = 8;
constexpr int kWidest = 1'100; // beyond it the texts are shortened, and whole in their tool tips

int widthOf(const QTableWidget& table, int column)
{
    int width = table.horizontalHeader()->sectionSizeHint(column);
    for (int row = 0; row < table.rowCount(); ++row)
        width = std::max(width, table.sizeHintForIndex(table.model()->index(row, column)).width());
    return width;
}

} // namespace

void setUpRows(QTableWidget& table, const QStringList& titles)
{
    table.setRowCount(0);
    table.setColumnCount(static_cast<int>(titles.size()));
    table.setHorizontalHeaderLabels(titles);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 8);
}

void addRow(QTableWidget& table, const std::vector<RowCell>& cells)
{
    const int row = table.rowCount();
    table.insertRow(row);
    for (int column = 0; column < static_cast<int>(cells.size()); ++column) {
        const RowCell& cell = cells[static_cast<std::size_t>(column)];
        auto* item = new QTableWidgetItem(cell.text);
        item->setToolTip(cell.toolTip.isEmpty() ? cell.text : cell.toolTip);
        if (cell.isNumber) {
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table.horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        }
        table.setItem(row, column, item);
    }
}

void fitRows(QTableWidget& table)
{
    QHeaderView& header = *table.horizontalHeader();
    header.setSectionResizeMode(QHeaderView::ResizeToContents);
    int needed = 2 * table.frameWidth();
    for (int column = 0; column < table.columnCount(); ++column)
        needed += widthOf(table, column) + kColumnGap;
    table.setMinimumWidth(std::min(needed, kWidest));
    header.setSectionResizeMode(0, QHeaderView::Stretch);
    const int rows = std::clamp(table.rowCount(), 1, kMostRowsInSight);
    if (QWidget* const window = table.window(); window->layout())
        window->setMinimumWidth(std::max(window->minimumWidth(), window->layout()->minimumSize().width()));
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height() +
                         rows * table.verticalHeader()->defaultSectionSize() + 2 * table.frameWidth() + 2);
}

QStringList textOfRows(const QTableWidget& table)
{
    QStringList lines;
    for (int row = -1; row < table.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table.columnCount(); ++column)
            cells += row < 0 ? table.horizontalHeaderItem(column)->text() : table.item(row, column)->text();
        lines += cells.join(u'\t');
    }
    return lines;
}

} // namespace cryptopulse::gui
