#include "forecast/bins.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace cryptopulse::forecast;
using Values = std::vector<double>;

namespace {

Values normals(std::size_t count)
{
    std::mt19937_64 random(1);
    std::normal_distribution<double> normal;
    Values values(count);
    std::ranges::generate(values, [&] { return normal(random); });
    return values;
}

} // namespace

TEST(QuantileEdges, partIntoBinsOfAboutAsManyEach)
{
    const Values values = normals(40'000);
    for (const std::size_t bins : {2U, 17U, 64U, 256U}) {
        const Values edges = quantileEdges(values, bins);
        ASSERT_EQ(edges.size(), bins - 1);
        EXPECT_TRUE(std::ranges::is_sorted(edges));
        EXPECT_EQ(std::ranges::adjacent_find(edges), edges.end());
        for (std::size_t i = 0; i < edges.size(); ++i) {
            const auto below = std::ranges::count_if(values, [&](double x) { return x <= edges[i]; });
            EXPECT_NEAR(double(below) / 40'000.0, double(i + 1) / double(bins), 1e-3);
        }
    }
}

TEST(QuantileEdges, takeFewDigits)
{
    for (const double edge : quantileEdges(normals(1000), 100))
        EXPECT_EQ(edge, std::round(edge * 1e4) / 1e4);
}

TEST(QuantileEdges, leaveNothingOutOfReachAndNoBinEmpty)
{
    EXPECT_EQ(quantileEdges({}, 64), Values());
    EXPECT_EQ(quantileEdges({3.0, 3.0, 3.0, 3.0}, 64), Values()); // nothing to part
    EXPECT_EQ(quantileEdges({3.0}, 64), Values());
    EXPECT_EQ(quantileEdges({1.0, 0.0, 1.0, 0.0, 0.0}, 64), Values{0.0});
    EXPECT_EQ(quantileEdges({4.0, 2.0, 1.0, 3.0}, 256), (Values{1.0, 2.0, 3.0}));
    Values mostlyOne(1000, -1.0);
    mostlyOne.push_back(5.0);
    EXPECT_EQ(quantileEdges(mostlyOne, 64), Values{-1.0});
}

TEST(BinnedRows, aValueLiesInTheBinOfAsManyEdgesAsAreBelowIt)
{
    BinnedRows rows({{-1.0, 0.0, 2.5}, {}});
    const Values values{-9.0, -1.0, -0.5, 0.0, 1e-9, 2.5, 2.6};
    for (const double value : values)
        rows.add(Values{value, value}, value > 0.0, 2.0 * value);
    EXPECT_EQ(rows.rows(), values.size());
    EXPECT_EQ(rows.features(), 2U);
    for (std::size_t i = 0; i < values.size(); ++i) {
        EXPECT_EQ(rows.column(0)[i],
                  std::ranges::count_if(rows.edges(0), [&](double edge) { return values[i] > edge; }));
        EXPECT_EQ(rows.column(1)[i], 0);
        EXPECT_EQ(rows.rose()[i] != 0, values[i] > 0.0);
        EXPECT_EQ(rows.logOdds()[i], 2.0 * values[i]);
    }
}

TEST(BinnedRows, haveRoomForTheMostBins)
{
    Values many(2000);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = double(i);
    const Values edges = quantileEdges(many, kMostBins);
    ASSERT_EQ(edges.size(), kMostBins - 1);
    BinnedRows rows(std::vector<Values>{edges});
    rows.add(Values{1e9}, true);
    EXPECT_EQ(rows.column(0)[0], kMostBins - 1);
}
