#include "plots/figure.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::plots {

namespace {

QString number(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString coordinate(double value, const Axis& axis)
{
    if (axis.kind == Axis::Kind::Time)
        return QDateTime::fromMSecsSinceEpoch(std::llround(value)).toUTC().toString(Qt::ISODateWithMs);
    return number(value);
}

class Writer
{
public:
    explicit Writer(const Figure& figure)
        : m_figure(figure)
    {
    }

    QString write()
    {
        for (const Band& band : m_figure.bands)
            for (std::size_t i = 0; i < std::min(band.low.size(), band.high.size()); ++i)
                line(band.name, x(band.low[i]), number(band.low[i].y()), number(band.high[i].y()));
        for (const Curve& curve : m_figure.curves)
            points(curve.name, curve.points);
        for (const Dots& dots : m_figure.dots)
            points(dots.name, dots.points);
        for (const Bars& bars : m_figure.bars)
            values(bars);
        return m_text;
    }

private:
    [[nodiscard]] QString x(QPointF point) const { return coordinate(point.x(), m_figure.x); }

    void points(const QString& name, const std::vector<QPointF>& all)
    {
        for (const QPointF& point : all)
            line(name, x(point), coordinate(point.y(), m_figure.y), {});
    }

    void values(const Bars& bars)
    {
        const QStringList& names =
            m_figure.x.kind == Axis::Kind::Categories ? m_figure.x.categories : m_figure.y.categories;
        for (std::size_t i = 0; i < bars.values.size(); ++i)
            line(bars.name, quoted(names.value(static_cast<qsizetype>(i))), number(bars.values[i]), {});
    }

    void line(const QString& part, const QString& x, const QString& y, const QString& high)
    {
        m_text += u"%1,%2,%3,%4\n"_s.arg(quoted(part), x, y, high);
    }

    const Figure& m_figure;
    QString m_text = u"part,x,y,high\n"_s;
};

} // namespace

QString quoted(const QString& text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n'))
        return text;
    return u'"' + QString(text).replace(u'"', "\"\""_L1) + u'"';
}

QString toCsv(const Figure& figure)
{
    return Writer(figure).write();
}

} // namespace cryptopulse::plots
