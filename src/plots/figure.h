#pragma once

#include "core/result.h"

#include <QPointF>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace cryptopulse::plots {

/// What something in a figure stands for; the theme gives it a colour, the kind of stroke or fill tells it
/// apart without one.
enum class Tone { Main, Second, Third, Good, Bad, Muted };

enum class Stroke { Solid, Dashed, Dotted };

/// Points joined by a line, in the order of x. A point that is not finite interrupts the line.
struct Curve {
    QString name;
    std::vector<QPointF> points;
    Tone tone = Tone::Main;
    Stroke stroke = Stroke::Solid;
    bool marked = false; ///< with a dot at every point

    bool operator==(const Curve&) const = default;
};

enum class Fill { Plain, Rising, Falling, Crossed, Dense };

/// The room between two curves over the same x.
struct Band {
    QString name;
    std::vector<QPointF> low;
    std::vector<QPointF> high;
    Tone tone = Tone::Main;
    Fill fill = Fill::Plain;
    bool solid = false; ///< opaque, as one of a stack; else the grid shines through

    bool operator==(const Band&) const = default;
};

enum class Shape { Circle, Square, Triangle };

/// Points by themselves.
struct Dots {
    QString name;
    std::vector<QPointF> points;
    Tone tone = Tone::Main;
    Shape shape = Shape::Circle;
    double size = 9; ///< pixels

    bool operator==(const Dots&) const = default;
};

/// One value for each category of an axis, in the order of reading; beside those of other sets.
struct Bars {
    QString name;
    std::vector<double> values;
    Tone tone = Tone::Main;
    Fill fill = Fill::Plain;
    bool labelled = false; ///< with their values, in the decimals and unit of their axis

    bool operator==(const Bars&) const = default;
};

struct Axis {
    enum class Kind { Number, Time, Categories };
    QString title;
    Kind kind = Kind::Number;
    std::optional<double> least{}; ///< empty: from the data, rounded
    std::optional<double> most{};
    int decimals = 0;
    QString unit{};           ///< behind every number, like " %"
    QStringList categories{}; ///< of Categories

    bool operator==(const Axis&) const = default;
};

/// A figure as values. Time is milliseconds since 1970, UTC, shown in local time.
struct Figure {
    QString name;        ///< short; also of its files
    QString description; ///< what it shows, in a sentence: for those who cannot see it
    Axis x;
    Axis y;
    std::vector<Band> bands{}; ///< below everything else
    std::vector<Curve> curves{};
    std::vector<Dots> dots{};
    std::vector<Bars> bars{}; ///< one axis has the categories; bars lie along the other
    bool stacked = false;     ///< bars of a category on each other, those below zero downwards
    bool legend = true;       ///< where something has a name

    [[nodiscard]] bool empty() const
    {
        return bands.empty() && curves.empty() && dots.empty() && bars.empty();
    }

    bool operator==(const Figure&) const = default;
};

/// All that is in a figure as CSV: "part,x,y,high", one line for each point; '.' decimals, times in ISO 8601,
/// UTC. `high` is empty but for bands.
[[nodiscard]] QString toCsv(const Figure& figure);

/// As a field of CSV (RFC 4180).
[[nodiscard]] QString quoted(const QString& text);

} // namespace cryptopulse::plots
