#pragma once

#include <cstddef>
#include <span>

namespace cryptopulse::forecast {

/// How good probabilities of a rise were, on rows whose label is known. "Predicted up" is p > 0.5, that is
/// log-odds above zero, as in scikit-learn: an even chance predicts no rise.
struct Score {
    std::size_t rows = 0;
    double accuracy = 0.0;
    double baseRate = 0.0; ///< share of rows that rose
    double auc = 0.0;      ///< area under the ROC curve, ties counted half; NaN when one class is missing
    double logLoss = 0.0;  ///< natural log, mean; probabilities are kept 2^-52 from 0 and 1, so it is finite
    double brier = 0.0;    ///< mean squared error of the probability
    std::size_t trueNegatives = 0;
    std::size_t falsePositives = 0;
    std::size_t falseNegatives = 0;
    std::size_t truePositives = 0;
};

/// Scores @p probabilities (each in [0, 1]) against @p labels (1: rose), both of the same size n; O(n).
/// Without rows every figure is 0 but the AUC, which is NaN.
///
/// AUC = U / (positives * negatives) with U of Mann and Whitney: the number of pairs of a risen and a not
/// risen row whose probabilities are in that order, ties counted half.
[[nodiscard]] Score score(std::span<const double> probabilities, std::span<const unsigned char> labels);

} // namespace cryptopulse::forecast
