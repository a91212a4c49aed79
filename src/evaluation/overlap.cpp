#include "evaluation/overlap.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace cryptopulse::evaluation {

Overlap::Overlap(std::span<const std::size_t> steps, std::size_t horizon)
    : m_horizon(horizon)
{
    m_begins.reserve(steps.size());
    m_ends.reserve(steps.size());
    for (const std::size_t step : steps) {
        m_begins.push_back(static_cast<double>(step - steps.front()));
        m_ends.push_back(m_begins.back() + static_cast<double>(horizon));
    }
    count();
}

Overlap::Overlap(std::span<const core::UtcTime> begins, std::span<const core::UtcTime> ends)
{
    m_begins.reserve(begins.size());
    m_ends.reserve(begins.size());
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const double earliest = m_ends.empty() ? 0.0 : m_ends.back();
        m_begins.push_back(static_cast<double>((begins[i] - begins.front()).count()));
        m_ends.push_back(std::max(static_cast<double>((ends[i] - begins.front()).count()), earliest));
    }
    std::size_t end = 0; // of the entries that begin within the label
    for (std::size_t i = 0; i < m_begins.size(); ++i) {
        end = std::max(end, i + 1);
        while (end < m_begins.size() && m_begins[end] < m_ends[i])
            ++end;
        m_horizon = std::max(m_horizon, end - i);
    }
    count();
}

/// Chooses the label that ends first, then the first that begins after it, and so on: no choice has more.
void Overlap::count()
{
    double free = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_begins.size(); ++i) {
        if (m_begins[i] < free)
            continue;
        ++m_disjoint;
        free = m_ends[i];
    }
}

/// The sum of within(i, end) over all entries, where those from i + 1 to end begin within label i.
template <typename EntryAt, typename Within>
double Overlap::sumOfPairs(std::size_t count, EntryAt entryAt, Within within) const
{
    double sum = 0.0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < count; ++i) {
        end = std::max(end, i + 1);
        while (end < count && m_begins[entryAt(end)] < m_ends[entryAt(i)])
            ++end;
        sum += within(i, end);
    }
    return sum;
}

/// The labels that overlap label i and begin later lie side by side, so that their sum is the difference of
/// two running ones: O(n), however many they are.
template <typename EntryAt>
double Overlap::rectangular(std::span<const double> centred, EntryAt entryAt) const
{
    std::vector<double> running(centred.size() + 1, 0.0);
    for (std::size_t i = 0; i < centred.size(); ++i)
        running[i + 1] = running[i] + centred[i];
    return sumOfPairs(centred.size(), entryAt, [&](std::size_t i, std::size_t end) {
        return centred[i] * (running[end] - running[i + 1]);
    });
}

/// The same with every product times (end of i - begin of j) / sqrt(length of i * length of j).
template <typename EntryAt>
double Overlap::bartlett(std::span<const double> centred, EntryAt entryAt) const
{
    const std::size_t n = centred.size();
    std::vector<double> scaled(n, 0.0);
    std::vector<double> running(n + 1, 0.0);
    std::vector<double> moments(n + 1, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        const double length = m_ends[entryAt(i)] - m_begins[entryAt(i)];
        scaled[i] = length > 0.0 ? centred[i] / std::sqrt(length) : 0.0;
        running[i + 1] = running[i] + scaled[i];
        moments[i + 1] = moments[i] + scaled[i] * m_begins[entryAt(i)];
    }
    return sumOfPairs(n, entryAt, [&](std::size_t i, std::size_t end) {
        return scaled[i] *
               (m_ends[entryAt(i)] * (running[end] - running[i + 1]) - (moments[end] - moments[i + 1]));
    });
}

template <typename EntryAt>
WeightedSum Overlap::sum(std::span<const double> centred, EntryAt entryAt) const
{
    const double squares = std::inner_product(centred.begin(), centred.end(), centred.begin(), 0.0);
    const double full = squares + 2.0 * rectangular(centred, entryAt);
    // Products that cancel leave rounding behind, and that is not a variance.
    if (full > squares * 1e-9)
        return {full, Kernel::Rectangular};
    return {std::max(squares + 2.0 * bartlett(centred, entryAt), 0.0), Kernel::Bartlett};
}

WeightedSum Overlap::sumAmong(std::span<const std::size_t> chosen, std::span<const double> centred) const
{
    return sum(centred, [chosen](std::size_t i) { return chosen[i]; });
}

LongRun Overlap::longRun(std::span<const double> series) const
{
    LongRun result;
    if (series.empty())
        return result;
    const auto n = static_cast<double>(series.size());
    result.mean = std::accumulate(series.begin(), series.end(), 0.0) / n;
    std::vector<double> centred(series.size());
    std::ranges::transform(series, centred.begin(), [&](double value) { return value - result.mean; });
    const double squares = std::inner_product(centred.begin(), centred.end(), centred.begin(), 0.0);
    const double rounding = std::numeric_limits<double>::epsilon() * result.mean;
    if (squares <= 16.0 * n * n * rounding * rounding)
        return result; // alike
    const WeightedSum weighted = sum(centred, std::identity());
    result.variance = squares / n;
    result.longRunVariance = weighted.sum / n;
    result.kernel = weighted.kernel;
    return result;
}

} // namespace cryptopulse::evaluation
