#include "api/dispatcher.h"

#include "api/routes.h"

#include <QLoggingCategory>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

namespace {
Q_LOGGING_CATEGORY(lcDispatcher, "cryptopulse.api.dispatcher", QtWarningMsg)

/// Lets a read's 500 and a command's late answer share one path: whatever comes second is dropped.
Done once(const Done& done)
{
    return [done, called = std::make_shared<bool>(false)](Reply reply) {
        if (!std::exchange(*called, true))
            done(std::move(reply));
    };
}

} // namespace

Dispatcher::Dispatcher(engine::Engine& engine, const core::Clock& clock, QString version, Assets assets)
    : m_engine(engine)
    , m_clock(clock)
    , m_version(std::move(version))
    , m_assets(std::move(assets))
    , m_started(clock.now())
{
    m_heavy.setMaxThreadCount(1);
    connect(&engine, &engine::Engine::snapshotChanged, this, &Dispatcher::look);
    look();
}

Dispatcher::~Dispatcher()
{
    m_heavy.clear();
    m_heavy.waitForDone();
}

void Dispatcher::look()
{
    m_book.look(m_engine.snapshot()->feed);
}

void Dispatcher::handle(const Head& head, const QByteArray& body, const Done& done)
{
    const auto begun = std::chrono::steady_clock::now(); // how long it takes is no matter of the time of day
    answer(head, body, [this, method = head.method, target = head.target, begun, done](Reply reply) {
        m_book.count(method, target, reply.status, std::chrono::steady_clock::now() - begun);
        done(std::move(reply));
    });
}

void Dispatcher::answer(const Head& head, const QByteArray& body, const Done& done)
{
    // The edge of the program for whatever a route may throw: an exception must not pass through an event
    // loop.
    try {
        route(head, body, done);
    } catch (const std::exception& exception) {
        qCWarning(lcDispatcher, "a route failed: %s", exception.what());
        done(problem(500, u"the server failed to answer this"_s));
    } catch (...) {
        qCWarning(lcDispatcher, "a route failed with an unknown exception");
        done(problem(500, u"the server failed to answer this"_s));
    }
}

void Dispatcher::route(const Head& head, const QByteArray& body, const Done& done)
{
    const bool isRead = head.method == Method::Get || head.method == Method::Head;
    const engine::SnapshotPtr snapshot = m_engine.snapshot();
    const core::UtcTime now = m_clock.now();
    if (const Reply* known = isRead ? m_cache.find(head.target, snapshot, now) : nullptr)
        return done(*known);
    Request request = makeRequest(head.method, head.target, body);
    request.contentType = head.contentType;
    const auto found = findRoute(request);
    if (!found)
        return done(found.error());
    if (!std::holds_alternative<ReadHandler>((*found)->handler)) {
        // Should the route throw after it has answered, the 500 of handle() must not be a second answer.
        const Done guarded = once(done);
        try {
            if (const auto* command = std::get_if<CommandHandler>(&(*found)->handler))
                return (*command)(request, m_engine, this, guarded);
            return std::get<AssetHandler>((*found)->handler)(request, m_engine, m_assets, this, guarded);
        } catch (const std::exception& exception) {
            qCWarning(lcDispatcher, "a command failed: %s", exception.what());
            return guarded(problem(500, u"the server failed to answer this"_s));
        }
    }
    if ((*found)->isHeavy && (*found)->isHeavy(request))
        return readLater(**found, request, snapshot, now, done);
    const Reply reply = read(**found, request, snapshot, now);
    if ((*found)->cacheable && reply.status == 200)
        m_cache.store(head.target, reply);
    done(reply);
}

void Dispatcher::readLater(const Route& route, const Request& request, const engine::SnapshotPtr& snapshot,
                           core::UtcTime now, const Done& done)
{
    m_heavy.start([this, &route, request, snapshot, now, done] {
        Reply reply;
        try {
            reply = read(route, request, snapshot, now);
        } catch (const std::exception& exception) {
            qCWarning(lcDispatcher, "a route failed: %s", exception.what());
            reply = problem(500, u"the server failed to answer this"_s);
        }
        QMetaObject::invokeMethod(
            this, [done, reply = std::move(reply)] { done(reply); }, Qt::QueuedConnection);
    });
}

Reply Dispatcher::read(const Route& route, const Request& request, const engine::SnapshotPtr& snapshot,
                       core::UtcTime now) const
{
    const View view{*snapshot, now, m_version, now - m_started, &m_book};
    return std::get<ReadHandler>(route.handler)(request, view);
}

} // namespace cryptopulse::api
