#include "gui/welcomepage.h"

#include "gui/panelstyle.h"
#include "gui/theme.h"
#include "ui_welcomepage.h"

namespace cryptopulse::gui {

WelcomePage::WelcomePage(QWidget* parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::WelcomePage>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->autoButton);
    setFontScale(*m_ui->titleLabel, 1.8, QFont::DemiBold);
    for (QLabel* number : {m_ui->step1, m_ui->step2, m_ui->step3})
        setFontScale(*number, 1.2, QFont::Bold);
    m_ui->iconLabel->setPixmap(theme::applicationIcon().pixmap(64));
    connect(m_ui->autoButton, &QPushButton::clicked, this, &WelcomePage::autoRequested);
    connect(m_ui->collectButton, &QPushButton::clicked, this, &WelcomePage::collectRequested);
    connect(m_ui->batchButton, &QPushButton::clicked, this, &WelcomePage::batchRequested);
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::present(bool collecting, bool fetching)
{
    m_ui->autoButton->setEnabled(!collecting);
    m_ui->autoButton->setText(collecting ? tr("Auto-refresh is on") : tr("Turn on auto-refresh"));
    m_ui->collectButton->setEnabled(!fetching);
    m_ui->collectButton->setText(fetching ? tr("Collecting…") : tr("Collect now"));
}

} // namespace cryptopulse::gui
