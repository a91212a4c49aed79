#include "gui/gapsdialog.h"

#include "chart/labels.h"
#include "engine/whendone.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_gapsdialog.h"

#include <QPainter>
#include <QPushButton>

namespace cryptopulse::gui {

namespace {

QPixmap swatch(const QBrush& brush, const QPalette& palette, qreal ratio)
{
    QPixmap picture(QSize(18, 12) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(palette.color(QPalette::Base));
    QPainter painter(&picture);
    painter.fillRect(QRect(0, 0, 18, 12), brush);
    painter.setPen(palette.color(QPalette::Dark));
    painter.drawRect(0, 0, 17, 11);
    return picture;
}

} // namespace

GapsDialog::GapsDialog(QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::GapsDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation); // the window's palette, not the platform's
    m_ui->table->hide();                    // until there is something in it
    m_ui->table->setModel(&m_model);
    m_ui->table->sortByColumn(GapsModel::Missing, Qt::DescendingOrder);
    m_ui->table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_ui->table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_ui->table->horizontalHeader()->setHighlightSections(false);
    m_ui->table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QPushButton* fetch =
        m_ui->buttonBox->addButton(tr("&Fetch what is missing…"), QDialogButtonBox::ActionRole);
    fetch->setObjectName(QStringLiteral("fetchButton"));
    fetch->setDefault(true);
    connect(fetch, &QPushButton::clicked, this, &GapsDialog::fetchWanted);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &GapsDialog::mark);
}

GapsDialog::~GapsDialog() = default;

void GapsDialog::present(const engine::SnapshotPtr& snapshot, bool canFetch)
{
    m_ui->buttonBox->findChild<QPushButton*>(QStringLiteral("fetchButton"))->setEnabled(canFetch);
    m_ui->pricesSwatch->setPixmap(swatch(palette().highlight(), palette(), devicePixelRatioF()));
    m_ui->unaskedSwatch->setPixmap(swatch(m_ui->map->unaskedBrush(), palette(), devicePixelRatioF()));
    m_ui->askedSwatch->setPixmap(swatch(m_ui->map->askedBrush(), palette(), devicePixelRatioF()));
    m_snapshot = snapshot;
    survey();
}

/// One count at a time; what came meanwhile is counted next.
void GapsDialog::survey()
{
    const bool isSame = m_counted && m_counted->series == m_snapshot->series &&
                        m_counted->samples.size() == m_snapshot->samples.size() &&
                        m_counted->asked == m_snapshot->asked;
    if (m_isCounting || isSame)
        return;
    m_isCounting = true;
    m_counted = m_snapshot;
    engine::whenDone(engine::surveyGaps(m_snapshot), this, [this](core::Result<engine::GapSurvey> counted) {
        m_isCounting = false;
        if (counted)
            take(std::move(*counted));
        survey();
    });
}

void GapsDialog::take(engine::GapSurvey survey)
{
    m_ui->summaryLabel->setText(summary(survey));
    m_ui->map->setAccessibleDescription(m_ui->summaryLabel->text());
    m_model.setSurvey(survey);
    m_ui->table->setVisible(!survey.gaps.list.empty());
    m_ui->map->setVisible(!survey.whole.empty());
    m_ui->map->setMarked({});
    m_ui->map->setSurvey(std::move(survey));
}

void GapsDialog::mark()
{
    const QModelIndexList rows = m_ui->table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        m_ui->map->setMarked({});
    else
        m_ui->map->setMarked(m_model.gapAt(rows.front().row()).range);
}

QString GapsDialog::summary(const engine::GapSurvey& survey) const
{
    const core::Gaps& gaps = survey.gaps;
    if (survey.whole.empty())
        return tr("There are not enough prices yet for a gap between two of them.");
    const QString from = chart::Labels::moment(survey.whole.from);
    const QString to = chart::Labels::moment(survey.whole.to);
    const QString whole = gaps.buckets == 1
                              ? tr("%1 to %2: one minute.").arg(from, to)
                              : tr("%1 to %2: %3 minutes.").arg(from, to, look::Words::count(gaps.buckets));
    if (gaps.count == 0)
        return tr("%1 Every minute has a price.").arg(whole);
    const double missing = double(gaps.missing) / double(gaps.buckets);
    return tr("%1 %2 of them (%3) have no price; gaps: %4, the longest of %5.")
        .arg(whole, look::Words::count(gaps.missing), look::Words::percent(missing),
             look::Words::count(gaps.count), look::Words::duration(std::chrono::minutes(gaps.longest)));
}

} // namespace cryptopulse::gui
