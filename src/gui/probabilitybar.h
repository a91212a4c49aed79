#pragma once

#include <QWidget>
#include <optional>

namespace cryptopulse::gui {

/// A scale from certain fall to certain rise with a mark on it: how far a probability is from a coin's 50 %.
class ProbabilityBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ProbabilityBar(QWidget* parent = nullptr);

    /// Empty: the scale alone. @p current: false draws the mark hollow, as the number is not to be relied on.
    void setProbability(std::optional<double> up, bool current);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_up;
    bool m_current = false;
};

} // namespace cryptopulse::gui
