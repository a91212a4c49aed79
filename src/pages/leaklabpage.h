#pragma once

#include "pages/page.h"

#include <memory>

namespace cryptopulse::pages {

namespace Ui {
class LeakLabPage;
}

/// What shuffled cross-validation would have claimed on the same prices, beside what is true, and why.
class LeakLabPage final : public Page
{
    Q_OBJECT

public:
    explicit LeakLabPage(QWidget* parent = nullptr);
    ~LeakLabPage() override;

    void present(const engine::Snapshot& snapshot, core::UtcTime now) override;

Q_SIGNALS:
    void leakLabRequested(core::StepChoice step);

protected:
    [[nodiscard]] QWidget& content() const override;

private:
    void setUpControls();
    void presentEmpty(const engine::Snapshot& snapshot);
    void presentReport();

    const std::unique_ptr<Ui::LeakLabPage> m_ui;
    engine::LeakPtr m_shown;
};

} // namespace cryptopulse::pages
