#include "gui/compactdialog.h"

#include "chart/labels.h"
#include "gui/carewords.h"
#include "gui/rowtable.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_compactdialog.h"

#include <QPushButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

CompactDialog::CompactDialog(CompactContext context, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CompactDialog>())
    , m_context(std::move(context))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation); // the window's palette, not the platform's
    m_ui->daysSpin->setMaximum(core::kMostRetentionDays);
    m_ui->yearsSpin->setMaximum(core::kMostRetentionYears);
    const core::RetentionRules& kept = m_context.rules;
    m_ui->minutesBox->setChecked(kept.minutesAfterDays.has_value());
    m_ui->daysSpin->setValue(kept.minutesAfterDays.value_or(m_ui->daysSpin->value()));
    m_ui->yearsBox->setChecked(kept.keepYears.has_value());
    m_ui->yearsSpin->setValue(kept.keepYears.value_or(m_ui->yearsSpin->value()));
    m_ui->dailyBox->setChecked(m_context.daily);
    QSizePolicy policy = m_ui->progressBar->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // nothing moves when work begins or ends
    m_ui->progressBar->setSizePolicy(policy);
    m_ui->resultLabel->hide();
    m_ui->planTable->hide();
    setUpButtons();
    for (QCheckBox* box : {m_ui->minutesBox, m_ui->yearsBox, m_ui->dailyBox})
        connect(box, &QCheckBox::toggled, this, &CompactDialog::review);
    for (QSpinBox* box : {m_ui->daysSpin, m_ui->yearsSpin})
        connect(box, &QSpinBox::valueChanged, this, &CompactDialog::review);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    review();
}

CompactDialog::~CompactDialog() = default;

void CompactDialog::setUpButtons()
{
    const auto add = [this](const QString& text, const QString& name, QDialogButtonBox::ButtonRole role) {
        QPushButton* button = m_ui->buttonBox->addButton(text, role);
        button->setObjectName(name);
        return button;
    };
    m_showButton = add(tr("&Show what would go"), u"showButton"_s, QDialogButtonBox::ActionRole);
    m_deleteButton = add(tr("Delete"), u"deleteButton"_s, QDialogButtonBox::ActionRole);
    m_keepButton = add(tr("Sa&ve the rules"), u"keepButton"_s, QDialogButtonBox::ActionRole);
    m_showButton->setDefault(true);
    connect(m_showButton, &QPushButton::clicked, this, [this] { Q_EMIT planWanted(rules()); });
    connect(m_deleteButton, &QPushButton::clicked, this, [this] { Q_EMIT compactWanted(rules()); });
    connect(m_keepButton, &QPushButton::clicked, this, &CompactDialog::keep);
}

core::RetentionRules CompactDialog::rules() const
{
    core::RetentionRules typed;
    if (m_ui->minutesBox->isChecked())
        typed.minutesAfterDays = m_ui->daysSpin->value();
    if (m_ui->yearsBox->isChecked())
        typed.keepYears = m_ui->yearsSpin->value();
    return typed;
}

void CompactDialog::setWorking(bool working)
{
    m_isWorking = working;
    review();
}

void CompactDialog::present(const engine::CompactReport& report)
{
    m_report = report;
    m_ui->resultLabel->setText(CareWords::compaction(report));
    fillTable(report);
    review();
}

void CompactDialog::fillTable(const engine::CompactReport& report)
{
    const auto before = [](const std::optional<core::UtcTime>& time) {
        return time ? tr("Before %1").arg(chart::Labels::moment(*time)) : QString();
    };
    setUpRows(*m_ui->planTable, {tr("Series"), tr("Prices"), tr("To thin out"), tr("To delete")});
    for (const engine::SeriesCompaction& series : report.series)
        addRow(*m_ui->planTable, {{CareWords::series(series.key)},
                                  {look::Words::count(series.rows), true},
                                  {look::Words::count(series.toThin), true, before(series.thinBefore)},
                                  {look::Words::count(series.toDelete), true, before(series.deleteBefore)}});
    fitRows(*m_ui->planTable);
}

/// What was shown is what may be deleted: other rules must be shown first.
void CompactDialog::review()
{
    const core::RetentionRules typed = rules();
    const bool daily = m_ui->dailyBox->isChecked();
    const bool isShown = m_report && m_report->rules == typed;
    const std::uint64_t planned = isShown && m_report->dryRun ? m_report->planned() : 0;
    const bool isChanged = typed != m_context.rules || daily != m_context.daily;
    m_ui->daysSpin->setEnabled(m_ui->minutesBox->isChecked());
    m_ui->yearsSpin->setEnabled(m_ui->yearsBox->isChecked());
    m_ui->dailyBox->setEnabled(m_context.dailyLock.isEmpty());
    m_showButton->setEnabled(typed.isSet() && !m_isWorking);
    m_deleteButton->setEnabled(planned > 0 && !m_isWorking);
    m_deleteButton->setText(planned > 0 ? tr("De&lete %1 prices").arg(look::Words::count(planned))
                                        : tr("Delete"));
    m_keepButton->setVisible(m_context.dailyLock.isEmpty());
    m_keepButton->setEnabled(isChanged && (!daily || isShown));
    m_ui->resultLabel->setVisible(isShown);
    m_ui->planTable->setVisible(planned > 0);
    m_ui->progressBar->setVisible(m_isWorking);
    m_ui->noteLabel->setText(note(isShown));
    look::fitHeight(*this);
}

QString CompactDialog::note(bool isShown) const
{
    if (!m_context.dailyLock.isEmpty())
        return m_context.dailyLock;
    if (m_ui->dailyBox->isChecked() && !rules().isSet())
        return tr("Choose a rule that is to be followed once a day.");
    if (m_ui->dailyBox->isChecked() && !isShown && (rules() != m_context.rules || !m_context.daily))
        return tr("Look first at what would go: then the rules can be saved.");
    return tr("What is deleted comes back from a backup only: make one before. Its room in the file is used "
              "for what "
              "comes; cryptopulse-cli compact --vacuum gives it back to the disk.");
}

void CompactDialog::keep()
{
    m_context.rules = rules();
    m_context.daily = m_ui->dailyBox->isChecked() && m_context.rules.isSet();
    Q_EMIT kept(m_context.rules, m_context.daily);
    m_ui->dailyBox->setChecked(m_context.daily);
    review();
}

} // namespace cryptopulse::gui
