#pragma once

#include "core/clock.h"

#include <QString>
#include <QThreadPool>
#include <atomic>

namespace cryptopulse::engine {

/// Makes packed copies of a long series (see storage/packing.h) beside the engine's thread, through a
/// database connection of its own, so that the next start reads it many times faster. Nobody waits for it,
/// and where it fails nothing is lost: the log says so. Lives in the engine's thread.
class SamplePacker
{
public:
    /// @p clock outlives this object.
    SamplePacker(QString path, const core::Clock& clock);
    /// Stops what goes on, after some tenths of a second; what is packed by then stays.
    ~SamplePacker();

    /// Begins, unless it is at it, when so many samples without a copy are worth it.
    void look(std::size_t unpacked);

private:
    void pack();

    const QString m_path;
    const core::Clock& m_clock;
    std::atomic<bool> m_isStopped = false;
    QThreadPool m_pool; // of one thread
};

} // namespace cryptopulse::engine
