#include "app/cli/readyengine.h"

#include "app/cli/await.h"
#include "engine/wire.h"

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

core::Result<std::unique_ptr<engine::LocalEngine>> readyEngine(const CommandContext& context, Feeding feeding)
{
    auto engine = makeLocalEngine(context.configuration, context.clock, feeding);
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
