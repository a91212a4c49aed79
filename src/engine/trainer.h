#pragma once

#include "core/clock.h"
#include "core/series.h"
#include "engine/longwork.h"
#include "engine/modelcard.h"

namespace cryptopulse::engine {

/// Trains models. A cancellation is noticed after at most one block of rows.
class Trainer final : public LongWorkOf<ModelCard>
{
    Q_OBJECT

public:
    /// Makes a trained model the current one, or says why it cannot.
    using Adopt = std::function<core::Result<void>(const ModelCard&)>;

    /// @p jobs and @p clock must outlive this object.
    Trainer(JobBook& jobs, const core::Clock& clock, Adopt adopt);

    /// Trains on the samples as they are now. A training with the same step that still waits or runs is
    /// shared.
    void train(core::StepChoice step, const core::SeriesKey& series, const core::SeriesView& samples,
               Reply reply);

private:
    void conclude(Answer& answer) override;

    const core::Clock& m_clock;
    Adopt m_adopt;
};

} // namespace cryptopulse::engine
