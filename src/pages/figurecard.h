#pragma once

#include "plots/figure.h"

#include <QFrame>

class QLabel;

namespace cryptopulse::plots {
class Plot;
}

namespace cryptopulse::pages {

/// A figure under its name, over a sentence on how to read it. Without data only the sentence is there.
class FigureCard final : public QFrame
{
    Q_OBJECT

public:
    explicit FigureCard(QWidget* parent = nullptr);

    void show(const plots::Figure& figure, const QString& caption);
    using QFrame::show;
    void setPlotHeight(int pixels);
    [[nodiscard]] plots::Plot& plot() const noexcept { return *m_plot; }

private:
    QLabel* const m_title;
    plots::Plot* const m_plot;
    QLabel* const m_caption;
};

} // namespace cryptopulse::pages
