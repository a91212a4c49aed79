#pragma once

#include "engine/localengine.h"
#include "support/fakeclock.h"
#include "support/fakesource.h"
#include "support/resultof.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <memory>

/// An engine on a folder of its own, fed with minutes.
namespace cryptopulse::engine_test {

using namespace Qt::StringLiterals;

inline const core::UtcTime kStart = core::fromEpochMs(1'700'000'040'000);

/// A price a minute, wavy enough to train on.
inline market::Quote minute(int index)
{
    return {*core::Price::from(30'000 + 200 * std::sin(index * 0.7) + 40 * std::sin(index * 2.3)),
            kStart + std::chrono::minutes(index)};
}

/// An engine in a temporary home whose source answers the given minutes at once.
struct Home {
    QTemporaryDir folder;
    support::FakeClock clock;
    bool adapts = true;
    bool repairs = false;
    core::SeriesKey series{"bitcoin", "usd", "fake"};
    engine::HistoryFactory history;

    std::unique_ptr<engine::LocalEngine> start(int minutes, int firstMinute = 0)
    {
        const engine::LocalEngineOptions options{.series = series,
                                                 .databasePath = folder.filePath(u"data/prices.db"_s),
                                                 .modelFolder = folder.filePath(u"models"_s),
                                                 .adapts = adapts,
                                                 .makeHistory = history,
                                                 .repairs = repairs};
        const auto makeSource = [minutes, firstMinute] {
            auto source = std::make_unique<support::FakeSource>();
            for (int i = 0; i < minutes; ++i)
                source->answers.emplace_back(minute(firstMinute + i));
            return source;
        };
        return std::make_unique<engine::LocalEngine>(options, makeSource, clock);
    }
};

inline void ingestAll(engine::Engine& engine, int count)
{
    const auto begun =
        support::resultOf(engine.collect({.count = count, .interval = std::chrono::milliseconds(0)}));
    QVERIFY(begun);
    QTRY_VERIFY_WITH_TIMEOUT(!engine::findJob(*engine.snapshot(), begun->id)->isRunning(), 30'000);
}

} // namespace cryptopulse::engine_test
