// Trains the prior that ships with the program from minutes on standard input:
//   zcat minutes.csv.gz | train_prior ID "where the minutes are from" > models/ID.json
// The lines are time,price (milliseconds since 1970) in order of time; the same lines give the same bytes.

#include "core/series.h"
#include "core/time.h"
#include "forecast/prior.h"
#include "forecast/steps.h"

#include <charconv>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

using namespace cryptopulse;

namespace {

bool addLine(std::string_view line, core::Series& series)
{
    long long time = 0;
    double price = 0.0;
    const char* const end = line.data() + line.size();
    const auto afterTime = std::from_chars(line.data(), end, time);
    if (afterTime.ec != std::errc() || afterTime.ptr == end || *afterTime.ptr != ',')
        return false;
    const auto afterPrice = std::from_chars(afterTime.ptr + 1, end, price);
    const auto known = core::Price::from(price);
    return afterPrice.ec == std::errc() && known && series.add(core::fromEpochMs(time), *known);
}

std::string number(double value)
{
    char text[32];
    const auto written = std::to_chars(std::begin(text), std::end(text), value);
    return {text, written.ptr};
}

/// "name": [ … ] with a line for each tree.
template <typename Values>
void printByTree(const char* name, const Values& values, std::size_t trees)
{
    std::cout << "    \"" << name << "\": [";
    const std::size_t each = values.size() / trees;
    for (std::size_t i = 0; i < values.size(); ++i)
        std::cout << (i > 0 ? "," : "") << (i % each == 0 ? "\n      " : "") << number(values[i]);
    std::cout << "]";
}

void print(const forecast::Trees& trees)
{
    std::vector<double> features;
    std::vector<double> thresholds;
    for (const forecast::Split& split : trees.splits()) {
        features.push_back(double(split.feature));
        thresholds.push_back(split.threshold);
    }
    std::cout << "  \"trees\": {\n    \"depth\": " << trees.depth() << ",\n";
    printByTree("features", features, trees.count());
    std::cout << ",\n";
    printByTree("thresholds", thresholds, trees.count());
    std::cout << ",\n";
    printByTree("leaves", trees.leaves(), trees.count());
    std::cout << "\n  }\n}\n";
}

void print(const forecast::PriorFit& fit, const forecast::PriorOptions& options,
           const core::SeriesView& samples, const char* id, const char* source)
{
    std::cout << "{\n  \"id\": \"" << id << "\",\n  \"features\": \"" << forecast::kStationaryVersion
              << "\",\n  \"step\": \"1m\",\n  \"horizon_steps\": " << forecast::kHorizon
              << ",\n  \"trained_on\": {\"source\": \"" << source << "\", \"from\": \""
              << core::toIso(samples.times().front()) << "\", \"to\": \"" << core::toIso(samples.newestTime())
              << "\", \"samples\": " << samples.size() << ", \"rows\": " << fit.rows
              << "},\n  \"strength\": " << number(options.strength) << ",\n  \"passes\": " << fit.passes
              << ",\n  \"coef\": {\n";
    for (std::size_t j = 0; j < forecast::kStationaryFeatures; ++j) {
        std::cout << "    \"" << forecast::stationaryNames()[j] << "\": " << number(fit.coef[j])
                  << (j + 1 < forecast::kStationaryFeatures ? ",\n" : "\n");
    }
    std::cout << "  },\n  \"intercept\": " << number(fit.coef.back()) << ",\n";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: train_prior ID SOURCE < minutes.csv > models/ID.json\n";
        return 2;
    }
    std::ios::sync_with_stdio(false);
    core::Series series;
    std::size_t skipped = 0;
    for (std::string line; std::getline(std::cin, line);)
        skipped += addLine(line, series) ? 0 : 1;
    const core::SeriesView samples = series.view();
    const auto steps = forecast::Steps::of(samples, *core::Step::fromName("1m"));
    const forecast::PriorOptions options;
    const auto fit = forecast::fitPrior(steps, options);
    if (!fit) {
        std::cerr << fit.error().detail << '\n';
        return 3;
    }
    const auto trees = forecast::fitTrees(steps, fit->coef);
    if (!trees) {
        std::cerr << trees.error().detail << '\n';
        return 3;
    }
    std::cerr << fit->rows << " rows, " << skipped << " lines skipped, " << fit->passes
              << " passes, gradient norm " << fit->gradientNorm << ", " << trees->count() << " trees\n";
    print(*fit, options, samples, argv[1], argv[2]);
    print(*trees);
    return 0;
}
