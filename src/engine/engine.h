#pragma once

#include "core/pricefile.h"
#include "core/result.h"
#include "core/step.h"
#include "engine/care.h"
#include "engine/judging.h"
#include "engine/snapshot.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QString>
#include <chrono>
#include <optional>

namespace cryptopulse::engine {

/// What one call for the current price came to.
struct Ingested {
    core::Sample sample;
    std::string source;
    bool fresh = true; ///< false: a repeat of what is stored; nothing was added
};

/// Prices to be taken in: a file of any form that files/pricefile.h understands, by its path or its bytes.
struct ImportRequest {
    QString path{};                ///< of a file that the engine's side reads; empty: the bytes count
    QByteArray csv{};              ///< the bytes themselves
    core::ImportMapping mapping{}; ///< what need not be recognised
};

/// What became of the lines of an import: added + repeats + conflicts + duplicates + badLines = lines.
struct ImportSummary {
    std::uint64_t lines = 0; ///< with values; neither header nor blank, nor without a trade
    std::uint64_t added = 0;
    std::uint64_t repeats = 0;    ///< stored already, with this price
    std::uint64_t conflicts = 0;  ///< stored already, with another price, which stays
    std::uint64_t duplicates = 0; ///< the file has a later line for the same time, which counts instead
    std::uint64_t differing = 0;  ///< of the duplicates: with another price
    std::uint64_t badLines = 0;   ///< could not be used
    std::vector<core::BadLine> firstBad{}; ///< of these, at most kReportedLines
    std::uint64_t withoutTrade = 0;        ///< lines that say that nothing was traded then
    std::string format{};                  ///< as it was recognised: "Binance candles"
    std::string venue{};                   ///< whose prices these are; empty when the file does not say
    std::string note{};                    ///< what else the owner of the series should know; empty: nothing

    bool operator==(const ImportSummary&) const = default;
};

struct CollectRequest {
    int count = 1; ///< 1 … kMaxCollectCount
    std::chrono::milliseconds interval{
        60'000}; ///< 0 … one day, from the start of a call to the start of the next
};
inline constexpr int kMaxCollectCount = 100'000;
inline constexpr std::chrono::hours kMaxCollectInterval{24};

/// Prices of the past to be had from a venue.
struct BackfillRequest {
    std::string source{};                ///< "binance" …; empty: that of the engine's series
    std::optional<core::UtcTime> from{}; ///< empty: kStandardBackfill before the end, or as far as it reaches
    std::optional<core::UtcTime> to{};   ///< empty: now
    bool gapsOnly = false;               ///< only where prices are missing in the engine's series
};
inline constexpr std::chrono::hours kStandardBackfill{30 * 24};

/// Of the scheduled collection.
inline constexpr std::chrono::seconds kShortestInterval{1};
inline constexpr std::chrono::hours kLongestInterval{24};

/// The one port of the product: all that a window, a server or a command can ask of an engine.
///
/// Every method may be called from any thread and returns at once. Answers come through the future,
/// which always finishes with exactly one Result (receive it with whenDone()). Destroying the engine
/// finishes open futures with ErrorKind::Cancelled.
class Engine : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Engine() override = default;

    /// The latest state; never null.
    [[nodiscard]] virtual SnapshotPtr snapshot() const = 0;

    /// Fetches the current price and stores it. Calls made while one is under way share its answer.
    /// Errors: Network, Timeout, RateLimited (with retryAfter), Refused, BadReply, BadPrice, Storage….
    virtual QFuture<core::Result<Ingested>> ingest() = 0;

    /// Trains on all samples and, when it succeeds, saves the model and makes it the current one.
    /// Shows up as a job. Errors: NotEnoughData, Cancelled, Storage… (the model could not be saved).
    virtual QFuture<core::Result<ModelCard>> train(core::StepChoice step) = 0;

    /// Starts a batch of calls; answers the job as it starts. Error: InvalidArgument.
    virtual QFuture<core::Result<JobStatus>> collect(CollectRequest request) = 0;

    /// Takes in the prices of a file, all of them or, on an error or a stop, none. Shows up as a job.
    /// Errors: InvalidArgument (no such file; not one usable line; what cannot be told of it), Cancelled,
    /// Storage….
    virtual QFuture<core::Result<ImportSummary>> importPrices(ImportRequest request) = 0;

    /// Takes in past prices of a venue, whose series may be another one than the engine's; answers the job as
    /// it starts. What was asked for before is not asked for again. Errors: InvalidArgument (naming the
    /// value), TooMany (one is under way), Storage….
    virtual QFuture<core::Result<JobStatus>> backfill(BackfillRequest request) = 0;

    /// Judges a model walk-forward on the stored samples; the snapshot keeps the newest. Shows up as a job.
    /// Errors: InvalidArgument (naming the value), NotEnoughData, Cancelled.
    virtual QFuture<core::Result<EvaluationPtr>> evaluate(EvaluateRequest request) = 0;

    /// Tries a threshold on a model's walk-forward probabilities; the snapshot keeps the newest. Shows up as
    /// a job. Errors: as evaluate().
    virtual QFuture<core::Result<BacktestPtr>> backtest(BacktestRequest request) = 0;

    /// What shuffled cross-validation would have claimed; the snapshot keeps the newest. Shows up as a job.
    /// Errors: NotEnoughData, Cancelled.
    virtual QFuture<core::Result<LeakPtr>> leakLab(core::StepChoice step) = 0;

    /// Copies the database, as of one moment, into one file while all else goes on; the snapshot keeps the
    /// newest report. Shows up as a job, which a cancellation ends when the copy is written: then it is
    /// removed. Errors: InvalidArgument (the file exists and may not be replaced; there is no such folder;
    /// the prices are kept by a server, whose own tools do that), NotFound (there is no database yet),
    /// StorageBusy, StorageFull, StorageDamaged, Storage…, Cancelled.
    virtual QFuture<core::Result<BackupPtr>> backUp(BackupRequest request) = 0;

    /// Looks at all of the database and changes nothing; the snapshot keeps the newest report, in which is
    /// what is wrong. Shows up as a job. Errors, when there is nothing to report on: as backUp().
    virtual QFuture<core::Result<CheckPtr>> check() = 0;

    /// Thins out and deletes old prices of all series by rules, or only tells what would go; the snapshot
    /// keeps the newest report. Shows up as a job; what it did before it was cancelled stays done. Errors:
    /// InvalidArgument (no rule, or an impossible one; the prices are kept by a server), NotFound, TooMany
    /// (one is under way), Storage…, Cancelled.
    virtual QFuture<core::Result<CompactPtr>> compact(CompactRequest request) = 0;

    /// From now on compact() is done by these rules a moment after the engine's start and once a day; answers
    /// them. None set: no more. Error: InvalidArgument (an impossible rule; the engine is elsewhere, where
    /// that is set).
    virtual QFuture<core::Result<core::RetentionRules>> setDailyCompaction(core::RetentionRules rules) = 0;

    /// Asks a job to stop; answers its status, which may still be running for a moment.
    /// Error: NotFound. A job that has ended stays as it is.
    virtual QFuture<core::Result<JobStatus>> cancelJob(const std::string& id) = 0;

    /// Switches the scheduled collection on or off and sets its interval (1 s … 1 day).
    /// Error: InvalidArgument.
    virtual QFuture<core::Result<FeedStatus>> setCollection(bool on, std::chrono::seconds interval) = 0;

Q_SIGNALS:
    /// A new snapshot is there. May be emitted from another thread: connect with a context object.
    void snapshotChanged();
};

/// The job with that id in a snapshot; null when there is none.
[[nodiscard]] const JobStatus* findJob(const Snapshot& snapshot, std::string_view id) noexcept;

} // namespace cryptopulse::engine
