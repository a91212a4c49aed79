#pragma once

#include "engine/engine.h"

#include <QElapsedTimer>
#include <QObject>

namespace cryptopulse::app {

/// Says on standard error how far the work of one kind is, at most once a second. Lives in the main thread.
class ProgressReporter final : public QObject
{
public:
    /// @p engine outlives this object.
    ProgressReporter(engine::Engine& engine, engine::JobKind kind);

private:
    void look();

    engine::Engine& m_engine;
    const engine::JobKind m_kind;
    QElapsedTimer m_sinceTold;
    int m_told = -1; ///< per cent
};

} // namespace cryptopulse::app
