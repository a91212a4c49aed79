#pragma once

#include "engine/snapshot.h"
#include "gui/windowinfo.h"

#include <QObject>

class QLabel;
class QStatusBar;

namespace cryptopulse::gui {

/// What is in the status bar: feed, cross-check, calls of the month, rows, server and API, and who provided
/// the data.
class StatusLine final : public QObject
{
    Q_OBJECT

public:
    /// Adds its labels to @p bar, which becomes its parent.
    StatusLine(QStatusBar& bar, WindowInfo info);

    void setInfo(const WindowInfo& info) { m_info = info; }
    /// What it takes to show what must be seen: the feed and the source.
    [[nodiscard]] int leastWidth() const;
    void present(const engine::Snapshot& snapshot, core::UtcTime now);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeRoom();
    void presentFeed(const engine::Snapshot& snapshot, core::UtcTime now);
    [[nodiscard]] QString feedText(const engine::Snapshot& snapshot, core::UtcTime now) const;
    [[nodiscard]] QString apiText(const engine::Snapshot& snapshot) const;
    [[nodiscard]] QString sourceText(const engine::Snapshot& snapshot) const;

    QStatusBar& m_bar; // our parent
    WindowInfo m_info;
    QLabel* m_feed;
    QLabel* m_check;
    QLabel* m_calls;
    QLabel* m_rows;
    QLabel* m_api;
    QLabel* m_source;
};

} // namespace cryptopulse::gui
