#include "core/time.h"

namespace cryptopulse::core {

namespace {

/// Reads a text from the left; every step says whether it was there.
class Reader
{
public:
    explicit Reader(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] bool nextIs(char c) const { return !m_rest.empty() && m_rest.front() == c; }

    bool take(char c)
    {
        if (!nextIs(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// Exactly @p count digits.
    std::optional<int> digits(std::size_t count)
    {
        if (m_rest.size() < count)
            return std::nullopt;
        int value = 0;
        for (const char c : m_rest.substr(0, count)) {
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }

    /// One to nine digits of a fraction, as milliseconds.
    std::optional<int> fraction()
    {
        int ms = 0;
        std::size_t read = 0;
        while (read < 9 && !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            if (read < 3)
                ms = ms * 10 + (m_rest.front() - '0');
            m_rest.remove_prefix(1);
            ++read;
        }
        if (read == 0)
            return std::nullopt;
        for (; read < 3; ++read)
            ms *= 10;
        return ms;
    }

private:
    std::string_view m_rest;
};

std::optional<std::chrono::sys_days> readDate(Reader& in)
{
    const auto year = in.digits(4);
    if (!year || !in.take('-'))
        return std::nullopt;
    const auto month = in.digits(2);
    if (!month || !in.take('-'))
        return std::nullopt;
    const auto day = in.digits(2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date);
}

std::optional<std::chrono::milliseconds> readTimeOfDay(Reader& in)
{
    const auto hour = in.digits(2);
    if (!hour || *hour > 23 || !in.take(':'))
        return std::nullopt;
    const auto minute = in.digits(2);
    if (!minute || *minute > 59)
        return std::nullopt;
    std::chrono::milliseconds result = std::chrono::hours(*hour) + std::chrono::minutes(*minute);
    if (!in.take(':'))
        return result;
    const auto second = in.digits(2);
    if (!second || *second > 59)
        return std::nullopt;
    result += std::chrono::seconds(*second);
    if (!in.take('.'))
        return result;
    const auto fraction = in.fraction();
    if (!fraction)
        return std::nullopt;
    return result + std::chrono::milliseconds(*fraction);
}

/// 'Z', ±hh:mm, ±hhmm or nothing: what to subtract to get UTC.
std::optional<std::chrono::minutes> readOffset(Reader& in)
{
    if (in.atEnd() || in.take('Z') || in.take('z'))
        return std::chrono::minutes(0);
    const bool negative = in.nextIs('-');
    if (!in.take('+') && !in.take('-'))
        return std::nullopt;
    const auto hours = in.digits(2);
    in.take(':');
    const auto minutes = in.digits(2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return std::nullopt;
    const std::chrono::minutes offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    return negative ? -offset : offset;
}

} // namespace

std::string toIso(UtcTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const auto ms = (time - day).count();
    const int year = static_cast<int>(date.year());
    std::string text = "0000-00-00T00:00:00.000Z";
    // By hand: a table of 100,000 rows is mostly times, and snprintf would take three quarters of its cost.
    const auto put = [&text](std::size_t at, std::size_t digits, long long value) {
        for (; digits > 0; value /= 10)
            text[at + --digits] = static_cast<char>('0' + value % 10);
    };
    put(5, 2, static_cast<unsigned>(date.month()));
    put(8, 2, static_cast<unsigned>(date.day()));
    put(11, 2, ms / 3'600'000);
    put(14, 2, ms / 60'000 % 60);
    put(17, 2, ms / 1000 % 60);
    put(20, 3, ms % 1000);
    if (year >= 0 && year <= 9999)
        put(0, 4, year);
    else
        text.replace(0, 4, std::to_string(year));
    return text;
}

std::optional<UtcTime> fromIso(std::string_view text)
{
    Reader in(text);
    const auto date = readDate(in);
    if (!date)
        return std::nullopt;
    if (in.atEnd())
        return UtcTime(*date);
    if (!in.take('T') && !in.take('t') && !in.take(' '))
        return std::nullopt;
    const auto timeOfDay = readTimeOfDay(in);
    if (!timeOfDay)
        return std::nullopt;
    const auto offset = readOffset(in);
    if (!offset || !in.atEnd())
        return std::nullopt;
    return UtcTime(*date) + *timeOfDay - *offset;
}

} // namespace cryptopulse::core
