#include "core/calluse.h"

#include <algorithm>

namespace cryptopulse::core {

namespace {

using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day dayOf(UtcTime time) noexcept
{
    return year_month_day(std::chrono::floor<days>(time));
}

} // namespace

UtcTime monthBegin(UtcTime time) noexcept
{
    const year_month_day day = dayOf(time);
    return sys_days(day.year() / day.month() / 1);
}

UtcTime nextMonthBegin(UtcTime time) noexcept
{
    const year_month_day day = dayOf(time);
    return sys_days((day.year() / day.month() + std::chrono::months(1)) / 1);
}

CallUse atPace(CallUse use, std::optional<seconds> interval)
{
    const std::int64_t left = std::max<std::int64_t>(0, use.allowed - use.used);
    const auto rest = std::max(use.resets - use.asOf, std::chrono::milliseconds(0));
    use.lastsUntil.reset();
    use.lastingInterval.reset();
    if (left == 0) {
        use.lastsUntil = use.asOf;
        use.runsShort = true;
        return use;
    }
    const std::int64_t restSeconds = std::chrono::ceil<seconds>(rest).count();
    const std::int64_t shortest = restSeconds / left + (restSeconds % left != 0 ? 1 : 0);
    use.lastingInterval = seconds(std::max<std::int64_t>(1, shortest));
    // Compared by division: a long interval times many calls is more than a time can hold.
    const bool lasts = !interval || interval->count() >= shortest;
    if (lasts) {
        use.runsShort = false;
        return use;
    }
    const auto lasting = left * *interval;
    use.lastsUntil = use.asOf + lasting;
    use.runsShort = use.runsShort || lasting * 20 < rest * 19;
    return use;
}

} // namespace cryptopulse::core
