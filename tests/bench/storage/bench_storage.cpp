/// What the store costs beside a bare QSqlQuery on the same file: the difference is ours, the rest SQLite's
/// and Qt's.
#include "storage/csvfile.h"
#include "storage/database.h"
#include "storage/packing.h"
#include "storage/samplestore.h"
#include "storage/transaction.h"

#include <QBuffer>
#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QVariant>
#include <benchmark/benchmark.h>
#include <memory>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

const core::SeriesKey kSeries{};
const core::SystemClock kClock;

core::Sample minute(qint64 i)
{
    const core::UtcTime time = core::fromEpochMs(1'600'000'000'000 + i * 60'000);
    return {time, *core::Price::from(20'000.0 + double((i * 7919) % 1'000'003) / 100.0), time};
}

std::vector<core::Sample> minutes(qint64 count)
{
    std::vector<core::Sample> samples;
    samples.reserve(std::size_t(count));
    for (qint64 i = 0; i < count; ++i)
        samples.push_back(minute(i));
    return samples;
}

/// A fresh database in a folder of its own.
struct Place {
    QTemporaryDir folder;
    std::unique_ptr<storage::Database> database;

    Place() { open(); }
    [[nodiscard]] QString path() const { return folder.filePath(u"prices.db"_s); }
    void open()
    {
        database.reset();
        auto opened = storage::Database::open(path(), kClock);
        if (!opened)
            qFatal("%s", opened.error().detail.c_str());
        database = *std::move(opened);
    }
};

void addOneByOne(benchmark::State& state)
{
    const Place place;
    storage::SampleStore store(*place.database);
    qint64 i = 0;
    for (auto _ : state) {
        if (!store.add(kSeries, minute(i++)))
            state.SkipWithError("a sample was not stored");
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(addOneByOne)->Unit(benchmark::kMicrosecond)->UseRealTime();

void addAll(benchmark::State& state)
{
    const auto samples = minutes(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        auto place = std::make_unique<Place>();
        state.ResumeTiming();
        if (!storage::SampleStore(*place->database).addAll(kSeries, samples))
            state.SkipWithError("the samples were not stored");
        state.PauseTiming();
        place.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(addAll)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The same rows through nothing but QSqlQuery.
void addAllBare(benchmark::State& state)
{
    const auto samples = minutes(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        auto place = std::make_unique<Place>();
        QSqlQuery insert(place->database->connection());
        insert.exec(u"INSERT INTO series (id, asset, currency, source) VALUES (1, 'a', 'b', 'c')"_s);
        insert.prepare(u"INSERT INTO samples VALUES (1, ?, ?, ?)"_s);
        state.ResumeTiming();
        storage::Transaction transaction(*place->database);
        for (const core::Sample& sample : samples) {
            insert.bindValue(0, qint64(core::toEpochMs(sample.time)));
            insert.bindValue(1, sample.price.value());
            insert.bindValue(2, qint64(core::toEpochMs(sample.received)));
            insert.exec();
        }
        if (!transaction.commit())
            state.SkipWithError("not committed");
        state.PauseTiming();
        insert = QSqlQuery();
        place.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(addAllBare)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

void load(benchmark::State& state)
{
    Place place;
    storage::SampleStore store(*place.database);
    if (!store.addAll(kSeries, minutes(state.range(0))))
        state.SkipWithError("the samples were not stored");
    for (auto _ : state)
        benchmark::DoNotOptimize(store.load(kSeries));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(load)->Arg(100'000)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

void loadBare(benchmark::State& state)
{
    Place place;
    if (!storage::SampleStore(*place.database).addAll(kSeries, minutes(state.range(0))))
        state.SkipWithError("the samples were not stored");
    for (auto _ : state) {
        QSqlQuery query(place.database->connection());
        query.setForwardOnly(true);
        query.exec(u"SELECT time, price FROM samples WHERE series_id = 1 ORDER BY time"_s);
        double sum = 0;
        while (query.next())
            sum += query.value(1).toDouble() + double(query.value(0).toLongLong());
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(loadBare)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The same series from its packed copies.
void loadPacked(benchmark::State& state)
{
    Place place;
    storage::SampleStore store(*place.database);
    if (!store.addAll(kSeries, minutes(state.range(0))) || !storage::packSamples(*place.database))
        state.SkipWithError("the samples were not stored");
    for (auto _ : state)
        benchmark::DoNotOptimize(store.load(kSeries));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(loadPacked)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

void packAll(benchmark::State& state)
{
    Place place;
    if (!storage::SampleStore(*place.database).addAll(kSeries, minutes(state.range(0))))
        state.SkipWithError("the samples were not stored");
    for (auto _ : state) {
        state.PauseTiming();
        if (!place.database->run(u"DELETE FROM packed"_s))
            state.SkipWithError("the copies were not dropped");
        state.ResumeTiming();
        benchmark::DoNotOptimize(storage::packSamples(*place.database));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(packAll)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Opening, with its checks: a part of the start of the program.
void openDatabase(benchmark::State& state)
{
    Place place;
    if (!storage::SampleStore(*place.database).addAll(kSeries, minutes(state.range(0))))
        state.SkipWithError("the samples were not stored");
    for (auto _ : state)
        place.open();
}
BENCHMARK(openDatabase)->Arg(0)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

QByteArray csvOf(qint64 rows)
{
    QByteArray csv = "time,price\n";
    for (qint64 i = 0; i < rows; ++i) {
        const core::Sample sample = minute(i);
        csv += QByteArray::number(qint64(core::toEpochMs(sample.time))) + ',' +
               QByteArray::number(sample.price.value(), 'f', 2) + '\n';
    }
    return csv;
}

/// From the bytes of a file to rows that are committed.
void importFile(benchmark::State& state)
{
    QByteArray csv = csvOf(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        auto place = std::make_unique<Place>();
        QBuffer file(&csv);
        file.open(QIODevice::ReadOnly);
        state.ResumeTiming();
        storage::SampleStore store(*place->database);
        if (!storage::importCsv(store, kSeries, file, kClock.now()))
            state.SkipWithError("the file was not imported");
        state.PauseTiming();
        place.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(importFile)->Arg(1'300'000)->Unit(benchmark::kMillisecond)->UseRealTime();

void exportFile(benchmark::State& state)
{
    Place place;
    storage::SampleStore store(*place.database);
    if (!store.addAll(kSeries, minutes(state.range(0))))
        state.SkipWithError("the samples were not stored");
    for (auto _ : state) {
        QBuffer file;
        file.open(QIODevice::WriteOnly);
        if (!storage::exportCsv(store, kSeries, {}, file))
            state.SkipWithError("the file was not exported");
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(exportFile)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
