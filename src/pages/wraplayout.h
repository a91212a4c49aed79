#pragma once

#include <QLayout>
#include <memory>
#include <vector>

namespace cryptopulse::pages {

/// Lays out the children of a widget from left to right, in as many rows as the width asks for.
///
/// As a line of controls each keeps its own width; as columns all of a row are equally wide and high, and the
/// last row's share what there is.
class WrapLayout final : public QLayout
{
public:
    /// Takes in all children that @p parent has, in their order.
    explicit WrapLayout(QWidget& parent, int spacing);

    /// From now on as columns of at least @p width pixels, at most @p most of them.
    void setColumns(int width, int most);

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// What stands side by side, each with its width.
    struct Row {
        std::vector<std::pair<QLayoutItem*, int>> items;
        int height = 0;
    };
    [[nodiscard]] std::vector<QLayoutItem*> shown() const;
    [[nodiscard]] std::vector<Row> rowsFor(int width) const;
    [[nodiscard]] std::vector<Row> lineRows(int width) const;
    [[nodiscard]] std::vector<Row> columnRows(int width) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_column = 0; // 0: a line
    int m_most = 0;
};

} // namespace cryptopulse::pages
