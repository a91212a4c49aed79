#include "chart/scale.h"

#include <QLineF>
#include <optional>

namespace cryptopulse::chart {

namespace {

/// The part of a line inside a rectangle, as Liang and Barsky find it.
std::optional<QLineF> cut(const QLineF& line, const QRectF& rect)
{
    double enters = 0;
    double leaves = 1;
    const auto edge = [&](double towards, double distance) {
        if (towards == 0)
            return distance >= 0;
        const double share = distance / towards;
        if (towards < 0)
            enters = std::max(enters, share);
        else
            leaves = std::min(leaves, share);
        return enters <= leaves;
    };
    const bool inside =
        edge(-line.dx(), line.x1() - rect.left()) && edge(line.dx(), rect.right() - line.x1()) &&
        edge(-line.dy(), line.y1() - rect.top()) && edge(line.dy(), rect.bottom() - line.y1());
    if (!inside)
        return std::nullopt;
    return QLineF(line.pointAt(enters), line.pointAt(leaves));
}

class Cutter
{
public:
    explicit Cutter(const QRectF& rect)
        : m_rect(rect)
    {
    }

    void startAt(const QPointF& point)
    {
        finish();
        m_last = point;
        m_alone = true;
    }

    void lineTo(const QPointF& point)
    {
        if (const auto part = cut(QLineF(m_last, point), m_rect)) {
            if (m_piece.isEmpty() || m_piece.back() != part->p1()) {
                close();
                m_piece << part->p1();
            }
            m_piece << part->p2();
        }
        m_last = point;
        m_alone = false;
    }

    std::vector<QPolygonF> take()
    {
        finish();
        return std::move(m_pieces);
    }

private:
    void close()
    {
        if (!m_piece.isEmpty())
            m_pieces.push_back(std::exchange(m_piece, {}));
    }

    void finish()
    {
        close();
        if (m_alone && m_rect.contains(m_last))
            m_pieces.push_back(QPolygonF({m_last}));
        m_alone = false;
    }

    QRectF m_rect;
    QPointF m_last;
    bool m_alone = false; // nothing but m_last so far
    QPolygonF m_piece;
    std::vector<QPolygonF> m_pieces;
};

} // namespace

std::vector<QPolygonF> pieces(const std::vector<Vertex>& vertices, const Scale& scale)
{
    Cutter cutter(scale.rect);
    for (const Vertex& vertex : vertices) {
        const QPointF point(scale.x(vertex.time), scale.y(vertex.price));
        if (vertex.starts)
            cutter.startAt(point);
        else
            cutter.lineTo(point);
    }
    return cutter.take();
}

} // namespace cryptopulse::chart
