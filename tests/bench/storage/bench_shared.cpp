/// How many samples a second a store takes: bench_shared LOCATION [SECONDS]
///
/// LOCATION is a file that is still to be made, or the address of an empty database of a server. Measured are
/// a bulk of a million samples, reading it, and single samples, each committed, from 1 to 64 connections,
/// each with a series of its own. Figures and what follows from them: docs/scaling.md.
#include "storage/database.h"
#include "storage/location.h"
#include "storage/samplestore.h"

#include <QCoreApplication>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

using namespace cryptopulse;
using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

namespace {

constexpr qint64 kBulk = 1'000'000;
const core::SystemClock kClock;
const core::UtcTime kReceived = core::fromEpochMs(1'700'000'000'000);

core::Sample minute(qint64 i)
{
    return {core::fromEpochMs(1'640'000'000'000 + i * 60'000),
            *core::Price::from(20'000.0 + double((i * 7919) % 1'000'003) / 100.0), kReceived};
}

[[noreturn]] void stop(const core::Error& error)
{
    std::fprintf(stderr, "%s\n", error.detail.c_str());
    std::exit(1);
}

std::unique_ptr<storage::Database> open(const QString& location)
{
    auto opened = storage::Database::open(location, kClock);
    if (!opened)
        stop(opened.error());
    return *std::move(opened);
}

template <typename Work>
void tell(const char* what, double count, const Work& work)
{
    const auto begin = Clock::now();
    if (const auto done = work(); !done)
        stop(done.error());
    const double seconds = Seconds(Clock::now() - begin).count();
    std::printf("%-40s %10.0f /s  (%.2f s)\n", what, count / seconds, seconds);
    std::fflush(stdout);
}

void bulk(const QString& location)
{
    std::vector<core::Sample> samples;
    for (qint64 i = 0; i < kBulk; ++i)
        samples.push_back(minute(i));
    const auto database = open(location);
    storage::SampleStore store(*database);
    tell("a million in one transaction", kBulk, [&] { return store.addAll({}, samples); });
    tell("the same again, all repeats", kBulk, [&] { return store.addAll({}, samples); });
    tell("a million read into memory", kBulk, [&] { return store.load({}); });
    tell("a million counted", kBulk, [&] { return store.count({}); });
}

/// Single samples from many connections, each committed.
void live(const QString& location, int connections, Seconds time)
{
    std::atomic<qint64> stored{0};
    std::atomic<qint64> failed{0};
    std::atomic<int> ready{0};
    std::atomic<bool> go{false};
    std::atomic<bool> enough{false};
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i)
        threads.emplace_back([&, i] {
            const auto database = open(location);
            storage::SampleStore store(*database);
            const core::SeriesKey series{"bench" + std::to_string(connections), "usd", std::to_string(i)};
            if (!store.add(series, minute(0))) // the series and its place are there
                ++failed;
            ++ready;
            go.wait(false);
            for (qint64 next = 1; !enough; ++next)
                ++(store.add(series, minute(next)) ? stored : failed);
        });
    while (ready < connections)
        std::this_thread::yield();
    const auto begin = Clock::now();
    go = true;
    go.notify_all();
    std::this_thread::sleep_for(time);
    enough = true;
    const double seconds = Seconds(Clock::now() - begin).count();
    const qint64 done = stored;
    for (std::thread& thread : threads)
        thread.join();
    std::printf("%2d connections, a sample a commit          %10.0f /s  (%lld failed)\n", connections,
                double(done) / seconds, static_cast<long long>(failed));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: bench_shared LOCATION [SECONDS]\n");
        return 2;
    }
    const Seconds time(arguments.value(2, QStringLiteral("5")).toDouble());
    // A file has one writer at a time: with more, they wait.
    for (const int connections :
         storage::isServer(arguments[1]) ? std::vector{1, 4, 16, 64} : std::vector{1, 4})
        live(arguments[1], connections, time);
    bulk(arguments[1]);
    return 0;
}
