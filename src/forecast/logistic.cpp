#include "forecast/logistic.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace cryptopulse::forecast {

namespace {

using Column = std::array<double, kBlockRows>;
using Pair = Eigen::Array2d; // a register of the oldest 64-bit processor, so that sums are the same on all
using PairAt = Eigen::Map<const Pair, Eigen::Aligned16>;
using Vector = Eigen::Matrix<double, kParameters, 1>;
using Matrix = Eigen::Matrix<double, kParameters, kParameters>;

/// Sums that feature @p J has a part in, with the features from J on: one walk along the columns keeps all of
/// them in registers.
template <std::size_t J>
void addColumn(const FeatureBlock& block, const Column& residual, const Column& weight, LogisticSums& sums)
{
    std::array<Pair, kFeatures - J> products;
    products.fill(Pair::Zero());
    Pair slope = Pair::Zero();
    Pair weighted = Pair::Zero();
    for (std::size_t i = 0; i < kBlockRows; i += 2) {
        const Pair x = PairAt(block.x[J].data() + i);
        const Pair wx = x * PairAt(weight.data() + i);
        slope += x * PairAt(residual.data() + i);
        weighted += wx;
        for (std::size_t k = J; k < kFeatures; ++k)
            products[k - J] += wx * PairAt(block.x[k].data() + i);
    }
    sums.gradient[J] += slope.sum();
    sums.curvature[J][kFeatures] += weighted.sum();
    for (std::size_t k = J; k < kFeatures; ++k)
        sums.curvature[J][k] += products[k - J].sum();
}

template <std::size_t... J>
void addColumns(std::index_sequence<J...>, const FeatureBlock& block, const Column& residual,
                const Column& weight, LogisticSums& sums)
{
    (addColumn<J>(block, residual, weight, sums), ...);
}

double sum(const Column& column)
{
    Pair total = Pair::Zero();
    for (std::size_t i = 0; i < kBlockRows; i += 2)
        total += PairAt(column.data() + i);
    return total.sum();
}

/// The objective's derivatives and the norm of its gradient at some parameters.
struct Point {
    Parameters at{};
    Vector gradient;
    Matrix curvature;
    double norm = 0.0;
};

Point pointOf(const Parameters& parameters, const LogisticSums& sums, double c)
{
    Point point;
    point.at = parameters;
    for (std::size_t j = 0; j < kParameters; ++j) {
        const bool penalised = j < kFeatures;
        const auto row = static_cast<Eigen::Index>(j);
        point.gradient(row) = c * sums.gradient[j] + (penalised ? parameters[j] : 0.0);
        for (std::size_t k = j; k < kParameters; ++k) {
            const auto column = static_cast<Eigen::Index>(k);
            point.curvature(row, column) = c * sums.curvature[j][k] + (j == k && penalised ? 1.0 : 0.0);
            point.curvature(column, row) = point.curvature(row, column);
        }
    }
    point.norm = point.gradient.norm();
    return point;
}

double rounding(const Parameters& parameters, std::size_t rows, double c)
{
    const double length = Eigen::Map<const Vector>(parameters.data()).norm();
    return std::numeric_limits<double>::epsilon() * c * static_cast<double>(rows) * (1.0 + length);
}

} // namespace

LogisticSums& LogisticSums::operator+=(const LogisticSums& other) noexcept
{
    for (std::size_t j = 0; j < kParameters; ++j) {
        gradient[j] += other.gradient[j];
        for (std::size_t k = j; k < kParameters; ++k)
            curvature[j][k] += other.curvature[j][k];
    }
    return *this;
}

void logOdds(const FeatureBlock& block, const Parameters& parameters, std::array<double, kBlockRows>& result)
{
    const auto& x = block.x;
    const auto& w = parameters;
    for (std::size_t i = 0; i < kBlockRows; ++i) {
        result[i] = w[6] + ((w[0] * x[0][i] + w[1] * x[1][i]) + (w[2] * x[2][i] + w[3] * x[3][i]) +
                            (w[4] * x[4][i] + w[5] * x[5][i]));
    }
}

void logistic(std::array<double, kBlockRows>& values)
{
    Eigen::Map<Eigen::Array<double, kBlockRows, 1>> column(values.data());
    column = (1.0 + (-column).exp()).inverse(); // exp() overflows to infinity, whose inverse is right
}

void addDerivatives(const FeatureBlock& block, const Parameters& parameters, LogisticSums& sums)
{
    alignas(64) Column probability;
    alignas(64) Column residual;
    alignas(64) Column weight;
    logOdds(block, parameters, probability);
    logistic(probability);
    for (std::size_t i = 0; i < kBlockRows; ++i) {
        residual[i] = probability[i] - block.rose[i];
        weight[i] = probability[i] * (1.0 - probability[i]);
    }
    const auto rows = static_cast<std::ptrdiff_t>(block.rows);
    std::fill(residual.begin() + rows, residual.end(), 0.0);
    std::fill(weight.begin() + rows, weight.end(), 0.0);
    addColumns(std::make_index_sequence<kFeatures>(), block, residual, weight, sums);
    sums.gradient[kFeatures] += sum(residual);
    sums.curvature[kFeatures][kFeatures] += sum(weight);
}

core::Result<LogisticFit> minimiseLogistic(const DerivativesAt& derivativesAt, std::size_t rows,
                                           const TrainingOptions& options, const NormSeen& seen,
                                           const Parameters& start)
{
    const auto evaluate = [&](const Parameters& at) -> std::optional<Point> {
        const auto sums = derivativesAt(at);
        if (!sums)
            return std::nullopt;
        Point point = pointOf(at, *sums, options.c);
        if (!seen(point.norm))
            return std::nullopt;
        return point;
    };
    const auto cancelled = [] {
        return core::failure(core::ErrorKind::Cancelled, "the training was stopped");
    };

    auto current = evaluate(start);
    if (!current)
        return cancelled();
    for (int steps = 0;; ++steps) {
        const double floor = rounding(current->at, rows, options.c);
        if (current->norm <= std::max(options.gradientTolerance, floor))
            return LogisticFit{current->at, steps, current->norm};
        if (steps == options.maxIterations)
            break;
        const Vector direction = current->curvature.ldlt().solve(current->gradient);
        double length = 1.0;
        for (;; length /= 2.0) {
            if (length < 1e-12 || !direction.allFinite())
                return core::failure(core::ErrorKind::Internal, "the fit stands still at gradient norm " +
                                                                    std::to_string(current->norm));
            Parameters next = current->at;
            for (std::size_t j = 0; j < kParameters; ++j)
                next[j] -= length * direction(static_cast<Eigen::Index>(j));
            const auto point = evaluate(next);
            if (!point)
                return cancelled();
            if (point->norm <= (1.0 - 1e-4 * length) * current->norm) {
                current = point;
                break;
            }
        }
    }
    return core::failure(core::ErrorKind::Internal,
                         "the fit did not converge in " + std::to_string(options.maxIterations) + " steps");
}

} // namespace cryptopulse::forecast
