#include "gui/importdialog.h"

#include "engine/pricefiles.h"
#include "engine/whendone.h"
#include "gui/detailwords.h"
#include "gui/importwords.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_importdialog.h"

#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr int kReadColumns = 2; // of the table: time and price as they are understood
constexpr int kWidestColumn = 320;

/// Replaces what can be chosen, keeps what was.
void fill(QComboBox& box, const QList<std::pair<QString, QVariant>>& choices)
{
    const QSignalBlocker quiet(box);
    const QVariant chosen = box.currentData();
    box.clear();
    for (const auto& [text, value] : choices)
        box.addItem(text, value);
    box.setCurrentIndex(std::max(0, chosen.isValid() ? box.findData(chosen) : 0));
}

QTableWidgetItem* cell(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setToolTip(text);
    return item;
}

} // namespace

ImportDialog::ImportDialog(core::SeriesKey series, const core::Clock& clock, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ImportDialog>())
    , m_series(std::move(series))
    , m_clock(clock)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation); // the window's palette, not the platform's
    look::setFontScale(*m_ui->formatLabel, 1.0, QFont::DemiBold);
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setText(tr("Import"));
    for (QLabel* label : {m_ui->formatLabel, m_ui->troubleLabel, m_ui->planLabel, m_ui->noteLabel})
        label->hide(); // until something is known
    m_ui->headerBox->setSpecialValueText(tr("Automatic"));
    m_ui->headerBox->setMaximum(core::kMostHeaderLines);
    setUpChoices();
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(900, 620);
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::setUpChoices()
{
    for (QComboBox* box : {m_ui->timeColumnBox, m_ui->timeFormatBox, m_ui->priceColumnBox, m_ui->delimiterBox,
                           m_ui->decimalMarkBox})
        connect(box, &QComboBox::currentIndexChanged, this, &ImportDialog::look);
    connect(m_ui->headerBox, &QSpinBox::valueChanged, this, &ImportDialog::look);
}

void ImportDialog::load(const QString& path)
{
    m_path = path;
    const QFileInfo file(path);
    m_ui->fileLabel->setText(
        tr("%1 in %2").arg(file.fileName(), QDir::toNativeSeparators(file.absolutePath())));
    for (QComboBox* box : {m_ui->timeColumnBox, m_ui->timeFormatBox, m_ui->priceColumnBox, m_ui->delimiterBox,
                           m_ui->decimalMarkBox}) {
        const QSignalBlocker quiet(box);
        box->clear();
    }
    const QSignalBlocker quiet(m_ui->headerBox);
    m_ui->headerBox->setValue(m_ui->headerBox->minimum());
    look();
}

core::ImportMapping ImportDialog::mapping() const
{
    const auto text = [](const QComboBox& box) { return box.currentData().toString().toStdString(); };
    core::ImportMapping mapping;
    mapping.timeColumn = text(*m_ui->timeColumnBox);
    mapping.priceColumn = text(*m_ui->priceColumnBox);
    mapping.timeFormat =
        core::timeFormatFromName(text(*m_ui->timeFormatBox)).value_or(core::TimeFormat::Auto);
    if (const std::string delimiter = text(*m_ui->delimiterBox); !delimiter.empty())
        mapping.delimiter = delimiter[0];
    if (const std::string mark = text(*m_ui->decimalMarkBox); !mark.empty())
        mapping.decimalMark = mark[0];
    if (m_ui->headerBox->value() >= 0)
        mapping.headerLines = m_ui->headerBox->value();
    return mapping;
}

engine::ImportRequest ImportDialog::request() const
{
    return {.path = m_path, .csv = {}, .mapping = mapping()};
}

void ImportDialog::look()
{
    const int asked = ++m_asked;
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(false); // until it is known what it would do
    engine::whenDone(engine::previewPrices(request(), m_clock.now()), this,
                     [this, asked](const core::Result<core::FilePreview>& preview) {
                         if (asked == m_asked)
                             present(preview);
                     });
}

void ImportDialog::present(const core::Result<core::FilePreview>& preview)
{
    if (!preview)
        return presentFailure(preview.error());
    presentChoices(*preview);
    presentTable(*preview);
    presentPlan(*preview);
}

void ImportDialog::presentChoices(const core::FilePreview& preview)
{
    presentColumns(*m_ui->timeColumnBox, preview, preview.timeColumn);
    presentColumns(*m_ui->priceColumnBox, preview, preview.priceColumn);
    QList<std::pair<QString, QVariant>> formats;
    for (const auto format : ImportWords::timeFormats())
        formats.append(
            {ImportWords::timeFormat(format), QString::fromUtf8(core::timeFormatName(format).data())});
    fill(*m_ui->timeFormatBox, formats);
    QList<std::pair<QString, QVariant>> delimiters{
        {tr("Automatic: %1").arg(ImportWords::delimiter(preview.delimiter)), QString()}};
    for (const char delimiter : core::kDelimiters)
        delimiters.append({ImportWords::delimiter(delimiter), QString(QLatin1Char(delimiter))});
    fill(*m_ui->delimiterBox, delimiters);
    fill(*m_ui->decimalMarkBox,
         {{tr("Automatic: %1").arg(ImportWords::decimalMark(preview.decimalMark)), QString()},
          {ImportWords::decimalMark('.'), u"."_s},
          {ImportWords::decimalMark(','), u","_s}});
}

void ImportDialog::presentColumns(QComboBox& box, const core::FilePreview& preview, std::size_t recognised)
{
    const auto nameOf = [&preview](std::size_t column) {
        const QString name = QString::fromStdString(preview.columns[column]);
        const QString number = QString::number(column + 1);
        return name == number ? tr("Column %1").arg(number) : name;
    };
    const bool isKnown = recognised < preview.columns.size();
    QList<std::pair<QString, QVariant>> choices{
        {isKnown ? tr("Automatic: %1").arg(nameOf(recognised)) : tr("Automatic"), QString()}};
    for (std::size_t column = 0; column < preview.columns.size(); ++column)
        choices.append({nameOf(column), QString::number(column + 1)});
    fill(box, choices);
}

void ImportDialog::presentTable(const core::FilePreview& preview)
{
    QTableWidget& table = *m_ui->table;
    const auto columns = static_cast<int>(preview.columns.size());
    table.clear();
    table.setColumnCount(kReadColumns + columns);
    table.setRowCount(static_cast<int>(preview.rows.size()));
    QStringList titles{tr("Read as time (UTC)"), tr("Read as price")};
    for (std::size_t column = 0; column < preview.columns.size(); ++column) {
        const QString name = QString::fromStdString(preview.columns[column]);
        titles += column == preview.timeColumn    ? tr("%1 → time").arg(name)
                  : column == preview.priceColumn ? tr("%1 → price").arg(name)
                                                  : name;
    }
    table.setHorizontalHeaderLabels(titles);
    for (int row = 0; row < table.rowCount(); ++row)
        presentRow(row, preview.rows[static_cast<std::size_t>(row)], preview);
    table.resizeColumnsToContents();
    for (int column = 0; column < table.columnCount(); ++column)
        table.setColumnWidth(column, std::min(kWidestColumn, table.columnWidth(column)));
}

void ImportDialog::presentRow(int row, const core::PreviewRow& line, const core::FilePreview& preview)
{
    QTableWidget& table = *m_ui->table;
    table.setVerticalHeaderItem(row, new QTableWidgetItem(QString::number(line.line)));
    const bool isUsable = line.problem.empty() && line.time;
    QString time = isUsable ? QString::fromStdString(core::toIso(*line.time)).left(19).replace(u'T', u' ')
                            : tr("not usable: %1").arg(ImportWords::reason(line.problem));
    QString price = isUsable && line.price ? look::Words::price(line.price->value()) : u"–"_s;
    table.setItem(row, 0, cell(time));
    table.setItem(row, 1, cell(price));
    for (std::size_t column = 0; column < line.fields.size() && column < preview.columns.size(); ++column) {
        QTableWidgetItem* item = cell(QString::fromStdString(line.fields[column]));
        if (column == preview.timeColumn || column == preview.priceColumn) {
            QFont strong = table.font();
            strong.setBold(true);
            item->setFont(strong);
        }
        table.setItem(row, kReadColumns + static_cast<int>(column), item);
    }
}

void ImportDialog::presentPlan(const core::FilePreview& preview)
{
    m_ui->formatLabel->setText(tr("Recognised: %1").arg(ImportWords::format(preview.format)));
    const bool isUsable = std::ranges::any_of(
        preview.rows, [](const core::PreviewRow& row) { return row.problem.empty() && row.price; });
    QString trouble = preview.trouble.empty() ? QString() : detailWords(preview.trouble);
    if (!preview.trouble.empty() && trouble.isEmpty())
        trouble = QString::fromStdString(preview.trouble);
    if (trouble.isEmpty() && !isUsable)
        trouble = tr("none of the first lines can be used");
    m_ui->troubleLabel->setText(tr("Choose below how to read it: %1.").arg(trouble));
    m_ui->troubleLabel->setVisible(!trouble.isEmpty());
    m_ui->formatLabel->setVisible(trouble.isEmpty());
    m_ui->planLabel->setText(ImportWords::plan(preview, m_series));
    m_ui->planLabel->setVisible(trouble.isEmpty());
    const QString note = ImportWords::venueNote(preview.venue, m_series);
    m_ui->noteLabel->setText(note);
    m_ui->noteLabel->setVisible(!note.isEmpty() && trouble.isEmpty());
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(trouble.isEmpty());
}

void ImportDialog::presentFailure(const core::Error& error)
{
    const QString words = detailWords(error.detail);
    m_ui->troubleLabel->setText(tr("This file cannot be imported: %1.")
                                    .arg(words.isEmpty() ? QString::fromStdString(error.detail) : words));
    m_ui->troubleLabel->show();
    for (QLabel* label : {m_ui->formatLabel, m_ui->planLabel, m_ui->noteLabel})
        label->hide();
    m_ui->table->setRowCount(0);
    m_ui->table->setColumnCount(0);
}

} // namespace cryptopulse::gui
