#include "app/cli/readyengine.h"

#include "app/cli/await.h"
#include "engine/wire.h"

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

core::Result<std::unique_ptr<engine::LocalEngine>> readyEngine(const CommandContext& context,
                                                               const EngineStart& start)
{
    auto engine = makeLocalEngine(context.configuration, context.clock, start);
    if (!engine)
        return core::failure(engine.error());
    const auto ready = await(context.signals, (*engine)->ready());
    if (!ready)
        return core::failure(ready.error());
    if (const auto& notice = (*ready)->storageNotice)
        tell(u"warning: %1"_s.arg(engine::wire::text(notice->detail)));
    return engine;
}

} // namespace cryptopulse::app
