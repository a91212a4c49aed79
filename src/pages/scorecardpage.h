#pragma once

#include "core/liveforecast.h"
#include "pages/page.h"

#include <memory>

namespace cryptopulse::pages {

namespace Ui {
class ScorecardPage;
}

/// How the live forecasts have done: each was written down before its outcome.
class ScorecardPage final : public Page
{
    Q_OBJECT

public:
    explicit ScorecardPage(QWidget* parent = nullptr);
    ~ScorecardPage() override;

    void present(const engine::Snapshot& snapshot, core::UtcTime now) override;
    /// Shows the record of that model: "adaptive" or "seed".
    void choose(const QString& model);

protected:
    [[nodiscard]] QWidget& content() const override;

private:
    void presentModel();
    void presentScore(const engine::LiveScorePtr& score);
    void presentVerdict(const engine::LiveScore& score);

    const std::unique_ptr<Ui::ScorecardPage> m_ui;
    struct Record {
        engine::LiveScorePtr score;
        core::LiveForecasts forecasts;
    };
    Record m_adaptive; // of the newest snapshot
    Record m_simple;
    Record m_shown;
};

} // namespace cryptopulse::pages
