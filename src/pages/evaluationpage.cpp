#include "pages/evaluationpage.h"

#include "chart/replacefile.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "pages/choices.h"
#include "pages/evaluationview.h"
#include "pages/verdictwords.h"
#include "report/htmlreport.h"
#include "ui_evaluationpage.h"

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

EvaluationPage::EvaluationPage(QWidget* parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::EvaluationPage>())
{
    m_ui->setupUi(this);
    setUpControls();
    setUpLayouts();
    look::setFontScale(*m_ui->headlineLabel, 1.5, QFont::DemiBold);
    look::setFontScale(*m_ui->emptyTitle, 1.5, QFont::DemiBold);
    look::setFontScale(*m_ui->confusionTitle, 1.0, QFont::DemiBold);
    m_ui->results->hide();
}

EvaluationPage::~EvaluationPage() = default;

void EvaluationPage::setUpControls()
{
    Choices::offerModels(*m_ui->modelBox);
    Choices::offerSteps(*m_ui->stepBox);
    m_ui->windowBox->addItem(tr("All before", "training data"), u"expanding"_s);
    m_ui->windowBox->addItem(tr("Newest days", "training data"), u"rolling"_s);
    connect(m_ui->modelBox, &QComboBox::currentIndexChanged, this, &EvaluationPage::presentWindow);
    connect(m_ui->windowBox, &QComboBox::currentIndexChanged, this, &EvaluationPage::presentWindow);
    connect(m_ui->evaluateButton, &QPushButton::clicked, this, &EvaluationPage::ask);
    connect(m_ui->reportButton, &QPushButton::clicked, this, &EvaluationPage::reportRequested);
    presentWindow();
}

void EvaluationPage::setUpLayouts()
{
    layControls(*m_ui->controls);
    layColumns(*m_ui->tables, 400, 3);
    layColumns(*m_ui->figures, 380, 3);
}

void EvaluationPage::ask()
{
    const bool rolls = m_ui->daysBox->isEnabled();
    Q_EMIT evaluateRequested(
        {.model = Choices::model(*m_ui->modelBox),
         .step = Choices::step(*m_ui->stepBox),
         .window = rolls ? evaluation::Window::Rolling : evaluation::Window::Expanding,
         .rollingDays = rolls ? m_ui->daysBox->value() : engine::EvaluateRequest().rollingDays,
         .controls = m_ui->controlsBox->isChecked()});
}

/// Only these two models are trained on a window that can be chosen.
void EvaluationPage::presentWindow()
{
    const std::string model = Choices::model(*m_ui->modelBox);
    const bool counts = model == "seed" || model == "logistic";
    m_ui->windowBox->setEnabled(counts);
    m_ui->daysBox->setEnabled(counts && m_ui->windowBox->currentData() == u"rolling"_s);
}

void EvaluationPage::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    m_ui->evaluateButton->setEnabled(canBegin(snapshot, engine::JobKind::Evaluate));
    m_ui->runningLabel->setVisible(isRunning(snapshot, engine::JobKind::Evaluate));
    if (m_shown != snapshot.evaluation) {
        m_shown = snapshot.evaluation;
        if (m_shown) {
            presentVerdict();
            presentFigures();
        }
    }
    m_ui->reportButton->setEnabled(hasReport());
    m_ui->results->setVisible(hasReport());
    m_ui->emptyCard->setVisible(!hasReport());
    if (m_shown)
        m_ui->subjectLabel->setText(EvaluationView::subject(*m_shown) + u' ' +
                                    tr("Made %1.").arg(look::Words::age(now - m_shown->made)));
    else
        presentEmpty(snapshot);
}

void EvaluationPage::presentEmpty(const engine::Snapshot& snapshot)
{
    m_ui->emptyLabel->setText(
        tr("Choose a model and press Evaluate to see how often its forecasts were right, how good its "
           "probabilities were, and whether that is more than luck. It takes some hundreds of prices in a "
           "row; %1 are there.")
            .arg(look::Words::count(snapshot.samples.size())));
}

void EvaluationPage::presentVerdict()
{
    const Verdict verdict = VerdictWords::of(*m_shown);
    m_ui->headlineLabel->setText(verdict.headline);
    m_ui->reasonLabel->setText(verdict.reason);
    showText(*m_ui->warningLabel, VerdictWords::ofWarnings(m_shown->warnings));
    showText(*m_ui->controlsLabel,
             m_shown->controls ? VerdictWords::ofControls(*m_shown->controls) : QString());
}

void EvaluationPage::presentFigures()
{
    m_ui->skillFacts->show(EvaluationView::skill(*m_shown));
    m_ui->directionFacts->show(EvaluationView::direction(*m_shown));
    m_ui->probabilitiesFacts->show(EvaluationView::probabilities(*m_shown));
    m_ui->rocCard->show(EvaluationView::roc(*m_shown), EvaluationView::rocCaption(*m_shown));
    m_ui->reliabilityCard->show(EvaluationView::reliability(m_shown->report.pooled),
                                EvaluationView::reliabilityCaption(m_shown->report.pooled));
    m_ui->confusion->show(m_shown->report.pooled);
    m_ui->foldsCard->show(EvaluationView::folds(*m_shown), EvaluationView::foldsCaption(*m_shown));
}

QWidget& EvaluationPage::content() const
{
    return *m_ui->content;
}

core::Result<void> EvaluationPage::saveReport(const QString& path) const
{
    if (!m_shown)
        return core::failure(core::ErrorKind::NotFound, "there is no evaluation yet");
    return chart::replaceFile<void>(path, [this](QIODevice& file) -> core::Result<void> {
        const QByteArray page = report::htmlOf(*m_shown);
        if (file.write(page) != page.size())
            return chart::cannotWrite(file);
        return {};
    });
}

} // namespace cryptopulse::pages
