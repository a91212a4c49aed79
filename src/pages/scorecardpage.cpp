#include "pages/scorecardpage.h"

#include "look/panelstyle.h"
#include "pages/evaluationview.h"
#include "pages/scorecardview.h"
#include "pages/verdictwords.h"
#include "ui_scorecardpage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

ScorecardPage::ScorecardPage(QWidget* parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::ScorecardPage>())
{
    m_ui->setupUi(this);
    m_ui->modelBox->addItem(tr("Adaptive model"), u"adaptive"_s);
    m_ui->modelBox->addItem(tr("Simple model"), u"seed"_s);
    layControls(*m_ui->controls);
    layColumns(*m_ui->tables, 380, 2);
    layColumns(*m_ui->figures, 380, 3);
    look::setFontScale(*m_ui->headlineLabel, 1.5, QFont::DemiBold);
    connect(m_ui->modelBox, &QComboBox::currentIndexChanged, this, &ScorecardPage::presentModel);
    m_ui->results->hide();
}

ScorecardPage::~ScorecardPage() = default;

void ScorecardPage::choose(const QString& model)
{
    m_ui->modelBox->setCurrentIndex(std::max(0, m_ui->modelBox->findData(model)));
}

QWidget& ScorecardPage::content() const
{
    return *m_ui->content;
}

void ScorecardPage::present(const engine::Snapshot& snapshot, core::UtcTime)
{
    m_adaptive = {snapshot.adaptiveLiveScore, snapshot.adaptiveForecasts};
    m_simple = {snapshot.liveScore, snapshot.forecasts};
    presentModel();
}

void ScorecardPage::presentModel()
{
    const Record& wanted = m_ui->modelBox->currentData() == u"adaptive"_s ? m_adaptive : m_simple;
    presentScore(wanted.score);
    if (!wanted.forecasts || wanted.forecasts == m_shown.forecasts)
        return;
    m_shown.forecasts = wanted.forecasts;
    m_ui->hitsCard->show(
        ScorecardView::hits(*wanted.forecasts),
        tr("Far from the dashed line a forecast is bold; hits there count for more, and so do "
           "misses."));
}

void ScorecardPage::presentScore(const engine::LiveScorePtr& score)
{
    if (score == m_shown.score && score)
        return;
    m_shown.score = score;
    const bool isKnown = score && !score->trouble && score->given > 0;
    m_ui->results->setVisible(isKnown);
    if (!isKnown) {
        m_ui->headlineLabel->setText(tr("No forecast has been written down yet."));
        m_ui->reasonLabel->setText(
            score && score->trouble
                ? tr("The record could not be read: %1.").arg(QString::fromStdString(score->trouble->detail))
                : tr("With every new price the forecast is written down before its outcome is known, and "
                     "scored "
                     "five steps later. Leave CryptoPulse open with auto-refresh on."));
        return showText(*m_ui->subjectLabel, {});
    }
    presentVerdict(*score);
    m_ui->recordFacts->show(ScorecardView::record(*score));
    m_ui->skillFacts->show(ScorecardView::skill(*score));
    m_ui->rollingCard->show(ScorecardView::rolling(*score), ScorecardView::rollingCaption(*score));
    m_ui->reliabilityCard->show(EvaluationView::reliability(score->judged.metrics),
                                EvaluationView::reliabilityCaption(score->judged.metrics));
}

void ScorecardPage::presentVerdict(const engine::LiveScore& score)
{
    const Verdict verdict = VerdictWords::of(score);
    m_ui->headlineLabel->setText(verdict.headline);
    m_ui->reasonLabel->setText(verdict.reason);
    showText(*m_ui->subjectLabel, ScorecardView::subject(score));
}

} // namespace cryptopulse::pages
