#include "core/asset.h"
#include "core/price.h"
#include "core/pricedigits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

using namespace cryptopulse::core;

TEST(Asset, idsAreThoseOfCoinGecko)
{
    for (const char* good : {"bitcoin", "shiba-inu", "avalanche-2", "0x", "a.b", "_", "usd-coin"})
        EXPECT_TRUE(isAssetId(good)) << good;
    for (const char* bad : {"", "BTC", "shiba inu", "a/b", "../x", "caf\xC3\xA9", "a\n", "bitcoin,ethereum"})
        EXPECT_FALSE(isAssetId(bad)) << bad;
    EXPECT_TRUE(isAssetId(std::string(100, 'a')));
    EXPECT_FALSE(isAssetId(std::string(101, 'a')));
}

TEST(Asset, currencyCodes)
{
    for (const char* good : {"usd", "eur", "btc", "usdt", "bits"})
        EXPECT_TRUE(isCurrencyCode(good)) << good;
    for (const char* bad : {"", "u", "USD", "us d", "us-d", "abcdefghijk", "u,e"})
        EXPECT_FALSE(isCurrencyCode(bad)) << bad;
}

TEST(Asset, aTickerWhereItIsKnown)
{
    EXPECT_EQ(assetLabel("bitcoin"), "BTC");
    EXPECT_EQ(assetLabel("shiba-inu"), "SHIB");
    EXPECT_EQ(assetLabel("some-coin"), "some-coin");
    EXPECT_EQ(assetOfTicker("btc"), "bitcoin");
    EXPECT_EQ(assetOfTicker("ETH"), "ethereum");
    EXPECT_EQ(assetOfTicker("bitcoin"), "");
    EXPECT_EQ(assetOfTicker(""), "");
}

TEST(PriceDigits, fromTheSmallestToTheLargest)
{
    const std::pair<double, const char*> table[] = {
        {1e-15, "0.000000000000001000"},
        {1e-12, "0.000000000001000"},
        {1.234e-12, "0.000000000001234"},
        {0.00001234, "0.00001234"},
        {0.000012345678, "0.00001235"},
        {0.012345, "0.01235"},
        {0.1, "0.1000"},
        {0.5, "0.5000"},
        {0.99996, "1.0000"},
        {1, "1.0000"},
        {2.13456, "2.1346"},
        {99.5, "99.5000"},
        {100, "100.00"},
        {26'123.456, "26123.46"},
        {999'999.99, "999999.99"},
        {1e6, "1000000"},
        {1.5e9, "1500000000"},
        {1e12, "1000000000000"},
    };
    for (const auto& [price, text] : table)
        EXPECT_EQ(priceText(price), text);
}

TEST(PriceDigits, aMoveOfATenthOfAPercentCanBeSeen)
{
    for (double price = Price::kLowest * 1.1; price < Price::kHighest / 2; price *= 1.37)
        EXPECT_NE(priceText(price), priceText(price * 1.0011)) << price;
}

TEST(PriceDigits, anythingHasSomeDigits)
{
    for (const double odd : {0.0, -0.00001234, 1e-300, 1e300, std::nan(""), -1e7}) {
        EXPECT_GE(priceDecimals(odd), 0);
        EXPECT_LE(priceDecimals(odd), kMostPriceDecimals);
        EXPECT_FALSE(priceText(odd).empty());
    }
}
