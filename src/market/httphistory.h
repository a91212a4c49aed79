#pragma once

#include "market/asking.h"
#include "market/historysource.h"
#include "market/pace.h"

#include <functional>

namespace cryptopulse::market {

/// How a provider goes on from page to page.
enum class Paging {
    Windows, ///< a call is for a stretch of so many candles, and the next one for the stretch after it
    Onward,  ///< a call gives the first candles of the range, wherever they are
    Whole,   ///< a call gives all there is
};

/// What tells one provider of past prices from another.
struct HistorySetup {
    core::SeriesKey series;
    HttpLimits limits;
    core::CallQuota quota{};
    PaceLimits pace;
    Paging paging = Paging::Windows;
    int rows = 0; ///< candles in a window
    std::chrono::milliseconds spacing = std::chrono::minutes(1);
    bool onGrid = true;                               ///< false: prices at times of their own, not candles
    std::optional<std::chrono::milliseconds> reach{}; ///< how far back; empty: years
    std::function<HttpRequest(core::UtcTime from, core::UtcTime to)> request;
    std::function<core::Result<std::vector<Close>>(const HttpAnswer&, const CandleQuery&)> parse;
    /// Until when an answer that is no failure asks to be left alone; may be null.
    std::function<std::optional<core::UtcTime>(const HttpAnswer&, core::UtcTime now)> hold{};
    std::optional<std::uint32_t> jitterSeed{}; ///< spreads the waits after failures; empty: a random one
};

/// Asks a provider over HTTP for past prices. Never follows a redirect to another scheme, host or port. Keeps
/// a reference: the clock must outlive this object.
class HttpHistory final : public HistorySource
{
    Q_OBJECT

public:
    HttpHistory(HistorySetup setup, const core::Clock& clock, QObject* parent = nullptr);
    ~HttpHistory() override;

    [[nodiscard]] std::string name() const override { return m_setup.series.source; }
    [[nodiscard]] std::string currency() const override { return m_setup.series.currency; }
    [[nodiscard]] std::chrono::milliseconds spacing() const override { return m_setup.spacing; }
    [[nodiscard]] std::optional<core::UtcTime> reach(core::UtcTime now) const override;
    QFuture<core::Result<HistoryPage>> fetch(core::UtcTime from, core::UtcTime to) override;
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const override;
    [[nodiscard]] std::optional<core::UtcTime> suggestedNext() const override;
    [[nodiscard]] core::CallQuota quota() const override { return m_setup.quota; }

private:
    struct Range {
        CandleQuery query; ///< what this call is for
        core::UtcTime end; ///< of all that can be told now
        core::UtcTime to;  ///< as it was asked
    };

    [[nodiscard]] std::optional<Range> rangeOf(core::UtcTime from, core::UtcTime to) const;
    [[nodiscard]] core::Result<HistoryPage> read(const HttpAnswer& answer, const Range& range);

    HistorySetup m_setup;
    const core::Clock& m_clock;
    Pace m_pace;
    std::optional<core::UtcTime> m_hold;
    Asking<HistoryPage> m_asking;
};

} // namespace cryptopulse::market
