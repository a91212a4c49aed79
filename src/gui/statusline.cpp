#include "gui/statusline.h"

#include "gui/feedwords.h"
#include "gui/venuewords.h"
#include "look/linklabel.h"
#include "look/theme.h"
#include "look/words.h"

#include <QEvent>
#include <QLabel>
#include <QStatusBar>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr int kGap = 8; // between two labels, and at the ends

QLabel* addLabel(QStatusBar& bar, const QString& name, const QString& accessibleName)
{
    auto* label = new look::LinkLabel(&bar);
    label->setObjectName(name);
    label->setAccessibleName(accessibleName);
    bar.addPermanentWidget(label);
    return label;
}

} // namespace

StatusLine::StatusLine(QStatusBar& bar, WindowInfo info)
    : QObject(&bar)
    , m_bar(bar)
    , m_info(std::move(info))
    , m_feed(addLabel(bar, u"feedLabel"_s, tr("State of the price feed")))
    , m_check(addLabel(bar, u"checkLabel"_s, tr("Comparison with a second source")))
    , m_calls(addLabel(bar, u"callsLabel"_s, tr("Calls of this month")))
    , m_rows(addLabel(bar, u"rowsLabel"_s, tr("Stored prices")))
    , m_api(addLabel(bar, u"apiLabel"_s, tr("Address of the API")))
    , m_source(addLabel(bar, u"sourceLabel"_s, tr("Source of the data")))
{
    m_api->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_source->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_source->setOpenExternalLinks(true);
    bar.window()->installEventFilter(this); // the bar itself is never narrower than what is in it
}

bool StatusLine::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        makeRoom();
    return QObject::eventFilter(watched, event);
}

/// Where there is not enough of it, first the address of the API gives way, then the number of prices: About
/// and the panels say them, too. The calls of the month and the cross-check come last: notices tell of them
/// when it matters.
void StatusLine::makeRoom()
{
    int needed = leastWidth();
    for (QLabel* label : {m_check, m_calls, m_rows, m_api}) {
        if (label->text().isEmpty()) {
            label->hide();
            continue;
        }
        needed += label->sizeHint().width() + kGap;
        label->setVisible(needed <= m_bar.window()->width());
    }
}

int StatusLine::leastWidth() const
{
    return m_feed->sizeHint().width() + m_source->sizeHint().width() + 3 * kGap;
}

void StatusLine::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    presentFeed(snapshot, now);
    const QString stored = look::Words::count(snapshot.samples.size());
    m_rows->setText(
        snapshot.storageWaiting == 0
            ? tr("Prices stored: %1").arg(stored)
            : tr("Prices stored: %1 (%2 waiting)").arg(stored, look::Words::count(snapshot.storageWaiting)));
    m_rows->setToolTip(snapshot.storageLocation.empty() ? QString()
                                                        : QString::fromStdString(snapshot.storageLocation));
    m_api->setText(apiText(snapshot));
    m_api->setToolTip(m_info.apiTrouble);
    if (const QString source = sourceText(snapshot); source != m_source->text())
        m_source->setText(source);
    makeRoom();
}

void StatusLine::presentFeed(const engine::Snapshot& snapshot, core::UtcTime now)
{
    m_feed->setText(feedText(snapshot, now));
    m_check->setText(crossCheckWords(snapshot, now));
    m_check->setToolTip(crossCheckSentence(snapshot, now));
    m_check->setAccessibleDescription(m_check->toolTip());
    const auto& use = snapshot.feed.callUse;
    m_calls->setText(use ? callsWords(*use) : QString());
    m_calls->setToolTip(use ? callsSentence(*use) : QString());
    m_calls->setAccessibleDescription(m_calls->toolTip());
}

QString StatusLine::feedText(const engine::Snapshot& snapshot, core::UtcTime now) const
{
    if (snapshot.connection.trouble)
        return tr("Server: not connected");
    const QString state = look::Words::feedState(engine::feedState(snapshot, now));
    const auto& next = snapshot.feed.nextAttempt;
    if (snapshot.feed.fetching)
        return tr("%1, asking now").arg(state);
    if (!next || *next <= now)
        return state;
    return tr("%1, next call in %2")
        .arg(state, look::Words::duration(std::chrono::ceil<std::chrono::seconds>(*next - now)));
}

QString StatusLine::apiText(const engine::Snapshot& snapshot) const
{
    if (snapshot.connection.isRemote())
        return tr("Server: %1").arg(QString::fromStdString(snapshot.connection.address));
    return m_info.apiAddress.isEmpty() ? tr("API: off") : tr("API: %1").arg(m_info.apiAddress);
}

QString StatusLine::sourceText(const engine::Snapshot& snapshot) const
{
    if (m_info.demo)
        return tr("Demo: synthetic prices");
    const Attribution from = attributionOf(snapshot.series.source);
    return from.address.isEmpty() ? from.text : look::link(from.address, from.text, m_source->palette());
}

} // namespace cryptopulse::gui
