#include "gui/messagebar.h"

#include "gui/explain.h"
#include "gui/words.h"
#include "ui_messagebar.h"

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::MessageBar>())
{
    m_ui->setupUi(this);
    hide();
    connect(m_ui->dismissButton, &QToolButton::clicked, this, &MessageBar::dismissed);
}

MessageBar::~MessageBar() = default;

void MessageBar::present(const Notices& notices, std::optional<core::UtcTime> retry, core::UtcTime now)
{
    const auto notice = notices.current();
    setVisible(notice.has_value());
    if (!notice)
        return;
    const Explanation words = explain(notice->error);
    QString remedy = words.remedy;
    if (retry && notice->topic == NoticeTopic::Connection) {
        const auto wait = *retry - now;
        remedy += u' ' + (wait > std::chrono::seconds(1) ? tr("Next try in %1.").arg(Words::duration(wait))
                                                         : tr("Trying again now."));
    }
    m_ui->sentenceLabel->setText(words.sentence);
    m_ui->remedyLabel->setText(remedy);
    const std::size_t more = notices.count() - 1;
    m_ui->moreLabel->setVisible(more > 0);
    m_ui->moreLabel->setText(tr("1 of %1").arg(more + 1));
}

void MessageBar::setColours(const theme::Colours& colours)
{
    m_ui->iconLabel->setPixmap(theme::icon(u"warning"_s, colours.noticeText, colours.noticeText).pixmap(20));
    m_ui->dismissButton->setIcon(theme::icon(u"close"_s, colours.noticeText, colours.disabled));
}

} // namespace cryptopulse::gui
