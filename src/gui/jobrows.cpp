#include "gui/jobrows.h"

#include <QVBoxLayout>
#include <algorithm>

namespace cryptopulse::gui {

JobRows::JobRows(QWidget& side, QVBoxLayout& layout, int place)
    : QObject(&side)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i] = new JobRow(static_cast<engine::JobKind>(i), &side);
        layout.insertWidget(place + static_cast<int>(i), m_rows[i]);
        connect(m_rows[i], &JobRow::cancelRequested, this, &JobRows::cancelRequested);
    }
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
