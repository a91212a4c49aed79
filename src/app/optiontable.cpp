#include "app/optiontable.h"

#include <array>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kGlobal{
    Option{"home"_L1,
           "CRYPTOPULSE_HOME"_L1,
           {},
           "DIR"_L1,
           {},
           "Folder of data/ and models/ (default: the platform's data folder)"_L1},
    Option{"database"_L1,
           "CRYPTOPULSE_DATABASE"_L1,
           "storage/database"_L1,
           "URL"_L1,
           {},
           "A PostgreSQL database that many programs share, postgresql://USER@HOST:PORT/NAME, HOST may be "
           "several "
           "by commas; it keeps the models too (default: the file data/prices.db of --home). Its password is "
           "best "
           "kept in ~/.pgpass: options can be seen by others"_L1},
    Option{"source"_L1, "CRYPTOPULSE_SOURCE"_L1, "feed/source"_L1, "NAME"_L1, "coingecko"_L1,
           "Where prices come from: coingecko, binance, coinbase, kraken, bitstamp, or demo (a synthetic "
           "market, no "
           "network)"_L1,
           "coingecko binance coinbase kraken bitstamp demo"_L1},
    Option{"fallback"_L1,
           "CRYPTOPULSE_FALLBACK"_L1,
           "feed/fallback"_L1,
           "NAMES"_L1,
           {},
           "Sources to turn to, in this order, while --source refuses, fails or is stale, such as "
           "binance,kraken: each is a series of its own (default: none)"_L1},
    Option{"cross-check"_L1,
           "CRYPTOPULSE_CROSS_CHECK"_L1,
           "feed/cross_check"_L1,
           "NAME[:PERCENT]"_L1,
           {},
           "A second source that live prices are compared with, and the percent by which the two may differ "
           "(0.5), such as kraken:0.3; its prices are never stored (default: none)"_L1},
    Option{"coin"_L1, "CRYPTOPULSE_COIN"_L1, "feed/coin"_L1, "ID"_L1, "bitcoin"_L1,
           "Which coin, by CoinGecko's id: bitcoin, ethereum, shiba-inu and more"_L1},
    Option{"currency"_L1, "CRYPTOPULSE_CURRENCY"_L1, "feed/currency"_L1, "CODE"_L1, "usd"_L1,
           "In which currency: usd, eur, brl, btc and more"_L1},
    Option{"coingecko-url"_L1,
           "COINGECKO_BASE_URL"_L1,
           "feed/coingecko_url"_L1,
           "URL"_L1,
           {},
           "Base URL of CoinGecko's API (default: as the tier says)"_L1},
    Option{"coingecko-tier"_L1, "COINGECKO_TIER"_L1, "feed/coingecko_tier"_L1, "TIER"_L1, "keyless"_L1,
           "keyless, demo or pro"_L1, "keyless demo pro"_L1},
    Option{"coingecko-key-file"_L1,
           "COINGECKO_KEY_FILE"_L1,
           "feed/coingecko_key_file"_L1,
           "FILE"_L1,
           {},
           "File with the API key (the key itself only by COINGECKO_API_KEY, never on the command line)"_L1},
    Option{"binance-url"_L1, "BINANCE_BASE_URL"_L1, {}, "URL"_L1, {}, "Base URL of Binance's API"_L1},
    Option{"coinbase-url"_L1, "COINBASE_BASE_URL"_L1, {}, "URL"_L1, {}, "Base URL of Coinbase's API"_L1},
    Option{"kraken-url"_L1, "KRAKEN_BASE_URL"_L1, {}, "URL"_L1, {}, "Base URL of Kraken's API"_L1},
    Option{"bitstamp-url"_L1, "BITSTAMP_BASE_URL"_L1, {}, "URL"_L1, {}, "Base URL of Bitstamp's API"_L1},
    Option{"fee-bp"_L1, "CRYPTOPULSE_FEE_BP"_L1, "costs/fee_bp"_L1, "BP"_L1, "10"_L1,
           "Fee of every trade in basis points: for the break-even and the backtest"_L1},
    Option{"slippage-bp"_L1, "CRYPTOPULSE_SLIPPAGE_BP"_L1, "costs/slippage_bp"_L1, "BP"_L1, "2"_L1,
           "Slippage of every trade in basis points"_L1},
    Option{"verbose"_L1, "CRYPTOPULSE_VERBOSE"_L1, {}, {}, {}, "Say more on standard error"_L1},
    Option{
        "log-file"_L1,
        "CRYPTOPULSE_LOG_FILE"_L1,
        "log/file"_L1,
        "FILE"_L1,
        {},
        "Keep the log in FILE too, one JSON object a line; at 2 MiB a new one is begun and the last four "
        "are kept. on: in logs/ of --home; off: nowhere (default: on for the window and serve, off for other "
        "commands)"_L1},
    Option{"log-format"_L1,
           "CRYPTOPULSE_LOG_FORMAT"_L1,
           {},
           "FORMAT"_L1,
           "text"_L1,
           "Of lines on standard error: text, or json as in the file, for journals and containers"_L1,
           "text json"_L1},
};

// Of the API, which both programs serve.
constexpr Option kTokenFile{"token-file"_L1,
                            "CRYPTOPULSE_TOKEN_FILE"_L1,
                            "api/token_file"_L1,
                            "FILE"_L1,
                            {},
                            "File (mode 0600) with the bearer token that clients must send"_L1};
constexpr Option kAllowOrigin{"allow-origin"_L1,
                              "CRYPTOPULSE_ALLOW_ORIGIN"_L1,
                              "api/allow_origin"_L1,
                              "ORIGINS"_L1,
                              {},
                              "Web origins that may read the API, separated by commas"_L1};

constexpr std::array kWindow{
    Option{"port"_L1, "CRYPTOPULSE_PORT"_L1, "api/port"_L1, "PORT"_L1, "8000"_L1,
           "Port of the embedded REST API; 0: any free one"_L1},
    Option{"host"_L1, "CRYPTOPULSE_HOST"_L1, "api/host"_L1, "ADDRESS"_L1, "127.0.0.1"_L1,
           "Address of the embedded REST API"_L1},
    kTokenFile,
    kAllowOrigin,
    Option{"interval"_L1, "CRYPTOPULSE_INTERVAL"_L1, "feed/interval"_L1, "SECONDS"_L1, "60"_L1,
           "Seconds between two calls of the automatic refresh"_L1},
};

constexpr std::array kEveryCommand{
    Option{"json"_L1, {}, {}, {}, {}, "One JSON object on standard output"_L1},
};

constexpr Option kInterval{"interval"_L1,
                           "CRYPTOPULSE_INTERVAL"_L1,
                           "feed/interval"_L1,
                           "SECONDS"_L1,
                           "60"_L1,
                           "Seconds from one call for the price to the next"_L1};

constexpr std::array kServe{
    Option{"host"_L1, "CRYPTOPULSE_HOST"_L1, "api/host"_L1, "ADDRESS"_L1, "127.0.0.1"_L1,
           "Address to listen on; any but loopback needs --token-file"_L1},
    Option{"port"_L1, "CRYPTOPULSE_PORT"_L1, "api/port"_L1, "PORT"_L1, "8000"_L1,
           "Port to listen on; 0: any free one"_L1},
    kInterval,
    Option{
        "no-collect"_L1, "CRYPTOPULSE_NO_COLLECT"_L1, {}, {}, {}, "Do not collect prices on a schedule"_L1},
    kTokenFile,
    kAllowOrigin,
};

constexpr std::array kCollect{
    Option{"count"_L1, {}, {}, "N"_L1, "1"_L1, "Number of calls"_L1},
    kInterval,
};

constexpr Option kStep{"step"_L1,
                       "CRYPTOPULSE_STEP"_L1,
                       "model/step"_L1,
                       "STEP"_L1,
                       "auto"_L1,
                       "auto, sample, 1m, 5m, 15m, 1h or 1d"_L1,
                       "auto sample 1m 5m 15m 1h 1d"_L1};

constexpr std::array kTrain{kStep};

// Of predict and scorecard.
constexpr std::array kPredict{
    Option{"model"_L1, {}, {}, "NAME"_L1, "seed"_L1, "Which model: seed or adaptive"_L1, "seed adaptive"_L1},
};

constexpr Option kJudgedModel{
    "model"_L1,
    {},
    {},
    "NAME"_L1,
    "adaptive"_L1,
    "Which model: adaptive, seed, logistic, prior, coin, or an expert of the adaptive one"_L1,
    "adaptive seed logistic prior coin"_L1};
constexpr Option kScoredFrom{
    "from"_L1, {}, {},
    "TIME"_L1, {}, "First moment that is scored, ISO 8601 (what lies before trains only)"_L1};
constexpr Option kScoredTo{"to"_L1,   {}, {},
                           "TIME"_L1, {}, "Last moment that is scored, ISO 8601 (default: the newest)"_L1};

constexpr std::array kEvaluate{
    kJudgedModel,
    kStep,
    Option{"window"_L1,
           {},
           {},
           "WINDOW"_L1,
           "expanding"_L1,
           "What seed and logistic learn from: expanding (all that came before) or rolling"_L1,
           "expanding rolling"_L1},
    Option{"rolling-days"_L1, {}, {}, "N"_L1, "30"_L1, "Length of a rolling window"_L1},
    kScoredFrom,
    kScoredTo,
    Option{"controls"_L1,
           {},
           {},
           {},
           {},
           "Also on shuffled and planted data, and for look-ahead (several times the work)"_L1},
    Option{"report"_L1, {}, {}, "FILE"_L1, {}, "Write an HTML page about it"_L1},
};

constexpr std::array kBacktest{
    kJudgedModel,
    kStep,
    Option{"threshold"_L1, {}, {}, "P"_L1, "0.55"_L1, "Long while the probability is above it (0.5 to 1)"_L1},
    Option{"short"_L1, {}, {}, {}, {}, "Also short while the probability is below 1 - P"_L1},
    Option{"random-runs"_L1, {}, {}, "N"_L1, "1000"_L1, "Random entries to compare with (0: none)"_L1},
    Option{"seed"_L1, {}, {}, "N"_L1, "1"_L1, "Of the random entries"_L1},
    kScoredFrom,
    kScoredTo,
};

constexpr std::array kLeakLab{kStep};

constexpr std::array kBackfill{
    Option{"from"_L1, {}, {}, "TIME"_L1, {}, "First moment, ISO 8601 (default: 30 days before the end)"_L1},
    Option{"to"_L1, {}, {}, "TIME"_L1, {}, "End, exclusive, ISO 8601 (default: now)"_L1},
    Option{"gaps"_L1, {}, {}, {}, {}, "Only where prices are missing"_L1},
};

// What need not be recognised of a file.
constexpr std::array kImport{
    Option{
        "time-column"_L1, {}, {}, "NAME|N"_L1, {}, "Column of the time, by its name or its number from 1"_L1},
    Option{"price-column"_L1, {}, {}, "NAME|N"_L1, {}, "Column of the price, likewise"_L1},
    Option{"time-format"_L1,
           {},
           {},
           "FORMAT"_L1,
           {},
           "s, ms, us or ns since 1970, or month-first or day-first of dates such as 09/01/2023"_L1,
           "s ms us ns month-first day-first"_L1},
    Option{"delimiter"_L1, {}, {}, "CHARACTER"_L1, {}, "Between the columns: , ; | or tab"_L1},
    Option{"decimal-mark"_L1, {}, {}, "MARK"_L1, {}, "Of the prices: . or ,"_L1},
    Option{"header-lines"_L1, {}, {}, "N"_L1, {}, "Lines before the first with values"_L1},
};

constexpr std::array kExport{
    Option{"from"_L1, {}, {}, "TIME"_L1, {}, "First moment, ISO 8601 (default: the beginning)"_L1},
    Option{"to"_L1, {}, {}, "TIME"_L1, {}, "End, exclusive, ISO 8601 (default: everything)"_L1},
};

constexpr std::array kBackup{
    Option{"force"_L1, {}, {}, {}, {}, "Replace FILE when it is there"_L1},
};

constexpr std::array kCheck{
    Option{"thorough"_L1, {}, {}, {}, {}, "Also every index and constraint (takes longer)"_L1},
};

// Of compact. Neither has a default: what is not set is not done.
constexpr std::array kCompact{
    Option{"minutes-after"_L1,
           "CRYPTOPULSE_MINUTES_AFTER"_L1,
           "retention/minutes_after_days"_L1,
           "DAYS"_L1,
           {},
           "Of prices older than that, keep the last one of each minute"_L1},
    Option{"keep-years"_L1,
           "CRYPTOPULSE_KEEP_YEARS"_L1,
           "retention/keep_years"_L1,
           "YEARS"_L1,
           {},
           "Delete prices older than that"_L1},
    Option{"dry-run"_L1, {}, {}, {}, {}, "Only say what would be done"_L1},
    Option{"vacuum"_L1,
           {},
           {},
           {},
           {},
           "Then give the room back to the disk (others cannot write meanwhile)"_L1},
};

constexpr std::array kCommands{
    CommandInfo{"serve"_L1, {}, "Collect on a schedule and serve the REST API"_L1},
    CommandInfo{"coins"_L1, "TEXT"_L1, "Find coins at CoinGecko, and the ids that --coin takes"_L1},
    CommandInfo{"collect"_L1, {}, "Fetch the price once, or --count times"_L1},
    CommandInfo{
        "backfill"_L1, {}, "Fetch past prices of --source: minutes, of CoinGecko a day in steps of five"_L1},
    CommandInfo{"import"_L1, "FILE"_L1,
                "Add the prices of a file (CSV of any kind, also packed) to the series of --source"_L1},
    CommandInfo{"export"_L1, "FILE"_L1,
                "Write the prices as CSV, packed if FILE ends in .gz (- : standard output)"_L1},
    CommandInfo{"backup"_L1, "FILE"_L1,
                "Copy prices and forecasts into FILE, also while they are being written"_L1},
    CommandInfo{"restore"_L1, "FILE"_L1, "Put a backup in place; what was there is kept beside it"_L1},
    CommandInfo{"check"_L1, {}, "Whether the database is whole, and what is in it"_L1},
    CommandInfo{"compact"_L1, {}, "Thin out or delete old prices: --minutes-after, --keep-years"_L1},
    CommandInfo{"train"_L1, {}, "Train the model on the stored prices"_L1},
    CommandInfo{"predict"_L1, {}, "Probability that the price is higher in five steps"_L1},
    CommandInfo{"scorecard"_L1, {}, "How good the live forecasts have been so far"_L1},
    CommandInfo{"evaluate"_L1, {}, "How good a model's forecasts would have been, judged walk-forward"_L1},
    CommandInfo{
        "backtest"_L1, {}, "What trading on a model's probabilities would have earned after costs"_L1},
    CommandInfo{"leaklab"_L1, {}, "What shuffled cross-validation would have claimed, beside the truth"_L1},
};

constexpr std::array kExitMeanings{
    ExitMeaning{0, "done"_L1},
    ExitMeaning{2, "usage"_L1},
    ExitMeaning{3, "not enough data or no model"_L1},
    ExitMeaning{4, "upstream"_L1},
    ExitMeaning{5, "storage"_L1},
    ExitMeaning{6, "address in use"_L1},
    ExitMeaning{130, "interrupted"_L1},
};

} // namespace

std::span<const Option> globalOptions()
{
    return kGlobal;
}

std::span<const Option> windowOptions()
{
    return kWindow;
}

std::span<const Option> everyCommandsOptions()
{
    return kEveryCommand;
}

std::span<const Option> commandOptions(QStringView command)
{
    if (command == u"serve")
        return kServe;
    if (command == u"collect")
        return kCollect;
    if (command == u"train")
        return kTrain;
    if (command == u"predict" || command == u"scorecard")
        return kPredict;
    if (command == u"evaluate")
        return kEvaluate;
    if (command == u"backtest")
        return kBacktest;
    if (command == u"leaklab")
        return kLeakLab;
    if (command == u"backfill")
        return kBackfill;
    if (command == u"import")
        return kImport;
    if (command == u"backup")
        return kBackup;
    if (command == u"check")
        return kCheck;
    if (command == u"compact")
        return kCompact;
    if (command == u"export")
        return kExport;
    return {};
}

std::span<const CommandInfo> commands()
{
    return kCommands;
}

qsizetype argumentCount(QStringView command)
{
    for (const CommandInfo& info : kCommands) {
        if (info.name == command)
            return info.arguments.isEmpty() ? 0 : 1;
    }
    return 0;
}

std::span<const ExitMeaning> exitMeanings()
{
    return kExitMeanings;
}

} // namespace cryptopulse::app
