#include "gui/logdialog.h"

#include "look/words.h"
#include "ui_logdialog.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QSaveFile>
#include <QScrollBar>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::gui {

LogDialog::LogDialog(const LogSource& source, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_ui(std::make_unique<Ui::LogDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    m_ui->textEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->textEdit->setMaximumBlockCount(static_cast<int>(kMostLines));
    setUpFilters();
    connect(m_ui->copyButton, &QPushButton::clicked, this, &LogDialog::copy);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &LogDialog::save);
    connect(m_ui->folderButton, &QPushButton::clicked, this, &LogDialog::openFolder);
    m_ui->folderButton->setVisible(!m_source.file().isEmpty());
    m_ui->fileLabel->setVisible(!m_source.file().isEmpty());
    m_ui->fileLabel->setText(tr("Earlier lines are in %1.").arg(QDir::toNativeSeparators(m_source.file())));
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    m_reading.setSingleShot(true);
    m_reading.setInterval(50ms);
    connect(&m_reading, &QTimer::timeout, this, &LogDialog::read);
    connect(&m_source, &LogSource::grew, this, [this] {
        if (!m_reading.isActive())
            m_reading.start();
    });
    read();
    resize(880, 560);
}

LogDialog::~LogDialog() = default;

void LogDialog::setUpFilters()
{
    m_ui->levelBox->setItemData(0, static_cast<int>(LogLevel::Debug));
    m_ui->levelBox->setItemData(1, static_cast<int>(LogLevel::Info));
    m_ui->levelBox->setItemData(2, static_cast<int>(LogLevel::Warning));
    m_ui->levelBox->setItemData(3, static_cast<int>(LogLevel::Error));
    connect(m_ui->levelBox, &QComboBox::currentIndexChanged, this, &LogDialog::showAll);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, &LogDialog::showAll);
    for (QPushButton* button : {m_ui->copyButton, m_ui->saveButton, m_ui->folderButton, m_ui->closeButton})
        button->setAutoDefault(false); // Enter belongs to the search
}

void LogDialog::takeOver(const LogDialog& former)
{
    m_ui->levelBox->setCurrentIndex(former.m_ui->levelBox->currentIndex());
    m_ui->searchEdit->setText(former.m_ui->searchEdit->text());
    setGeometry(former.geometry());
}

bool LogDialog::matches(const LogLine& line) const
{
    return static_cast<int>(line.level) >= m_ui->levelBox->currentData().toInt() &&
           line.text.contains(m_ui->searchEdit->text(), Qt::CaseInsensitive);
}

void LogDialog::read()
{
    for (LogLine& line : m_source.linesAfter(m_lastNumber)) {
        m_lastNumber = line.number;
        if (matches(line))
            append(line);
        m_lines.push_back(std::move(line));
        if (m_lines.size() > kMostLines)
            m_lines.pop_front();
    }
    showState();
}

void LogDialog::append(const LogLine& line)
{
    // Follows the end unless the reader has scrolled away from it: appendPlainText() does.
    m_ui->textEdit->appendPlainText(line.text);
    ++m_shown;
}

void LogDialog::showAll()
{
    m_ui->textEdit->clear();
    m_shown = 0;
    for (const LogLine& line : m_lines) {
        if (matches(line))
            append(line);
    }
    m_ui->textEdit->verticalScrollBar()->setValue(m_ui->textEdit->verticalScrollBar()->maximum());
    showState();
}

void LogDialog::showState()
{
    const auto shown = std::min<std::size_t>(static_cast<std::size_t>(m_shown), m_lines.size());
    m_ui->stateLabel->setText(m_lines.empty()
                                  ? tr("Nothing has been noted so far.")
                                  : tr("%1 of %2 lines. The newest 2,000 are kept until CryptoPulse ends.")
                                        .arg(look::Words::count(shown), look::Words::count(m_lines.size())));
    m_ui->copyButton->setEnabled(shown > 0);
    m_ui->saveButton->setEnabled(shown > 0);
}

QString LogDialog::shownText() const
{
    return m_ui->textEdit->toPlainText();
}

void LogDialog::copy()
{
    QGuiApplication::clipboard()->setText(shownText());
    m_ui->stateLabel->setText(tr("Copied."));
}

void LogDialog::save()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the log"), u"cryptopulse.log"_s,
                                                      tr("Log files (*.log *.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    const auto saved = saveTo(path);
    m_ui->stateLabel->setText(saved ? tr("Saved to %1.").arg(path)
                                    : QString::fromStdString(saved.error().detail));
}

void LogDialog::openFolder()
{
    const QString folder = QFileInfo(m_source.file()).absolutePath();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        m_ui->stateLabel->setText(tr("No program could be found that shows folders."));
}

core::Result<void> LogDialog::saveTo(const QString& path) const
{
    QSaveFile file(path);
    const QByteArray text = shownText().toUtf8() + '\n';
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return core::failure(core::ErrorKind::Storage,
                         tr("The log could not be saved to %1: %2. Choose another place.")
                             .arg(path, file.errorString())
                             .toStdString());
}

} // namespace cryptopulse::gui
