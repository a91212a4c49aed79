#include "forecast/boosting.h"

#include "forecast/chunks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace cryptopulse::forecast {

namespace {

/// Derivatives of the log-loss of some rows with respect to their log-odds, summed.
struct Sum {
    double gradient = 0.0;  // Σ p - y
    double curvature = 0.0; // Σ p(1-p)
    std::size_t rows = 0;

    Sum& operator+=(const Sum& other)
    {
        gradient += other.gradient;
        curvature += other.curvature;
        rows += other.rows;
        return *this;
    }
    Sum operator-(const Sum& other) const
    {
        return {gradient - other.gradient, curvature - other.curvature, rows - other.rows};
    }
};

/// The best place to part the rows of a node.
struct Cut {
    double gain = 0.0; // 0: none
    std::size_t feature = 0;
    std::size_t bin = 0; // the last one to the left
};

class Boosting
{
public:
    Boosting(const BinnedRows& rows, const BoostingOptions& options, const TrainingProgress& progress)
        : m_rows(rows)
        , m_options(options)
        , m_progress(progress)
        , m_runner(options.threads, [this] { return mayGoOn(); })
        , m_logOdds(rows.logOdds().begin(), rows.logOdds().end())
        , m_slopes(rows.rows())
        , m_nodes(rows.rows())
    {
    }

    core::Result<Trees> run()
    {
        while (m_done < m_options.trees) {
            if (!grow())
                return core::failure(core::ErrorKind::Cancelled, "the training was stopped");
            ++m_done;
        }
        return Trees::of(m_rows.features(), m_options.depth, std::move(m_splits), std::move(m_leaves));
    }

private:
    struct Slope { // of one row; float, for it is memory that costs the time
        float gradient;
        float curvature;
    };

    [[nodiscard]] bool mayGoOn() const
    {
        const TrainingStep step{int(m_done), int(m_options.trees), 0.0};
        return !m_progress || m_progress(step) == Next::Continue;
    }

    bool grow()
    {
        bool goesOn = mayGoOn() && differentiate();
        for (std::size_t level = 0; goesOn && level < m_options.depth; ++level)
            goesOn = part(std::size_t(1) << level);
        return goesOn && addLeaves();
    }

    /// Calls work(first, end) for all rows, several at once.
    template <typename Work>
    bool forChunks(const Work& work)
    {
        return m_runner.run(chunksFor(m_rows.rows()), [&](std::size_t chunk) {
            work(chunk * kChunkRows, std::min((chunk + 1) * kChunkRows, m_rows.rows()));
        });
    }

    bool differentiate()
    {
        return forChunks([this](std::size_t first, std::size_t end) {
            for (std::size_t i = first; i < end; ++i) {
                const double up = 1.0 / (1.0 + std::exp(-m_logOdds[i]));
                m_slopes[i] = {float(up - m_rows.rose()[i]), float(up * (1.0 - up))};
                m_nodes[i] = 0;
            }
        });
    }

    /// Splits the nodes of a level.
    bool part(std::size_t nodes)
    {
        // A feature is summed up by one thread, in the order of the rows, hence always to the same bits.
        std::vector<std::vector<Cut>> found(m_rows.features());
        if (!m_runner.run(found.size(), [&](std::size_t j) { found[j] = cutsOf(j, nodes); }))
            return false;
        std::vector<Cut> best(nodes);
        for (const auto& cuts : found) {
            for (std::size_t node = 0; node < nodes; ++node) {
                if (cuts[node].gain > best[node].gain)
                    best[node] = cuts[node];
            }
        }
        for (const Cut& cut : best)
            m_splits.push_back(cut.gain > 0.0 ? Split{cut.feature, m_rows.edges(cut.feature)[cut.bin]}
                                              : Split{});
        return forChunks([&](std::size_t first, std::size_t end) {
            for (std::size_t i = first; i < end; ++i) {
                const Cut& cut = best[m_nodes[i]];
                const bool right = cut.gain > 0.0 && m_rows.column(cut.feature)[i] > cut.bin;
                m_nodes[i] = static_cast<std::uint8_t>(2 * m_nodes[i] + (right ? 1 : 0));
            }
        });
    }

    /// The best cut of each node by feature @p j.
    [[nodiscard]] std::vector<Cut> cutsOf(std::size_t j, std::size_t nodes) const
    {
        const std::size_t bins = m_rows.edges(j).size() + 1;
        std::vector<Sum> histogram(nodes * bins);
        const auto column = m_rows.column(j);
        for (std::size_t i = 0; i < column.size(); ++i) {
            Sum& sum = histogram[m_nodes[i] * bins + column[i]];
            sum.gradient += double(m_slopes[i].gradient);
            sum.curvature += double(m_slopes[i].curvature);
            ++sum.rows;
        }
        std::vector<Cut> cuts(nodes);
        for (std::size_t node = 0; node < nodes; ++node)
            cuts[node] = bestOf(std::span(histogram).subspan(node * bins, bins), j);
        return cuts;
    }

    [[nodiscard]] Cut bestOf(std::span<const Sum> bins, std::size_t feature) const
    {
        Sum all;
        for (const Sum& bin : bins)
            all += bin;
        Cut best{0.0, feature, 0};
        Sum left;
        for (std::size_t bin = 0; bin + 1 < bins.size(); ++bin) {
            left += bins[bin];
            const Sum right = all - left;
            if (left.rows < m_options.minLeaf || right.rows < m_options.minLeaf)
                continue;
            const double gain = worth(left) + worth(right) - worth(all);
            if (gain > best.gain)
                best = {gain, feature, bin};
        }
        return best;
    }

    /// Twice what a leaf of these rows takes off the loss, to the second order.
    [[nodiscard]] double worth(const Sum& sum) const
    {
        return sum.gradient * sum.gradient / (sum.curvature + m_options.l2);
    }

    bool addLeaves()
    {
        const std::size_t leaves = std::size_t(1) << m_options.depth;
        std::vector<Sum> sums(leaves);
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            sums[m_nodes[i]] += {double(m_slopes[i].gradient), double(m_slopes[i].curvature), 1};
        for (const Sum& sum : sums) {
            // Without rows it lies below a branch that has ended, whose rows all are in its first leaf.
            m_leaves.push_back(sum.rows > 0 ? leafOf(sum) : m_leaves.back());
        }
        const double* added = m_leaves.data() + m_leaves.size() - leaves;
        return forChunks([&](std::size_t first, std::size_t end) {
            for (std::size_t i = first; i < end; ++i)
                m_logOdds[i] += added[m_nodes[i]];
        });
    }

    [[nodiscard]] double leafOf(const Sum& sum) const
    {
        const double leaf = -m_options.rate * sum.gradient / (sum.curvature + m_options.l2);
        return std::round(leaf * kLeafScale) / kLeafScale;
    }

    const BinnedRows& m_rows;
    const BoostingOptions& m_options;
    const TrainingProgress& m_progress;
    ChunkRunner m_runner;
    std::size_t m_done = 0;
    std::vector<double> m_logOdds; // of each row, as the trees so far say
    std::vector<Slope> m_slopes;
    std::vector<std::uint8_t> m_nodes; // where each row is, among those of its level
    std::vector<Split> m_splits;
    std::vector<double> m_leaves;
};

bool areSound(const BoostingOptions& options)
{
    return options.trees >= 1 && options.trees <= 10'000 && options.depth >= 1 &&
           options.depth <= Trees::kDeepest && options.rate > 0.0 && options.rate <= 1.0 &&
           options.minLeaf >= 1 && options.l2 > 0.0 && std::isfinite(options.l2);
}

} // namespace

core::Result<Trees> boost(const BinnedRows& rows, const BoostingOptions& options,
                          const TrainingProgress& progress)
{
    if (!areSound(options))
        return core::failure(core::ErrorKind::InvalidArgument,
                             "an option of the boosting is out of its range");
    if (rows.rows() / 2 < options.minLeaf) {
        return core::failure(core::ErrorKind::NotEnoughData,
                             std::to_string(rows.rows()) + " rows; trees with leaves of " +
                                 std::to_string(options.minLeaf) + " need twice as many");
    }
    return Boosting(rows, options, progress).run();
}

} // namespace cryptopulse::forecast
