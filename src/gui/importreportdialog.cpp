#include "gui/importreportdialog.h"

#include "gui/importwords.h"
#include "look/panelstyle.h"
#include "ui_importreportdialog.h"

#include <QClipboard>
#include <QGuiApplication>

namespace cryptopulse::gui {

ImportReportDialog::ImportReportDialog(const engine::ImportSummary& summary, const core::SeriesKey& series,
                                       QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ImportReportDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation); // the window's palette, not the platform's
    m_ui->summaryLabel->setText(ImportWords::summary(summary));
    const QString note = ImportWords::venueNote(summary.venue, series);
    m_ui->noteLabel->setText(note);
    m_ui->noteLabel->setVisible(!note.isEmpty());
    m_ui->detailsEdit->setPlainText(ImportWords::details(summary));
    connect(m_ui->copyButton, &QPushButton::clicked, this, &ImportReportDialog::copy);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->closeButton->setDefault(true);
    m_ui->closeButton->setFocus();
    look::fitHeight(*this);
}

ImportReportDialog::~ImportReportDialog() = default;

void ImportReportDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_ui->summaryLabel->text() + u'\n' +
                                          m_ui->detailsEdit->toPlainText());
}

} // namespace cryptopulse::gui
