#pragma once

#include "api/assets.h"
#include "api/commandroutes.h"
#include "api/head.h"
#include "api/replycache.h"
#include "api/requestbook.h"
#include "core/clock.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

namespace cryptopulse::api {

struct Route;

/// From a judged request to its answer. Lives in the server's thread; its destruction drops pending answers.
class Dispatcher final : public QObject
{
    Q_OBJECT

public:
    Dispatcher(engine::Engine& engine, const core::Clock& clock, QString version, Assets assets = {});
    ~Dispatcher() override; // waits for the reads under way

    /// Calls @p done exactly once in this thread: before returning for small reads and refusals, later for
    /// large reads and commands; never, if this object goes first. An exception in a route becomes a 500.
    void handle(const Head& head, const QByteArray& body, const Done& done);

private:
    void look();
    void answer(const Head& head, const QByteArray& body, const Done& done);
    void route(const Head& head, const QByteArray& body, const Done& done);
    void readLater(const Route& route, const Request& request, const engine::SnapshotPtr& snapshot,
                   core::UtcTime now, const Done& done);
    [[nodiscard]] Reply read(const Route& route, const Request& request, const engine::SnapshotPtr& snapshot,
                             core::UtcTime now) const;

    engine::Engine& m_engine;   // outlives us
    const core::Clock& m_clock; // outlives us
    const QString m_version;
    const Assets m_assets;
    const core::UtcTime m_started;
    ReplyCache m_cache;
    RequestBook m_book;
    QThreadPool m_heavy; // one thread: large answers take turns, so that the server's thread keeps a core
};

} // namespace cryptopulse::api
