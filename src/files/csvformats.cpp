#include "files/csvformats.h"

#include "files/csvfields.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::files {

namespace {

using namespace std::string_view_literals;

// Places of open, high, low, close among the numbers of a line.
struct Order {
    CandleColumns places;
    std::size_t needed;
};
constexpr std::array kOrders{
    Order{{0, 1, 2, 3}, 4}, // nearly all
    Order{{2, 1, 0, 3}, 4}, // Coinbase: low, high, open, close
    Order{{0, 2, 3, 1}, 4}, // KuCoin, Bitfinex: open, close, high, low
    Order{{4, 2, 3, 1}, 5}, // Gate: volume, close, high, low, open
};

bool isBool(std::string_view field)
{
    return field == "True"sv || field == "False"sv || field == "true"sv || field == "false"sv;
}

std::optional<std::array<double, 4>> candleOf(const Table& table, std::size_t line, const Order& order,
                                              const std::vector<std::size_t>& numbers)
{
    std::array<double, 4> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string_view field = table.field(line, numbers[order.places[i]]);
        const auto value = parseNumber(field, markHint(field) == MarkHint::Comma ? ',' : '.');
        if (!value || std::isnan(*value))
            return std::nullopt;
        values[i] = *value;
    }
    return values;
}

/// Nineteen of twenty lines that can be read: candles of some venues are not quite consistent.
bool fits(const Order& order, const std::vector<std::size_t>& numbers, const Table& table, std::size_t values)
{
    std::size_t all = 0;
    std::size_t good = 0;
    for (std::size_t line = values; line < table.size(); ++line) {
        const auto read = candleOf(table, line, order, numbers);
        if (!read)
            continue;
        const auto& [open, high, low, close] = *read;
        ++all;
        good += high >= std::max(open, close) && low <= std::min(open, close) && low > 0;
    }
    return all > 0 && good * 20 >= all * 19;
}

bool isMostlyBool(const Table& table, std::size_t values, std::size_t column)
{
    return countWhere(table, values, column, isBool) * 5 >= (table.size() - values) * 4;
}

KnownFormat formatByShape(const CsvDialect& dialect, const Table& table, std::size_t values)
{
    const auto looksLikeTimes = [&](std::size_t column) {
        return countWhere(table, values, column, looksLikeTime) * 5 >= (table.size() - values) * 4;
    };
    const auto isEpoch = [](std::string_view field) {
        return parseNumber(field) && looksLikeTime(field) && !looksLikeCompactDate(field);
    };
    const bool epoch =
        countWhere(table, values, dialect.timeColumn, isEpoch) * 5 >= (table.size() - values) * 4;
    if (tradeTime(table, values))
        return dialect.fields == 8 ? KnownFormat{"Binance aggregated trades", "binance"}
                                   : KnownFormat{"Binance trades", "binance"};
    if (dialect.candle == CandleColumns{1, 2, 3, 4} && epoch) {
        if (dialect.fields == 12 && looksLikeTimes(6))
            return {"Binance candles", "binance"};
        if (dialect.fields == 7)
            return {"Kraken candles", "kraken"};
    }
    if (dialect.candle == CandleColumns{3, 2, 1, 4} && epoch && dialect.fields == 6)
        return {"Coinbase candles", "coinbase"};
    if (!dialect.candle && dialect.fields == 3 && epoch)
        return {"Kraken trades", "kraken"};
    return {};
}

} // namespace

std::optional<CandleColumns> candleNamed(const std::vector<std::string>& names, std::size_t close)
{
    CandleColumns found{0, 0, 0, close};
    constexpr std::array wanted{"open"sv, "high"sv, "low"sv};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto name = std::ranges::find_if(names, [&](const std::string& one) {
            return one == wanted[i] || (one.size() == 1 && one[0] == wanted[i][0]);
        });
        if (name == names.end())
            return std::nullopt;
        found[i] = std::size_t(name - names.begin());
    }
    return found;
}

std::optional<CandleColumns> candleAmong(const std::vector<std::size_t>& numbers, const Table& table,
                                         std::size_t values)
{
    for (const Order& order : kOrders) {
        if (numbers.size() >= order.needed && fits(order, numbers, table, values)) {
            CandleColumns columns{};
            for (std::size_t i = 0; i < columns.size(); ++i)
                columns[i] = numbers[order.places[i]];
            return columns;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> tradeTime(const Table& table, std::size_t values)
{
    if (values >= table.size())
        return std::nullopt;
    const std::size_t fields = usualFields(table, values);
    if (fields != 7 && fields != 8)
        return std::nullopt;
    if (!isMostlyBool(table, values, fields - 1) || !isMostlyBool(table, values, fields - 2))
        return std::nullopt;
    return fields - 3; // id, price, quantity, …, time, buyer is maker, best match
}

KnownFormat formatOf(const CsvDialect& dialect, const std::vector<std::string>& names, const Table& table,
                     std::size_t values)
{
    if (const auto known = formatByNames(names))
        return *known;
    if (names.empty() && values < table.size()) {
        if (const KnownFormat known = formatByShape(dialect, table, values); !known.name.empty())
            return known;
    }
    if (dialect.candle)
        return {"candles", {}};
    const auto isAmount = [](const std::string& name) {
        return name == "amount" || name == "size" || name == "qty" || name == "quantity" || name == "volume";
    };
    return {std::ranges::any_of(names, isAmount) ? "trades" : "times and prices", {}};
}

} // namespace cryptopulse::files
