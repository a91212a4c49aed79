#include "pages/modelpage.h"

#include "forecast/stationary.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "pages/modelfigures.h"
#include "ui_modelpage.h"

namespace cryptopulse::pages {

ModelPage::ModelPage(QWidget* parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::ModelPage>())
{
    m_ui->setupUi(this);
    layColumns(*m_ui->figures, 380, 2);
    layColumns(*m_ui->tables, 380, 2);
    look::setFontScale(*m_ui->titleLabel, 1.1, QFont::DemiBold);
}

ModelPage::~ModelPage() = default;

QWidget& ModelPage::content() const
{
    return *m_ui->content;
}

void ModelPage::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    m_ui->summaryLabel->setText(summary(snapshot, now));
    presentAdaptive(snapshot);
    if (snapshot.model != m_model || !m_model)
        m_ui->simpleFacts->show(ModelFigures::simple(snapshot.model.get()));
    m_model = snapshot.model;
}

QString ModelPage::summary(const engine::Snapshot& snapshot, core::UtcTime now)
{
    if (!snapshot.adaptive)
        return tr("Nothing is known of it yet.");
    const engine::AdaptiveStatus& status = *snapshot.adaptive;
    const QString prior =
        status.priorId.empty() ? tr("without a prior") : QString::fromStdString(status.priorId);
    const QString what =
        tr("A mixture of %1 experts (%2). It has seen %3 steps and learned from %4 of them.")
            .arg(forecast::experts().size())
            .arg(prior, look::Words::count(status.observedSteps), look::Words::count(status.learnedRows));
    if (status.catchingUp)
        return what + u' ' + tr("It is going through the stored prices.");
    if (!snapshot.adaptiveForecast)
        return what + u' ' +
               tr("It forecasts once there are %1 steps without a hole.")
                   .arg(forecast::kStationaryLookback + 1);
    if (status.observedTo)
        return what + u' ' + tr("Newest step: %1.").arg(look::Words::moment(*status.observedTo, now));
    return what;
}

void ModelPage::presentAdaptive(const engine::Snapshot& snapshot)
{
    const auto& status = snapshot.adaptive;
    m_ui->figures->setVisible(status != nullptr);
    m_ui->expertsCard->setVisible(status && !status->weights.empty());
    if (!status || status == m_adaptive)
        return;
    m_adaptive = status;
    m_ui->weightsCard->show(
        ModelFigures::weights(*status),
        status->history.size() < 2
            ? tr("Shown once the weights have moved.")
            : tr("The mixture weighs its experts by how well they did so far. A weight moves "
                 "only when the outcome of a forecast is known, five steps later."));
    m_ui->reasonsCard->show(
        ModelFigures::reasons(*status),
        status->contributions.empty()
            ? tr("Shown with the next forecast.")
            : tr("What each feature adds, in percentage points around 50 %. Their names are "
                 "those of the documentation: returns (ret), lags (lag), distances to means "
                 "(dist), and these by the place in the quarter or the hour."));
    m_ui->expertsFacts->show(ModelFigures::experts(*status));
}

} // namespace cryptopulse::pages
