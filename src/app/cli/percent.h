#pragma once

#include "app/cli/output.h"
#include "app/stopsignals.h"

#include <QElapsedTimer>

namespace cryptopulse::app {

/// Says once a second how far the work is; false when it is to stop.
class Percent
{
public:
    explicit Percent(const StopSignals& signals)
        : m_signals(signals)
    {
        m_sinceTold.start();
    }
    bool operator()(double share)
    {
        if (m_sinceTold.elapsed() >= 1'000) {
            tell(QStringLiteral("%1 %").arg(qRound(100 * share)));
            m_sinceTold.start();
        }
        return !m_signals.requested();
    }

private:
    const StopSignals& m_signals;
    QElapsedTimer m_sinceTold;
};

} // namespace cryptopulse::app
