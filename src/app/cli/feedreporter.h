#pragma once

#include "app/feednews.h"
#include "core/clock.h"
#include "engine/engine.h"

#include <QObject>

namespace cryptopulse::app {

/// Says on standard error when the feed begins to fail, why, and when it is well again, what came of the
/// cross-check, and when the month's calls run short: for whoever reads a
/// server's log. One line a change, not one a call. Lives in the main thread.
class FeedReporter final : public QObject
{
public:
    /// @p engine and @p clock outlive this object.
    FeedReporter(engine::Engine& engine, const core::Clock& clock);

private:
    void look();

    engine::Engine& m_engine;
    const core::Clock& m_clock;
    std::optional<core::ErrorKind> m_feed; ///< what was said last; empty: all is well
    std::optional<core::ErrorKind> m_storage;
    FeedNews m_news;
    std::string m_source; ///< where live prices come from
};

} // namespace cryptopulse::app
