#pragma once

#include "core/result.h"
#include "core/sample.h"
#include "core/step.h"
#include "forecast/seedmodel.h"

#include <QJsonObject>
#include <string>

namespace cryptopulse::engine {

/// A trained model and how it came to be: what is saved in models/, and what GET /model answers.
struct ModelCard {
    std::string id; ///< "seed-20261124T030405678Z"
    std::string kind = "seed";
    core::UtcTime created;
    core::SeriesKey series;
    core::Step step;
    int horizonSteps = 5;
    double c = 1.0;
    forecast::SeedModel model;
    std::size_t trainRows = 0;
    std::size_t testRows = 0;
    forecast::Score test;
    core::UtcTime trainedFrom; ///< time of the first and last sample seen by training and test
    core::UtcTime trainedTo;
    std::size_t samples = 0; ///< how many samples lay between them

    [[nodiscard]] QJsonObject toJson() const;

    /// Error: DamagedModel, saying what is missing or impossible.
    [[nodiscard]] static core::Result<ModelCard> fromJson(const QJsonObject& json);
};

} // namespace cryptopulse::engine
