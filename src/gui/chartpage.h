#pragma once

#include "chart/chartexport.h"
#include "chart/chartview.h"
#include "chart/timespan.h"
#include "core/result.h"
#include "engine/snapshot.h"
#include "gui/lead.h"
#include "look/theme.h"

#include <QFrame>
#include <memory>
#include <utility>

class QAction;
class QMenu;
class QPushButton;
class QShortcut;

namespace cryptopulse::gui {

namespace Ui {
class ChartPage;
}

using chart::ChartView;

/// The newest price and its age, over the chart, its ranges and its styles; or the same prices as a table.
class ChartPage final : public QFrame
{
    Q_OBJECT

public:
    explicit ChartPage(QWidget* parent = nullptr);
    ~ChartPage() override;

    /// Forecasts are those of @p lead.
    void present(const engine::Snapshot& snapshot, core::UtcTime now, Lead lead = Lead::Adaptive);
    void setColours(const look::Colours& colours);

    void showAll();
    /// One of 1 h, 6 h, 1 d, 1 w, 30 d.
    void showNewest(std::chrono::hours length);
    /// The range that is in sight in another page, or its like where that one moves with the newest price.
    void showRangeOf(const ChartPage& other);
    /// The prices in sight as a table, or the chart again.
    void showTable(bool shown);

    /// What the reader chose to see; to be kept from one start to the next.
    [[nodiscard]] const ChartView& view() const noexcept { return m_view; }
    void setView(const ChartView& view);

    /// The chart as it is shown, to the clipboard.
    void copyImage() const;
    /// The chart as it is shown, as PNG or SVG by the ending of @p path. Error: InvalidArgument.
    [[nodiscard]] core::Result<void> exportImage(const QString& path) const;
    /// The first and the last moment in sight.
    [[nodiscard]] std::pair<core::UtcTime, core::UtcTime> timesInSight() const;

Q_SIGNALS:
    /// The reader chose another view.
    void viewChanged();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void setUpRanges();
    void setUpStyles();
    void setUpIntervals();
    void setUpOverlays();
    void setUpTable();
    void addToggle(QMenu& menu, const QString& name, const QString& text, const QKeySequence& key,
                   bool ChartView::*chosen);
    void choose(const ChartView& view);
    void check(QPushButton* chosen);
    [[nodiscard]] std::vector<std::pair<QPushButton*, std::chrono::hours>> ranges() const;
    void presentView();
    void presentForecasts(const core::LiveForecasts& forecasts);
    void presentAge(const engine::Snapshot& snapshot, core::UtcTime now);
    void refreshTable();
    void presentRows();
    void fillTable();
    [[nodiscard]] chart::Caption caption() const;

    const std::unique_ptr<Ui::ChartPage> m_ui;
    ChartView m_view;
    std::vector<std::pair<QAction*, bool ChartView::*>> m_toggles;
    std::vector<std::pair<QAction*, std::chrono::seconds>> m_intervals;
    chart::TimeSpan m_tableRange;
    core::LiveForecasts m_forecasts;
    core::SeriesKey m_series; // of the chart
    std::size_t m_size = 0;   // of the samples in it
    core::UtcTime m_newest;
    QString m_source;                   // of the prices, in words
    QShortcut* m_intervalKey = nullptr; // acts where candles are drawn
};

} // namespace cryptopulse::gui
