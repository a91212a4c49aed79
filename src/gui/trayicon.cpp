#include "gui/trayicon.h"

#include "gui/forecastview.h"
#include "look/theme.h"
#include "look/words.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::gui {

namespace {

constexpr int kShownMs = 10'000;

class Texts final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::TrayIcon)

public:
    static QString noPrices() { return tr("no prices yet"); }
    static QString price(const engine::Snapshot& snapshot, core::UtcTime now)
    {
        return tr("%1: %2, %3", "pair, price, its age")
            .arg(look::Words::pair(snapshot.series),
                 look::Words::price(snapshot.samples.newestPrice().value()),
                 look::Words::age(engine::newestAge(snapshot, now).value_or(0ms)));
    }
};

} // namespace

QString trayText(const engine::Snapshot& snapshot, core::UtcTime now, Lead lead)
{
    if (snapshot.samples.empty())
        return u"CryptoPulse: "_s + Texts::noPrices();
    QString text = u"CryptoPulse\n"_s + Texts::price(snapshot, now);
    const ForecastView view = viewForecast(snapshot, now, lead);
    if (view.isCurrent())
        text += u"\n%1: %2"_s.arg(view.title, view.number);
    return text;
}

TrayIcon::TrayIcon(const MenuActions& actions, QWidget& window)
    : QObject(&window)
    , m_window(window)
    , m_menu(&window)
    , m_toggle(new QAction(&m_menu))
{
    m_menu.setObjectName(u"trayMenu"_s);
    m_toggle->setObjectName(u"trayToggle"_s);
    m_menu.addAction(m_toggle);
    m_menu.addSeparator();
    m_menu.addAction(&actions.collect);
    m_menu.addAction(&actions.autoRefresh);
    m_menu.addSeparator();
    m_menu.addAction(&actions.quit);
    connect(&m_menu, &QMenu::aboutToShow, this, &TrayIcon::prepareMenu);
    connect(m_toggle, &QAction::triggered, this, &TrayIcon::toggleRequested);
    prepareMenu();
    setHost(std::make_unique<DesktopTrayHost>());
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::setHost(std::unique_ptr<TrayHost> host)
{
    m_host = std::move(host);
    connect(m_host.get(), &TrayHost::changed, this, &TrayIcon::look);
    look();
}

bool TrayIcon::look()
{
    const bool isThere = m_host->isAvailable();
    if (isThere == (m_icon != nullptr))
        return isThere;
    if (isThere)
        show();
    else
        m_icon.reset();
    Q_EMIT availableChanged(isThere);
    return isThere;
}

void TrayIcon::show()
{
    m_icon = std::make_unique<QSystemTrayIcon>(look::applicationIcon());
    m_icon->setContextMenu(&m_menu);
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &TrayIcon::raiseRequested);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    Q_EMIT raiseRequested();
            });
    m_icon->show();
}

void TrayIcon::prepareMenu()
{
    const bool isSeen = m_window.isVisible() && !m_window.isMinimized();
    m_toggle->setText(isSeen ? tr("Hide the window") : tr("Show the window"));
}

void TrayIcon::present(const engine::Snapshot& snapshot, core::UtcTime now, Lead lead)
{
    if (!m_icon)
        return;
    if (const QString text = trayText(snapshot, now, lead); text != m_icon->toolTip())
        m_icon->setToolTip(text);
}

bool TrayIcon::tell(const QString& sentence)
{
    if (!look() || !QSystemTrayIcon::supportsMessages())
        return false;
    // The application's own icon: those for information and warnings come with a sound on some desktops.
    m_icon->showMessage(u"CryptoPulse"_s, sentence, look::applicationIcon(), kShownMs);
    return true;
}

} // namespace cryptopulse::gui
