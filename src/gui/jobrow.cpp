#include "gui/jobrow.h"

#include "gui/explain.h"
#include "gui/panelstyle.h"
#include "gui/words.h"
#include "ui_jobrow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

using engine::JobKind;
using engine::JobState;

JobRow::JobRow(JobKind kind, QWidget* parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::JobRow>())
    , m_kind(kind)
{
    m_ui->setupUi(this);
    setFontScale(*m_ui->titleLabel, 1.0, QFont::DemiBold);
    setObjectName(QString::fromUtf8(engine::jobKindName(kind).data()) + u"Job"_s);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &JobRow::press);
    hide();
}

JobRow::~JobRow() = default;

void JobRow::present(const std::vector<engine::JobStatus>& jobs, std::chrono::milliseconds sinceSnapshot)
{
    // The newest running one, else the followed one as it ended.
    const engine::JobStatus* found = nullptr;
    for (const engine::JobStatus& job : jobs) {
        if (job.kind == m_kind && (job.isRunning() || (m_job && job.id == m_job->id)))
            found = &job;
    }
    if (!found && m_seen && isRunning())
        m_job.reset(); // its engine was started anew and knows nothing of it
    if (found) {
        m_seen = true;
        if (!m_job || m_job->id != found->id || !found->isRunning())
            m_stopping = false;
        m_job = *found;
    }
    refresh(sinceSnapshot);
}

void JobRow::watch(const engine::JobStatus& job)
{
    if (job.kind != m_kind || (m_job && m_job->id == job.id))
        return; // a snapshot was faster
    m_job = job;
    m_seen = false;
    m_stopping = false;
    refresh(std::chrono::milliseconds(0));
}

void JobRow::cancelFailed()
{
    m_stopping = false;
    refresh(std::chrono::milliseconds(0));
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
    refresh(std::chrono::milliseconds(0));
}

void JobRow::refresh(std::chrono::milliseconds sinceSnapshot)
{
    setVisible(m_job.has_value());
    if (!m_job)
        return;
    const bool running = m_job->isRunning();
    m_ui->titleLabel->setText(title());
    m_ui->bar->setVisible(running);
    m_ui->bar->setMaximum(static_cast<int>(std::min<std::uint64_t>(m_job->total, 1'000'000)));
    m_ui->bar->setValue(static_cast<int>(std::min<std::uint64_t>(m_job->done, 1'000'000)));
    m_ui->countsLabel->setText(counts());
    m_ui->countsLabel->setVisible(!m_ui->countsLabel->text().isEmpty());
    m_ui->timesLabel->setText(times(sinceSnapshot));
    m_ui->cancelButton->setEnabled(!running || !m_stopping);
    m_ui->cancelButton->setText(!running ? tr("Close") : m_stopping ? tr("Stopping…") : tr("Cancel"));
}

QString JobRow::title() const
{
    struct Titles {
        QString running, done, cancelled, failed;
    };
    const auto titles = [this]() -> Titles {
        switch (m_kind) {
        case JobKind::Collect:
            return {tr("Collecting in batch"), tr("Batch finished"), tr("Batch cancelled"),
                    tr("Batch failed")};
        case JobKind::Train:
            return {tr("Training"), tr("Training finished"), tr("Training cancelled"), tr("Training failed")};
        case JobKind::Import:
            return {tr("Importing prices"), tr("Import finished"), tr("Import cancelled"),
                    tr("Import failed")};
        }
        return {};
    }();
    switch (m_job->state) {
    case JobState::Running:
        return titles.running;
    case JobState::Done:
        return titles.done;
    case JobState::Cancelled:
        return titles.cancelled;
    case JobState::Failed:
        return titles.failed;
    }
    return {};
}

QString JobRow::counts() const
{
    const QString trouble = m_job->error && m_job->error->kind != core::ErrorKind::Cancelled
                                ? explain(*m_job->error).sentence
                                : QString();
    if (m_kind == JobKind::Train || (m_kind == JobKind::Import && m_job->state == JobState::Failed))
        return trouble;
    if (m_kind == JobKind::Import)
        return m_job->isRunning() ? tr("%1 of the file")
                                        .arg(Words::percent(double(m_job->done) /
                                                            double(std::max<std::uint64_t>(1, m_job->total))))
                                  : tr("%1 added, %2 there already, %3 lines not usable")
                                        .arg(Words::count(m_job->ok), Words::count(m_job->repeated),
                                             Words::count(m_job->failed));
    const QString numbers =
        tr("%1 of %2 calls: %3 ok, %4 repeated, %5 failed")
            .arg(Words::count(m_job->done), Words::count(m_job->total), Words::count(m_job->ok),
                 Words::count(m_job->repeated), Words::count(m_job->failed));
    return trouble.isEmpty() ? numbers : tr("%1. Last trouble: %2").arg(numbers, trouble);
}

QString JobRow::times(std::chrono::milliseconds sinceSnapshot) const
{
    if (!m_job->isRunning())
        return tr("Total time %1").arg(Words::duration(m_job->elapsed));
    const QString elapsed =
        tr("Elapsed %1")
            .arg(Words::duration(std::chrono::floor<std::chrono::seconds>(m_job->elapsed + sinceSnapshot)));
    if (!m_job->remaining)
        return elapsed;
    const auto left = std::max(std::chrono::milliseconds(0), *m_job->remaining - sinceSnapshot);
    return tr("%1, about %2 remaining")
        .arg(elapsed, Words::duration(std::chrono::ceil<std::chrono::seconds>(left)));
}

} // namespace cryptopulse::gui
