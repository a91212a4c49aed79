#include "files/texttime.h"

#include "files/pricetime.h"

#include <array>
#include <cctype>

namespace cryptopulse::files {

namespace {

using namespace std::string_view_literals;
using std::chrono::milliseconds;

constexpr std::array kMonths{"jan"sv, "feb"sv, "mar"sv, "apr"sv, "may"sv, "jun"sv,
                             "jul"sv, "aug"sv, "sep"sv, "oct"sv, "nov"sv, "dec"sv};
constexpr std::array kMonthEnds{"uary"sv, "ruary"sv, "ch"sv,     "il"sv,   ""sv,      "e"sv,
                                "y"sv,    "ust"sv,   "tember"sv, "ober"sv, "ember"sv, "ember"sv};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

/// Reads a text from the left; what is not there is not taken.
class Reader
{
public:
    explicit Reader(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char next() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

    bool take(char c)
    {
        if (next() != c || atEnd())
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// Without regard to upper and lower case; @p word is lower.
    bool takeWord(std::string_view word)
    {
        if (m_rest.size() < word.size())
            return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (lower(m_rest[i]) != word[i])
                return false;
        }
        m_rest.remove_prefix(word.size());
        return true;
    }

    void skipBlanks()
    {
        while (take(' ')) {
        }
    }

    /// As many digits as there are, if so many.
    std::optional<int> digits(std::size_t least, std::size_t most)
    {
        std::size_t count = 0;
        int value = 0;
        while (count < m_rest.size() && count < most && m_rest[count] >= '0' && m_rest[count] <= '9')
            value = value * 10 + (m_rest[count++] - '0');
        if (count < least)
            return std::nullopt;
        m_rest.remove_prefix(count);
        return value;
    }

    /// Digits after a decimal point, as milliseconds.
    std::optional<milliseconds> fraction()
    {
        int ms = 0;
        int read = 0;
        for (; next() >= '0' && next() <= '9'; ++read, m_rest.remove_prefix(1)) {
            if (read < 3)
                ms = ms * 10 + (next() - '0');
        }
        if (read == 0)
            return std::nullopt;
        for (; read < 3; ++read)
            ms *= 10;
        return milliseconds(ms);
    }

private:
    std::string_view m_rest;
};

std::optional<std::chrono::sys_days> dayOf(int year, int month, int day)
{
    if (month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

/// 2023-09-01, 2023/9/1, 2023.09.01, 20230901.
std::optional<std::chrono::sys_days> yearFirst(Reader& in)
{
    const auto year = in.digits(4, 4);
    if (!year)
        return std::nullopt;
    const char separator = in.next();
    if (separator >= '0' && separator <= '9') {
        const auto month = in.digits(2, 2);
        const auto day = in.digits(2, 2);
        return month && day ? dayOf(*year, *month, *day) : std::nullopt;
    }
    if (separator != '-' && separator != '/' && separator != '.')
        return std::nullopt;
    in.take(separator);
    const auto month = in.digits(1, 2);
    if (!month || !in.take(separator))
        return std::nullopt;
    const auto day = in.digits(1, 2);
    return day ? dayOf(*year, *month, *day) : std::nullopt;
}

std::optional<int> yearOf(Reader& in)
{
    const std::size_t before = in.rest().size();
    const auto year = in.digits(2, 4);
    if (!year)
        return std::nullopt;
    const std::size_t count = before - in.rest().size();
    if (count == 3)
        return std::nullopt;
    return count == 2 ? 2000 + *year : *year;
}

/// 09/01/2023, 9-1-23; with dots, as in 01.09.2023, the day is always first.
std::optional<std::chrono::sys_days> yearLast(Reader& in, DateOrder order)
{
    const auto first = in.digits(1, 2);
    const char separator = in.next();
    if (!first || (separator != '/' && separator != '-' && separator != '.'))
        return std::nullopt;
    in.take(separator);
    const auto second = in.digits(1, 2);
    if (!second || !in.take(separator))
        return std::nullopt;
    const auto year = yearOf(in);
    if (!year)
        return std::nullopt;
    if (separator == '.' || (order == DateOrder::Unknown && (*first > 12 || *first == *second)))
        order = DateOrder::DayFirst;
    else if (order == DateOrder::Unknown && *second > 12)
        order = DateOrder::MonthFirst;
    if (order == DateOrder::Unknown)
        return std::nullopt;
    return order == DateOrder::DayFirst ? dayOf(*year, *second, *first) : dayOf(*year, *first, *second);
}

std::optional<int> monthName(Reader& in)
{
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (!in.takeWord(kMonths[i]))
            continue;
        if (!in.takeWord(kMonthEnds[i]) && i == 8)
            in.takeWord("t"); // Sept
        in.take('.');
        return int(i) + 1;
    }
    return std::nullopt;
}

/// "Sep 01, 2023".
std::optional<std::chrono::sys_days> nameFirst(Reader& in)
{
    const auto month = monthName(in);
    if (!month)
        return std::nullopt;
    in.skipBlanks();
    const auto day = in.digits(1, 2);
    in.take(',');
    in.skipBlanks();
    const auto year = in.digits(4, 4);
    return day && year ? dayOf(*year, *month, *day) : std::nullopt;
}

/// "1 Sep 2023", "01-Sep-23".
std::optional<std::chrono::sys_days> dayThenName(Reader& in)
{
    const auto day = in.digits(1, 2);
    const char separator = in.next();
    if (!day || (separator != ' ' && separator != '-' && separator != '/'))
        return std::nullopt;
    in.take(separator);
    const auto month = monthName(in);
    if (!month || !in.take(separator))
        return std::nullopt;
    const auto year = yearOf(in);
    return year ? dayOf(*year, *month, *day) : std::nullopt;
}

std::optional<std::chrono::sys_days> readDate(Reader& in, DateOrder order)
{
    const Reader start = in;
    if (std::isalpha(static_cast<unsigned char>(in.next())))
        return nameFirst(in);
    if (in.digits(4, 4)) {
        in = start;
        return yearFirst(in);
    }
    in = start;
    if (const auto day = yearLast(in, order))
        return day;
    in = start;
    return dayThenName(in);
}

/// AM and PM, or nothing.
std::optional<int> hourOfHalf(Reader& in, int hour)
{
    const Reader start = in;
    in.skipBlanks();
    const bool pm = in.takeWord("pm") || in.takeWord("p.m.");
    if (!pm && !in.takeWord("am") && !in.takeWord("a.m.")) {
        in = start;
        return hour;
    }
    if (hour < 1 || hour > 12)
        return std::nullopt;
    return hour % 12 + (pm ? 12 : 0);
}

std::optional<milliseconds> compactTimeOfDay(Reader& in)
{
    const auto hour = in.digits(2, 2);
    const auto minute = in.digits(2, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    const auto second = in.digits(2, 2);
    if (second.value_or(0) > 59)
        return std::nullopt;
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(second.value_or(0));
}

std::optional<milliseconds> readTimeOfDay(Reader& in)
{
    const Reader start = in;
    const auto hour = in.digits(1, 2);
    if (!hour)
        return std::nullopt;
    if (in.take('-') || (!in.atEnd() && in.next() == ' ')) { // "12-AM", "12 PM"
        const std::size_t before = in.rest().size();
        const auto of24 = hourOfHalf(in, *hour);
        if (!of24 || in.rest().size() == before)
            return std::nullopt;
        return std::chrono::hours(*of24);
    }
    if (in.next() >= '0' && in.next() <= '9') {
        in = start;
        return compactTimeOfDay(in);
    }
    if (*hour > 23 || !in.take(':'))
        return std::nullopt;
    const auto minute = in.digits(2, 2);
    if (!minute || *minute > 59)
        return std::nullopt;
    milliseconds rest = std::chrono::minutes(*minute);
    if (in.take(':')) {
        const auto second = in.digits(2, 2);
        if (!second || *second > 59)
            return std::nullopt;
        rest += std::chrono::seconds(*second);
        if (in.take('.') || in.take(',')) {
            const auto part = in.fraction();
            if (!part)
                return std::nullopt;
            rest += *part;
        }
    }
    const auto of24 = hourOfHalf(in, *hour);
    return of24 ? std::optional(std::chrono::hours(*of24) + rest) : std::nullopt;
}

/// Z, UTC, GMT, +02:00, +0200, +02 or nothing: what to subtract to get UTC.
std::optional<std::chrono::minutes> readZone(Reader& in)
{
    in.skipBlanks();
    if (in.takeWord("utc") || in.takeWord("gmt") || in.takeWord("z"))
        in.skipBlanks(); // and perhaps "+0000"
    if (in.atEnd())
        return std::chrono::minutes(0);
    const bool negative = in.next() == '-';
    if (!in.take('+') && !in.take('-'))
        return std::nullopt;
    const auto hours = in.digits(2, 2);
    in.take(':');
    const int minutes = in.atEnd() ? 0 : in.digits(2, 2).value_or(60);
    if (!hours || *hours > 14 || minutes > 59)
        return std::nullopt;
    const std::chrono::minutes offset = std::chrono::hours(*hours) + std::chrono::minutes(minutes);
    return negative ? -offset : offset;
}

} // namespace

std::optional<core::UtcTime> readDateTime(std::string_view text, DateOrder order)
{
    Reader in(text);
    const auto day = readDate(in, order);
    if (!day)
        return std::nullopt;
    if (in.atEnd())
        return core::UtcTime(*day);
    if (!in.take('T') && !in.take('t') && !in.take('D') && !in.take(',') && in.next() != ' ')
        return std::nullopt;
    in.skipBlanks();
    milliseconds timeOfDay(0);
    if (in.next() >= '0' && in.next() <= '9') {
        const auto read = readTimeOfDay(in);
        if (!read)
            return std::nullopt;
        timeOfDay = *read;
    }
    const auto offset = readZone(in);
    if (!offset || !in.atEnd())
        return std::nullopt;
    return core::UtcTime(*day) + timeOfDay - *offset;
}

std::optional<milliseconds> parseTimeOfDay(std::string_view text)
{
    Reader in(text);
    const auto read = readTimeOfDay(in);
    return read && in.atEnd() ? read : std::nullopt;
}

bool isDateWithoutOrder(std::string_view text)
{
    Reader in(text);
    if (!in.digits(1, 2) || (in.next() != '/' && in.next() != '-'))
        return false;
    in.take(in.next());
    if (!in.digits(1, 2) || (in.next() != '/' && in.next() != '-'))
        return false;
    return readDateTime(text, DateOrder::MonthFirst) || readDateTime(text, DateOrder::DayFirst);
}

} // namespace cryptopulse::files
