#include "chart/updater.h"

#include <QPromise>
#include <utility>

namespace cryptopulse::chart {

namespace {

/// Whether @p later is @p earlier and more. By looking here and there: samples are never taken away or
/// changed, so that another series differs nearly everywhere.
bool isGrown(const core::SeriesView& earlier, const core::SeriesView& later)
{
    constexpr std::size_t kLooks = 32;
    if (earlier.empty() || later.size() < earlier.size())
        return false;
    for (std::size_t look = 0; look <= kLooks; ++look) {
        const std::size_t index = look * (earlier.size() - 1) / kLooks;
        const std::size_t place = later.lowerBound(earlier.times()[index]);
        if (place == later.size() || later.times()[place] != earlier.times()[index] ||
            later.prices()[place] != earlier.prices()[index])
            return false;
    }
    return true;
}

bool isQuick(const core::SeriesView& earlier, const core::SeriesView& later)
{
    const bool sameColumns = earlier.times().data() == later.times().data();
    return later.size() <= Updater::kQuick ||
           (sameColumns && later.size() - earlier.size() <= Updater::kQuick);
}

} // namespace

Updater::Updater(Dataset& data, QObject* parent)
    : QObject(parent)
    , m_data(data)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Updater::finish);
}

Updater::~Updater()
{
    m_watcher.disconnect(this);
    m_pool.waitForDone();
}

void Updater::setSamples(core::SeriesView samples, std::chrono::milliseconds step)
{
    Wanted wanted{std::move(samples), step};
    if (!isGrown(m_data.samples(), wanted.samples)) // nothing of the old may be seen any longer
        return takeNow(std::move(wanted));
    if (m_working)
        m_next = std::move(wanted);
    else if (isQuick(m_data.samples(), wanted.samples))
        takeNow(std::move(wanted));
    else
        start(std::move(wanted));
}

void Updater::takeNow(Wanted wanted)
{
    m_working.reset(); // what comes of it is too late
    m_next.reset();
    m_data.decimator.setSamples(std::move(wanted.samples));
    m_data.step = wanted.step;
    Q_EMIT updated();
}

void Updater::start(Wanted wanted)
{
    const auto promise = std::make_shared<QPromise<Built>>();
    promise->start();
    m_watcher.setFuture(promise->future()); // detaches an earlier one
    m_pool.start([promise, samples = wanted.samples] {
        auto pyramid = std::make_shared<Pyramid>();
        pyramid->setSamples(samples);
        promise->addResult(std::move(pyramid));
        promise->finish();
    });
    m_working = std::move(wanted);
}

void Updater::finish()
{
    if (!m_working || m_watcher.future().resultCount() == 0)
        return;
    Built built = m_watcher.future().takeResult();
    m_data.step = std::exchange(m_working, std::nullopt)->step;
    m_data.decimator.swap(*built);
    // Columns of which nobody else holds a view would be given back here, which takes milliseconds.
    m_pool.start([old = std::move(built)] {});
    Q_EMIT updated();
    if (auto next = std::exchange(m_next, std::nullopt))
        setSamples(std::move(next->samples), next->step);
}

} // namespace cryptopulse::chart
