#include "core/sample.h"

namespace cryptopulse::core {

std::string toText(const SeriesKey& key)
{
    return key.asset + '/' + key.currency + '@' + key.source;
}

} // namespace cryptopulse::core
