#include "gui/pagebook.h"

#include "pages/page.h"

#include <QAction>
#include <QStackedWidget>
#include <QTabBar>
#include <algorithm>

namespace cryptopulse::gui {

PageBook::PageBook(QTabBar& tabs, QStackedWidget& stack, QWidget& welcome, QObject* parent)
    : QObject(parent)
    , m_tabs(tabs)
    , m_stack(stack)
    , m_welcome(welcome)
{
    m_tabs.setDrawBase(false);
    m_tabs.setExpanding(false);
    m_tabs.hide();
    connect(&m_tabs, &QTabBar::currentChanged, this, &PageBook::turn);
}

void PageBook::add(QWidget& page, QAction& action)
{
    if (m_stack.indexOf(&page) < 0)
        m_stack.addWidget(&page);
    m_leaves.push_back({&page, &action});
    const int index = m_tabs.addTab(action.text().remove(u'&')); // the letter chooses in the menu
    m_tabs.setTabToolTip(index, action.toolTip());
    connect(&action, &QAction::triggered, &m_tabs, [this, index] { m_tabs.setCurrentIndex(index); });
    if (index == 0)
        action.setChecked(true);
}

void PageBook::turn(int index)
{
    if (index < 0)
        return;
    m_leaves[static_cast<std::size_t>(index)].action->setChecked(true);
    if (m_isEmpty)
        return;
    m_stack.setCurrentWidget(m_leaves[static_cast<std::size_t>(index)].widget);
    Q_EMIT turned();
}

void PageBook::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    m_isEmpty = snapshot.samples.empty();
    m_tabs.setVisible(!m_isEmpty);
    for (const Leaf& leaf : m_leaves)
        leaf.action->setEnabled(!m_isEmpty);
    QWidget* wanted =
        m_isEmpty ? &m_welcome : m_leaves[static_cast<std::size_t>(m_tabs.currentIndex())].widget;
    m_stack.setCurrentWidget(wanted);
    if (pages::Page* shown = page())
        shown->present(snapshot, now);
}

void PageBook::setColours(const look::Colours& colours)
{
    for (const Leaf& leaf : m_leaves) {
        if (auto* page = qobject_cast<pages::Page*>(leaf.widget))
            page->setColours(colours);
    }
}

void PageBook::turnTo(const QWidget& page)
{
    const auto found = std::ranges::find(m_leaves, &page, &Leaf::widget);
    if (found != m_leaves.end())
        m_tabs.setCurrentIndex(static_cast<int>(found - m_leaves.begin()));
}

void PageBook::turnTo(const QString& name)
{
    for (const Leaf& leaf : m_leaves) {
        if (leaf.widget->objectName() == name)
            return turnTo(*leaf.widget);
    }
}

QString PageBook::name() const
{
    const int index = m_tabs.currentIndex();
    return index < 0 ? QString() : m_leaves[static_cast<std::size_t>(index)].widget->objectName();
}

void PageBook::takeOver(const PageBook& former)
{
    for (std::size_t i = 0; i < std::min(m_leaves.size(), former.m_leaves.size()); ++i) {
        auto* page = qobject_cast<pages::Page*>(m_leaves[i].widget);
        const auto* other = qobject_cast<const pages::Page*>(former.m_leaves[i].widget);
        if (page && other)
            page->takeChoices(*other);
    }
    turnTo(former.name());
}

pages::Page* PageBook::page() const
{
    return m_isEmpty ? nullptr : qobject_cast<pages::Page*>(m_stack.currentWidget());
}

} // namespace cryptopulse::gui
