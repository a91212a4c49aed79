#pragma once

#include "evaluation/metrics.h"

#include <QWidget>

class QFrame;
class QGridLayout;

namespace cryptopulse::pages {

/// What was called against what happened, as counts and shares. Right and wrong are told apart by words and
/// by the kind of their frames.
class ConfusionGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit ConfusionGrid(QWidget* parent = nullptr);

    void show(const evaluation::Metrics& metrics);
    using QWidget::show;

private:
    void addHead(const QString& text, int row, int column);
    void addCell(const QString& id, const QString& verdict, bool right, int row, int column);
    void fill(const QString& id, const QString& what, std::size_t count, std::size_t all);

    QGridLayout* const m_grid;
};

} // namespace cryptopulse::pages
