#include "gui/jobrow.h"

#include "gui/jobwords.h"
#include "look/panelstyle.h"
#include "ui_jobrow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

using engine::JobKind;

JobRow::JobRow(JobKind kind, QWidget* parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::JobRow>())
    , m_kind(kind)
{
    m_ui->setupUi(this);
    look::setFontScale(*m_ui->titleLabel, 1.0, QFont::DemiBold);
    setObjectName(QString::fromUtf8(engine::jobKindName(kind).data()) + u"Job"_s);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &JobRow::press);
    hide();
}

JobRow::~JobRow() = default;

void JobRow::present(const std::vector<engine::JobStatus>& jobs,
                     std::optional<std::chrono::milliseconds> sinceSnapshot)
{
    m_isLost = !sinceSnapshot;
    m_seen = m_seen || m_isLost; // whatever it is, an engine that comes back knows of it or has forgotten it
    // The newest running one, else the followed one as it ended.
    const engine::JobStatus* found = nullptr;
    for (const engine::JobStatus& job : jobs) {
        const bool isFollowed = m_job && job.id == m_job->id && job.started == m_job->started;
        if (job.kind == m_kind && (job.isRunning() || isFollowed))
            found = &job;
    }
    if (!found && m_seen && isRunning() && !m_isLost)
        m_job.reset(); // its engine was started anew and knows nothing of it
    if (found) {
        m_seen = true;
        if (!m_job || m_job->id != found->id || !found->isRunning())
            m_stopping = false;
        m_job = *found;
    }
    refresh(sinceSnapshot.value_or(std::chrono::milliseconds(0)));
}

void JobRow::takeOver(const JobRow& former)
{
    m_job = former.m_job;
    m_seen = former.m_seen;
    m_isLost = former.m_isLost;
    m_stopping = former.m_stopping;
    refresh();
}

std::optional<core::UtcTime> JobRow::endedWell() const
{
    if (!m_job || m_job->isRunning() || m_job->state == engine::JobState::Failed)
        return std::nullopt;
    return m_job->ended.value_or(m_job->started + m_job->elapsed);
}

void JobRow::watch(const engine::JobStatus& job)
{
    if (job.kind != m_kind || (m_job && m_job->id == job.id))
        return; // a snapshot was faster
    m_job = job;
    m_seen = false;
    m_stopping = false;
    refresh();
}

void JobRow::putAway()
{
    if (m_job && !m_job->isRunning())
        m_job.reset();
    refresh();
}

void JobRow::cancelFailed()
{
    m_stopping = false;
    refresh();
}

void JobRow::press()
{
    if (!m_job)
        return;
    if (m_job->isRunning()) {
        m_stopping = true;
        Q_EMIT cancelRequested(m_job->id);
    } else {
        m_job.reset();
    }
    refresh();
}

void JobRow::refresh(std::chrono::milliseconds sinceSnapshot)
{
    setVisible(m_job.has_value());
    if (!m_job)
        return;
    const bool running = m_job->isRunning();
    m_ui->titleLabel->setText(JobWords::title(*m_job));
    m_ui->bar->setVisible(running);
    m_ui->bar->setMaximum(static_cast<int>(std::min<std::uint64_t>(m_job->total, 1'000'000)));
    m_ui->bar->setValue(static_cast<int>(std::min<std::uint64_t>(m_job->done, 1'000'000)));
    m_ui->countsLabel->setText(JobWords::counts(*m_job));
    m_ui->countsLabel->setVisible(!m_ui->countsLabel->text().isEmpty());
    m_ui->timesLabel->setText(
        JobWords::times(*m_job, m_isLost ? std::nullopt : std::optional(sinceSnapshot)));
    m_ui->cancelButton->setEnabled(!running || (!m_stopping && !m_isLost));
    m_ui->cancelButton->setText(!running ? tr("Close") : m_stopping ? tr("Stopping…") : tr("Cancel"));
}

} // namespace cryptopulse::gui
