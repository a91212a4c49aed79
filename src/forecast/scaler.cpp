#include "forecast/scaler.h"

#include <Eigen/Core>
#include <cmath>
#include <limits>

namespace cryptopulse::forecast {

namespace {
using ConstColumn = Eigen::Map<const Eigen::Array<double, Eigen::Dynamic, 1>, Eigen::Aligned64>;
}

void Moments::add(const FeatureBlock& block)
{
    const auto rows = static_cast<Eigen::Index>(block.rows);
    Moments added(m_reference);
    added.m_rows = block.rows;
    added.m_risen = static_cast<std::size_t>(ConstColumn(block.rose.data(), rows).sum());
    for (std::size_t j = 0; j < kFeatures; ++j) {
        const auto distance = ConstColumn(block.x[j].data(), rows) - m_reference[j];
        const double mean = distance.sum() / static_cast<double>(rows);
        added.m_mean[j] = mean;
        added.m_squares[j] = (distance - mean).square().sum();
    }
    add(added);
}

void Moments::add(const Moments& other)
{
    if (other.m_rows == 0)
        return;
    const auto mine = static_cast<double>(m_rows);
    const auto theirs = static_cast<double>(other.m_rows);
    const double all = mine + theirs;
    for (std::size_t j = 0; j < kFeatures; ++j) {
        const double apart = other.m_mean[j] - m_mean[j];
        m_mean[j] += apart * (theirs / all);
        m_squares[j] += other.m_squares[j] + apart * apart * (mine * theirs / all);
    }
    m_rows += other.m_rows;
    m_risen += other.m_risen;
}

void Moments::scaler(SeedModel& model) const
{
    constexpr double eps = std::numeric_limits<double>::epsilon();
    const auto rows = static_cast<double>(m_rows);
    for (std::size_t j = 0; j < kFeatures; ++j) {
        const double mean = m_reference[j] + m_mean[j];
        const double variance = m_squares[j] / rows;
        const double rounding = rows * mean * eps;
        const bool constant = variance <= rows * eps * variance + rounding * rounding;
        model.mean[j] = mean;
        model.scale[j] = constant ? 1.0 : std::sqrt(variance);
    }
}

void standardise(const SeedModel& model, FeatureBlock& block)
{
    for (std::size_t j = 0; j < kFeatures; ++j) {
        const double mean = model.mean[j];
        const double factor = 1.0 / model.scale[j];
        for (double& value : block.x[j]) // all of the column: a length known beforehand is faster
            value = (value - mean) * factor;
    }
}

} // namespace cryptopulse::forecast
