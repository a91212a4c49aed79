#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <vector>

class QGridLayout;
class QLabel;

namespace cryptopulse::pages {

/// One line of a table of figures.
struct Fact {
    QString id; ///< of its labels: "skill" makes "skill_0", "skill_1", …
    QString name;
    QString meaning; ///< in a sentence
    QStringList values{};

    bool operator==(const Fact&) const = default;
};

/// A small table: figures by name, each with what it means.
struct Facts {
    QString title;
    QStringList columns{}; ///< names of the values; empty: they need none
    std::vector<Fact> rows{};

    bool operator==(const Facts&) const = default;
};

/// Shows such a table; what a figure means is said where the mouse rests on it, and to screen readers.
class FactsView final : public QWidget
{
    Q_OBJECT

public:
    explicit FactsView(QWidget* parent = nullptr);

    /// Cheap when that is what is shown already.
    void show(const Facts& facts);
    using QWidget::show;

protected:
    /// A thin line over each row, so that the eye keeps to it.
    void paintEvent(QPaintEvent* event) override;

private:
    void addHead();
    void addRow(const Fact& fact, int row);

    Facts m_facts;
    QGridLayout* m_grid = nullptr;
};

} // namespace cryptopulse::pages
