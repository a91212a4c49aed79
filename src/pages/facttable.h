#pragma once

#include <QString>
#include <vector>

class QTableWidget;

namespace cryptopulse::pages {

/// Fills a table with facts to read: the first column left, all others right. It is as high as its rows, so
/// that the page scrolls and not the table within it.
void fillTable(QTableWidget& table, const QStringList& headings, const std::vector<QStringList>& rows);

} // namespace cryptopulse::pages
