#pragma once

#include "look/theme.h"
#include "plots/figure.h"

#include <QBrush>
#include <QPen>
#include <QWidget>

namespace cryptopulse::plots {

/// What the parts of a figure are called, each beside a piece of its line, its fill or its shape. Goes on in
/// another row where the width ends: that of Qt Charts cuts the names instead.
class Legend final : public QWidget
{
    Q_OBJECT

public:
    explicit Legend(QWidget* parent = nullptr);

    void show(const Figure& figure, const look::Colours& colours);
    using QWidget::show;

    /// The names in the order they are shown.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    /// 0 where there is nothing to name.
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry {
        QString name;
        QPen line{Qt::NoPen};
        QBrush fill{Qt::NoBrush};
        std::optional<Shape> shape{}; ///< a point by itself; with a fill and without a shape: a field
    };
    void addLines(const Figure& figure);
    [[nodiscard]] std::vector<QPoint> places(int width) const;
    static void paintSign(QPainter& painter, const Entry& entry, const QRectF& room);

    std::vector<Entry> m_entries;
    look::Colours m_colours;
};

} // namespace cryptopulse::plots
