#include "gui/jobsdialog.h"

#include "gui/jobwords.h"
#include "ui_jobsdialog.h"

#include <QHeaderView>
#include <QPushButton>
#include <algorithm>

namespace cryptopulse::gui {

JobsDialog::JobsDialog(QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::JobsDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    QHeaderView* header = m_ui->tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(1, QHeaderView::Stretch);
    header->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    connect(m_ui->tree, &QTreeWidget::currentItemChanged, this, &JobsDialog::presentCancel);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &JobsDialog::cancelCurrent);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    present({}, std::chrono::milliseconds(0));
}

JobsDialog::~JobsDialog() = default;

void JobsDialog::present(const std::vector<engine::JobStatus>& jobs,
                         std::optional<std::chrono::milliseconds> sinceSnapshot)
{
    m_isLost = !sinceSnapshot;
    m_jobs.assign(jobs.rbegin(), jobs.rend());
    QTreeWidget& tree = *m_ui->tree;
    // Lines are kept, so that what is chosen and where it is scrolled to stay.
    while (tree.topLevelItemCount() > static_cast<int>(m_jobs.size()))
        delete tree.takeTopLevelItem(tree.topLevelItemCount() - 1);
    while (tree.topLevelItemCount() < static_cast<int>(m_jobs.size()))
        tree.insertTopLevelItem(0, new QTreeWidgetItem);
    for (int line = 0; line < tree.topLevelItemCount(); ++line) {
        const engine::JobStatus& job = m_jobs[static_cast<std::size_t>(line)];
        QTreeWidgetItem& item = *tree.topLevelItem(line);
        item.setText(0, JobWords::title(job));
        item.setText(1, JobWords::counts(job));
        item.setToolTip(1, item.text(1));
        item.setText(2, JobWords::times(job, sinceSnapshot));
    }
    m_ui->emptyLabel->setVisible(m_jobs.empty());
    presentCancel();
    makeRoom();
}

/// Numbers that are cut in the middle are worse than a wide dialog. Only ever wider, or it would jump.
void JobsDialog::makeRoom()
{
    const QAbstractItemView& tree = *m_ui->tree;
    int needed = 0;
    for (int column = 0; column < m_ui->tree->columnCount(); ++column)
        needed += std::max(tree.sizeHintForColumn(column), m_ui->tree->header()->sectionSizeHint(column));
    const int missing = needed - tree.viewport()->width();
    if (missing > 0 && !m_jobs.empty())
        resize(width() + missing, height());
}

void JobsDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    makeRoom(); // the style sheet has a say in how wide things are
}

void JobsDialog::presentCancel()
{
    const int line = m_ui->tree->indexOfTopLevelItem(m_ui->tree->currentItem());
    m_ui->cancelButton->setEnabled(line >= 0 && !m_isLost &&
                                   m_jobs[static_cast<std::size_t>(line)].isRunning());
}

void JobsDialog::cancelCurrent()
{
    const int line = m_ui->tree->indexOfTopLevelItem(m_ui->tree->currentItem());
    if (line >= 0)
        Q_EMIT cancelRequested(m_jobs[static_cast<std::size_t>(line)].id);
}

} // namespace cryptopulse::gui
