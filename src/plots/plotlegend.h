#pragma once

#include "look/theme.h"
#include "plots/figure.h"

#include <QFont>
#include <QRectF>
#include <vector>

class QPainter;

namespace cryptopulse::plots {

/// What is what in a figure, in lines above it: names are never cut, and each has the stroke, the fill or the
/// shape of what it names. Qt Charts' own cuts names and leaves patterns out.
class PlotLegend
{
public:
    /// Lays the names out for a width in pixels. Nothing when the figure wants none or names nothing.
    void lay(const Figure& figure, const QFont& font, double width);
    /// Of all lines; 0 without any.
    [[nodiscard]] double height() const noexcept { return m_height; }
    void paint(QPainter& painter, const look::Colours& colours) const;

private:
    enum class Kind { Area, Line, Mark, Box };
    struct Entry {
        QString name;
        Kind kind;
        Tone tone;
        Stroke stroke = Stroke::Solid;
        Fill fill = Fill::Plain;
        Shape shape = Shape::Circle;
        bool marked = false;
        float alpha = 1;
        QRectF place{};
    };
    static void paintSample(QPainter& painter, const Entry& entry, const QRectF& box,
                            const look::Colours& colours);
    void collect(const Figure& figure);

    std::vector<Entry> m_entries;
    QFont m_font;
    double m_height = 0;
};

} // namespace cryptopulse::plots
