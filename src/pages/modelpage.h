#pragma once

#include "pages/page.h"

#include <memory>

namespace cryptopulse::pages {

namespace Ui {
class ModelPage;
}

/// What the forecasts are made of: the experts of the adaptive model and their weights, why its newest
/// probability is what it is, and the coefficients of the simple model.
class ModelPage final : public Page
{
    Q_OBJECT

public:
    explicit ModelPage(QWidget* parent = nullptr);
    ~ModelPage() override;

    void present(const engine::Snapshot& snapshot, core::UtcTime now) override;

protected:
    [[nodiscard]] QWidget& content() const override;

private:
    [[nodiscard]] static QString summary(const engine::Snapshot& snapshot, core::UtcTime now);
    void presentAdaptive(const engine::Snapshot& snapshot);

    const std::unique_ptr<Ui::ModelPage> m_ui;
    std::shared_ptr<const engine::AdaptiveStatus> m_adaptive; // what is shown
    std::shared_ptr<const engine::ModelCard> m_model;
};

} // namespace cryptopulse::pages
