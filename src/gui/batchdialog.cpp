#include "gui/batchdialog.h"

#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_batchdialog.h"

#include <QPushButton>

namespace cryptopulse::gui {

BatchDialog::BatchDialog(QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::BatchDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation); // the window's palette, not the platform's
    m_ui->countBox->setMaximum(engine::kMaxCollectCount);
    m_ui->intervalBox->setMaximum(
        static_cast<int>(std::chrono::seconds(engine::kMaxCollectInterval).count()));
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setText(tr("Start"));
    connect(m_ui->countBox, &QSpinBox::valueChanged, this, &BatchDialog::showDuration);
    connect(m_ui->intervalBox, &QSpinBox::valueChanged, this, &BatchDialog::showDuration);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->historyButton, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT historyWanted();
    });
    showDuration();
    m_ui->countBox->selectAll();
    look::fitHeight(*this);
}

BatchDialog::~BatchDialog() = default;

engine::CollectRequest BatchDialog::request() const
{
    return {.count = m_ui->countBox->value(), .interval = std::chrono::seconds(m_ui->intervalBox->value())};
}

void BatchDialog::showDuration()
{
    const engine::CollectRequest asked = request();
    const auto whole = (asked.count - 1) * asked.interval;
    m_ui->durationLabel->setText(whole.count() == 0
                                     ? tr("Takes as long as the provider needs to answer.")
                                     : tr("Takes about %1.").arg(look::Words::duration(whole)));
}

} // namespace cryptopulse::gui
