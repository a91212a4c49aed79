#pragma once

#include <QDoubleSpinBox>
#include <string>

namespace cryptopulse::gui {

/// Edits a price of any coin: all that core::Price allows, with as many decimals as the price needs, and
/// steps that fit its size.
class PriceBox final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit PriceBox(QWidget* parent = nullptr);

    /// The code of the currency that is shown before the price, in lower case.
    void setCurrency(const std::string& code);

    [[nodiscard]] QString textFromValue(double value) const override;
    void stepBy(int steps) override;
};

} // namespace cryptopulse::gui
