#include "gui/jobrows.h"

#include <QVBoxLayout>
#include <algorithm>

namespace cryptopulse::gui {

namespace {

/// Tab goes down the side as the eye does, whatever was made first.
void orderTabs(const QVBoxLayout& layout)
{
    QWidget* former = nullptr;
    for (int i = 0; i < layout.count(); ++i) {
        QWidget* part = layout.itemAt(i)->widget();
        QWidgetList within = part ? part->findChildren<QWidget*>() : QWidgetList();
        if (part)
            within.prepend(part);
        for (QWidget* widget : within) {
            if (widget->focusPolicy() == Qt::NoFocus)
                continue;
            if (former)
                QWidget::setTabOrder(former, widget);
            former = widget;
        }
    }
}

} // namespace

JobRows::JobRows(QWidget& side, QVBoxLayout& layout, int place)
    : QObject(&side)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i] = new JobRow(static_cast<engine::JobKind>(i), &side);
        layout.insertWidget(place + static_cast<int>(i), m_rows[i]);
        connect(m_rows[i], &JobRow::cancelRequested, this, &JobRows::cancelRequested);
    }
    orderTabs(layout);
}

void JobRows::present(const std::vector<engine::JobStatus>& jobs,
                      std::optional<std::chrono::milliseconds> sinceSnapshot)
{
    for (JobRow* row : m_rows)
        row->present(jobs, sinceSnapshot);
    const JobRow* newest = *std::ranges::max_element(m_rows, {}, &JobRow::endedWell); // none is before all
    for (JobRow* row : m_rows) {
        if (row != newest && row->endedWell())
            row->putAway();
    }
}

void JobRows::takeOver(const JobRows& former)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->takeOver(*former.m_rows[i]);
}

void JobRows::cancelFailed()
{
    for (JobRow* row : m_rows)
        row->cancelFailed();
}

} // namespace cryptopulse::gui
