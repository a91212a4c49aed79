#include "app/cli/feedreporter.h"

#include "app/cli/output.h"
#include "engine/wire.h"

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

void report(const core::Clock& clock, const QString& what, const std::optional<core::Error>& now,
            std::optional<core::ErrorKind>& before)
{
    const auto kind = now ? std::optional(now->kind) : std::nullopt;
    if (kind == before)
        return;
    before = kind;
    const QString time = engine::wire::text(clock.now());
    if (now)
        tell(u"%1 %2: %3 (%4)"_s.arg(time, what, engine::wire::text(now->detail),
                                     engine::wire::text(core::kindName(now->kind))));
    else
        tell(u"%1 %2: well again"_s.arg(time, what));
}

} // namespace

FeedReporter::FeedReporter(engine::Engine& engine, const core::Clock& clock)
    : m_engine(engine)
    , m_clock(clock)
{
    connect(
        &engine, &engine::Engine::snapshotChanged, this, [this] { look(); }, Qt::QueuedConnection);
}

void FeedReporter::look()
{
    const auto snapshot = m_engine.snapshot();
    report(m_clock, u"price feed"_s, snapshot->feed.lastError, m_feed);
    report(m_clock, u"storage"_s, snapshot->storageTrouble, m_storage);
}

} // namespace cryptopulse::app
