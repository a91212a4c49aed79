#pragma once

#include "pages/page.h"

#include <memory>

namespace cryptopulse::pages {

namespace Ui {
class BacktestPage;
}

/// What trading a model's forecasts would have left after costs, beside luck and beside doing nothing.
class BacktestPage final : public Page
{
    Q_OBJECT

public:
    explicit BacktestPage(QWidget* parent = nullptr);
    ~BacktestPage() override;

    void present(const engine::Snapshot& snapshot, core::UtcTime now) override;

Q_SIGNALS:
    void backtestRequested(const engine::BacktestRequest& request);

protected:
    [[nodiscard]] QWidget& content() const override;

private:
    void setUpControls();
    void setUpLayouts();
    void ask();
    void presentEmpty(const engine::Snapshot& snapshot);
    void presentVerdict();
    void presentFigures();

    const std::unique_ptr<Ui::BacktestPage> m_ui;
    engine::BacktestPtr m_shown;
    engine::EvaluationPtr m_beside; // whose accuracy stands beside
};

} // namespace cryptopulse::pages
