#pragma once

#include "look/theme.h"

#include <QObject>
#include <array>
#include <span>

class QAction;
class QMainWindow;
class QMenu;

namespace cryptopulse::gui {

/// Everything the reader can do with a menu, a button of the tool bar or a key, in the order of the table.
enum class Act {
    Collect,
    Batch,
    History,
    Gaps,
    Import,
    CopyChart,
    SaveChart,
    SaveData,
    SaveReport,
    Asset,
    Settings,
    Quit,
    Backup,
    Check,
    Compact,
    Train,
    Predict,
    LeadSimple,
    PricesPage,
    ModelPage,
    ScorecardPage,
    EvaluationPage,
    BacktestPage,
    LeakLabPage,
    Fit,
    Hour1,
    Hour6,
    Day1,
    Week1,
    Month1,
    Auto,
    SystemTheme,
    LightTheme,
    DarkTheme,
    Jobs,
    Shortcuts,
    Log,
    About
};
inline constexpr std::size_t kActCount = static_cast<std::size_t>(Act::About) + 1;

enum class MenuId { File, Data, Model, Page, View, Theme, Help };

/// One line of the table. The texts are English, to be translated with text(), toolTip() and menuTitle().
struct ActionRow {
    Act id;
    const char* name; ///< the object name of its QAction
    const char* sourceText;
    const char* sourceToolTip;
    const char* shortcut; ///< portable, like "Ctrl+R"
    MenuId menu;
    const char* icon;         ///< in resources/icons; null: none
    bool inToolBar = false;   ///< groups there are the menus
    bool checkable = false;   ///< actions of one exclusive group when the menu is Theme or Page
    bool startsGroup = false; ///< a line above it in its menu

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString toolTip() const;
    /// As this platform writes it.
    [[nodiscard]] QString shortcutText() const;
};

/// The one table that menus, tool bar and the list of shortcuts are made from.
[[nodiscard]] std::span<const ActionRow> actionTable();

/// "File", without the mark of its key.
[[nodiscard]] QString menuTitle(MenuId menu);

/// The table's actions, placed in the menus and the tool bar of a window, which owns them.
class Actions final
{
public:
    /// Fills the menu bar of @p window and its tool bar named toolBar.
    explicit Actions(QMainWindow& window);

    [[nodiscard]] QAction& operator[](Act id) const { return *m_actions[static_cast<std::size_t>(id)]; }
    void setColours(const look::Colours& colours) const;

private:
    void place(const ActionRow& row, QAction& action, QMainWindow& window);
    [[nodiscard]] static QMenu* menuOf(MenuId id, QMainWindow& window);

    std::array<QAction*, kActCount> m_actions{};
};

} // namespace cryptopulse::gui
