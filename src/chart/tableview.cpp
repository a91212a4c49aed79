#include "chart/tableview.h"

#include "chart/labels.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QShortcut>
#include <algorithm>
#include <charconv>
#include <ranges>

namespace cryptopulse::chart {

namespace {

/// As in a file that a store exports.
void appendCsvRow(QByteArray& text, core::UtcTime time, double price)
{
    char line[64];
    char* end = std::to_chars(line, line + sizeof line, core::toEpochMs(time)).ptr;
    *end++ = ',';
    end = std::to_chars(end, line + sizeof line, price, std::chars_format::fixed).ptr;
    *end++ = '\n';
    text.append(line, end - line);
}

} // namespace

TableView::TableView(QWidget* parent)
    : QTableView(parent)
{
    setModel(&m_model);
    connect(&m_model, &TableModel::rowsChanged, this, &TableView::rowsChanged);
    setAccessibleName(tr("Prices"));
    setAccessibleDescription(tr("Prices, newest first. Ctrl+C copies the selected rows."));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table, or there would be no way out of it
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    // Not to all contents: that would read every row.
    horizontalHeader()->setSectionResizeMode(TableModel::TimeColumn, QHeaderView::Fixed);
    constexpr int kAir = 32; // what a style sets around a text, and some to the next column
    horizontalHeader()->resizeSection(TableModel::TimeColumn,
                                      fontMetrics().horizontalAdvance(u'0' + Labels::moment({})) + kAir);
    horizontalHeader()->setHighlightSections(false);
    for (QAbstractButton* corner : findChildren<QAbstractButton*>()) // of Qt, without a name
        corner->setAccessibleName(tr("Select all"));
    auto* shortcut = new QShortcut(QKeySequence::Copy, this);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, &TableView::copy);
}

void TableView::setData(core::SeriesView samples, std::vector<ForecastMark> marks, TimeSpan range,
                        std::chrono::milliseconds step)
{
    m_model.setData(std::move(samples), std::move(marks), range, step);
}

void TableView::setPage(int page)
{
    if (page == m_model.page())
        return;
    m_model.setPage(page);
    scrollToTop();
}

QString TableView::selectedCsv() const
{
    // Ranges, not rows: all of them may be selected.
    QItemSelection selection = selectionModel()->selection();
    if (selection.isEmpty())
        return {};
    std::ranges::sort(selection, std::greater{}, &QItemSelectionRange::top);
    QByteArray text = "time,price\n";
    const core::SeriesView& samples = m_model.samples();
    for (const QItemSelectionRange& range : std::as_const(selection)) {
        for (int row = range.bottom(); row >= range.top(); --row) {
            const std::size_t sample = m_model.sampleAt(row);
            appendCsvRow(text, samples.times()[sample], samples.prices()[sample]);
        }
    }
    return QString::fromLatin1(text);
}

void TableView::copy() const
{
    if (const QString text = selectedCsv(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

} // namespace cryptopulse::chart
