#include "forecast/quadratic.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace cryptopulse::forecast;

namespace {

using Vector = std::vector<double>;

/// Rows whose last column is 1, with outcomes that follow some true coefficients.
struct Data {
    Vector rows;
    std::vector<unsigned char> rose;

    Data(std::size_t count, unsigned seed)
    {
        std::mt19937_64 random(seed);
        std::normal_distribution<double> normal;
        std::uniform_real_distribution<double> uniform;
        for (std::size_t i = 0; i < count; ++i) {
            double logOdds = 0.0;
            for (std::size_t j = 0; j < kStationaryWidth; ++j) {
                rows.push_back(j + 1 < kStationaryWidth ? normal(random) : 1.0);
                logOdds += rows.back() * 0.05 * std::sin(double(j));
            }
            rose.push_back(uniform(random) < 1.0 / (1.0 + std::exp(-logOdds)) ? 1 : 0);
        }
    }

    [[nodiscard]] double logOdds(std::size_t row, std::span<const double> theta) const
    {
        double sum = 0.0;
        for (std::size_t j = 0; j < kStationaryWidth; ++j)
            sum += rows[row * kStationaryWidth + j] * theta[j];
        return sum;
    }
    /// Σ log-loss + ½ strength ‖θ - centre‖².
    [[nodiscard]] double loss(std::span<const double> theta, double strength,
                              std::span<const double> centre) const
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < rose.size(); ++i)
            sum += std::log1p(std::exp(rose[i] != 0 ? -logOdds(i, theta) : logOdds(i, theta)));
        for (std::size_t j = 0; j < kStationaryWidth; ++j)
            sum += 0.5 * strength * std::pow(theta[j] - centre[j], 2);
        return sum;
    }
    [[nodiscard]] std::span<const double> some(std::size_t first, std::size_t count) const
    {
        return std::span(rows).subspan(first * kStationaryWidth, count * kStationaryWidth);
    }
    [[nodiscard]] std::span<const unsigned char> outcomes(std::size_t first, std::size_t count) const
    {
        return std::span(rose).subspan(first, count);
    }
};

Vector constant(double value)
{
    return Vector(kStationaryWidth, value);
}

/// By central differences of the exact loss.
Vector gradientOf(const Data& data, const Vector& theta, double strength, const Vector& centre)
{
    Vector gradient(kStationaryWidth);
    for (std::size_t j = 0; j < kStationaryWidth; ++j) {
        Vector up = theta;
        Vector down = theta;
        up[j] += 1e-5;
        down[j] -= 1e-5;
        gradient[j] = (data.loss(up, strength, centre) - data.loss(down, strength, centre)) / 2e-5;
    }
    return gradient;
}

double norm(const Vector& values)
{
    double squares = 0.0;
    for (const double value : values)
        squares += value * value;
    return std::sqrt(squares);
}

/// Newton's method: expand around the latest minimum until it stays where it is.
Vector minimumOf(const Data& data, double strength, const Vector& centre)
{
    Vector theta = centre;
    for (int i = 0; i < 12; ++i) {
        QuadraticSum sum;
        sum.add(data.rows, data.rose, theta);
        theta = sum.minimum(strength, centre);
    }
    return theta;
}

void expectClose(std::span<const double> actual, std::span<const double> expected, double relative)
{
    ASSERT_EQ(actual.size(), expected.size());
    double largest = 0.0;
    for (const double value : expected)
        largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < actual.size(); ++i)
        ASSERT_NEAR(actual[i], expected[i], relative * largest) << i;
}

/// The numbers that count: of the curvatures the lower triangle, and the pulls.
Vector meant(const QuadraticSum& sum)
{
    Vector result;
    for (std::size_t column = 0; column <= kStationaryWidth; ++column) {
        const std::size_t first = column < kStationaryWidth ? column : 0;
        for (std::size_t row = first; row < kStationaryWidth; ++row)
            result.push_back(sum.numbers()[column * kStationaryWidth + row]);
    }
    return result;
}

} // namespace

TEST(QuadraticSum, itsGradientIsThatOfTheLogLoss)
{
    const Data data(300, 1);
    for (const double at : {0.0, 0.03, -0.2}) {
        const Vector theta = constant(at);
        QuadraticSum sum;
        sum.add(data.rows, data.rose, theta);
        const double expected = norm(gradientOf(data, theta, 7.0, constant(0.0)));
        EXPECT_NEAR(sum.gradientNorm(7.0, theta), expected, 1e-6 * expected) << at;
    }
}

TEST(QuadraticSum, nearTheOptimumItIsTheLogLossToTheSecondOrder)
{
    const Data data(400, 2);
    const double strength = 5.0;
    const Vector best = minimumOf(data, strength, constant(0.0));
    QuadraticSum sum;
    sum.add(data.rows, data.rose, best);
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    Vector direction(kStationaryWidth);
    for (double& value : direction)
        value = normal(random);
    for (const double length : {1e-3, 1e-4}) {
        Vector theta = best;
        for (std::size_t j = 0; j < theta.size(); ++j)
            theta[j] += length * direction[j] / norm(direction);
        const double exact = norm(gradientOf(data, theta, strength, constant(0.0)));
        // The gradient grows in proportion to the distance, what the expansion leaves out to its square.
        EXPECT_NEAR(sum.gradientNorm(strength, theta), exact, 10.0 * length * exact + 1e-5) << length;
        EXPECT_GT(exact, strength * length);
    }
}

TEST(QuadraticSum, itsMinimumIsThatOfTheExactRegression)
{
    const Data data(400, 4);
    for (const double middle : {0.0, 0.1}) {
        const Vector centre = constant(middle);
        const Vector best = minimumOf(data, 5.0, centre);
        EXPECT_LT(norm(gradientOf(data, best, 5.0, centre)), 1e-5);
        for (std::size_t j = 0; j < kStationaryWidth; j += 7) {
            Vector other = best;
            other[j] += 0.01;
            EXPECT_GT(data.loss(other, 5.0, centre), data.loss(best, 5.0, centre)) << j;
        }
    }
}

TEST(QuadraticSum, addedInPiecesItIsTheSame)
{
    const Data data(1000, 5);
    const Vector at = constant(0.02);
    QuadraticSum whole;
    whole.add(data.rows, data.rose, at);
    QuadraticSum pieces;
    std::size_t done = 0;
    for (const std::size_t size : {1U, 0U, 2U, 511U, 17U, 469U}) {
        pieces.add(data.some(done, size), data.outcomes(done, size), at);
        done += size;
    }
    ASSERT_EQ(done, 1000U);
    expectClose(meant(pieces), meant(whole), 1e-9);
    expectClose(pieces.minimum(100.0, at), whole.minimum(100.0, at), 1e-9);
}

TEST(QuadraticSum, theOrderOfTheRowsDoesNotMatter)
{
    const Data data(500, 6);
    QuadraticSum forward;
    QuadraticSum backward;
    for (std::size_t i = 0; i < 500; ++i) {
        forward.add(data.some(i, 1), data.outcomes(i, 1), constant(0.01));
        backward.add(data.some(499 - i, 1), data.outcomes(499 - i, 1), constant(0.01));
    }
    expectClose(meant(backward), meant(forward), 1e-9);
}

TEST(QuadraticSum, foldForgetsAndAdds)
{
    const Data data(600, 7);
    const Vector at = constant(0.0);
    QuadraticSum first;
    QuadraticSum second;
    first.add(data.some(0, 400), data.outcomes(0, 400), at);
    second.add(data.some(400, 200), data.outcomes(400, 200), at);
    QuadraticSum folded = first;
    folded.fold(0.25, second);
    for (std::size_t i = 0; i < QuadraticSum::kNumbers; ++i)
        ASSERT_EQ(folded.numbers()[i], 0.25 * first.numbers()[i] + second.numbers()[i]);

    QuadraticSum whole;
    whole.add(data.rows, data.rose, at);
    folded = first;
    folded.fold(1.0, second);
    expectClose(folded.minimum(10.0, at), whole.minimum(10.0, at), 1e-9);
    folded = first;
    folded.fold(0.0, second);
    expectClose(folded.minimum(10.0, at), second.minimum(10.0, at), 1e-15);
}

TEST(QuadraticSum, itsMinimumShrinksToTheCentreAsTheStrengthGrows)
{
    const Data data(500, 8);
    const Vector centre = constant(0.3);
    QuadraticSum sum;
    sum.add(data.rows, data.rose, centre);
    double before = std::numeric_limits<double>::infinity();
    for (const double strength : {0.1, 1.0, 10.0, 100.0, 1e4, 1e8}) {
        Vector distance = sum.minimum(strength, centre);
        for (double& value : distance)
            value -= 0.3;
        EXPECT_LT(norm(distance), before) << strength;
        before = norm(distance);
    }
    EXPECT_LT(before, 1e-5);
    EXPECT_EQ(QuadraticSum().minimum(1.0, centre), centre); // nothing learned
}

TEST(QuadraticSum, itsNumbersAreAllOfIt)
{
    const Data data(300, 9);
    QuadraticSum sum;
    sum.add(data.some(0, 200), data.outcomes(0, 200), constant(0.0));
    QuadraticSum other;
    other.setNumbers(sum.numbers());
    for (QuadraticSum* each : {&sum, &other})
        each->add(data.some(200, 100), data.outcomes(200, 100), constant(0.1));
    EXPECT_TRUE(std::ranges::equal(other.numbers(), sum.numbers()));
    EXPECT_EQ(other.minimum(3.0, constant(0.0)), sum.minimum(3.0, constant(0.0)));
    EXPECT_EQ(sum.numbers().size(), QuadraticSum::kNumbers);
}

TEST(QuadraticSum, certainRowsHaveNoCurvatureAndNoTrouble)
{
    const Data data(50, 10);
    QuadraticSum sum;
    sum.add(data.rows, data.rose, constant(1e3)); // log-odds in the thousands
    for (const double number : sum.numbers())
        ASSERT_TRUE(std::isfinite(number));
    for (const double theta : sum.minimum(1.0, constant(0.0)))
        EXPECT_TRUE(std::isfinite(theta));
}

/// What is given besides the coefficients is part of the loss, and no coefficient.
TEST(QuadraticSum, knowsWhatIsGivenBeside)
{
    Data data(300, 8);
    Vector beside;
    for (std::size_t i = 0; i < data.rose.size(); ++i)
        beside.push_back(std::sin(double(i)));
    const Vector at = constant(0.01);
    const Vector zero = constant(0.0);
    QuadraticSum sum;
    sum.add(data.rows, data.rose, at, beside);
    const auto loss = [&](const Vector& theta) {
        double total = 0.0;
        for (std::size_t i = 0; i < data.rose.size(); ++i) {
            const double logOdds = data.logOdds(i, theta) + beside[i];
            total += std::log1p(std::exp(data.rose[i] != 0 ? -logOdds : logOdds));
        }
        return total;
    };
    double squares = 0.0;
    for (std::size_t j = 0; j < kStationaryWidth; ++j) {
        Vector up = at;
        Vector down = at;
        up[j] += 1e-5;
        down[j] -= 1e-5;
        squares += std::pow((loss(up) - loss(down)) / 2e-5 + 7.0 * at[j], 2);
    }
    EXPECT_NEAR(sum.gradientNorm(7.0, at), std::sqrt(squares), 1e-4);

    QuadraticSum without;
    without.add(data.rows, data.rose, at);
    QuadraticSum nought;
    nought.add(data.rows, data.rose, at, Vector(data.rose.size(), 0.0));
    EXPECT_EQ(without.minimum(1.0, zero), nought.minimum(1.0, zero));
    EXPECT_NE(without.minimum(1.0, zero), sum.minimum(1.0, zero));
}
