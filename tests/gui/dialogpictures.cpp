// Saves pictures of the dialogs, for people to look at: cp-dialog-pictures OUTDIR [LANGUAGE] (scale by
// QT_SCALE_FACTOR).

#include "app/window/translations.h"
#include "gui/assetdialog.h"
#include "gui/checkdialog.h"
#include "gui/compactdialog.h"
#include "gui/importdialog.h"
#include "gui/importreportdialog.h"
#include "gui/logsource.h"
#include "gui/mainwindow.h"
#include "support/carereports.h"
#include "support/fakecatalogue.h"
#include "support/fakeclock.h"
#include "support/fakeengine.h"
#include "support/picturecall.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

const QString kLogFile = u"/home/ada/.local/share/CryptoPulse/logs/cryptopulse.log"_s;

class ShownLog final : public gui::LogSource
{
public:
    [[nodiscard]] std::vector<gui::LogLine> linesAfter(std::uint64_t number) const override
    {
        if (number > 0)
            return {};
        return {
            {1, gui::LogLevel::Info,
             u"2026-11-25T07:44:48.665 info cryptopulse.app.session: the API answers at http://127.0.0.1:8000"_s},
            {2, gui::LogLevel::Warning,
             u"2026-11-25T07:45:02.101 warning cryptopulse.api.guard: refused a request of 127.0.0.1 with 403 (0 refused since the last such line)"_s},
            {3, gui::LogLevel::Info,
             u"2026-11-25T07:51:13.007 info cryptopulse.app.session: settings applied"_s}};
    }
    [[nodiscard]] QString file() const override { return kLogFile; }
};

/// What is read or counted in another thread.
void awaitRows(const QAbstractItemModel& model)
{
    if (!QTest::qWaitFor([&model] { return model.rowCount() > 0; }, 30'000))
        qFatal("a table stays empty");
}

engine::Snapshot holedMonth(core::UtcTime newest)
{
    core::Series series;
    constexpr int kMinutes = 30 * 1'440;
    const core::UtcTime start = newest - std::chrono::minutes(kMinutes);
    for (int i = 0; i <= kMinutes; ++i) {
        const bool isHole = (i > 9'000 && i < 10'300) || (i > 21'000 && i < 21'600) ||
                            (i > 30'000 && i < 30'009) || (i > 35'000 && i % 7 == 0) || i == 15'000;
        if (!isHole)
            series.add(start + std::chrono::minutes(i), *core::Price::from(64'000 + i % 300));
    }
    engine::Snapshot snapshot;
    snapshot.series.source = "bitstamp";
    snapshot.samples = series.view();
    snapshot.asked = std::make_shared<const std::vector<core::TimeRange>>(
        std::vector<core::TimeRange>{{start + std::chrono::minutes(20'000), newest}});
    return snapshot;
}

/// One window in one theme, whose dialogs are opened one after the other.
class Studio
{
public:
    Studio(QString folder, look::Choice theme)
        : m_folder(std::move(folder))
        , m_theme(theme)
        , m_settings(m_temporary.filePath(u"settings.ini"_s), QSettings::IniFormat)
        , m_window(m_engine, m_clock, m_settings,
                   {u"0.1.0"_s,
                    u"http://127.0.0.1:8000"_s,
                    {},
                    false,
                    u"/home/ada/.local/share/CryptoPulse/models"_s,
                    u"/home/ada/.local/share/CryptoPulse/data/cryptopulse.ini"_s,
                    kLogFile,
                    {"0.1.0", "6.4.2", "6.4.2", "3.40.1", "3.4.0", "GCC 12.2.0", "Release",
                     "Debian GNU/Linux 12 (bookworm)", "x86_64"}})
    {
        auto snapshot = support::FakeEngine::withPrices(std::vector<double>(60, 64'210.5), m_clock.now());
        snapshot.storageLocation = "/home/ada/.local/share/CryptoPulse/data/prices.db";
        m_engine.show(snapshot);
        m_window.setLog(m_log);
        m_catalogue.page = tests::FakeCatalogue::someCoins(m_clock.now() - std::chrono::hours(75));
        m_window.setCatalogue(m_catalogue);
        m_window.resize(1280, 800);
        m_window.show();
    }

    void choose(const gui::Settings& settings, const gui::SettingsContext& context)
    {
        gui::Settings themed = settings;
        themed.theme = m_theme;
        m_window.setSettings(themed, context);
    }

    void take(const QString& name, const QString& fileName = {})
    {
        m_window.findChild<QAction*>(name + u"Action"_s)->trigger();
        auto* dialog = m_window.findChild<QDialog*>(name + u"Dialog"_s);
        auto* tabs = dialog->findChild<QTabWidget*>();
        for (int page = 0; page < (tabs ? tabs->count() : 1); ++page) {
            if (tabs)
                tabs->setCurrentIndex(page);
            QCoreApplication::processEvents(); // a picture program, not a test: lays out what is pending
            save(*dialog, u"%1-%2"_s.arg(fileName.isEmpty() ? name : fileName).arg(page + 1));
        }
        delete dialog;
    }

    /// Of a file that is shown as it would be read, and of one about which something must be chosen; then a
    /// report.
    void takeImport(const QByteArray& text, const QString& name)
    {
        const QDir folder(QDir::temp().filePath(u"prices"_s)); // is in the picture: the same each time
        const QString path = folder.filePath(u"BTC-prices.csv"_s);
        if (!folder.mkpath(u"."_s))
            qFatal("no folder for a file");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no room for a file");
        file.close();
        gui::ImportDialog dialog({}, m_clock, &m_window);
        dialog.load(path);
        dialog.show();
        const auto* table = dialog.findChild<QTableWidget*>();
        awaitRows(*table->model());
        QCoreApplication::processEvents();
        save(dialog, name);
    }

    /// Of coins that were found, with a source that has some only; without a list; on a server.
    void takeAssets()
    {
        const auto shoot = [this](const gui::AssetContext& context, const QString& typed,
                                  const QString& name) {
            gui::AssetDialog dialog(context, m_catalogue, m_clock, &m_window);
            dialog.findChild<QLineEdit*>(u"searchEdit"_s)->setText(typed);
            dialog.show();
            for (int i = 0; i < 5; ++i)
                QCoreApplication::processEvents();
            save(dialog, name);
        };
        shoot({}, u"eth"_s, u"asset-found"_s);
        shoot({{}, u"Binance"_s, {}}, u"my-own-coin"_s, u"asset-typed"_s);
        m_catalogue.page = {};
        m_catalogue.networkTrouble = core::Error{core::ErrorKind::Network, "no way", {}};
        shoot({}, u"solana"_s, u"asset-offline"_s);
        shoot(
            {{}, {}, u"This window shows the server http://elsewhere:8000, which has settings of its own."_s},
            u"bitcoin"_s, u"asset-server"_s);
    }

    /// A database that is whole and one that is not; rules as they are typed, and what they would mean.
    void takeCare()
    {
        engine::CheckReport check = support::someCheck();
        gui::CheckDialog damaged(check, &m_window);
        damaged.show();
        QCoreApplication::processEvents();
        save(damaged, u"check-damaged"_s);
        check.faults.clear();
        check.strays = 0;
        check.series.pop_back();
        gui::CheckDialog whole(check, &m_window);
        whole.show();
        QCoreApplication::processEvents();
        save(whole, u"check-whole"_s);
        gui::CompactDialog rules({{}, false, {}}, &m_window);
        rules.show();
        QCoreApplication::processEvents();
        save(rules, u"compact"_s);
        rules.findChild<QCheckBox*>(u"minutesBox"_s)->setChecked(true);
        rules.findChild<QCheckBox*>(u"yearsBox"_s)->setChecked(true);
        rules.setWorking(true);
        QCoreApplication::processEvents();
        save(rules, u"compact-working"_s);
        rules.setWorking(false);
        rules.present(support::someCompaction());
        QCoreApplication::processEvents();
        save(rules, u"compact-plan"_s);
    }

    void takeReport()
    {
        engine::ImportSummary summary{
            .lines = 43'200, .added = 43'100, .repeats = 40, .duplicates = 54, .differing = 24};
        summary.badLines = 6;
        summary.firstBad = {{17, "no time: \"yesterday\""}, {1'204, "no possible price: \"-1\""}};
        summary.format = "Binance candles";
        summary.venue = "binance";
        gui::ImportReportDialog dialog(summary, {}, &m_window);
        dialog.show();
        QCoreApplication::processEvents();
        save(dialog, u"import-report"_s);
    }

    /// Of a month with holes of every kind, one of them chosen.
    void takeGaps()
    {
        const engine::Snapshot before = *m_engine.snapshot();
        m_engine.show(holedMonth(m_clock.now()));
        m_window.findChild<QAction*>(u"predictAction"_s)->trigger(); // reads at once
        m_window.findChild<QAction*>(u"gapsAction"_s)->trigger();
        auto* dialog = m_window.findChild<QDialog*>(u"gapsDialog"_s);
        auto* table = dialog->findChild<QTableView*>();
        awaitRows(*table->model());
        table->selectRow(1);
        QCoreApplication::processEvents();
        save(*dialog, u"gaps"_s);
        delete dialog;
        m_engine.show(before);
    }

    void takeWindow() { save(m_window, u"window"_s); }

    void takeMenu(const QString& name)
    {
        auto* menu = m_window.findChild<QMenu*>(name);
        menu->popup(QPoint(10, 10));
        menu->setActiveAction(menu->actions().at(1)); // a chosen row
        QCoreApplication::processEvents();
        save(*menu, name);
        menu->hide();
    }

    /// A dialog that holds up whoever opens it.
    void takeModal(const QString& action, const QString& name)
    {
        QTimer::singleShot(0, &m_window, [this, name] {
            if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
                QCoreApplication::processEvents();
                save(*dialog, name);
                dialog->reject();
            }
        });
        m_window.findChild<QAction*>(action)->trigger();
    }

    void takeQuit()
    {
        engine::Snapshot snapshot = *m_engine.snapshot();
        engine::JobStatus job;
        job.id = "import-1";
        job.kind = engine::JobKind::Import;
        snapshot.jobs = {job};
        m_engine.show(snapshot);
        m_window.findChild<QAction*>(u"predictAction"_s)->trigger(); // reads at once
        m_window.askToQuit();
        auto* box = m_window.findChild<QMessageBox*>();
        QCoreApplication::processEvents();
        save(*box, u"quit"_s);
        delete box;
    }

    /// With a key whose calls run short, a second source that disagrees, and a database server.
    void takeMetered(gui::Settings settings, const gui::SettingsContext& context)
    {
        engine::Snapshot snapshot = *m_engine.snapshot();
        const core::UtcTime now = m_clock.now();
        snapshot.jobs.clear();
        snapshot.feed.collecting = true;
        snapshot.feed.callUse = core::atPace({.plan = "demo",
                                              .used = 6'214,
                                              .allowed = 10'000,
                                              .since = now - std::chrono::hours(101),
                                              .asOf = now,
                                              .resets = core::nextMonthBegin(now)},
                                             std::chrono::seconds(60));
        snapshot.feed.crossCheck = engine::CrossCheck{.source = "kraken",
                                                      .currency = "usd",
                                                      .disagrees = true,
                                                      .checked = now,
                                                      .since = now - std::chrono::minutes(7),
                                                      .price = core::Price::from(64'210.5),
                                                      .other = core::Price::from(64'743.4)};
        m_engine.show(snapshot);
        m_window.findChild<QAction*>(u"predictAction"_s)->trigger(); // reads at once
        settings.interval = std::chrono::seconds(300);
        settings.crossCheck = gui::FeedSource::Kraken;
        settings.database = u"postgresql://ada@db.example.org/prices"_s;
        settings.databasePassword = u"0123456789"_s;
        choose(settings, context);
        take(u"settings"_s, u"metered"_s);
        save(m_window, u"window-metered"_s);
    }

private:
    void save(QWidget& widget, const QString& name)
    {
        const QString file = u"%1/%2-%3-x%4.png"_s.arg(m_folder, name, look::choiceName(m_theme))
                                 .arg(qRound(widget.devicePixelRatioF()));
        if (!widget.grab().save(file))
            qWarning("%s was not saved", qPrintable(file));
    }

    QString m_folder;
    look::Choice m_theme;
    QTemporaryDir m_temporary;
    QSettings m_settings;
    support::FakeEngine m_engine;
    support::FakeClock m_clock;
    ShownLog m_log;
    tests::FakeCatalogue m_catalogue;
    gui::MainWindow m_window;
};

gui::SettingsContext plans()
{
    gui::SettingsContext context;
    context.quotas = {core::CallQuota{"keyless", 5, std::nullopt}, core::CallQuota{"demo", 30, 10'000},
                      core::CallQuota{"pro", 250, 100'000}};
    const auto said = [](const char* text) {
        return QCoreApplication::translate("cryptopulse::app::Session", text);
    };
    context.passwordNote =
        said("Kept in this system's keychain, never in a file. Without one, ~/.pgpass is looked at.");
    context.keyNote = said("Kept in this system's keychain, never in a file.");
    return context;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setStyle(u"Fusion"_s);
    const auto [folder, language] = support::pictureCall(application, u"Saves pictures of the dialogs."_s);
    app::Translations translations;
    translations.use(language);
    for (const auto theme : {look::Choice::Light, look::Choice::Dark}) {
        Studio studio(folder, theme);
        gui::Settings settings;
        settings.plan = gui::Plan::Demo;
        settings.apiKey = u"CG-0123456789"_s;
        settings.dataFolder = u"/tmp"_s;
        settings.apiHost = u"0.0.0.0"_s;
        settings.alerts.level = core::Price::from(65'000);
        auto context = plans();
        context.locks[gui::SettingsField::Port] = u"Set by the option --port at the start."_s;
        studio.choose(settings, context);
        for (const QString& name :
             {u"settings"_s, u"about"_s, u"log"_s, u"shortcuts"_s, u"jobs"_s, u"batch"_s, u"history"_s})
            studio.take(name);
        QByteArray candles;
        for (int i = 0; i < 5'000; ++i)
            candles += QByteArray::number(1'600'000'000'000 + 60'000LL * i) +
                       ",25940.77,25940.78,25926,25932.18,21.2," +
                       QByteArray::number(1'600'000'059'999 + 60'000LL * i) +
                       ",551065.5,1027,9.3,242733.6,0\n";
        candles.insert(candles.indexOf('\n') + 1, "yesterday,1,2,3,4,5,6,7,8,9,10,11\n");
        studio.takeImport(candles, u"import"_s);
        studio.takeImport("Date,Price\n01/02/2023,\"23,137.5\"\n02/02/2023,\"23,471.9\"\n", u"import-asks"_s);
        studio.takeReport();
        studio.takeCare();
        studio.takeGaps();
        studio.takeAssets();
        studio.takeWindow();
        for (const QString& name : {u"trayMenu"_s, u"fileMenu"_s, u"dataMenu"_s, u"helpMenu"_s})
            studio.takeMenu(name);
        studio.takeModal(u"importAction"_s, u"files"_s);
        studio.takeQuit();
        studio.takeMetered(settings, context);
    }
    return 0;
}
