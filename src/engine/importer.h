#pragma once

#include "core/clock.h"
#include "engine/engine.h"
#include "engine/longwork.h"

namespace cryptopulse::engine {

/// Takes in price files, through a database connection of its own. A cancellation is noticed after at most
/// some thousand lines.
class Importer final : public LongWorkOf<ImportSummary>
{
    Q_OBJECT

public:
    struct Target {
        core::SeriesKey series;
        QString databasePath;
    };

    /// @p takeIn makes the engine see what is stored by now. @p jobs and @p clock must outlive this object.
    Importer(JobBook& jobs, const core::Clock& clock, std::function<void()> takeIn);

    void import(const ImportRequest& request, const Target& target, Reply reply);

private:
    void account(const ImportSummary& summary, JobStatus& job) const override;
    void ended() override { m_takeIn(); }

    const core::Clock& m_clock;
    std::function<void()> m_takeIn;
};

} // namespace cryptopulse::engine
