#include "forecast/quadratic.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>

namespace cryptopulse::forecast {

namespace {

constexpr auto kWidth = static_cast<Eigen::Index>(kStationaryWidth);
using Square = Eigen::Matrix<double, kWidth, kWidth>;
using Rows = Eigen::Matrix<double, Eigen::Dynamic, kWidth, Eigen::RowMajor>;
using Vector = Eigen::Matrix<double, kWidth, 1>;

} // namespace

QuadraticSum::QuadraticSum()
    : m_numbers(kNumbers, 0.0)
{
}

void QuadraticSum::add(std::span<const double> rows, std::span<const unsigned char> rose,
                       std::span<const double> at, std::span<const double> beside)
{
    const auto count = static_cast<Eigen::Index>(rose.size());
    if (count == 0)
        return;
    const Eigen::Map<const Rows> x(rows.data(), count, kWidth);
    const Eigen::Map<const Vector> theta(at.data());
    Eigen::Map<Square> curvature(m_numbers.data());
    Eigen::Map<Vector> pull(m_numbers.data() + kWidth * kWidth);

    const Eigen::VectorXd logOdds = x * theta;
    Rows weighted = x;
    Eigen::VectorXd working(count); // p(1-p) (x·at) - (p - y): what the rows pull towards
    for (Eigen::Index i = 0; i < count; ++i) {
        const double given = beside.empty() ? 0.0 : beside[std::size_t(i)];
        const double p = 1.0 / (1.0 + std::exp(-(logOdds[i] + given)));
        const double weight = p * (1.0 - p);
        weighted.row(i) *= std::sqrt(weight);
        working[i] = weight * logOdds[i] - (p - double(rose[std::size_t(i)]));
    }
    curvature.selfadjointView<Eigen::Lower>().rankUpdate(weighted.transpose());
    pull.noalias() += x.transpose() * working;
}

void QuadraticSum::fold(double keep, const QuadraticSum& other)
{
    for (std::size_t i = 0; i < kNumbers; ++i)
        m_numbers[i] = keep * m_numbers[i] + other.m_numbers[i];
}

std::vector<double> QuadraticSum::minimum(double strength, std::span<const double> centre) const
{
    const Eigen::Map<const Square> curvature(m_numbers.data());
    const Eigen::Map<const Vector> pull(m_numbers.data() + kWidth * kWidth);
    const Eigen::Map<const Vector> middle(centre.data());
    Square penalised = curvature.selfadjointView<Eigen::Lower>();
    penalised.diagonal().array() += strength;
    std::vector<double> theta(kStationaryWidth);
    Eigen::Map<Vector>(theta.data()) = penalised.llt().solve(pull + strength * middle);
    return theta;
}

double QuadraticSum::gradientNorm(double strength, std::span<const double> at) const
{
    const Eigen::Map<const Square> curvature(m_numbers.data());
    const Eigen::Map<const Vector> pull(m_numbers.data() + kWidth * kWidth);
    const Eigen::Map<const Vector> theta(at.data());
    const Vector bent = curvature.selfadjointView<Eigen::Lower>() * theta;
    return (bent - pull + strength * theta).norm();
}

void QuadraticSum::setNumbers(std::span<const double> numbers)
{
    m_numbers.assign(numbers.begin(), numbers.end());
}

} // namespace cryptopulse::forecast
