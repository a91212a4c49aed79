#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/sample.h"
#include "engine/livebook.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <vector>

namespace cryptopulse::engine {

/// Judges all live forecasts of a model whenever one has been scored. Lives in the engine's thread; reading
/// the record (once) and judging it go on in a thread of its own. What is scored meanwhile waits for its end
/// and is judged together, so that a pace no judgement could keep up with costs a core at most.
class LiveJudge final : public QObject
{
    Q_OBJECT

public:
    /// Where the record is, and which models' forecasts are of it.
    struct Place {
        core::SeriesKey series;
        QString databasePath;
        storage::ModelIds models;
    };
    /// @p clock must outlive this object.
    LiveJudge(Place place, const core::Clock& clock);
    /// Stops reading; waits for the end of a judgement.
    ~LiveJudge() override;

    /// The database is another one: what was read of it does not count.
    void forget();

    /// Takes in what has been @p decided since the last call, all of it stored.
    void follow(const std::vector<core::LiveForecast>& decided, LiveStanding now);

    /// Null until the record has been read.
    [[nodiscard]] const LiveScorePtr& score() const { return m_score; }

Q_SIGNALS:
    /// score() is another one.
    void judged();

private:
    /// A book is handed to the other thread and back: only one of them has it.
    using BookPtr = std::shared_ptr<LiveBook>;
    struct Judged {
        BookPtr book;
        LiveScorePtr score;
    };
    using Run = core::Result<Judged>;
    using GoesOn = std::function<bool()>;

    void begin();
    void finish();
    [[nodiscard]] bool onlyCounts() const;
    void recount();
    [[nodiscard]] static core::Result<BookPtr> read(const Place& place, const core::Clock& clock,
                                                    const LiveStanding& standing, const GoesOn& goesOn);
    [[nodiscard]] static Run judge(BookPtr book, const std::vector<core::LiveForecast>& decided,
                                   const LiveStanding& standing);

    Place m_place;
    const core::Clock& m_clock;
    BookPtr m_book;                            // null: not read, or in the other thread
    std::vector<core::LiveForecast> m_waiting; // decided, and not in the book
    LiveStanding m_standing;
    bool m_isBehind = false; // what is running does not know how things stand by now
    bool m_isRunning = false;
    LiveScorePtr m_score;
    QThreadPool m_pool; // of one thread
    QFutureWatcher<Run> m_watcher;
};

} // namespace cryptopulse::engine
