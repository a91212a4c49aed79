#include "pages/facts.h"

#include "look/panelstyle.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

namespace {

constexpr int kBetweenRows = 7;
constexpr int kBetweenColumns = 12;
constexpr int kLeastName = 110;

} // namespace

FactsView::FactsView(QWidget* parent)
    : QWidget(parent)
{
}

void FactsView::show(const Facts& facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    qDeleteAll(findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly));
    delete m_grid; // with what it knows of columns that may be gone
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(kBetweenColumns);
    m_grid->setVerticalSpacing(kBetweenRows);
    m_grid->setColumnStretch(0, 1);
    addHead();
    int row = 1;
    for (const Fact& fact : m_facts.rows)
        addRow(fact, row++);
    m_grid->setRowStretch(row, 1);
}

void FactsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    for (int row = 0; row < static_cast<int>(m_facts.rows.size()); ++row) {
        const int y = m_grid->itemAtPosition(row + 1, 0)->geometry().top() - kBetweenRows / 2 - 1;
        painter.drawLine(0, y, width(), y);
    }
}

void FactsView::addHead()
{
    auto* title = new QLabel(m_facts.title, this);
    look::setFontScale(*title, 1.0, QFont::DemiBold);
    look::setRole(*title, u"figure"_s); // what is made later does not get the palette of the window
    m_grid->addWidget(title, 0, 0);
    for (qsizetype i = 0; i < m_facts.columns.size(); ++i) {
        auto* head = new QLabel(m_facts.columns[i], this);
        look::setRole(*head, u"muted"_s);
        m_grid->addWidget(head, 0, static_cast<int>(i) + 1, Qt::AlignRight);
    }
}

void FactsView::addRow(const Fact& fact, int row)
{
    auto* name = new QLabel(fact.name, this);
    look::setRole(*name, u"figure"_s);
    name->setWordWrap(true);
    name->setMinimumWidth(kLeastName);
    name->setToolTip(fact.meaning);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    for (qsizetype i = 0; i < fact.values.size(); ++i) {
        auto* value = new QLabel(fact.values[i], this);
        value->setObjectName(u"%1_%2"_s.arg(fact.id).arg(i));
        look::setRole(*value, u"figure"_s);
        value->setToolTip(fact.meaning);
        value->setAccessibleName(u"%1 %2: %3"_s.arg(fact.name, m_facts.columns.value(i), fact.values[i]));
        value->setAccessibleDescription(fact.meaning);
        m_grid->addWidget(value, row, static_cast<int>(i) + 1, Qt::AlignRight | Qt::AlignTop);
    }
}

} // namespace cryptopulse::pages
