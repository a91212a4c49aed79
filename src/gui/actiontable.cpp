#include "gui/actiontable.h"

#include "gui/mnemonics.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr auto kContext = "cryptopulse::gui::Actions";

constexpr std::array kTable{
    ActionRow{Act::Collect, "collectAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Collect now"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Collect one price now"), "Ctrl+R", MenuId::File,
              "collect", true},
    ActionRow{Act::Batch, "batchAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Collect in batch…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Collect several prices"), "Ctrl+B",
              MenuId::File, "batch", true},
    ActionRow{Act::History, "historyAction",
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Fetch past prices…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions",
                                "Minutes of the past from an exchange, and what is missing"),
              "Ctrl+H", MenuId::File, nullptr},
    ActionRow{Act::Gaps, "gapsAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Missing prices…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions",
                                "Where the series has gaps, and whether they can be filled"),
              "Ctrl+G", MenuId::File, nullptr},
    ActionRow{Act::Import, "importAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Import prices…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions",
                                "Add prices from a CSV file; it can be dropped on the window, too"),
              "Ctrl+O", MenuId::File, "import", false, false, true},
    ActionRow{Act::CopyChart, "copyChartAction",
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Copy picture"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Copy what is drawn as a picture"),
              "Ctrl+Shift+C", MenuId::File, "copy", false, false, true},
    ActionRow{
        Act::SaveChart, "saveChartAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Save picture…"),
        QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Save what is drawn as PNG, the chart also as SVG"),
        "Ctrl+S", MenuId::File, "save"},
    ActionRow{Act::SaveData, "saveDataAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Save data…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Save what is drawn as CSV"), "Ctrl+Shift+E",
              MenuId::File, "export"},
    ActionRow{Act::SaveReport, "saveReportAction",
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Save report…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Save the whole evaluation as one HTML page"),
              "Ctrl+Shift+H", MenuId::File, nullptr},
    ActionRow{Act::Asset, "assetAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Choose asset…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Another coin, or another currency"), "Ctrl+K",
              MenuId::File, nullptr, false, false, true},
    ActionRow{Act::Settings, "settingsAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Settings…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Price source, API, language, alerts"), "Ctrl+,",
              MenuId::File, "settings"},
    ActionRow{Act::Quit, "quitAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Quit"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Close CryptoPulse"), "Ctrl+Q", MenuId::File,
              "quit", false, false, true},
    ActionRow{Act::Backup, "backupAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Back up…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions",
                                "Copy all prices and forecasts into one file while work goes on"),
              "Ctrl+Shift+B", MenuId::Data, nullptr},
    ActionRow{Act::Check, "checkAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Check the database"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Whether it is whole, and what is in it"),
              "Ctrl+Shift+K", MenuId::Data, nullptr},
    ActionRow{Act::Compact, "compactAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Old prices…"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Rules that thin them out or delete them"),
              "Ctrl+Shift+O", MenuId::Data, nullptr, false, false, true},
    ActionRow{Act::Train, "trainAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Train"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Train a model on all prices"), "Ctrl+T",
              MenuId::Model, "train", true},
    ActionRow{Act::Predict, "predictAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Predict"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Show what the model says now"), "Ctrl+P",
              MenuId::Model, "predict", true},
    ActionRow{
        Act::LeadSimple, "leadSimpleAction",
        QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Lead with the simple model"),
        QT_TRANSLATE_NOOP("cryptopulse::gui::Actions",
                          "Show the forecast of the model that you train first, the adaptive one beside it"),
        "Ctrl+Shift+M", MenuId::Model, nullptr, false, true, true},
    ActionRow{Act::PricesPage, "pricesPageAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Prices"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "The chart of prices and forecasts"), "Alt+1",
              MenuId::Page, nullptr, false, true},
    ActionRow{
        Act::ModelPage, "modelPageAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Model"),
        QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "What the forecasts are made of, and why this one"),
        "Alt+2", MenuId::Page, nullptr, false, true},
    ActionRow{Act::ScorecardPage, "scorecardPageAction",
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Scorecard"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "How the live forecasts have done"), "Alt+3",
              MenuId::Page, nullptr, false, true},
    ActionRow{
        Act::EvaluationPage, "evaluationPageAction",
        QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Evaluation"),
        QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "How forecasts would have done on the stored prices"),
        "Alt+4", MenuId::Page, nullptr, false, true},
    ActionRow{
        Act::BacktestPage, "backtestPageAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Backtest"),
        QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "What trading on the forecasts would have earned"),
        "Alt+5", MenuId::Page, nullptr, false, true},
    ActionRow{Act::LeakLabPage, "leakLabPageAction",
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Leak lab"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "What a careless evaluation would have claimed"),
              "Alt+6", MenuId::Page, nullptr, false, true},
    ActionRow{Act::Fit, "fitAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Show everything"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Show all prices in the chart"), "Ctrl+0",
              MenuId::View, "fit"},
    ActionRow{Act::Hour1, "hour1Action", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Newest hour"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Show the newest hour"), "Ctrl+1", MenuId::View,
              nullptr},
    ActionRow{Act::Hour6, "hour6Action", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Newest 6 hours"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Show the newest six hours"), "Ctrl+2",
              MenuId::View, nullptr},
    ActionRow{Act::Day1, "day1Action", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Newest day"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Show the newest day"), "Ctrl+3", MenuId::View,
              nullptr},
    ActionRow{Act::Week1, "week1Action", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Newest week"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Show the newest week"), "Ctrl+4", MenuId::View,
              nullptr},
    ActionRow{Act::Month1, "month1Action", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Newest month"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Show the newest 30 days"), "Ctrl+5",
              MenuId::View, nullptr},
    ActionRow{Act::Auto, "autoAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Auto-refresh"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Collect prices on a schedule"), "Ctrl+Shift+R",
              MenuId::View, "refresh", true, true, true},
    ActionRow{Act::SystemTheme, "systemThemeAction",
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Follow the system"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Light or dark as the system is"),
              "Ctrl+Shift+S", MenuId::Theme, nullptr, false, true},
    ActionRow{Act::LightTheme, "lightThemeAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Light"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Dark text on a light ground"), "Ctrl+Shift+L",
              MenuId::Theme, nullptr, false, true},
    ActionRow{Act::DarkTheme, "darkThemeAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Dark"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Light text on a dark ground"), "Ctrl+Shift+D",
              MenuId::Theme, nullptr, false, true},
    ActionRow{Act::Jobs, "jobsAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Tasks"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions",
                                "Batches, trainings and imports, and what came of them"),
              "Ctrl+J", MenuId::Help, "jobs"},
    ActionRow{Act::Shortcuts, "shortcutsAction",
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Keyboard shortcuts"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Every action and its keys"), "Ctrl+/",
              MenuId::Help, "keyboard"},
    ActionRow{Act::Log, "logAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Log"),
              QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "What CryptoPulse has noted since its start"),
              "Ctrl+L", MenuId::Help, "log"},
    ActionRow{
        Act::About, "aboutAction", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "About CryptoPulse"),
        QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "Versions, licences and where the data comes from"),
        "F1", MenuId::Help, "info", false, false, true},
};
static_assert(kTable.size() == kActCount);

QString translated(const char* text)
{
    return QCoreApplication::translate(kContext, text);
}

struct MenuRow {
    MenuId id;
    const char* name;
    const char* title;
};
constexpr std::array kMenus{
    MenuRow{MenuId::File, "fileMenu", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "&File")},
    MenuRow{MenuId::Data, "dataMenu", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "&Data")},
    MenuRow{MenuId::Model, "modelMenu", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "&Model")},
    MenuRow{MenuId::Page, "pageMenu", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "&Page")},
    MenuRow{MenuId::View, "viewMenu", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "&View")},
    MenuRow{MenuId::Theme, "themeMenu", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "&Theme")},
    MenuRow{MenuId::Help, "helpMenu", QT_TRANSLATE_NOOP("cryptopulse::gui::Actions", "&Help")},
};

/// Its actions are alternatives.
bool isExclusive(MenuId id)
{
    return id == MenuId::Theme || id == MenuId::Page;
}

const MenuRow& rowOf(MenuId id)
{
    return kMenus[static_cast<std::size_t>(id)];
}

} // namespace

QString ActionRow::text() const
{
    return translated(sourceText);
}

QString ActionRow::toolTip() const
{
    return translated(sourceToolTip);
}

QString ActionRow::shortcutText() const
{
    return QKeySequence(QString::fromLatin1(shortcut)).toString(QKeySequence::NativeText);
}

std::span<const ActionRow> actionTable()
{
    return kTable;
}

QString menuTitle(MenuId menu)
{
    return translated(rowOf(menu).title).remove(u'&');
}

Actions::Actions(QMainWindow& window)
{
    for (const MenuRow& row : kMenus) {
        QMenu* menu = menuOf(row.id, window);
        menu->setTitle(translated(row.title));
    }
    for (const ActionRow& row : kTable) {
        auto* action = new QAction(row.text(), &window);
        action->setObjectName(QString::fromLatin1(row.name));
        action->setShortcut(QKeySequence(QString::fromLatin1(row.shortcut)));
        action->setCheckable(row.checkable);
        // Shortcuts are worth nothing to those who do not know them.
        action->setToolTip(u"%1 (%2)"_s.arg(row.toolTip(), row.shortcutText()));
        m_actions[static_cast<std::size_t>(row.id)] = action;
        place(row, *action, window);
    }
    QMenu* view = menuOf(MenuId::View, window);
    view->addSeparator();
    view->addMenu(menuOf(MenuId::Theme, window));
    for (const MenuRow& row : kMenus)
        giveMnemonics(*menuOf(row.id, window));
}

QMenu* Actions::menuOf(MenuId id, QMainWindow& window)
{
    const QString name = QString::fromLatin1(rowOf(id).name);
    if (auto* menu = window.findChild<QMenu*>(name))
        return menu;
    auto* menu = new QMenu(window.menuBar());
    menu->setObjectName(name);
    if (isExclusive(id))
        (new QActionGroup(menu))->setObjectName(name + u"Group"_s);
    if (id != MenuId::Theme)
        window.menuBar()->addMenu(menu);
    return menu;
}

void Actions::place(const ActionRow& row, QAction& action, QMainWindow& window)
{
    QMenu* menu = menuOf(row.menu, window);
    if (row.startsGroup)
        menu->addSeparator();
    menu->addAction(&action);
    if (isExclusive(row.menu))
        menu->findChild<QActionGroup*>()->addAction(&action);
    if (!row.inToolBar)
        return;
    auto* bar = window.findChild<QToolBar*>(u"toolBar"_s);
    const QString group = QString::number(static_cast<int>(row.menu));
    if (!bar->actions().isEmpty() && bar->property("lastGroup").toString() != group)
        bar->addSeparator();
    bar->setProperty("lastGroup", group);
    bar->addAction(&action);
}

void Actions::setColours(const look::Colours& colours) const
{
    for (const ActionRow& row : kTable) {
        if (row.icon)
            (*this)[row.id].setIcon(look::icon(QString::fromLatin1(row.icon), colours));
    }
}

} // namespace cryptopulse::gui
