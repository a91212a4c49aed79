#include "pages/modelpage.h"

#include "forecast/stationary.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "pages/expertwords.h"
#include "pages/facttable.h"
#include "pages/modelfigures.h"
#include "ui_modelpage.h"

namespace cryptopulse::pages {

namespace {

QString decimal(double value)
{
    return look::Words::locale().toString(value, 'g', 5);
}

} // namespace

ModelPage::ModelPage(QWidget* parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::ModelPage>())
{
    m_ui->setupUi(this);
    for (QLabel* title : {m_ui->titleLabel, m_ui->expertsTitle, m_ui->simpleTitle})
        look::setFontScale(*title, 1.1, QFont::DemiBold);
}

ModelPage::~ModelPage() = default;

QWidget& ModelPage::content() const
{
    return *m_ui->content;
}

void ModelPage::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    presentAdaptive(snapshot, now);
    presentSimple(snapshot, now);
}

void ModelPage::presentAdaptive(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const auto& status = snapshot.adaptive;
    m_ui->expertsCard->setVisible(status && !status->weights.empty());
    m_ui->weightsPlot->setVisible(status && status->history.size() > 1);
    m_ui->reasonsPlot->setVisible(status && !status->contributions.empty());
    m_ui->reasonsLabel->setVisible(status && !status->contributions.empty());
    if (!status) {
        m_ui->summaryLabel->setText(tr("Nothing is known of it yet."));
        return;
    }
    const QString prior =
        status->priorId.empty() ? tr("without a prior") : QString::fromStdString(status->priorId);
    QString summary =
        tr("A mixture of %1 experts (%2). It has seen %3 steps and learned from %4 of them.")
            .arg(forecast::experts().size())
            .arg(prior, look::Words::count(status->observedSteps), look::Words::count(status->learnedRows));
    if (status->catchingUp)
        summary += u' ' + tr("It is going through the stored prices.");
    else if (!snapshot.adaptiveForecast)
        summary +=
            u' ' +
            tr("It forecasts once there are %1 steps without a hole.").arg(forecast::kStationaryLookback + 1);
    else if (status->observedTo)
        summary += u' ' + tr("Newest step: %1.").arg(look::Words::moment(*status->observedTo, now));
    m_ui->summaryLabel->setText(summary);
    if (status == m_adaptive)
        return;
    m_adaptive = status;
    m_ui->weightsPlot->draw(ModelFigures::weights(*status));
    m_ui->reasonsPlot->draw(ModelFigures::reasons(*status));
    if (snapshot.adaptiveForecast)
        m_ui->reasonsLabel->setText(
            tr("Why %1: what each feature adds, in percentage points around 50 %. The names are those of the "
               "documentation of the forecast: returns (ret), lags, distances to means (dist), and each "
               "times the "
               "place in the quarter or the hour (q, h). The simple model's share is not in it.")
                .arg(look::Words::percent(snapshot.adaptiveForecast->up.value())));
    fillExperts(*status);
}

void ModelPage::fillExperts(const engine::AdaptiveStatus& status)
{
    std::vector<QStringList> rows;
    const auto& experts = forecast::experts();
    for (std::size_t i = 0; i < std::min(experts.size(), status.weights.size()); ++i) {
        const bool speaks = i < status.expertProbabilities.size();
        rows.push_back({ExpertWords::name(experts[i]), look::Words::percent(status.weights[i]),
                        speaks ? look::Words::percent(status.expertProbabilities[i]) : tr("–", "no number")});
    }
    fillTable(*m_ui->expertsTable, {tr("Expert"), tr("Weight"), tr("Its probability of a rise")}, rows);
}

void ModelPage::presentSimple(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const auto& model = snapshot.model;
    m_ui->coefTable->setVisible(model != nullptr);
    m_ui->simpleLabel->setText(
        model ? tr("A logistic regression on six features, trained %1 on %2 rows; on the %3 newest, which it "
                   "had not "
                   "seen, it was right %4 of the time (AUC %5).")
                    .arg(look::Words::moment(model->created, now), look::Words::count(model->trainRows),
                         look::Words::count(model->testRows), look::Words::percent(model->test.accuracy),
                         look::Words::locale().toString(model->test.auc, 'f', 3))
              : tr("Not trained yet. Train makes it from all prices."));
    if (model && model != m_model)
        fillCoefficients(*model);
    m_model = model;
}

void ModelPage::fillCoefficients(const engine::ModelCard& card)
{
    const forecast::SeedModel& model = card.model;
    std::vector<QStringList> rows;
    for (std::size_t i = 0; i < forecast::kFeatures; ++i)
        rows.push_back({QString::fromLatin1(forecast::kFeatureNames[i].data()), decimal(model.coef[i]),
                        decimal(model.mean[i]), decimal(model.scale[i])});
    rows.push_back({tr("constant"), decimal(model.intercept), {}, {}});
    fillTable(*m_ui->coefTable, {tr("Feature"), tr("Coefficient"), tr("Mean"), tr("Standard deviation")},
              rows);
}

} // namespace cryptopulse::pages
