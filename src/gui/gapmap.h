#pragma once

#include "engine/gapsurvey.h"

#include <QWidget>
#include <optional>
#include <vector>

namespace cryptopulse::gui {

/// A series from its first price to its newest: in every column, how much of that time has prices (from
/// below), and what is missing (from above): hatched where the source has none, solid where it was not asked.
/// The same as a table is beside it: the map is only looked at.
class GapMap final : public QWidget
{
    Q_OBJECT

public:
    explicit GapMap(QWidget* parent = nullptr);

    void setSurvey(engine::GapSurvey survey);
    [[nodiscard]] const engine::GapSurvey& survey() const noexcept { return m_survey; }
    /// Points at one gap; none when empty.
    void setMarked(std::optional<core::TimeRange> range);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

    /// Shares of a column's time, in [0, 1].
    struct Column {
        double asked = 0;   ///< without prices, and the source has none
        double unasked = 0; ///< without prices
    };
    /// @p count columns over the whole of a survey.
    [[nodiscard]] static std::vector<Column> columnsOf(const engine::GapSurvey& survey, int count);

    /// What the pictures mean: the ground that stands for a kind of gap.
    [[nodiscard]] QBrush askedBrush() const;
    [[nodiscard]] QBrush unaskedBrush() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QRect track() const;
    [[nodiscard]] double xOf(core::UtcTime time) const;
    [[nodiscard]] QString textAt(int x) const;
    void paintColumns(QPainter& painter) const;
    void paintTimes(QPainter& painter) const;
    void paintMark(QPainter& painter) const;

    engine::GapSurvey m_survey;
    std::vector<Column> m_columns; // one a pixel of the track
    std::optional<core::TimeRange> m_marked;
};

} // namespace cryptopulse::gui
