#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/sample.h"
#include "core/series.h"
#include "core/timerange.h"
#include "engine/samplepacker.h"
#include "storage/samplestore.h"

#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace cryptopulse::engine {

/// The active series: on disk (the truth) and in memory (what everyone reads). Lives in the engine's thread.
class SampleKeeper
{
public:
    /// @p location: as storage::Database::open() takes it. @p heard is called when a server tells that
    /// another program has changed the series, or has been lost: then catchUp().
    SampleKeeper(core::SeriesKey series, QString location, const core::Clock& clock,
                 std::function<void()> heard = {});
    ~SampleKeeper();

    /// Opens the database and loads the series. What stands in the way stays in trouble(); every keep() tries
    /// again.
    core::Result<void> open();

    /// Stores a sample, then shows it. Nothing is shown that is not stored: one that cannot be (a full disk, a
    /// server that is away) is remembered, kMostWaiting of them, and stored before the next one that can.
    core::Result<storage::Stored> keep(const core::Sample& sample);

    static constexpr std::size_t kMostWaiting = 10'080; ///< a week of minutes
    /// How many samples are remembered that could not be stored yet.
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

    /// Stores many samples at once, then shows them.
    core::Result<void> keepAll(std::span<const core::Sample> samples);

    /// Takes in what another program stored in the same database. True when there was something.
    bool catchUp();

    /// The database that the samples are kept in; null while it cannot be opened.
    [[nodiscard]] storage::Database* database() const { return m_database.get(); }
    /// Counts how often a database was opened, so that others who keep something in it know when to read
    /// anew.
    [[nodiscard]] int openings() const { return m_openings; }

    [[nodiscard]] core::SeriesView view() const { return m_samples.view(); }
    /// For which stretches the source's history was asked; null before it could be read.
    [[nodiscard]] const std::shared_ptr<const std::vector<core::TimeRange>>& asked() const { return m_asked; }
    [[nodiscard]] const std::optional<core::Error>& trouble() const { return m_trouble; }
    /// Set when a damaged database, or one of the Python system, was kept aside and a new one begun.
    [[nodiscard]] const std::optional<core::Error>& notice() const { return m_notice; }

private:
    core::Result<void> openOnce();
    core::Result<storage::Stored> store(const core::Sample& sample);
    core::Result<void> storeWaiting();
    void remember(const core::Sample& sample);
    core::Result<void> load();
    core::Result<void> loadAsked();
    void close();

    core::SeriesKey m_series;
    QString m_location;
    const core::Clock& m_clock;
    std::function<void()> m_heard;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::SampleStore> m_store;
    core::Series m_samples;
    SamplePacker m_packer;
    std::shared_ptr<const std::vector<core::TimeRange>> m_asked;
    std::vector<core::Sample> m_waiting; // could not be stored, oldest first
    int m_openings = 0;
    bool m_suspect = false; // damage was met: what is opened next is checked as a whole
    bool m_behind = false;  // another program has written what is not in memory yet
    std::optional<core::Error> m_trouble;
    std::optional<core::Error> m_notice;
};

} // namespace cryptopulse::engine
