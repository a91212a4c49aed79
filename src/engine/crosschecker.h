#pragma once

#include "core/clock.h"
#include "core/sample.h"
#include "engine/crosscheck.h"
#include "market/pricesource.h"

#include <QObject>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace cryptopulse::engine {

/// A second source that live prices are compared with.
struct CrossCheckOptions {
    std::string source;                      ///< its name
    double tolerance = 0.5;                  ///< percent of the live price; above it the two disagree
    std::optional<core::SeriesKey> series{}; ///< what it really quotes; empty: not this coin and currency
    std::string detail{};                    ///< why not, for logs
    /// Made in the engine's thread, and only where there is something to compare.
    std::function<core::Result<std::unique_ptr<market::PriceSource>>()> makeSource{};
};

/// Compares live prices with those of a second source, whose prices are only looked at: none is stored, and
/// none joins a series. It never holds up the feed, which knows nothing of it. Lives in the engine's thread.
///
/// The second source is asked after a live price has come, at most once a minute, and no more often than its
/// month's calls and its pauses allow. The prices disagree when two comparisons in a row are beyond the
/// tolerance (a single one may be a price on the move, seen early by one of them), and agree again when one
/// is within four fifths of it.
class CrossChecker final : public QObject
{
    Q_OBJECT

public:
    /// @p live: the series of the live prices. Keeps a reference: the clock must outlive this object.
    CrossChecker(const CrossCheckOptions& options, const core::SeriesKey& live, const core::Clock& clock);

    /// A live price has come.
    void take(const core::Sample& live);

    [[nodiscard]] const CrossCheck& status() const { return m_status; }
    /// How often the second source lets itself be called; what it is when nobody is asked: no limit.
    [[nodiscard]] core::CallQuota quota() const { return m_source ? m_source->quota() : core::CallQuota(); }

Q_SIGNALS:
    void changed();

private:
    void begin(const CrossCheckOptions& options, const core::SeriesKey& live);
    void refuse(CrossCheckTrouble trouble, const std::string& detail);
    void receive(const core::Result<market::Quote>& quote);
    void compare(const core::Sample& live, const market::Quote& other);

    const core::Clock& m_clock;
    std::unique_ptr<market::PriceSource> m_source; // null: nothing to compare with
    CrossCheck m_status;
    std::optional<core::Sample> m_live; // the newest
    std::optional<core::UtcTime> m_asked;
    bool m_isAsking = false;
    std::optional<core::UtcTime> m_beyondSince; // of comparisons in a row beyond the tolerance
};

} // namespace cryptopulse::engine
