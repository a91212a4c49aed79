#include "gui/probabilitybar.h"

#include <QPainter>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

ProbabilityBar::ProbabilityBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Scale of the probability"));
}

void ProbabilityBar::setProbability(std::optional<double> up, bool current)
{
    if (up == m_up && current == m_current)
        return;
    m_up = up;
    m_current = current;
    update();
}

QSize ProbabilityBar::minimumSizeHint() const
{
    return {160, 24 + fontMetrics().height()};
}
QSize ProbabilityBar::sizeHint() const
{
    return {280, 24 + fontMetrics().height()};
}

void ProbabilityBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(8, 8, width() - 16, 8);
    const QPointF middle = track.center();
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().mid());
    painter.drawRoundedRect(track, 4, 4);
    if (m_up) {
        const double x = track.left() + std::clamp(*m_up, 0.0, 1.0) * track.width();
        const QColor mark = m_current ? palette().highlight().color() : palette().color(QPalette::Dark);
        painter.setBrush(mark);
        painter.drawRect(QRectF(QPointF(std::min(x, middle.x()), track.top()),
                                QPointF(std::max(x, middle.x()), track.bottom())));
        painter.setPen(QPen(m_current ? palette().base().color() : mark, 2));
        painter.setBrush(m_current ? mark : palette().base().color());
        painter.drawEllipse(QPointF(x, middle.y()), 7, 7);
    }
    painter.setPen(QPen(palette().color(QPalette::Dark), 1));
    painter.drawLine(QPointF(middle.x(), track.bottom() + 2), QPointF(middle.x(), track.bottom() + 6));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRectF labels(8, 22, width() - 16, fontMetrics().height());
    painter.drawText(labels, Qt::AlignLeft, tr("fall"));
    painter.drawText(labels, Qt::AlignHCenter, tr("50 %"));
    painter.drawText(labels, Qt::AlignRight, tr("rise"));
}

} // namespace cryptopulse::gui
