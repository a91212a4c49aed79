#include "engine/samplekeeper.h"

#include "storage/coveragestore.h"

#include <QLoggingCategory>
#include <utility>

namespace cryptopulse::engine {

namespace {
Q_LOGGING_CATEGORY(lcKeeper, "cryptopulse.engine.samples", QtWarningMsg)
} // namespace

SampleKeeper::SampleKeeper(core::SeriesKey series, QString location, const core::Clock& clock,
                           std::function<void()> heard)
    : m_series(std::move(series))
    , m_location(std::move(location))
    , m_clock(clock)
    , m_heard(std::move(heard))
    , m_packer(m_location, clock)
{
}

SampleKeeper::~SampleKeeper() = default;

core::Result<void> SampleKeeper::open()
{
    auto opened = openOnce();
    if (!opened && opened.error().kind == core::ErrorKind::StorageDamaged) {
        // The damaged file is safe under another name now: begin a new one, and say so.
        m_notice = opened.error();
        opened = openOnce();
    }
    m_trouble = opened ? std::nullopt : std::optional(opened.error());
    return opened;
}

/// Opens and loads. Damage, whether seen on opening or on reading, has the file set aside.
core::Result<void> SampleKeeper::openOnce()
{
    using storage::Database;
    auto opened =
        Database::open(m_location, m_clock,
                       std::exchange(m_suspect, false) ? Database::Check::Whole : Database::Check::BySize);
    if (!opened)
        return core::failure(opened.error());
    m_database = *std::move(opened);
    if (m_database->notice())
        m_notice = m_database->notice();
    ++m_openings;
    m_database->watch(m_series, m_heard); // before it is read: nothing comes between unheard
    m_store = std::make_unique<storage::SampleStore>(*m_database);
    auto loaded = load();
    if (loaded)
        return loaded;
    m_store.reset();
    auto database = std::move(m_database);
    if (loaded.error().kind != core::ErrorKind::StorageDamaged)
        return loaded;
    return core::failure(
        Database::setAside(std::move(database), QString::fromStdString(loaded.error().detail)));
}

void SampleKeeper::close()
{
    m_store.reset(); // its statements first, then the connection
    m_database.reset();
}

core::Result<void> SampleKeeper::load()
{
    auto samples = m_store->load(m_series);
    if (!samples)
        return core::failure(samples.error());
    m_samples = *std::move(samples);
    m_packer.look(m_store->unpackedOnLoad());
    return loadAsked();
}

core::Result<void> SampleKeeper::loadAsked()
{
    auto asked = storage::CoverageStore(*m_database).load(m_series);
    if (!asked)
        return core::failure(asked.error());
    m_asked = std::make_shared<const std::vector<core::TimeRange>>(*std::move(asked));
    return {};
}

core::Result<storage::Stored> SampleKeeper::keep(const core::Sample& sample)
{
    auto stored = store(sample);
    if (!stored && stored.error().kind == core::ErrorKind::StorageDamaged) {
        // Opened again, it is looked at as a whole and set aside; the price goes into the new one.
        m_suspect = true;
        close();
        stored = store(sample);
    }
    if (!stored) {
        m_trouble = stored.error();
        remember(sample);
        return stored;
    }
    m_trouble.reset();
    if (*stored == storage::Stored::New)
        m_samples.add(sample.time, sample.price);
    return stored;
}

core::Result<storage::Stored> SampleKeeper::store(const core::Sample& sample)
{
    if (m_store && !m_database->isInPlace())
        close(); // set aside by another program, or deleted: what is written there would be lost
    if (!m_store) {
        if (const auto opened = open(); !opened)
            return core::failure(opened.error());
    }
    if (const auto done = storeWaiting(); !done)
        return core::failure(done.error());
    return m_store->add(m_series, sample);
}

/// What was observed while nothing could be stored: nobody else may know it, so it goes in first.
core::Result<void> SampleKeeper::storeWaiting()
{
    if (m_waiting.empty())
        return {};
    const auto added = m_store->addAll(m_series, m_waiting);
    if (!added)
        return core::failure(added.error());
    qCInfo(lcKeeper, "%zu prices that waited for the database are stored now", added->added);
    m_waiting.clear();
    m_behind = true; // they are not in memory
    catchUp();
    return {};
}

void SampleKeeper::remember(const core::Sample& sample)
{
    if (!m_waiting.empty() && m_waiting.back().time == sample.time)
        return; // the provider says the same for a while
    if (m_waiting.size() == kMostWaiting) {
        qCWarning(lcKeeper, "the oldest of %zu prices that wait for the database is given up", kMostWaiting);
        m_waiting.erase(m_waiting.begin());
    }
    m_waiting.push_back(sample);
}

core::Result<void> SampleKeeper::keepAll(std::span<const core::Sample> samples)
{
    if (const auto added = m_store->addAll(m_series, samples); !added)
        return core::failure(added.error());
    return load();
}

bool SampleKeeper::catchUp()
{
    if (!m_store)
        return false;
    if (const auto ready = m_database->ready(); !ready) {
        m_trouble = ready.error();
        return false;
    }
    m_behind = m_store->changedElsewhere() || m_behind; // until it has been read, however often that fails
    if (!m_behind)
        return false;
    const auto before = m_asked;
    if (const auto asked = loadAsked(); !asked) {
        m_trouble = asked.error();
        return false;
    }
    const bool askedMore = !before || *before != *m_asked;
    const core::SeriesView known = m_samples.view();
    const auto count = m_store->count(m_series);
    if (!count)
        return false;
    if (*count == known.size()) {
        m_behind = false;
        m_trouble.reset();
        return askedMore;
    }
    if (!known.empty()) {
        // Nearly always a few newer ones; only what was put between or taken away needs all of it again.
        const auto newer = m_store->loadAfter(m_series, known.newestTime());
        if (newer && known.size() + newer->size() == *count) {
            for (const core::Sample& sample : *newer)
                m_samples.add(sample.time, sample.price);
            m_behind = false;
            m_trouble.reset();
            return true;
        }
    }
    if (const auto loaded = load(); !loaded) {
        m_trouble = loaded.error();
        return false;
    }
    m_trouble.reset();
    m_behind = false;
    return true;
}

} // namespace cryptopulse::engine
