#include "gui/checkdialog.h"

#include "chart/labels.h"
#include "gui/carewords.h"
#include "gui/rowtable.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_checkdialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

CheckDialog::CheckDialog(const engine::CheckReport& report, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CheckDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation); // the window's palette, not the platform's
    m_ui->summaryLabel->setText(CareWords::verdict(report));
    look::setFontScale(*m_ui->summaryLabel, 1.15, QFont::DemiBold);
    m_ui->factsLabel->setText(CareWords::facts(report));
    fillTable(report);
    const QStringList faults = CareWords::faults(report);
    m_ui->faultsEdit->setPlainText(faults.join(u'\n'));
    const int lines = static_cast<int>(std::clamp<qsizetype>(faults.size(), 2, 10)) + 1;
    m_ui->faultsEdit->setFixedHeight(lines * m_ui->faultsEdit->fontMetrics().lineSpacing());
    for (QWidget* part : std::initializer_list<QWidget*>{m_ui->faultsLabel, m_ui->faultsEdit})
        part->setVisible(!report.isWhole());
    m_ui->remedyLabel->setText(
        report.isWhole()
            ? tr("Every row, index and packed copy was looked at, while prices went on coming in.")
            : tr("Keep the backups that you have. Restore one with cryptopulse-cli restore FILE while "
                 "CryptoPulse is "
                 "closed, or save the prices that can be read (File > Save data…)."));
    QPushButton* copyButton = m_ui->buttonBox->addButton(tr("C&opy"), QDialogButtonBox::ActionRole);
    copyButton->setObjectName(u"copyButton"_s);
    copyButton->setToolTip(tr("Copy the report as text"));
    connect(copyButton, &QPushButton::clicked, this, &CheckDialog::copy);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setDefault(true);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setFocus();
    look::fitHeight(*this);
}

CheckDialog::~CheckDialog() = default;

void CheckDialog::fillTable(const engine::CheckReport& report)
{
    const auto moment = [](const std::optional<core::UtcTime>& time) {
        return time ? chart::Labels::moment(*time) : QString();
    };
    setUpRows(*m_ui->seriesTable, {tr("Series"), tr("Prices"), tr("From"), tr("To"), tr("Missing minutes"),
                                   tr("Forecasts"), tr("State")});
    for (const engine::SeriesCheck& series : report.series)
        addRow(*m_ui->seriesTable, {{CareWords::series(series.key)},
                                    {look::Words::count(series.rows), true},
                                    {moment(series.first)},
                                    {moment(series.last)},
                                    {look::Words::count(series.missing), true},
                                    {look::Words::count(series.forecasts), true},
                                    {series.isWhole() ? tr("whole") : tr("damaged")}});
    fitRows(*m_ui->seriesTable);
}

void CheckDialog::copy()
{
    QStringList lines{m_ui->summaryLabel->text(), m_ui->factsLabel->text()};
    lines += textOfRows(*m_ui->seriesTable);
    if (const QString faults = m_ui->faultsEdit->toPlainText(); !faults.isEmpty())
        lines += faults;
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace cryptopulse::gui
