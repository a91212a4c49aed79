#pragma once

#include "core/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace cryptopulse::forecast {

/// Where a tree asks: rows whose feature is above the threshold go to the right.
struct Split {
    std::size_t feature = 0; ///< column of a row
    double threshold = 0.0;
    bool operator==(const Split&) const = default;
};

/// A sum of regression trees, learned by boosting.h, whose value is a log-odds. Immutable.
///
/// All trees are complete and equally deep: 2^depth - 1 splits, level by level from the root, then 2^depth
/// leaves from left to right. A branch that ends earlier has equal leaves from there on. So there is no
/// pointer and no case to follow, and many rows walk down the same tree at once.
class Trees
{
public:
    static constexpr std::size_t kDeepest = 8;

    /// No trees: the log-odds are zero.
    Trees() = default;

    /// Trees of @p depth for rows of @p width features; splits and leaves one tree after the other.
    /// Error: DamagedModel when the numbers do not make up trees, are not finite, or ask for a feature
    /// beyond the width; detail says which.
    [[nodiscard]] static core::Result<Trees> of(std::size_t width, std::size_t depth,
                                                std::vector<Split> splits, std::vector<double> leaves);

    /// The log-odds of each of the @p rows, which lie one after the other, @p width numbers each; @p width
    /// must be at least that of the trees. One entry of @p result a row.
    void logOdds(std::span<const double> rows, std::size_t width, std::span<double> result) const;

    /// Why they say so of one row: adds to @p parts, an entry a feature, how the mean of the leaves below
    /// changes at each split of that feature on the way down. What is returned belongs to no feature: it and
    /// all parts sum up to the log-odds.
    [[nodiscard]] double explain(std::span<const double> row, std::span<double> parts) const;

    [[nodiscard]] std::size_t count() const noexcept { return m_leaves.size() >> m_depth; }
    [[nodiscard]] std::size_t depth() const noexcept { return m_depth; }
    [[nodiscard]] std::span<const Split> splits() const noexcept { return m_splits; }
    [[nodiscard]] std::span<const double> leaves() const noexcept { return m_leaves; }

    bool operator==(const Trees&) const = default;

private:
    std::size_t m_depth = 0;
    std::vector<Split> m_splits;
    std::vector<double> m_leaves;
};

} // namespace cryptopulse::forecast
