#include "forecast/chunks.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace cryptopulse::forecast {

namespace {
constexpr std::chrono::milliseconds kAskEvery{20};
}

ChunkRunner::ChunkRunner(unsigned threads, std::function<bool()> goOn)
    : m_threads(threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency()))
    , m_goOn(std::move(goOn))
    , m_asked(std::chrono::steady_clock::now())
{
}

bool ChunkRunner::run(std::size_t chunks, const std::function<void(std::size_t)>& work)
{
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stopped{false};
    const auto takeOne = [&] {
        const std::size_t chunk = next.fetch_add(1, std::memory_order_relaxed);
        if (chunk >= chunks || stopped.load(std::memory_order_relaxed))
            return false;
        work(chunk);
        return true;
    };
    std::vector<std::jthread> helpers;
    const std::size_t useful = std::min<std::size_t>(m_threads, chunks);
    helpers.reserve(useful);
    try {
        while (helpers.size() + 1 < useful)
            helpers.emplace_back([&takeOne] {
                while (takeOne()) {
                }
            });
    } catch (const std::system_error&) {
        // The system has no thread to spare: those that there are do the same work, only later.
    }
    while (takeOne()) {
        if (!mayGoOn())
            stopped.store(true, std::memory_order_relaxed);
    }
    helpers.clear(); // joins
    return !stopped.load(std::memory_order_relaxed);
}

bool ChunkRunner::mayGoOn()
{
    if (!m_goOn)
        return true;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_asked < kAskEvery)
        return true;
    m_asked = now;
    return m_goOn();
}

} // namespace cryptopulse::forecast
