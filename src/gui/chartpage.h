#pragma once

#include "engine/snapshot.h"
#include "gui/theme.h"

#include <QFrame>
#include <memory>

class QPushButton;

namespace cryptopulse::gui {

namespace Ui {
class ChartPage;
}

/// The newest price and its age, over the chart and its ranges.
class ChartPage final : public QFrame
{
    Q_OBJECT

public:
    explicit ChartPage(QWidget* parent = nullptr);
    ~ChartPage() override;

    void present(const engine::Snapshot& snapshot, core::UtcTime now);
    void setColours(const theme::Colours& colours);

    void showAll();
    /// One of 1 h, 6 h, 1 d, 1 w.
    void showNewest(std::chrono::hours length);

private:
    void check(QPushButton* chosen);
    void presentAge(const engine::Snapshot& snapshot, core::UtcTime now);

    const std::unique_ptr<Ui::ChartPage> m_ui;
    std::size_t m_size = 0; // of the samples in the chart
    core::UtcTime m_newest;
};

} // namespace cryptopulse::gui
