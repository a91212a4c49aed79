#include "gui/alertpace.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace cryptopulse::gui {

namespace {

constexpr auto kPause = 1min;

} // namespace

std::vector<Alert> AlertPace::pass(const std::vector<Alert>& found, core::UtcTime now)
{
    for (const Alert& alert : found)
        m_kinds[alert.kind].waiting = alert;
    std::vector<Alert> due;
    for (auto& [name, kind] : m_kinds) {
        if (!kind.waiting || (kind.told && now - *kind.told < kPause))
            continue;
        due.push_back(*std::exchange(kind.waiting, std::nullopt));
        kind.told = now;
    }
    return due;
}

void AlertPace::forgetWaiting()
{
    for (auto& [name, kind] : m_kinds)
        kind.waiting.reset();
}

} // namespace cryptopulse::gui
