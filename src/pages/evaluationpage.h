#pragma once

#include "pages/page.h"

#include <memory>

namespace cryptopulse::pages {

namespace Ui {
class EvaluationPage;
}

/// How good a model's forecasts have been, judged walk-forward: the verdict, its figures, and what to ask
/// for.
class EvaluationPage final : public Page
{
    Q_OBJECT

public:
    explicit EvaluationPage(QWidget* parent = nullptr);
    ~EvaluationPage() override;

    void present(const engine::Snapshot& snapshot, core::UtcTime now) override;

    [[nodiscard]] bool hasReport() const { return m_shown != nullptr; }
    /// The evaluation that is shown as one HTML page. Errors: NotFound without one; InvalidArgument, with
    /// what the system says.
    [[nodiscard]] core::Result<void> saveReport(const QString& path) const;

Q_SIGNALS:
    void evaluateRequested(const engine::EvaluateRequest& request);
    /// The reader wants the report as a file, and is to be asked where.
    void reportRequested();

protected:
    [[nodiscard]] QWidget& content() const override;

private:
    void setUpControls();
    void setUpLayouts();
    void ask();
    void presentWindow();
    void presentEmpty(const engine::Snapshot& snapshot);
    void presentVerdict();
    void presentFigures();

    const std::unique_ptr<Ui::EvaluationPage> m_ui;
    engine::EvaluationPtr m_shown;
};

} // namespace cryptopulse::pages
