// The care of the database: backups, checks, old prices.

#include "gui/carewords.h"
#include "gui/checkdialog.h"
#include "gui/commands.h"
#include "gui/compactdialog.h"
#include "gui/dialogs.h"
#include "gui/jobrows.h"
#include "gui/mainwindow.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

void MainWindow::setUpCare()
{
    connect(&action(Act::Backup), &QAction::triggered, this, &MainWindow::backUp);
    connect(&action(Act::Check), &QAction::triggered, this, [this] {
        if (!refusesCare(NoticeTopic::Check))
            m_commands->check();
    });
    connect(&action(Act::Compact), &QAction::triggered, this, &MainWindow::openCompact);
    connect(m_commands, &Commands::backedUp, this, [this](const engine::BackupPtr& report) {
        tell(NoticeTopic::Backup, CareWords::backup(*report),
             tr("Models are not in it: they can be trained again. It is put in place with cryptopulse-cli "
                "restore "
                "FILE while CryptoPulse is closed."));
    });
    connect(m_commands, &Commands::checked, m_dialogs,
            [this](const engine::CheckPtr& report) { m_dialogs->openCheck(*report); });
    connect(m_commands, &Commands::compacted, m_dialogs,
            [this](const engine::CompactPtr& report) { m_dialogs->presentCompaction(*report); });
    connect(m_dialogs, &Dialogs::compactWanted, m_commands, &Commands::compact);
    connect(m_dialogs, &Dialogs::rulesKept, this, &MainWindow::keepRules);
}

/// Each of a kind one at a time; what takes long is in the list of work.
void MainWindow::presentCare()
{
    const auto isBusy = [this](NoticeTopic topic, engine::JobKind kind) {
        return m_commands->isPending(topic) || (*m_jobs)[kind].isRunning();
    };
    action(Act::Backup).setEnabled(canAsk() && !isBusy(NoticeTopic::Backup, engine::JobKind::Backup));
    action(Act::Check).setEnabled(canAsk() && !isBusy(NoticeTopic::Check, engine::JobKind::Check));
    action(Act::Compact).setEnabled(canAsk());
    m_dialogs->setCompacting(!canAsk() || isBusy(NoticeTopic::Compact, engine::JobKind::Compact));
}

/// A server's database is not a file that could be copied; its engine would refuse after a file was chosen.
bool MainWindow::refusesCare(NoticeTopic topic)
{
    if (!QString::fromStdString(m_snapshot->storageLocation).startsWith(u"postgresql://"_s))
        return false;
    showFailure(topic, {core::ErrorKind::InvalidArgument, "the prices are kept by a PostgreSQL server", {}});
    return true;
}

void MainWindow::backUp()
{
    if (refusesCare(NoticeTopic::Backup))
        return;
    if (m_snapshot->connection.isRemote()) // which knows its own folders
        return m_commands->backUp({});
    const QString name = u"cryptopulse-%1.db"_s.arg(QDate::currentDate().toString(Qt::ISODate));
    QString path = QFileDialog::getSaveFileName(this, tr("Back up the database"), QDir::home().filePath(name),
                                                tr("Databases (*.db)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += u".db"_s;
    m_commands->backUp({.path = path, .overwrite = true}); // the dialog has asked
}

void MainWindow::openCompact()
{
    if (refusesCare(NoticeTopic::Compact))
        return;
    const Settings values = currentSettings();
    const bool isRemote = m_snapshot->connection.isRemote();
    m_dialogs->openCompact(
        {values.retention, !isRemote && values.compactsDaily,
         isRemote ? tr("What a server does once a day is set in the settings file in its own folder.")
                  : QString()});
    presentCare();
}

void MainWindow::keepRules(const core::RetentionRules& rules, bool daily)
{
    const Settings before = currentSettings();
    Settings typed = before;
    typed.retention = rules;
    typed.compactsDaily = daily;
    Q_EMIT settingsApplied(typed, before);
}

} // namespace cryptopulse::gui
