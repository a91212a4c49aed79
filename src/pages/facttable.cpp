#include "pages/facttable.h"

#include <QHeaderView>
#include <QTableWidget>

namespace cryptopulse::pages {

void fillTable(QTableWidget& table, const QStringList& headings, const std::vector<QStringList>& rows)
{
    const auto columns = static_cast<int>(headings.size());
    table.setColumnCount(columns);
    table.setRowCount(static_cast<int>(rows.size()));
    table.setHorizontalHeaderLabels(headings);
    QHeaderView& header = *table.horizontalHeader();
    header.setSectionsClickable(false);
    header.setHighlightSections(false);
    header.setSectionResizeMode(QHeaderView::ResizeToContents);
    header.setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 0; column < columns; ++column) {
        const Qt::Alignment side = (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
        table.horizontalHeaderItem(column)->setTextAlignment(side);
        for (int row = 0; row < table.rowCount(); ++row) {
            auto* item = table.item(row, column);
            if (!item) {
                item = new QTableWidgetItem;
                item->setTextAlignment(side);
                table.setItem(row, column, item);
            }
            item->setText(rows[static_cast<std::size_t>(row)].value(column));
        }
    }
    const int rowHeight = table.fontMetrics().height() + 10;
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.setFixedHeight(header.sizeHint().height() + rowHeight * table.rowCount() + 8);
}

} // namespace cryptopulse::pages
