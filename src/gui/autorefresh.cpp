#include "gui/autorefresh.h"

#include "gui/commands.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

AutoRefresh::AutoRefresh(QAction& action, Commands& commands, QWidget* parent)
    : QWidget(parent)
    , m_action(action)
    , m_commands(commands)
    , m_interval(new QSpinBox(this))
{
    auto* label = new QLabel(tr("ever&y"), this);
    label->setBuddy(m_interval);
    m_interval->setObjectName(u"intervalBox"_s);
    m_interval->setRange(1, 86'400);
    m_interval->setSuffix(tr(" s", "seconds, after a number"));
    m_interval->setKeyboardTracking(false); // 120 is one request, not three
    m_interval->setToolTip(tr("Seconds between scheduled calls. CoinGecko has a new price every 60 s."));
    m_interval->setAccessibleName(tr("Interval of the auto-refresh in seconds"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 8, 0);
    layout->addWidget(label);
    layout->addWidget(m_interval);
    // triggered, not toggled: mirroring the engine must not command it.
    connect(&m_action, &QAction::triggered, this, &AutoRefresh::ask);
    connect(m_interval, &QSpinBox::valueChanged, this, &AutoRefresh::ask);
    connect(&m_commands, &Commands::failed, this, [this](NoticeTopic topic) {
        if (topic == NoticeTopic::Collection)
            m_mirrored = {}; // what was asked for did not happen: show again what is
        mirror();
    });
}

void AutoRefresh::present(const engine::FeedStatus& feed, bool canAsk)
{
    m_feed = feed;
    m_action.setEnabled(canAsk);
    m_interval->setEnabled(canAsk);
    mirror();
}

void AutoRefresh::ask()
{
    m_commands.setCollection(m_action.isChecked(), std::chrono::seconds(m_interval->value()));
}

void AutoRefresh::mirror()
{
    if (m_commands.isPending(NoticeTopic::Collection))
        return;
    m_action.setChecked(m_feed.collecting);
    if (m_feed.interval == m_mirrored)
        return;
    m_mirrored = m_feed.interval;
    const QSignalBlocker quiet(m_interval);
    m_interval->setValue(static_cast<int>(m_feed.interval.count()));
}

} // namespace cryptopulse::gui
