#pragma once

#include "api/commandroutes.h"
#include "engine/whendone.h"

#include <QObject>
#include <set>
#include <string>

namespace cryptopulse::api {

/// Answers a command that begins long work: 202 with the job as soon as the engine shows it, or what went
/// wrong before there was one. Work that joins what is under way already has no job of its own and is
/// answered with that one when it ends.
///
/// A child of the command's context, in its thread; goes when it has answered.
class JobWatch final : public QObject
{
    Q_OBJECT

public:
    /// Before the engine is asked: what it shows from now on is new.
    JobWatch(engine::Engine& engine, engine::JobKind kind, QObject* context, Done done);

    template <typename T>
    void follow(const QFuture<core::Result<T>>& future)
    {
        engine::whenDone(future, this, [this](const core::Result<T>& result) {
            conclude(result ? std::nullopt : std::optional(result.error()));
        });
    }

private:
    void look();
    void conclude(const std::optional<core::Error>& error);
    void answer(const Reply& reply);

    engine::Engine& m_engine; // outlives the context
    const engine::JobKind m_kind;
    std::set<std::string> m_known; ///< jobs that are not ours
    Done m_done;
    bool m_answered = false;
};

} // namespace cryptopulse::api
