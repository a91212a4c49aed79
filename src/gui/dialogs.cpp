#include "gui/dialogs.h"

#include "gui/aboutdialog.h"
#include "gui/assetdialog.h"
#include "gui/batchdialog.h"
#include "gui/checkdialog.h"
#include "gui/compactdialog.h"
#include "gui/gapsdialog.h"
#include "gui/historydialog.h"
#include "gui/importdialog.h"
#include "gui/importreportdialog.h"
#include "gui/jobsdialog.h"
#include "gui/logdialog.h"
#include "gui/settingsdialog.h"
#include "gui/shortcutsdialog.h"
#include "look/theme.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

Dialogs::Dialogs(QWidget& window)
    : QObject(&window)
    , m_window(window)
{
}

/// Raises the dialog if there is one, else makes it.
template <typename Dialog, typename Make>
void Dialogs::open(QPointer<Dialog>& dialog, Make make)
{
    if (!dialog) {
        dialog = make();
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void Dialogs::openBatch()
{
    open(m_batch, [this] {
        auto* dialog = new BatchDialog(&m_window);
        connect(dialog, &QDialog::accepted, this,
                [this, dialog] { Q_EMIT batchAccepted(dialog->request()); });
        connect(dialog, &BatchDialog::historyWanted, this, &Dialogs::historyWanted);
        return dialog;
    });
}

void Dialogs::openHistory(const HistoryDialog::Context& context)
{
    open(m_history, [&] {
        auto* dialog = new HistoryDialog(context, &m_window);
        connect(dialog, &QDialog::accepted, this,
                [this, dialog] { Q_EMIT historyAccepted(dialog->request(), dialog->goesLive()); });
        return dialog;
    });
}

void Dialogs::openGaps(const engine::SnapshotPtr& snapshot, bool canFetch)
{
    open(m_gaps, [this] {
        auto* dialog = new GapsDialog(&m_window);
        connect(dialog, &GapsDialog::fetchWanted, this, &Dialogs::missingWanted);
        return dialog;
    });
    m_gaps->present(snapshot, canFetch);
}

void Dialogs::presentGaps(const engine::SnapshotPtr& snapshot, bool canFetch)
{
    if (m_gaps)
        m_gaps->present(snapshot, canFetch);
}

void Dialogs::openImport(const QString& path, const core::SeriesKey& series, const core::Clock& clock)
{
    if (ImportDialog* const former = m_import.data(); former && !former->isVisible())
        delete former; // closed, it was there for a moment longer
    open(m_import, [&] {
        auto* dialog = new ImportDialog(series, clock, &m_window);
        connect(dialog, &QDialog::accepted, this,
                [this, dialog] { Q_EMIT importAccepted(dialog->request()); });
        return dialog;
    });
    m_import->load(path);
}

void Dialogs::openImportReport(const engine::ImportSummary& summary, const core::SeriesKey& series)
{
    delete m_importReport.data();
    open(m_importReport, [&] { return new ImportReportDialog(summary, series, &m_window); });
}

void Dialogs::openSettings(const Settings& settings, const SettingsContext& context)
{
    open(m_settings, [&] {
        auto* dialog = new SettingsDialog(settings, context, &m_window);
        connect(dialog, &SettingsDialog::applied, this, &Dialogs::settingsApplied);
        connect(dialog, &SettingsDialog::keyWanted, this, &Dialogs::keyWanted);
        return dialog;
    });
}

void Dialogs::openAsset(const AssetContext& context, engine::AssetCatalogue& catalogue,
                        const core::Clock& clock)
{
    if (AssetDialog* const former = m_asset.data(); former && !former->isVisible())
        delete former; // closed, it was there for a moment longer
    open(m_asset, [&] {
        auto* dialog = new AssetDialog(context, catalogue, clock, &m_window);
        connect(dialog, &AssetDialog::applied, this, &Dialogs::assetApplied);
        return dialog;
    });
}

void Dialogs::openCheck(const engine::CheckReport& report)
{
    delete m_check.data();
    open(m_check, [&] { return new CheckDialog(report, &m_window); });
}

void Dialogs::openCompact(const CompactContext& context)
{
    open(m_compact, [&] {
        auto* dialog = new CompactDialog(context, &m_window);
        connect(dialog, &CompactDialog::planWanted, this, [this](const core::RetentionRules& rules) {
            Q_EMIT compactWanted({.rules = rules, .dryRun = true});
        });
        connect(dialog, &CompactDialog::compactWanted, this,
                [this](const core::RetentionRules& rules) { Q_EMIT compactWanted({.rules = rules}); });
        connect(dialog, &CompactDialog::kept, this, &Dialogs::rulesKept);
        return dialog;
    });
}

void Dialogs::presentCompaction(const engine::CompactReport& report)
{
    if (m_compact)
        m_compact->present(report);
}

void Dialogs::setCompacting(bool working)
{
    if (m_compact)
        m_compact->setWorking(working);
}

void Dialogs::openLog(const LogSource& log)
{
    open(m_log, [&] { return new LogDialog(log, &m_window); });
}

void Dialogs::takeOver(const Dialogs& former, const LogSource& log)
{
    const auto* open = qobject_cast<const LogDialog*>(former.m_log.data());
    if (!open || open->isHidden())
        return;
    openLog(log);
    if (auto* dialog = qobject_cast<LogDialog*>(m_log.data()))
        dialog->takeOver(*open);
}

void Dialogs::openShortcuts()
{
    open(m_shortcuts, [this] { return new ShortcutsDialog(&m_window); });
}

void Dialogs::openJobs()
{
    open(m_jobs, [this] {
        auto* dialog = new JobsDialog(&m_window);
        connect(dialog, &JobsDialog::cancelRequested, this, &Dialogs::cancelRequested);
        return dialog;
    });
}

void Dialogs::presentJobs(const std::vector<engine::JobStatus>& jobs,
                          std::optional<std::chrono::milliseconds> sinceSnapshot)
{
    if (m_jobs)
        m_jobs->present(jobs, sinceSnapshot);
}

void Dialogs::openAbout(const WindowInfo& info, const QString& storageLocation)
{
    open(m_about, [&] { return new AboutDialog(info, storageLocation, &m_window); });
}

void Dialogs::openQuit(const QStringList& work)
{
    open(m_quit, [&] {
        auto* box =
            new QMessageBox(QMessageBox::Question, tr("Quit"), tr("Under way: %1.").arg(work.join(u", "_s)),
                            QMessageBox::NoButton, &m_window);
        box->setObjectName(u"quitBox"_s);
        const QColor ink = m_window.palette().color(QPalette::Text); // the style's own sign has another look
        box->setIconPixmap(look::icon(u"warning"_s, ink, ink).pixmap(32));
        box->setInformativeText(tr("It ends with CryptoPulse; prices that are stored stay."));
        box->addButton(tr("End it and quit"), QMessageBox::AcceptRole)->setObjectName(u"endButton"_s);
        box->setDefaultButton(box->addButton(tr("Go on"), QMessageBox::RejectRole));
        box->setModal(false);
        connect(box, &QMessageBox::accepted, this, &Dialogs::quitAccepted);
        return box;
    });
}

bool Dialogs::isSettingsOpen() const
{
    const SettingsDialog* dialog = m_settings.data(); // closed, it is there for a moment longer
    return dialog && dialog->isVisible();
}

void Dialogs::setContext(const SettingsContext& context)
{
    if (m_settings)
        m_settings->setContext(context);
}

void Dialogs::followSettings(const Settings& settings)
{
    if (m_settings)
        m_settings->follow(settings);
}

void Dialogs::refuseSettings(const QString& sentence)
{
    if (m_settings)
        m_settings->showTrouble(sentence);
    if (m_asset)
        m_asset->showTrouble(sentence);
}

void Dialogs::awaitSettings(const QString& sentence)
{
    if (m_settings)
        m_settings->showWaiting(sentence);
}

void Dialogs::endAwaitingSettings()
{
    if (m_settings)
        m_settings->endWaiting();
}

} // namespace cryptopulse::gui
