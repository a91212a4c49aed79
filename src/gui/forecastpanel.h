#pragma once

#include "gui/forecastview.h"

#include <QFrame>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class ForecastPanel;
}

/// The probability in large figures, what it means in words, and why it is missing or grey.
class ForecastPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit ForecastPanel(QWidget* parent = nullptr);
    ~ForecastPanel() override;

    void present(const ForecastView& view);

private:
    const std::unique_ptr<Ui::ForecastPanel> m_ui;
};

} // namespace cryptopulse::gui
