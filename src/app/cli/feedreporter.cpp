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

void reportSource(const core::Clock& clock, const engine::Snapshot& now, std::string& before)
{
    if (now.series.source == before)
        return;
    if (!before.empty()) {
        const auto& standIn = now.feed.standIn;
        const QString why =
            standIn ? u": %1 is %2 (%3)"_s.arg(engine::wire::text(standIn->preferred),
                                               engine::wire::text(engine::reasonName(standIn->reason)),
                                               engine::wire::text(standIn->detail))
                    : u" again"_s;
        tell(u"%1 live prices now come from %2, as the series %3%4"_s.arg(
            engine::wire::text(clock.now()), engine::wire::text(now.series.source),
            engine::wire::text(core::toText(now.series)), why));
    }
    before = now.series.source;
}

} // namespace

FeedReporter::FeedReporter(engine::Engine& engine, const core::Clock& clock)
    : m_engine(engine)
    , m_clock(clock)
{
    connect(
        &engine, &engine::Engine::snapshotChanged, this, [this] { look(); }, Qt::QueuedConnection);
    look();
}

void FeedReporter::look()
{
    const auto snapshot = m_engine.snapshot();
    reportSource(m_clock, *snapshot, m_source);
    report(m_clock, u"price feed"_s, snapshot->feed.lastError, m_feed);
    report(m_clock, u"storage"_s, snapshot->storageTrouble, m_storage);
    for (const FeedNews::Line& line : m_news.read(*snapshot, m_clock.now()))
        tell(u"%1 %2%3"_s.arg(engine::wire::text(m_clock.now()), line.isWarning ? u"warning: "_s : QString(),
                              engine::wire::text(line.text)));
}

} // namespace cryptopulse::app
