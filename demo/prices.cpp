// Writes minutes of the synthetic market as CSV to standard output: what the demo recording brings in as a
// file of past prices. They are the prices that --source demo shows for the same minutes.
// Usage: cp-demo-prices DAYS   (1 to 400, up to the minute that has just begun)

#include "core/clock.h"
#include "core/time.h"
#include "market/demosource.h"

#include <QString>
#include <cstdio>

using namespace cryptopulse;

int main(int argc, char** argv)
{
    const int days = argc == 2 ? QString::fromLocal8Bit(argv[1]).toInt() : 0;
    if (days < 1 || days > 400) {
        std::fputs("Usage: cp-demo-prices DAYS (1 to 400)\n", stderr);
        return 2;
    }
    const core::SystemClock clock;
    const market::DemoSource market(clock);
    const core::UtcTime now = std::chrono::floor<std::chrono::minutes>(clock.now());
    std::puts("time,price");
    for (const core::Sample& sample : market.minutes(now - std::chrono::days(days), now))
        std::printf("%s,%.2f\n", core::toIso(sample.time).c_str(), sample.price.value());
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 1;
}
