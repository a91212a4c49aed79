#pragma once

#include "market/venue.h"
#include "support/fakeclock.h"
#include "support/venues/venues.h"

#include <QTest>

/// What tests of sources against the stand-in venues share.
namespace cryptopulse::tests {

inline const core::UtcTime kNow = core::fromEpochMs(1'780'000'025'000); // 5 s after a full minute
inline const core::UtcTime kMinute = std::chrono::floor<std::chrono::minutes>(kNow);

inline const QStringList kAll = {QStringLiteral("binance"), QStringLiteral("coinbase"),
                                 QStringLiteral("kraken"), QStringLiteral("bitstamp"),
                                 QStringLiteral("coingecko")};
inline const QStringList kYears = {QStringLiteral("binance"), QStringLiteral("coinbase"),
                                   QStringLiteral("bitstamp")};

/// A table with one row for each venue.
inline void rowsOf(const QStringList& venues)
{
    QTest::addColumn<QString>("venue");
    for (const QString& venue : venues)
        QTest::newRow(qPrintable(venue)) << venue;
}

/// A table of what may go wrong with each venue, and the kind of error that it is.
inline void faultRows(bool withHang)
{
    using core::ErrorKind;
    using support::VenueFault;
    QTest::addColumn<QString>("venue");
    QTest::addColumn<VenueFault>("fault");
    QTest::addColumn<ErrorKind>("kind");
    for (const QString& venue : kAll) {
        const auto row = [&venue](const char* name, VenueFault fault, ErrorKind kind) {
            QTest::newRow(qPrintable(venue + u' ' + QString::fromLatin1(name))) << venue << fault << kind;
        };
        row("too many", VenueFault::TooMany, ErrorKind::RateLimited);
        row("500", VenueFault::ServerError, ErrorKind::Network);
        row("page", VenueFault::Page, ErrorKind::BadReply);
        row("cut", VenueFault::Cut, ErrorKind::BadReply);
        row("closed early", VenueFault::CloseEarly, ErrorKind::Network);
        if (withHang)
            row("hang", VenueFault::Hang, ErrorKind::Timeout);
    }
}

inline std::vector<market::Close> closesOf(const std::vector<support::Minutes::Row>& rows, core::UtcTime from,
                                           core::UtcTime to)
{
    std::vector<market::Close> closes;
    for (const auto& row : rows) {
        if (row.time >= from && row.time < to)
            closes.push_back({row.time, *core::Price::from(row.close)});
    }
    return closes;
}

/// Waits until the future has its result.
template <typename T>
core::Result<T> resultOf(const QFuture<core::Result<T>>& future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
        return core::failure(core::ErrorKind::Internal, "the future did not finish");
    return future.result();
}

/// The venues, a clock that stands still, and sources that ask them.
struct VenueHarness {
    support::FakeClock clock{kNow};
    std::vector<support::Minutes::Row> rows;
    std::unique_ptr<support::VenuesStandIn> venues;
    market::VenueOptions options;

    explicit VenueHarness(support::Minutes minutes)
        : rows(minutes.rows())
        , venues(std::make_unique<support::VenuesStandIn>(std::move(minutes), clock))
    {
        options.baseUrl = venues->url();
        options.timeout = std::chrono::seconds(20);
        options.jitterSeed = 1;
    }

    [[nodiscard]] int requests(const QString& venue) const { return venues->requests(venue); }

    [[nodiscard]] std::unique_ptr<market::HistorySource> history(const QString& venue) const
    {
        return history(venue, clock);
    }
    [[nodiscard]] std::unique_ptr<market::HistorySource> history(const QString& venue,
                                                                 const core::Clock& other) const
    {
        return std::move(*market::makeHistorySource(venue.toStdString(), options, other));
    }
    [[nodiscard]] std::unique_ptr<market::PriceSource> price(const QString& venue) const
    {
        return std::move(*market::makePriceSource(venue.toStdString(), options, clock));
    }

    /// All of the range as a caller gets it: page after page, each when it is allowed by @p time, or by
    /// clock. False after a failure, or when a page does not go on.
    bool load(market::HistorySource& source, core::UtcTime from, core::UtcTime to,
              std::vector<market::Close>& closes, support::FakeClock* time = nullptr)
    {
        while (from < to) {
            if (const auto next = source.nextAllowed())
                (time != nullptr ? time : &clock)->set(*next);
            const auto page = resultOf(source.fetch(from, to));
            if (!page || page->next <= from || page->next > to) {
                qWarning("%s", page ? "the page does not go on" : page.error().detail.c_str());
                return false;
            }
            closes.insert(closes.end(), page->closes.begin(), page->closes.end());
            from = page->next;
        }
        return true;
    }
};

} // namespace cryptopulse::tests
