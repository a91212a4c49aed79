#pragma once

#include "core/clock.h"
#include "engine/assetcatalogue.h"
#include "engine/engine.h"
#include "gui/historydialog.h"
#include "gui/settings.h"
#include "gui/windowinfo.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

class QDialog;
class QWidget;

namespace cryptopulse::gui {

class AssetDialog;
struct AssetChoice;
struct AssetContext;
class CheckDialog;
class CompactDialog;
struct CompactContext;
class GapsDialog;
class ImportDialog;
class JobsDialog;
class LogSource;
class SettingsDialog;

/// The dialogs of a window: each is there once, or not at all, and none stops the window from being used.
class Dialogs final : public QObject
{
    Q_OBJECT

public:
    explicit Dialogs(QWidget& window);

    void openBatch();
    void openHistory(const HistoryDialog::Context& context);
    void openGaps(const engine::SnapshotPtr& snapshot, bool canFetch);
    /// Looks at a file, of which the prices would go into @p series. @p clock outlives the dialog.
    void openImport(const QString& path, const core::SeriesKey& series, const core::Clock& clock);
    /// What became of a file; in the place of an earlier report.
    void openImportReport(const engine::ImportSummary& summary, const core::SeriesKey& series);
    void openSettings(const Settings& settings, const SettingsContext& context);
    /// @p catalogue and @p clock outlive the dialog.
    void openAsset(const AssetContext& context, engine::AssetCatalogue& catalogue, const core::Clock& clock);
    /// What a check found; in the place of an earlier report.
    void openCheck(const engine::CheckReport& report);
    void openCompact(const CompactContext& context);
    void openLog(const LogSource& log);
    void openShortcuts();
    void openJobs();
    /// Work that would end with the program: shall it?
    void openQuit(const QStringList& work);
    void openAbout(const WindowInfo& info, const QString& storageLocation);

    /// Hands these on to the list of work, if it is open.
    /// Opens the log where another window had it open, with what was looked for in it.
    void takeOver(const Dialogs& former, const LogSource& log);
    /// Hands these on to the dialog about old prices, if it is open.
    void presentCompaction(const engine::CompactReport& report);
    void setCompacting(bool working);
    void presentGaps(const engine::SnapshotPtr& snapshot, bool canFetch);
    void presentJobs(const std::vector<engine::JobStatus>& jobs,
                     std::optional<std::chrono::milliseconds> sinceSnapshot);
    /// Hands these on to the settings dialog, if it is open.
    void setContext(const SettingsContext& context);
    void followSettings(const Settings& settings);
    void refuseSettings(const QString& sentence);
    void awaitSettings(const QString& sentence);
    void endAwaitingSettings();

    [[nodiscard]] bool isSettingsOpen() const;

Q_SIGNALS:
    void keyWanted();
    void quitAccepted();
    void batchAccepted(const cryptopulse::engine::CollectRequest& request);
    /// @p goLive: live prices are to come from there, too.
    void historyAccepted(const cryptopulse::engine::BackfillRequest& request, bool goLive);
    void historyWanted();
    /// Of the shown series.
    void missingWanted();
    void importAccepted(const cryptopulse::engine::ImportRequest& request);
    void cancelRequested(const std::string& id);
    void compactWanted(const cryptopulse::engine::CompactRequest& request);
    void rulesKept(const cryptopulse::core::RetentionRules& rules, bool daily);
    void assetApplied(const cryptopulse::gui::AssetChoice& choice);
    void settingsApplied(const cryptopulse::gui::Settings& typed, const cryptopulse::gui::Settings& before);

private:
    template <typename Dialog, typename Make>
    void open(QPointer<Dialog>& dialog, Make make);

    QWidget& m_window; // owns us and the dialogs
    QPointer<QDialog> m_batch;
    QPointer<QDialog> m_history;
    QPointer<GapsDialog> m_gaps;
    QPointer<ImportDialog> m_import;
    QPointer<QDialog> m_importReport;
    QPointer<SettingsDialog> m_settings;
    QPointer<AssetDialog> m_asset;
    QPointer<QDialog> m_check;
    QPointer<CompactDialog> m_compact;
    QPointer<QDialog> m_log;
    QPointer<QDialog> m_shortcuts;
    QPointer<JobsDialog> m_jobs;
    QPointer<QDialog> m_about;
    QPointer<QDialog> m_quit;
};

} // namespace cryptopulse::gui
