#include "gui/welcomepage.h"

#include "gui/explain.h"
#include "look/panelstyle.h"
#include "look/theme.h"
#include "look/words.h"
#include "ui_welcomepage.h"

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

WelcomePage::WelcomePage(QWidget* parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::WelcomePage>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->autoButton);
    look::setFontScale(*m_ui->titleLabel, 1.8, QFont::DemiBold);
    for (QLabel* number : {m_ui->step1, m_ui->step2, m_ui->step3})
        look::setFontScale(*number, 1.2, QFont::Bold);
    m_ui->iconLabel->setPixmap(look::applicationIcon().pixmap(64));
    connect(m_ui->autoButton, &QPushButton::clicked, this, &WelcomePage::autoRequested);
    connect(m_ui->collectButton, &QPushButton::clicked, this, &WelcomePage::collectRequested);
    connect(m_ui->historyButton, &QPushButton::clicked, this, &WelcomePage::historyRequested);
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::present(bool collecting, bool fetching)
{
    m_ui->autoButton->setEnabled(!collecting);
    m_ui->autoButton->setText(collecting ? tr("Auto-refresh is on") : tr("Turn on auto-refresh"));
    m_ui->collectButton->setEnabled(!fetching);
    m_ui->collectButton->setText(fetching ? tr("Collecting…") : tr("Collect now"));
}

void WelcomePage::presentConnection(const engine::Connection& connection, const core::SeriesKey& series)
{
    // Not by its ticker, where most know it by its name.
    const QString coin = series.asset == "bitcoin" ? u"Bitcoin"_s : look::Words::asset(series);
    const bool lost = connection.trouble.has_value();
    for (QLabel* label :
         {m_ui->step1, m_ui->step1Text, m_ui->step2, m_ui->step2Text, m_ui->step3, m_ui->step3Text})
        label->setVisible(!lost);
    for (QPushButton* button : {m_ui->autoButton, m_ui->collectButton, m_ui->historyButton})
        button->setVisible(!lost);
    m_ui->titleLabel->setText(lost ? tr("Waiting for the server") : tr("Start with a few prices"));
    m_ui->introLabel->setText(lost ? waitingText(connection)
                                   : tr("CryptoPulse forecasts whether %1 will be higher five steps "
                                        "from now. It learns from prices "
                                        "that it collects itself, and there are none yet.")
                                         .arg(coin));
}

QString WelcomePage::waitingText(const engine::Connection& connection)
{
    const QString address = QString::fromStdString(connection.address);
    const core::ErrorKind kind = connection.trouble->kind;
    if (kind == core::ErrorKind::Disconnected || kind == core::ErrorKind::Timeout)
        return tr("%1 does not answer. Its prices appear here as soon as it does.").arg(address);
    const Explanation words = explain(*connection.trouble, NoticeTopic::Connection);
    return u"%1: %2 %3"_s.arg(address, words.sentence, words.remedy);
}

} // namespace cryptopulse::gui
