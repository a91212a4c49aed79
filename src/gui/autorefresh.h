#pragma once

#include "engine/snapshot.h"

#include <QWidget>

class QAction;
class QSpinBox;

namespace cryptopulse::gui {

class Commands;

/// The switch of the scheduled collection and its interval: shows what the engine does, and tells it what to
/// do. What the reader has just asked for is shown until the engine has answered.
class AutoRefresh final : public QWidget
{
    Q_OBJECT

public:
    /// @p action: the checkable switch, placed by the caller. It and @p commands outlive this widget.
    AutoRefresh(QAction& action, Commands& commands, QWidget* parent = nullptr);

    /// @p canAsk: there is an engine that hears what is asked of it.
    void present(const engine::FeedStatus& feed, bool canAsk);

private:
    void ask();
    void mirror();

    QAction& m_action;
    Commands& m_commands;
    QSpinBox* m_interval;
    engine::FeedStatus m_feed;
    std::chrono::seconds m_mirrored{0}; // the interval last taken from the engine: typing is not overwritten
};

} // namespace cryptopulse::gui
