#pragma once

#include "core/result.h"
#include "core/time.h"

#include <QByteArray>
#include <QString>
#include <QUrlQuery>
#include <vector>

namespace cryptopulse::support {

/// What the stand-in says, request by request.
///
/// Prices come from rows, one after the other, the last one again and again; recorded bodies go before them,
/// word for word. With neither, a price that moves a little and the present time are given. The rows are
/// dollars for a bitcoin; other coins and currencies are worth a fixed share of that.
class PriceScript
{
public:
    struct Row {
        core::UtcTime time;
        double price = 0;
    };

    PriceScript() = default;
    explicit PriceScript(std::vector<Row> rows, int callsPerRow = 1);

    /// Rows from a list of prices a minute apart.
    [[nodiscard]] static PriceScript ofPrices(const std::vector<double>& prices, core::UtcTime first,
                                              int callsPerRow = 1);

    /// Reads lines of time,price: UNIX seconds or milliseconds or ISO 8601; a first line without a time is a
    /// heading. Errors: NotFound, and BadReply with the number of the line that cannot be read.
    [[nodiscard]] static core::Result<PriceScript> fromCsv(const QString& path, int callsPerRow = 1);

    /// Shifts all times so that the first row is at @p first.
    void startAt(core::UtcTime first);

    /// The bodies of recorded answers: a JSON list of objects with a "body". Errors: NotFound, BadReply.
    [[nodiscard]] static core::Result<std::vector<QByteArray>> readRecorded(const QString& path);

    /// These bodies are answered first, one a request.
    void addRecorded(const std::vector<QByteArray>& bodies);

    /// The body for a query that asks for a known coin; moves on by one request.
    [[nodiscard]] QByteArray next(const QUrlQuery& query, core::UtcTime now);

    [[nodiscard]] std::size_t size() const noexcept { return m_rows.size(); }

private:
    [[nodiscard]] Row nextRow(core::UtcTime now);
    [[nodiscard]] static QByteArray entryOf(const Row& row, const QString& coin,
                                            const QStringList& currencies, const QUrlQuery& query);

    std::vector<Row> m_rows;
    std::vector<QByteArray> m_recorded;
    std::size_t m_recordedDone = 0;
    std::size_t m_calls = 0;
    std::size_t m_callsPerRow = 1;
    core::UtcTime m_lastMade{}; ///< of the made-up prices, so that each is newer than the one before
};

} // namespace cryptopulse::support
