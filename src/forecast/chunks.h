#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

namespace cryptopulse::forecast {

/// Rows that one worker takes at a time. Fixed, and sums are combined in the order of the chunks: what comes
/// out does not depend on how many threads there were, nor on which was faster.
inline constexpr std::size_t kChunkRows = 16384;

[[nodiscard]] constexpr std::size_t chunksFor(std::size_t rows) noexcept
{
    return (rows + kChunkRows - 1) / kChunkRows;
}

/// Does the chunks of a pass on several threads and asks now and then whether to go on.
class ChunkRunner
{
public:
    /// @p threads 0: as many as the machine has. @p goOn is asked in the thread that calls run(), at most
    /// every 20 ms; it may be empty.
    ChunkRunner(unsigned threads, std::function<bool()> goOn);

    /// Calls work(chunk) once for each chunk in [0, chunks), from several threads at once, and returns when
    /// all are done; @p work must not throw. False when goOn() said no: then some chunks were left out.
    [[nodiscard]] bool run(std::size_t chunks, const std::function<void(std::size_t)>& work);

private:
    [[nodiscard]] bool mayGoOn();

    unsigned m_threads;
    std::function<bool()> m_goOn;
    std::chrono::steady_clock::time_point m_asked;
};

} // namespace cryptopulse::forecast
