#include "pages/confusiongrid.h"

#include "look/panelstyle.h"
#include "look/words.h"
#include "pages/numbers.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

namespace {

QLabel* label(const QString& name, const QString& text, const QString& role, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setObjectName(name);
    made->setWordWrap(true);
    if (!role.isEmpty())
        look::setRole(*made, role);
    return made;
}

} // namespace

ConfusionGrid::ConfusionGrid(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setSpacing(8);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    m_grid->setRowStretch(1, 1);
    m_grid->setRowStretch(2, 1);
    addHead(tr("It rose"), 0, 1);
    addHead(tr("It did not rise"), 0, 2);
    addHead(tr("Called a rise"), 1, 0);
    addHead(tr("Called no rise"), 2, 0);
    addCell(u"truePositives"_s, tr("right: rise found"), true, 1, 1);
    addCell(u"falsePositives"_s, tr("wrong: false alarm"), false, 1, 2);
    addCell(u"falseNegatives"_s, tr("wrong: rise missed"), false, 2, 1);
    addCell(u"trueNegatives"_s, tr("right: no rise"), true, 2, 2);
}

void ConfusionGrid::addHead(const QString& text, int row, int column)
{
    QLabel* head = label({}, text, u"muted"_s, this);
    m_grid->addWidget(head, row, column, row == 0 ? Qt::AlignLeft : Qt::AlignVCenter);
}

void ConfusionGrid::addCell(const QString& id, const QString& verdict, bool right, int row, int column)
{
    auto* cell = new QFrame(this);
    cell->setProperty("cell", right ? u"right"_s : u"wrong"_s);
    auto* layout = new QVBoxLayout(cell);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(2);
    QLabel* count = label(id + u"Count"_s, {}, {}, cell);
    look::setFontScale(*count, 1.4);
    layout->addStretch();
    layout->addWidget(count);
    layout->addWidget(label(id + u"Share"_s, {}, {}, cell));
    layout->addWidget(label({}, verdict, u"muted"_s, cell));
    layout->addStretch();
    m_grid->addWidget(cell, row, column);
}

void ConfusionGrid::show(const evaluation::Metrics& metrics)
{
    fill(u"truePositives"_s, tr("Called a rise, and it rose"), metrics.truePositives, metrics.n);
    fill(u"falsePositives"_s, tr("Called a rise, and it did not rise"), metrics.falsePositives, metrics.n);
    fill(u"falseNegatives"_s, tr("Called no rise, and it rose"), metrics.falseNegatives, metrics.n);
    fill(u"trueNegatives"_s, tr("Called no rise, and it did not rise"), metrics.trueNegatives, metrics.n);
}

void ConfusionGrid::fill(const QString& id, const QString& what, std::size_t count, std::size_t all)
{
    auto* number = findChild<QLabel*>(id + u"Count"_s);
    number->setText(look::Words::count(count));
    number->setAccessibleName(u"%1: %2"_s.arg(what, number->text()));
    const double share =
        all > 0 ? static_cast<double>(count) / static_cast<double>(all) : evaluation::kUndefined;
    findChild<QLabel*>(id + u"Share"_s)->setText(tr("%1 of all", "a share").arg(Numbers::percent(share)));
}

} // namespace cryptopulse::pages
