#include "gui/shortcutsdialog.h"

#include "gui/actiontable.h"
#include "ui_shortcutsdialog.h"

#include <QHeaderView>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

ShortcutsDialog::ShortcutsDialog(QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ShortcutsDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    fill();
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->searchEdit->setFocus();
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter belongs to the search
    resize(minimumSize());
}

ShortcutsDialog::~ShortcutsDialog() = default;

void ShortcutsDialog::fill()
{
    constexpr int kAir = 10; // above and below a line together
    const QSize line(0, fontMetrics().height() + kAir);
    for (const ActionRow& row : actionTable()) {
        auto* item = new QTreeWidgetItem({row.text(), row.shortcutText(), menuTitle(row.menu)});
        item->setSizeHint(0, line);
        item->setToolTip(0, row.toolTip());
        m_ui->tree->addTopLevelItem(item);
    }
    // Keys that are the chart's own: they work while the chart has the focus, or anywhere on its page.
    const std::pair<QString, QString> chartKeys[]{{tr("Zoom in, zoom out"), u"+, -"_s},
                                                  {tr("Move through time"), tr("arrow keys")},
                                                  {tr("Move the crosshair"), tr("Shift + arrow keys")},
                                                  {tr("Show everything, the newest"), tr("Home, End")},
                                                  {tr("Line, area, candles"), u"L, A, C"_s},
                                                  {tr("Length of a candle"), u"I"_s},
                                                  {tr("What is drawn with the price"), u"S"_s},
                                                  {tr("Moving averages of 5 and 15 steps"), u"M, Shift+M"_s},
                                                  {tr("Past forecasts, their probabilities"), u"F, P"_s},
                                                  {tr("Follow the newest price"), u"N"_s},
                                                  {tr("Prices as a table"), u"T"_s}};
    for (const auto& [what, keys] : chartKeys) {
        auto* item = new QTreeWidgetItem({what, keys, tr("Chart")});
        item->setSizeHint(0, line);
        m_ui->tree->addTopLevelItem(item);
    }
    m_ui->tree->setCurrentItem(m_ui->tree->topLevelItem(0));
    QHeaderView* header = m_ui->tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    header->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(2, QHeaderView::ResizeToContents);
}

void ShortcutsDialog::filter(const QString& text)
{
    for (int i = 0; i < m_ui->tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_ui->tree->topLevelItem(i);
        bool matches = false;
        for (int column = 0; column < item->columnCount(); ++column)
            matches = matches || item->text(column).contains(text, Qt::CaseInsensitive);
        item->setHidden(!matches);
    }
}

} // namespace cryptopulse::gui
