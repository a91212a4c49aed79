#pragma once

#include "look/theme.h"
#include "plots/figure.h"

#include <QChartView>
#include <memory>

namespace cryptopulse::plots {

class Legend;

/// Draws a figure under its legend. Says the values of what the mouse rests on. Nothing in it moves by
/// itself.
class Plot final : public QChartView
{
    Q_OBJECT

public:
    explicit Plot(QWidget* parent = nullptr);
    ~Plot() override;

    /// Does nothing when that is what is drawn already.
    void draw(const Figure& figure);
    void setColours(const look::Colours& colours);
    [[nodiscard]] const Figure& figure() const noexcept { return m_figure; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void placeLegend();
    void sayValues();
    [[nodiscard]] QSize marks() const;

    Figure m_figure;
    look::Colours m_colours;
    Legend* const m_legend;
    QSize m_marks; // of the axes that are drawn: about so many along and up
};

} // namespace cryptopulse::plots
