#include "engine/samplepacker.h"

#include "storage/database.h"
#include "storage/packing.h"

#include <QLoggingCategory>
#include <exception>
#include <utility>

namespace cryptopulse::engine {

namespace {
Q_LOGGING_CATEGORY(lcPacker, "cryptopulse.engine.packer", QtWarningMsg)
}

SamplePacker::SamplePacker(QString path, const core::Clock& clock)
    : m_path(std::move(path))
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
}

SamplePacker::~SamplePacker()
{
    m_isStopped = true;
    m_pool.waitForDone();
}

void SamplePacker::look(std::size_t unpacked)
{
    if (unpacked >= storage::kWorthPacking && m_pool.activeThreadCount() == 0)
        m_pool.start([this] { pack(); });
}

void SamplePacker::pack()
{
    // The edge of the thread: an exception that left it would end the program.
    try {
        const auto database = storage::Database::open(m_path, m_clock);
        const auto packed =
            database
                ? storage::packSamples(**database, [this](std::size_t, std::size_t) { return !m_isStopped; })
                : core::failure(database.error());
        if (!packed && packed.error().kind != core::ErrorKind::Cancelled)
            qCWarning(lcPacker, "samples could not be packed: %s", packed.error().detail.c_str());
    } catch (const std::exception& exception) {
        qCWarning(lcPacker, "samples could not be packed: %s", exception.what());
    }
}

} // namespace cryptopulse::engine
