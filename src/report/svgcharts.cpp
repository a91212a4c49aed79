#include "report/svgcharts.h"

#include "report/words.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::report {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMargin = 46.0; // for what stands beside the axes
constexpr double kSide = 300.0;  // of a square drawing
constexpr double kWide = 640.0;  // of the drawing of folds
constexpr double kHigh = 200.0;

/// Where numbers lie on the drawing.
struct Plane {
    double left, right, bottom, top; // in the numbers' own units
    double width, height;

    [[nodiscard]] double x(double number) const { return kMargin + (number - left) / (right - left) * width; }
    [[nodiscard]] double y(double number) const { return 10.0 + (top - number) / (top - bottom) * height; }
    [[nodiscard]] QString at(double a, double b) const
    {
        return u"%1 %2"_s.arg(fixed(x(a), 1), fixed(y(b), 1));
    }
};

QString drawing(const Plane& plane, const QString& label, const QString& content)
{
    return u"<svg width=\"%1\" viewBox=\"0 0 %1 %2\" role=\"img\" aria-label=\"%3\">%4</svg>\n"_s.arg(
        fixed(plane.width + kMargin + 14.0, 0), fixed(plane.height + 46.0, 0), label, content);
}

QString path(const QString& style, const QString& d)
{
    return u"<path class=\"%1\" d=\"%2\"/>"_s.arg(style, d);
}

QString words(double x, double y, const QString& anchor, const QString& text)
{
    return u"<text x=\"%1\" y=\"%2\" text-anchor=\"%3\">%4</text>"_s.arg(fixed(x, 1), fixed(y, 1), anchor,
                                                                         text);
}

/// A frame with the numbers of its corners and what runs along it.
QString frame(const Plane& plane, const QString& low, const QString& high, const QString& below)
{
    const double bottom = plane.y(plane.bottom);
    return path(u"axis"_s,
                u"M%1L%2L%3"_s.arg(plane.at(plane.left, plane.top), plane.at(plane.left, plane.bottom),
                                   plane.at(plane.right, plane.bottom))) +
           words(kMargin - 5.0, bottom, u"end"_s, low) + words(kMargin - 5.0, 18.0, u"end"_s, high) +
           words(kMargin + plane.width / 2.0, bottom + 30.0, u"middle"_s, below);
}

} // namespace

QString rocSvg(const std::vector<evaluation::RocPoint>& points)
{
    const Plane plane{0.0, 1.0, 0.0, 1.0, kSide, kSide};
    QString d;
    for (const evaluation::RocPoint& point : points)
        d += (d.isEmpty() ? u'M' : u'L') + plane.at(point.falsePositiveRate, point.truePositiveRate);
    return drawing(plane, u"ROC curve"_s,
                   frame(plane, u"0"_s, u"1"_s, u"share of falls called a rise (0 to 1)"_s) +
                       path(u"ideal"_s, u"M%1L%2"_s.arg(plane.at(0.0, 0.0), plane.at(1.0, 1.0))) +
                       path(u"line"_s, d));
}

QString reliabilitySvg(const std::vector<evaluation::ReliabilityBin>& bins)
{
    double low = 0.45;
    double high = 0.55;
    for (const evaluation::ReliabilityBin& bin : bins) {
        for (const double number :
             {bin.meanProbability, bin.shareRisen, bin.interval.low, bin.interval.high}) {
            if (std::isfinite(number)) {
                low = std::min(low, number);
                high = std::max(high, number);
            }
        }
    }
    const Plane plane{low, high, low, high, kSide, kSide};
    QString marks;
    for (const evaluation::ReliabilityBin& bin : bins) {
        if (bin.interval.low <= bin.interval.high)
            marks += path(u"line"_s, u"M%1L%2"_s.arg(plane.at(bin.meanProbability, bin.interval.low),
                                                     plane.at(bin.meanProbability, bin.interval.high)));
        marks += u"<circle class=\"dot\" cx=\"%1\" cy=\"%2\" r=\"4\"/>"_s.arg(
            fixed(plane.x(bin.meanProbability), 1), fixed(plane.y(bin.shareRisen), 1));
    }
    const QString below = u"forecast probability (%1 to %2)"_s.arg(percent(low), percent(high));
    return drawing(plane, u"Reliability: what happened over what was forecast"_s,
                   frame(plane, percent(low), percent(high), below) +
                       path(u"ideal"_s, u"M%1L%2"_s.arg(plane.at(low, low), plane.at(high, high))) + marks);
}

QString foldsSvg(const std::vector<evaluation::Fold>& folds)
{
    double most = 1.0;
    for (const evaluation::Fold& fold : folds) {
        if (std::isfinite(fold.skillBp))
            most = std::max(most, std::abs(fold.skillBp));
    }
    const Plane plane{0.0, double(std::max<std::size_t>(1, folds.size())), -most, most, kWide, kHigh};
    QString good;
    QString bad;
    for (std::size_t i = 0; i < folds.size(); ++i) {
        const double middle = double(i) + 0.5;
        if (!std::isfinite(folds[i].skillBp))
            continue;
        QString& bars = folds[i].skillBp > 0.0 ? good : bad;
        bars += u"M%1L%2"_s.arg(plane.at(middle, 0.0), plane.at(middle, folds[i].skillBp));
    }
    const double thick = std::clamp(0.7 * plane.width / plane.right, 0.5, 24.0);
    const QString below = u"%1 folds, oldest first; skill in basis points"_s.arg(folds.size());
    return drawing(plane, u"Skill of each fold"_s,
                   u"<g stroke-width=\"%1\">"_s.arg(fixed(thick, 1)) + path(u"good"_s, good) +
                       path(u"bad"_s, bad) + u"</g>"_s +
                       frame(plane, fixed(-most, 0), fixed(most, 0), below) +
                       path(u"ideal"_s, u"M%1L%2"_s.arg(plane.at(0.0, 0.0), plane.at(plane.right, 0.0))));
}

} // namespace cryptopulse::report
