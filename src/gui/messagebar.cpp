#include "gui/messagebar.h"

#include "gui/explain.h"
#include "look/words.h"
#include "ui_messagebar.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
    core::Error error = notice->error;
    if (error.retryAfter) { // counted from when it was said
        const auto left = *error.retryAfter - (now - notice->since);
        error.retryAfter =
            left > 0ms ? std::optional(std::chrono::ceil<std::chrono::seconds>(left)) : std::nullopt;
    }
    const Explanation words = notice->sentence.isEmpty() ? explain(error, notice->topic)
                                                         : Explanation{notice->sentence, notice->remedy};
    QString remedy = words.remedy;
    if (retry && notice->topic == NoticeTopic::Connection) {
        const auto wait = *retry - now;
        remedy += u' ' + (wait > 1s ? tr("Next try in %1.").arg(look::Words::duration(wait))
                                    : tr("Trying again now."));
    }
    m_ui->sentenceLabel->setText(words.sentence);
    m_ui->remedyLabel->setText(remedy);
    m_ui->remedyLabel->setVisible(!remedy.isEmpty());
    const std::size_t more = notices.count() - 1;
    m_ui->moreLabel->setVisible(more > 0);
    m_ui->moreLabel->setText(tr("1 of %1").arg(more + 1));
}

void MessageBar::setColours(const look::Colours& colours)
{
    m_ui->iconLabel->setPixmap(look::icon(u"warning"_s, colours.noticeText, colours.noticeText).pixmap(20));
    m_ui->dismissButton->setIcon(look::icon(u"close"_s, colours.noticeText, colours.disabled));
}

} // namespace cryptopulse::gui
