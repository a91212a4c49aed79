#pragma once

#include "gui/settings.h"

#include <QWidget>
#include <vector>

class QListWidget;
class QPushButton;

namespace cryptopulse::gui {

/// Which sources are turned to, and in which order, when the chosen one fails: those that are checked, from
/// above. They are moved by the buttons, by Alt with an arrow, or with the mouse.
class SourceOrder final : public QWidget
{
    Q_OBJECT

public:
    explicit SourceOrder(QWidget* parent = nullptr);

    /// The checked ones without the one that is chosen.
    [[nodiscard]] std::vector<FeedSource> order() const;
    void setOrder(const std::vector<FeedSource>& order);
    /// The source that prices come from: it is no stand-in for itself.
    void setChosen(FeedSource source);

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void move(int by);
    void add(FeedSource source, bool checked);

    QListWidget* m_list;
    QPushButton* m_up;
    QPushButton* m_down;
    FeedSource m_chosen = FeedSource::CoinGecko;
};

} // namespace cryptopulse::gui
