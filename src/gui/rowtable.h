#pragma once

#include <QString>
#include <QStringList>
#include <vector>

class QTableWidget;

/// Small tables of a report: a few rows that are read and not sorted.
namespace cryptopulse::gui {

struct RowCell {
    QString text{};
    bool isNumber = false; ///< stands at the right
    QString toolTip{};     ///< empty: the text
};

/// Empties @p table and gives it these columns.
void setUpRows(QTableWidget& table, const QStringList& titles);
void addRow(QTableWidget& table, const std::vector<RowCell>& cells);
/// At least as wide as its texts, as its window is then, too; the first column takes what is left. As high as
/// its rows, some at most.
void fitRows(QTableWidget& table);
/// A line for the titles and each row, with tabs between the cells.
[[nodiscard]] QStringList textOfRows(const QTableWidget& table);

} // namespace cryptopulse::gui
