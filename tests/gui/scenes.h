#pragma once

#include "engine/snapshot.h"

#include <cstddef>
#include <vector>

namespace cryptopulse::tests {

/// A day of minutes that ends at @p newest, with a hole: a walk that is the same on every machine.
[[nodiscard]] core::SeriesView walkOfADay(core::UtcTime newest);

/// What an engine shows in the states that pictures are taken of.
class Scenes
{
public:
    /// @p prices: at least fifty, a minute apart.
    explicit Scenes(core::SeriesView prices)
        : m_prices(std::move(prices))
    {
    }

    /// When the pictures are taken: a little after the newest price.
    [[nodiscard]] core::UtcTime now() const;

    [[nodiscard]] engine::Snapshot empty() const;
    /// The first prices, not yet enough to train.
    [[nodiscard]] engine::Snapshot collecting() const;
    [[nodiscard]] engine::Snapshot trained() const;
    /// With a forecast for each of the last @p count samples but one in seven.
    [[nodiscard]] engine::Snapshot forecasting(std::size_t count) const;
    /// A batch under way.
    [[nodiscard]] engine::Snapshot batch() const;
    /// The provider asks for a pause.
    [[nodiscard]] engine::Snapshot error() const;
    /// The engine of another machine, which cannot be reached.
    [[nodiscard]] engine::Snapshot lost() const;

    /// Work of every kind: running, done, failed, cancelled.
    [[nodiscard]] std::vector<engine::JobStatus> jobs() const;

private:
    core::SeriesView m_prices;
};

} // namespace cryptopulse::tests
