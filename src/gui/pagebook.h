#pragma once

#include "engine/snapshot.h"
#include "look/theme.h"

#include <QObject>
#include <vector>

class QAction;
class QStackedWidget;
class QTabBar;
class QWidget;

namespace cryptopulse::pages {
class Page;
}

namespace cryptopulse::gui {

/// Turns the pages of the window by their tabs and by their actions. Until there is a price there is nothing
/// to turn to: a page of welcome is shown, without tabs.
class PageBook final : public QObject
{
    Q_OBJECT

public:
    /// @p welcome is one of @p stack; all of them outlive this object.
    PageBook(QTabBar& tabs, QStackedWidget& stack, QWidget& welcome, QObject* parent);

    /// A further page of the stack; its tab says what @p action, which is checkable, says.
    void add(QWidget& page, QAction& action);

    /// Shows the page that is turned to.
    void present(const engine::Snapshot& snapshot, core::UtcTime now);
    void setColours(const look::Colours& colours);

    void turnTo(const QWidget& page);
    /// By the object name, as remembered; an unknown one changes nothing.
    void turnTo(const QString& name);
    [[nodiscard]] QString name() const;
    /// Turns to where another book of the same pages is, with what was chosen on each of them.
    void takeOver(const PageBook& former);
    /// The page that is turned to, if it is one of src/pages and not the chart; null while all is empty.
    [[nodiscard]] pages::Page* page() const;

Q_SIGNALS:
    /// Another page is in sight, by the reader's wish.
    void turned();

private:
    void turn(int index);

    struct Leaf {
        QWidget* widget;
        QAction* action;
    };
    QTabBar& m_tabs;
    QStackedWidget& m_stack;
    QWidget& m_welcome;
    std::vector<Leaf> m_leaves;
    bool m_isEmpty = true;
};

} // namespace cryptopulse::gui
