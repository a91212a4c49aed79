#include "app/databaseprobe.h"

#include "engine/inbackground.h"
#include "storage/database.h"

namespace cryptopulse::app {

QFuture<core::Result<void>> probeDatabase(const QString& location, const core::Clock& clock)
{
    return engine::inBackground<void>([location, &clock](QPromise<core::Result<void>>&) {
        return storage::Database::open(location, clock).map([](const auto&) {});
    });
}

} // namespace cryptopulse::app
