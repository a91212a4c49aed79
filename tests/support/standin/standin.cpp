#include "support/standin/standin.h"

#include "support/standin/listen.h"

#include "support/standin/connection.h"

#include <QTcpServer>
#include <utility>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;

namespace {

const core::SystemClock kSystemClock;

/// Lives in the stand-in's thread and owns the connections.
class Server final : public QTcpServer
{
public:
    explicit Server(std::shared_ptr<StandInState> state)
        : m_state(std::move(state))
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override { new Connection(descriptor, m_state, this); }

private:
    std::shared_ptr<StandInState> m_state;
};

} // namespace

StandInState::StandInState(PriceScript script, const core::Clock& clock)
    : m_script(std::move(script))
    , m_clock(clock)
{
}

void StandInState::plan(Fault fault, int count, std::chrono::milliseconds delay)
{
    const std::scoped_lock lock(m_mutex);
    m_plans.insert(m_plans.end(), static_cast<std::size_t>(std::max(count, 0)), {fault, delay});
}

void StandInState::forgetPlans()
{
    const std::scoped_lock lock(m_mutex);
    m_plans.clear();
}

void StandInState::see(SeenRequest request)
{
    const std::scoped_lock lock(m_mutex);
    m_last = std::move(request);
    ++m_requests;
}

std::optional<StandInState::Planned> StandInState::takePlan()
{
    const std::scoped_lock lock(m_mutex);
    if (m_plans.empty())
        return std::nullopt;
    const Planned plan = m_plans.front();
    m_plans.pop_front();
    return plan;
}

QByteArray StandInState::nextBody(const QUrlQuery& query)
{
    const std::scoped_lock lock(m_mutex);
    return m_script.next(query, m_clock.now());
}

int StandInState::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

SeenRequest StandInState::lastRequest() const
{
    const std::scoped_lock lock(m_mutex);
    return m_last;
}

StandIn::StandIn(PriceScript script, quint16 port)
    : StandIn(std::move(script), kSystemClock, port)
{
}

StandIn::StandIn(PriceScript script, const core::Clock& clock, quint16 port)
    : m_state(std::make_shared<StandInState>(std::move(script), clock))
{
    m_port = listenIn(m_thread, new Server(m_state), port);
}

StandIn::~StandIn()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl StandIn::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void StandIn::fail(Fault fault, int count, std::chrono::milliseconds delay)
{
    m_state->plan(fault, count, delay);
}

} // namespace cryptopulse::support
