#include "files/csvnames.h"

#include <algorithm>
#include <array>

namespace cryptopulse::files {

namespace {

using namespace std::string_view_literals;

constexpr std::array kTimes{"unix"sv,
                            "unix timestamp"sv,
                            "unix time"sv,
                            "epoch"sv,
                            "open time"sv,
                            "opentime"sv,
                            "time open"sv,
                            "timeopen"sv,
                            "time"sv,
                            "ts"sv,
                            "timestamp"sv,
                            "time utc"sv,
                            "timestamp utc"sv,
                            "timestamp ms"sv,
                            "datetime"sv,
                            "date time"sv,
                            "date utc"sv,
                            "datetime utc"sv,
                            "snapped at"sv,
                            "created time"sv,
                            "created at"sv,
                            "trade time"sv,
                            "gmt time"sv,
                            "local time"sv,
                            "start"sv,
                            "start time"sv,
                            "time period start"sv,
                            "date"sv,
                            "day"sv,
                            "dtyyyymmdd"sv,
                            "datum"sv,
                            "zeit"sv,
                            "fecha"sv,
                            "data"sv,
                            "hora"sv,
                            "t"sv};

constexpr std::array kPrices{"price"sv,
                             "close"sv,
                             "close price"sv,
                             "closing price"sv,
                             "closeprice"sv,
                             "price close"sv,
                             "last"sv,
                             "last price"sv,
                             "lastprice"sv,
                             "trade price"sv,
                             "adj close"sv,
                             "price usd"sv,
                             "priceusd"sv,
                             "market price"sv,
                             "mark price"sv,
                             "index price"sv,
                             "mid"sv,
                             "rate"sv,
                             "value"sv,
                             "kurs"sv,
                             "schlusskurs"sv,
                             "schluss"sv,
                             "preis"sv,
                             "zuletzt"sv,
                             "precio"sv,
                             "cierre"sv,
                             "ultimo"sv,
                             "\xC3\xBAltimo"sv,
                             "pre\xC3\xA7o"sv,
                             "preco"sv,
                             "fechamento"sv,
                             "prix"sv,
                             "cl\xC3\xB4ture"sv,
                             "cloture"sv,
                             "c"sv,
                             "p"sv};

struct Signature {
    std::string_view names; ///< joined by '|'; the file's begin with them
    KnownFormat format;
};
// The longer of two that begin alike comes first.
constexpr std::array kSignatures{
    Signature{"timestamp|open|high|low|close|volume btc|volume currency|weighted price"sv,
              {"Bitstamp minutes of Kaggle"sv, "bitstamp"sv}},
    Signature{"timestamp|open|high|low|close|volume|volume currency|weighted price"sv,
              {"Bitstamp minutes of Kaggle"sv, "bitstamp"sv}},
    Signature{"open time|open|high|low|close|volume|close time"sv, {"Binance candles"sv, "binance"sv}},
    Signature{"id|price|qty|quote qty|time|is buyer maker"sv, {"Binance trades"sv, "binance"sv}},
    Signature{"agg trade id|price|quantity|first trade id|last trade id|transact time"sv,
              {"Binance aggregated trades"sv, "binance"sv}},
    Signature{"unix|date|symbol|open|high|low|close"sv, {"CryptoDataDownload candles"sv, ""sv}},
    Signature{"unix timestamp|date|symbol|open|high|low|close"sv, {"CryptoDataDownload candles"sv, ""sv}},
    Signature{"date|symbol|open|high|low|close"sv, {"CryptoDataDownload candles"sv, ""sv}},
    Signature{"time|low|high|open|close|volume"sv, {"Coinbase candles"sv, "coinbase"sv}},
    Signature{"date|open|high|low|close|adj close|volume"sv, {"Yahoo Finance candles"sv, ""sv}},
    Signature{"price|close|high|low|open|volume"sv, {"Yahoo Finance candles"sv, ""sv}},
    Signature{"price|adj close|close|high|low|open|volume"sv, {"Yahoo Finance candles"sv, ""sv}},
    Signature{"date|price|open|high|low|vol"sv, {"Investing.com prices"sv, ""sv}},
    Signature{"snapped at|price|market cap|total volume"sv, {"CoinGecko history"sv, "coingecko"sv}},
    Signature{"timeopen|timeclose|timehigh|timelow"sv, {"CoinMarketCap candles"sv, ""sv}},
    Signature{"timestamp|symbol|side|size|price|tickdirection"sv, {"Bybit trades"sv, "bybit"sv}},
    Signature{"instrument name|trade id|side|price|size|created time"sv, {"OKX trades"sv, "okx"sv}},
    Signature{"currency|date|closing price"sv, {"CoinDesk prices"sv, ""sv}},
};

bool isAsciiLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

} // namespace

std::string plainName(std::string_view name)
{
    std::string plain;
    for (char c : name) {
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
        const bool isKept = isAsciiLetter(c) || (c >= '0' && c <= '9') || (c & '\x80') != 0;
        if (isKept)
            plain += c;
        else if (!plain.empty() && plain.back() != ' ' && c != '<')
            plain += ' ';
    }
    while (plain.ends_with(' '))
        plain.pop_back();
    for (const std::string_view currency : {" usd"sv, " usdt"sv, " us"sv}) {
        if (plain.ends_with(currency))
            plain.resize(plain.size() - currency.size());
    }
    return plain;
}

std::span<const std::string_view> timeNames()
{
    return kTimes;
}

std::span<const std::string_view> priceNames()
{
    return kPrices;
}

std::optional<KnownFormat> formatByNames(const std::vector<std::string>& names)
{
    std::string joined;
    for (const std::string& name : names)
        joined += name + '|';
    const auto found = std::ranges::find_if(kSignatures, [&joined](const Signature& known) {
        return joined.starts_with(known.names) && joined[known.names.size()] == '|';
    });
    return found == kSignatures.end() ? std::nullopt : std::optional(found->format);
}

} // namespace cryptopulse::files
