#pragma once

#include "chart/frame.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <memory>
#include <optional>

namespace cryptopulse::chart {

/// Brings a dataset up to date with its series without holding up the window.
///
/// New prices at the end cost next to nothing and are taken at once. A price between others gives a series
/// new columns, and everything behind it another place: at ten million samples that takes longer than a frame
/// may. The pyramid of such a series is built on another thread; until it is there the dataset stays what it
/// was, which is true, only not the newest. Never mixes two series: another one takes the place of the first
/// at once.
///
/// Lives in the window's thread and emits there. Destroying it waits for the pyramid at work.
class Updater final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kQuick = 200'000; ///< samples that are summed up within a millisecond

    /// @p data outlives this object.
    explicit Updater(Dataset& data, QObject* parent = nullptr);
    ~Updater() override;

    /// @p step: as in Dataset. Ends in updated(), before it returns or later; of several series that come
    /// while one is at work, the newest is the next.
    void setSamples(core::SeriesView samples, std::chrono::milliseconds step);
    [[nodiscard]] bool isBusy() const noexcept { return m_working.has_value(); }

Q_SIGNALS:
    void updated();

private:
    using Built = std::shared_ptr<Pyramid>;
    struct Wanted {
        core::SeriesView samples;
        std::chrono::milliseconds step{0};
    };

    void takeNow(Wanted wanted);
    void start(Wanted wanted);
    void finish();

    Dataset& m_data;
    std::optional<Wanted> m_working; // what the thread is at
    std::optional<Wanted> m_next;
    QFutureWatcher<Built> m_watcher;
    QThreadPool m_pool;
};

} // namespace cryptopulse::chart
