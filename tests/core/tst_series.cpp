#include "core/series.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

using namespace cryptopulse::core;

namespace {

UtcTime at(long long ms)
{
    return fromEpochMs(ms);
}

Price price(double value)
{
    return Price::from(value).value();
}

std::vector<long long> timesOf(const SeriesView& view)
{
    std::vector<long long> result;
    for (const UtcTime time : view.times())
        result.push_back(toEpochMs(time));
    return result;
}

std::vector<double> pricesOf(const SeriesView& view)
{
    return {view.prices().begin(), view.prices().end()};
}

using Times = std::vector<long long>;
using Prices = std::vector<double>;

} // namespace

TEST(Series, isEmptyAtFirst)
{
    const Series series;
    EXPECT_EQ(series.size(), 0U);
    EXPECT_TRUE(series.view().empty());
    EXPECT_EQ(series.view().lowerBound(at(0)), 0U);
    EXPECT_TRUE(Series(100).view().empty());
}

TEST(Series, keepsItsSamplesInTheOrderOfTime)
{
    Series series;
    EXPECT_TRUE(series.add(at(20), price(2)));
    EXPECT_TRUE(series.add(at(40), price(4)));
    EXPECT_TRUE(series.add(at(10), price(1))); // before all
    EXPECT_TRUE(series.add(at(30), price(3))); // between
    EXPECT_TRUE(series.add(at(50), price(5))); // after all
    EXPECT_EQ(timesOf(series.view()), (Times{10, 20, 30, 40, 50}));
    EXPECT_EQ(pricesOf(series.view()), (Prices{1, 2, 3, 4, 5}));
    EXPECT_EQ(series.view().newestTime(), at(50));
    EXPECT_EQ(series.view().newestPrice(), price(5));
}

TEST(Series, hasOneSampleAMoment)
{
    Series series;
    for (const long long ms : {10, 20, 30})
        EXPECT_TRUE(series.add(at(ms), price(1)));
    for (const long long ms : {10, 20, 30})
        EXPECT_FALSE(series.add(at(ms), price(9)));
    EXPECT_EQ(pricesOf(series.view()), (Prices{1, 1, 1}));
}

TEST(Series, aViewStaysWhatItWas)
{
    Series series;
    series.add(at(10), price(1));
    series.add(at(30), price(3));
    const SeriesView before = series.view();
    const double* const place = before.prices().data();

    series.add(at(40), price(4));
    EXPECT_EQ(series.view().prices().data(), place); // appended in place
    series.add(at(20), price(2));                    // in new columns
    for (long long i = 0; i < 10'000; ++i)
        series.add(at(100 + i), price(5)); // more than there was room for
    EXPECT_EQ(timesOf(before), (Times{10, 30}));
    EXPECT_EQ(pricesOf(before), (Prices{1, 3}));
    EXPECT_EQ(before.prices().data(), place);
    EXPECT_EQ(series.size(), 10'004U);
}

TEST(Series, aViewOutlivesItsSeries)
{
    SeriesView view;
    {
        Series series;
        series.add(at(10), price(1));
        view = series.view();
    }
    EXPECT_EQ(pricesOf(view), Prices{1});
}

TEST(Series, roomIsKeptWhenMoreIsReserved)
{
    Series series;
    series.add(at(10), price(1));
    const SeriesView before = series.view();
    series.reserve(100'000);
    const double* const place = series.view().prices().data();
    for (long long i = 1; i < 100'000; ++i)
        series.add(at(10 + i), price(2));
    EXPECT_EQ(series.view().prices().data(), place);
    series.reserve(10); // less than there is
    EXPECT_EQ(series.size(), 100'000U);
    EXPECT_EQ(pricesOf(before), Prices{1});
}

TEST(Series, lowerBoundFindsTheFirstNotBefore)
{
    Series series;
    for (const long long ms : {10, 20, 30})
        series.add(at(ms), price(1));
    const SeriesView view = series.view();
    EXPECT_EQ(view.lowerBound(at(-5)), 0U);
    EXPECT_EQ(view.lowerBound(at(10)), 0U);
    EXPECT_EQ(view.lowerBound(at(11)), 1U);
    EXPECT_EQ(view.lowerBound(at(30)), 2U);
    EXPECT_EQ(view.lowerBound(at(31)), 3U);
}

TEST(Series, anyOrderOfArrivalGivesTheSameSeries)
{
    std::vector<long long> order(500);
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<long long>(i * i);
    const Times sorted = order;
    std::ranges::shuffle(order, std::mt19937_64(1));
    Series series;
    for (const long long ms : order)
        EXPECT_TRUE(series.add(at(ms), price(static_cast<double>(ms + 1))));
    EXPECT_EQ(timesOf(series.view()), sorted);
    for (std::size_t i = 0; i < sorted.size(); ++i)
        EXPECT_EQ(series.view().prices()[i], static_cast<double>(sorted[i] + 1));
}

TEST(Series, movesButIsNeverCopied)
{
    static_assert(!std::is_copy_constructible_v<Series> && !std::is_copy_assignable_v<Series>);
    Series series;
    series.add(at(10), price(1));
    Series moved = std::move(series);
    moved.add(at(20), price(2));
    EXPECT_EQ(timesOf(moved.view()), (Times{10, 20}));
}

TEST(Series, readersAreNotDisturbedByTheWriter)
{
    constexpr long long kSamples = 50'000;
    std::mutex mutex; // hands over the newest view, as a snapshot would
    SeriesView newest;
    std::atomic<bool> done{false};
    std::thread writer([&] {
        Series series;
        for (long long i = 0; i < kSamples; ++i) {
            // Every thousandth sample comes late: between others, in new columns.
            const long long ms = i % 1000 == 999 ? 10 * i - 4005 : 10 * i;
            series.add(at(ms), price(static_cast<double>(ms + 1)));
            const std::scoped_lock lock(mutex);
            newest = series.view();
        }
        done = true;
    });
    std::size_t wrong = 0;
    std::vector<SeriesView> kept;
    while (!done) {
        SeriesView view;
        {
            const std::scoped_lock lock(mutex);
            view = newest;
        }
        for (std::size_t i = 0; i < view.size(); ++i)
            wrong += view.prices()[i] == static_cast<double>(toEpochMs(view.times()[i]) + 1) ? 0U : 1U;
        wrong += std::ranges::is_sorted(view.times()) ? 0U : 1U;
        if (kept.size() < 20)
            kept.push_back(view);
    }
    writer.join();
    EXPECT_EQ(wrong, 0U);
    EXPECT_EQ(newest.size(), static_cast<std::size_t>(kSamples));
    for (const SeriesView& view : kept)
        EXPECT_TRUE(std::ranges::is_sorted(view.times()));
}
